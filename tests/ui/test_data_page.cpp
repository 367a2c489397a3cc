#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/digits_fixture.h"
#include "tests/support/screenshot.h"
#include "ui/models/recipe_model.h"
#include "ui/pages/data_page.h"
#include "ui/pages/data_source_box.h"
#include "ui/style.h"
#include "ui/widgets/balance_chart.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/digit_sheet.h"
#include "ui/widgets/input_preview.h"
#include "ui/widgets/number_box.h"

using namespace quantelier;

namespace {

template <class Widget>
Widget* named(QWidget& parent, const QString& name) {
    for (Widget* widget : parent.findChildren<Widget*>())
        if (widget->accessibleName() == name) return widget;
    return nullptr;
}

}  // namespace

class TestDataPage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }

    void init() {
        m_recipe = std::make_unique<RecipeModel>(presetRecipe("recommended"));
        m_page = std::make_unique<DataPage>(m_recipe.get());
        m_page->setResize(enlargedTo32);
        m_page->resize(1072, 724);
        m_page->show();
        QApplication::processEvents();
    }

    void sourceGoesIntoTheRecipe() {
        named<QRadioButton>(*m_page, "Built-in sketched digits")->click();
        QCOMPARE(m_recipe->recipe().data.source, DataSource::Sketched);
        QCOMPARE(m_page->commandLine(), "quantelier dataset sketch --output sketched-digits");
        auto* path = named<QLineEdit>(*m_page, "MNIST folder");
        path->setText("/my digits");
        QTest::keyClick(path, Qt::Key_Return);
        QCOMPARE(m_recipe->recipe().data.source, DataSource::Mnist);
        QCOMPARE(m_recipe->recipe().data.path, std::string("/my digits"));
        QCOMPARE(m_page->commandLine(), "quantelier dataset verify --data_path '/my digits'");
        QVERIFY(named<QRadioButton>(*m_page, "MNIST folder")->isChecked());
    }

    void datasetIsShown() {
        m_page->showDataset(exampleDigits());
        auto* chip = m_page->findChild<Chip*>();
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->kind(), ChipKind::Passed);
        QVERIFY(m_page->findChild<DigitSheet*>()->currentDigit() >= 0);
        QVERIFY(m_page->findChild<InputPreview*>()->accessibleDescription().contains("32 × 32"));
        QCOMPARE(m_page->findChild<DigitSheet*>()->columns(), 14);
        QCOMPARE(m_page->findChild<DigitSheet*>()->rows(), 6);
    }

    void unknownFilesAreNamed() {
        auto data = std::make_shared<DatasetPair>(*exampleDigits());
        data->canonicalMnist = false;
        m_page->showDataset(data);
        QCOMPARE(m_page->findChild<Chip*>()->kind(), ChipKind::Warning);
    }

    void errorStandsUnderThePathAndOldDataStay() {
        m_page->showDataset(exampleDigits());
        const qint64 digit = m_page->findChild<DigitSheet*>()->currentDigit();
        m_page->showSourceError("train-images: this is a label file.");
        QCOMPARE(named<QLineEdit>(*m_page, "MNIST folder")->property("invalid").toBool(), true);
        QCOMPARE(m_page->findChild<DigitSheet*>()->currentDigit(), digit);
        m_page->showDataset(exampleDigits());
        QCOMPARE(named<QLineEdit>(*m_page, "MNIST folder")->property("invalid").toBool(), false);
    }

    void fallingBackToTheBuiltInDigitsIsSaid() {
        auto data = std::make_shared<DatasetPair>(*exampleDigits());
        data->source = "sketched";
        m_page->showDataset(data);
        QVERIFY(!m_page->findChild<Chip*>()->isVisible());
        QVERIFY(named<QRadioButton>(*m_page, "Built-in sketched digits")->isChecked());
    }

    void busyButtonIgnoresASecondPress() {
        QSignalSpy check(m_page.get(), &DataPage::checkFilesRequested);
        m_page->setLoading(true);
        named<QPushButton>(*m_page, "Check files")->click();
        QCOMPARE(check.count(), 0);
        QVERIFY(m_page->findChild<Chip*>()->isVisible());
        m_page->setLoading(false);
        named<QPushButton>(*m_page, "Check files")->click();
        QCOMPARE(check.count(), 1);
    }

    void filterAndKeys() {
        m_page->showDataset(exampleDigits());
        auto* sheet = m_page->findChild<DigitSheet*>();
        sheet->setFocus();
        QTest::keyClick(sheet, Qt::Key_7);
        QVERIFY(sheet->describe(sheet->currentDigit()).contains("labelled 7"));
        QVERIFY(sheet->accessibleDescription().startsWith("Test image"));
        QTest::keyClick(sheet, Qt::Key_T);
        QVERIFY(sheet->accessibleDescription().startsWith("Training image"));
        QVERIFY(sheet->accessibleDescription().contains("labelled 7"));
        const qint64 first = sheet->currentDigit();
        QTest::keyClick(sheet, Qt::Key_Right);
        QVERIFY(sheet->currentDigit() != first);
        QSignalSpy opened(sheet, &DigitSheet::opened);
        disconnect(sheet, &DigitSheet::opened, m_page.get(), nullptr);  // the dialog would wait for an answer
        QTest::keyClick(sheet, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
    }

    void impossibleNumberKeepsTheLastGoodOne() {
        auto* batch = named<NumberBox>(*m_page, "Batch size");
        batch->setValue(0);
        QCOMPARE(m_recipe->recipe().data.batchSize, 64);
        QVERIFY(batch->property("invalid").toBool());
        batch->setValue(32);
        QCOMPARE(m_recipe->recipe().data.batchSize, 32);
        QVERIFY(!batch->property("invalid").toBool());
    }

    void allImagesAreKeptAsZero() {
        auto data = std::make_shared<DatasetPair>(*exampleDigits());
        data->train = madeUpDigits(600);
        m_page->showDataset(data);
        auto* train = named<NumberBox>(*m_page, "Training images");
        QCOMPARE(train->value(), 600);
        train->setValue(500);
        QCOMPARE(m_recipe->recipe().data.trainImages, 500);
        train->setValue(600);
        QCOMPARE(m_recipe->recipe().data.trainImages, 0);
    }

    void downloadShowsProgressAndCanBeCancelled() {
        QSignalSpy requested(m_page.get(), &DataPage::downloadRequested);
        QSignalSpy cancelled(m_page.get(), &DataPage::downloadCancelRequested);
        named<QPushButton>(*m_page, "Download MNIST")->click();
        QCOMPARE(requested.count(), 1);
        m_page->showDownloadProgress(5000000, 11594722, "train-images");
        QVERIFY(!named<QPushButton>(*m_page, "Download MNIST")->isVisible());
        named<QPushButton>(*m_page, "Cancel the download")->click();
        QCOMPARE(cancelled.count(), 1);
        m_page->downloadFinished();
        QVERIFY(named<QPushButton>(*m_page, "Download MNIST")->isVisible());
    }

    void imbalanceIsNamed() {
        ClassCounts counts;
        counts.fill(1000);
        QVERIFY(imbalanceSentence(counts).isEmpty());
        counts[5] = 500;
        QCOMPARE(imbalanceSentence(counts), "Far from the average: 5 (−47 %).");
    }

    void buttonsAsk() {
        QSignalSpy next(m_page.get(), &DataPage::nextRequested);
        QSignalSpy check(m_page.get(), &DataPage::checkFilesRequested);
        m_page->primaryButton()->click();
        named<QPushButton>(*m_page, "Check files")->click();
        QCOMPARE(next.count(), 1);
        QCOMPARE(check.count(), 1);
    }

    void screenshots() {
        saveScreenshot(*m_page, "data-empty");
        m_page->showDataset(exampleDigits());
        m_page->showDownloadProgress(5000000, 11594722, "train-images");
        named<NumberBox>(*m_page, "Batch size")->setValue(0);
        m_page->showSourceError(
            "train-images: this is a label file (magic 2049, images have 2051). Choose the file that "
            "ends in images-idx3-ubyte.");
        QApplication::processEvents();
        saveScreenshot(*m_page, "data-errors");
    }

  private:
    std::unique_ptr<RecipeModel> m_recipe;
    std::unique_ptr<DataPage> m_page;
};

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"

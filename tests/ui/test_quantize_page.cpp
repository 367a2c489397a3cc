// The Quantize page before, while and after the conversion.
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

#include "tests/support/screenshot.h"
#include "ui/icons.h"
#include "ui/models/quant_table_model.h"
#include "ui/pages/quantize_page.h"
#include "ui/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/quant_result.h"

using namespace quantelier;

namespace {

Evaluation evaluation(std::int64_t correct, std::int64_t total = 10000) {
    Evaluation made;
    made.correct = correct;
    made.total = total;
    return made;
}

QuantReport report() {
    QuantReport rows;
    rows.push_back({"input", 0, 0, 0, {-0.424f, 2.821f}, {0.01273f, -95}, 0, 0, 256, 256, 0});
    rows.push_back({"conv1", 8, 0.0021f, 0.0048f, {0, 6.83f}, {0.02678f, -128}, 41.9, 0.02, 243, 255, 204});
    rows.push_back({"conv2", 8, 0.0009f, 0.0031f, {0, 9.41f}, {0.0369f, -128}, 41.2, 0.01, 251, 255, 2544});
    rows.push_back({"fc1", 8, 0.0006f, 0.0015f, {0, 8.12f}, {0.03184f, -128}, 40.6, 0.03, 249, 255, 49080});
    rows.push_back({"fc2", 8, 0.0142f, 0.0336f, {0, 10.37f}, {0.04067f, -128}, 18.3, 0.02, 15, 255, 10836});
    rows.push_back({"fc3", 8, 0.0011f, 0.0019f, {-14.2f, 21.6f}, {0.14039f, -27}, 40.9, 0, 214, 255, 930});
    return rows;
}

}  // namespace

class TestQuantizePage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }
    void init() {
        m_recipe = std::make_unique<RecipeModel>(presetRecipe("recommended"));
        m_page = std::make_unique<QuantizePage>(m_recipe.get());
        m_page->resize(1072, 724);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() {
        m_page.reset();
        m_recipe.reset();
    }

    void withoutFloatThePlanIsShown() {
        QVERIFY(m_page->findChild<EmptyState*>()->isVisible());
        QVERIFY(!m_page->primaryButton()->isEnabled());
        const auto* table = m_page->findChild<PlainTable*>();
        QCOMPARE(table->model()->rowCount(), 6);
        QCOMPARE(cell(3, QuantTableModel::LayerColumn), "fc1");
        QCOMPARE(cell(3, QuantTableModel::BitsColumn), "8");
        QCOMPARE(cell(3, QuantTableModel::SqnrColumn), "–");
        QCOMPARE(cell(0, QuantTableModel::ObserverColumn), "fixed");
        QSignalSpy train(m_page.get(), &QuantizePage::trainRequested);
        m_page->findChild<EmptyState*>()->findChild<QPushButton*>()->click();
        QCOMPARE(train.count(), 1);
        saveScreenshot(*m_page, "quantize-empty");
    }

    void convertAndPtqAreAsked() {
        m_page->setFloatAvailable(true);
        QSignalSpy convert(m_page.get(), &QuantizePage::convertRequested);
        QSignalSpy ptq(m_page.get(), &QuantizePage::ptqRequested);
        m_page->primaryButton()->click();
        button("Try without training")->click();
        QCOMPARE(convert.count(), 1);
        QCOMPARE(ptq.count(), 1);
        m_page->showPtq(99.01, -0.05, 58600);
        QCOMPARE(m_page->findChild<Chip*>()->text(),
                 QStringLiteral("PTQ: 99.01\u00A0%, −0.05\u00A0pp, 58.6\u00A0kB"));
        QTest::qWait(50);
        saveScreenshot(*m_page, "quantize-ptq");
    }

    void aRunLocks() {
        m_page->setFloatAvailable(true);
        m_page->setRunState(RunState::FineTuning);
        QVERIFY(!m_page->primaryButton()->isVisible());
        for (const QCheckBox* box : m_page->findChildren<QCheckBox*>()) QVERIFY(!box->isEnabled());
        m_page->setRunState(RunState::Stopped);
        QVERIFY(m_page->primaryButton()->isVisible());
    }

    void theResultSaysWhatItMeans() {
        showResult();
        QVERIFY(m_page->findChild<QuantResult*>()->sentence().startsWith("Int8 is 0.02 points below float."));
        QCOMPARE(m_page->primaryButton()->text(), "Next: Export");
        QCOMPARE(cell(2, QuantTableModel::CodesColumn), "251 of 255");
        QCOMPARE(cell(2, QuantTableModel::WeightScaleColumn), "0.0009–0.0031");
        QCOMPARE(cell(5, QuantTableModel::RangeColumn), QStringLiteral("−14.2\u00A0…\u00A021.6"));
        QSignalSpy next(m_page.get(), &QuantizePage::nextRequested);
        m_page->primaryButton()->click();
        QCOMPARE(next.count(), 1);
        saveScreenshot(*m_page, "quantize-light");
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "quantize-dark");
        Theme::instance().setMode(ThemeMode::Light);
        m_page->resize(1712, 1004);
        QTest::qWait(50);
        saveScreenshot(*m_page, "quantize-large");
        m_page->resize(1056, 604);
        m_page->setSentenceVisible(false);
        m_page->setCommandLineVisible(false);
        QTest::qWait(50);
        saveScreenshot(*m_page, "quantize-small");
    }

    void meanings() {
        QVERIFY(meaningOf(evaluation(9908), evaluation(9906)).contains("do not show a difference"));
        QVERIFY(meaningOf(evaluation(9908), evaluation(9600)).contains("more than chance"));
        QVERIFY(meaningOf(evaluation(9908), evaluation(9908)).contains("equally right"));
        QVERIFY(meaningOf(evaluation(9900), evaluation(9950)).contains("0.50 points above"));
    }

    void lowSqnrIsWarned() {
        showResult();
        const auto* model = m_page->findChild<PlainTable*>()->model();
        QCOMPARE(model->index(4, QuantTableModel::SqnrColumn).data(PlainTable::IconRole).toInt(),
                 int(IconName::Warning));
        QVERIFY(!model->index(3, QuantTableModel::SqnrColumn).data(PlainTable::IconRole).isValid());
        QVERIFY(model->index(4, 0).data(Qt::AccessibleTextRole).toString().contains("low"));
    }

    void aStaleResultStaysAndOffersToConvert() {
        showResult();
        m_page->setStale("The learning rate changed.");
        QCOMPARE(m_page->primaryButton()->text(), "Convert and fine-tune");
        QVERIFY(m_page->findChild<QuantResult*>()->sentence().contains("0.02"));
        QTest::qWait(50);
        saveScreenshot(*m_page, "quantize-stale");
    }

    void settingsEditTheRecipe() {
        m_page->setFloatAvailable(true);
        QCheckBox* narrow = nullptr;
        for (QCheckBox* box : m_page->findChildren<QCheckBox*>())
            if (box->text() == "Narrow range") narrow = box;
        QVERIFY(narrow && narrow->isChecked());
        narrow->click();
        for (const LayerQuant& layer : m_recipe->recipe().quant.layers) QVERIFY(!layer.weights.narrowRange);
        m_recipe->undoStack()->undo();
        QVERIFY(narrow->isChecked());
        m_page->setCheckpointPath("runs/a b/checkpoint_lenet-6_937.ckpt");
        QVERIFY(m_page->commandLine().startsWith("quantelier train-quant --ckpt_path 'runs/a b/"));
    }

  private:
    void showResult() {
        m_page->setFloatAvailable(true);
        m_page->showReport(report());
        m_page->showAccuracies(evaluation(9908), evaluation(9907), evaluation(9906));
        ModelSizes sizes;
        sizes.floatFile = 246824, sizes.qatCheckpoint = 251300, sizes.int8File = 63594;
        sizes.floatWeights = 245880, sizes.int8Weights = 61470;
        m_page->setSizes(sizes);
        QCoreApplication::processEvents();
    }
    QString cell(int row, int column) const {
        return m_page->findChild<PlainTable*>()->model()->index(row, column).data().toString();
    }
    QPushButton* button(const QString& text) const {
        for (auto* candidate : m_page->findChildren<QPushButton*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }

    std::unique_ptr<RecipeModel> m_recipe;
    std::unique_ptr<QuantizePage> m_page;
};

QTEST_MAIN(TestQuantizePage)
#include "test_quantize_page.moc"

// The Quantize page before, while and after the conversion.
#include <QCheckBox>
#include <QComboBox>
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
#include "ui/widgets/empty_state.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/quant_result.h"

using namespace quantelier;

namespace {

// Reads all but `wrong` images right, from the `first` one on.
Evaluation evaluation(std::size_t wrong, std::size_t first = 0, std::size_t total = 10000) {
    Evaluation made;
    made.total = std::int64_t(total);
    made.correct = std::int64_t(total - wrong);
    made.labels.assign(total, 7);
    for (std::size_t i = first; i < first + wrong; ++i) made.labels[i] = 1;
    return made;
}

MeasuredModels measured() {
    MeasuredModels models;
    models.truth.assign(10000, 7);
    models.floatModel = evaluation(92);
    models.fakeQuant = evaluation(93);
    models.int8Model = evaluation(94, 10);  // 10 that only int8 reads, 12 that only float does
    models.untrained = evaluation(120, 0);
    models.untrainedFile = 66900;
    return models;
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
        QCOMPARE(cell(3, QuantTableModel::BitsColumn), "8 · 8");
        QCOMPARE(cell(3, QuantTableModel::SqnrColumn), "–");
        QCOMPARE(cell(0, QuantTableModel::ObserverColumn), "– · fixed");
        QCOMPARE(cell(3, QuantTableModel::ObserverColumn), "Min-max · EMA");
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
        button("Try without training")->click();  // busy: once is enough
        QCOMPARE(ptq.count(), 1);
        m_page->ptqEnded();
        MeasuredModels models = measured();
        models.fakeQuant = models.int8Model = {};
        m_page->showAccuracies(models);
        QVERIFY(label("98.80"));
        QVERIFY(label("66.9"));
        QVERIFY(
            result().startsWith("Float reads better than PTQ: p\u00A0<\u00A00.01, 28 images right only in "
                                "float, 0 only in PTQ."));
        QCOMPARE(m_page->primaryButton()->text(), "Convert and fine-tune");
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
        QVERIFY(
            result().startsWith("No difference between float and int8 can be claimed: p\u00A0=\u00A00.83, 12 "
                                "images right only in float, 10 only in int8."));
        QVERIFY(result().contains("Int8 reads better than PTQ"));
        QVERIFY(label("98.80"));  // the baseline stays beside the fine-tuned network
        QCOMPARE(m_page->primaryButton()->text(), "Next: Compare");
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
        McNemar test;
        test.onlyFirst = 10, test.onlySecond = 12, test.pValue = 0.83;
        QVERIFY(meaningOf(test, "float", "int8").startsWith("No difference between float and int8"));
        test.onlySecond = 30, test.pValue = 0.002;
        QVERIFY(
            meaningOf(test, "float", "int8").startsWith("Int8 reads better than float: p\u00A0<\u00A00.01"));
        test.pValue = 0.05;
        QVERIFY(!meaningOf(test, "float", "int8").contains("better"));
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
        QVERIFY(result().contains("can be claimed"));
        QTest::qWait(50);
        saveScreenshot(*m_page, "quantize-stale");
    }

    void settingsEditTheRecipe() {
        m_page->setFloatAvailable(true);
        QCheckBox* narrow = check("Narrow range");
        QVERIFY(narrow && narrow->isChecked());
        narrow->click();
        for (const LayerQuant& layer : m_recipe->recipe().quant.layers) QVERIFY(!layer.weights.narrowRange);
        m_recipe->undoStack()->undo();
        QVERIFY(narrow->isChecked());
        m_page->setCheckpointPath("runs/a b/checkpoint_lenet-6_937.ckpt");
        QVERIFY(m_page->commandLine().startsWith("quantelier train-quant --ckpt_path 'runs/a b/"));
    }

    void bitsAreOfAllLayersAndTheLogitsKeepTheirs() {
        m_page->setFloatAvailable(true);
        choose("Weight bits", "4");
        choose("Output bits", "4");
        const auto& layers = m_recipe->recipe().quant.layers;
        for (const LayerQuant& layer : layers) QCOMPARE(layer.weights.bits, 4);
        QCOMPARE(layers[3].output.bits, 4);
        QCOMPARE(layers[4].output.bits, 8);
        QCOMPARE(cell(1, QuantTableModel::BitsColumn), "4 · 4");
        QCOMPARE(cell(5, QuantTableModel::BitsColumn), "4 · 8");
        QVERIFY(m_page->commandLine().contains("--weight_bits 4 --activation_bits 4"));
        m_recipe->undoStack()->undo();
        QCOMPARE(combo("Output bits")->currentText(), "8");
    }

    void differingLayersAreMixed() {
        m_recipe->edit("bits", [](Recipe& r) { r.quant.layers[3].weights.bits = 2; });
        m_recipe->edit("observer", [](Recipe& r) { r.quant.layers[1].outputObserver = ObserverKind::Kl; });
        QCOMPARE(combo("Weight bits")->currentIndex(), -1);
        QCOMPARE(combo("Weight bits")->placeholderText(), "mixed");
        QCOMPARE(combo("Observer")->currentIndex(), -1);
        QCOMPARE(cell(2, QuantTableModel::ObserverColumn), "Min-max · KL");
        choose("Weight bits", "8");
        QCOMPARE(m_recipe->recipe().quant.layers[3].weights.bits, 8);
    }

    void refusedChoicesSayWhy() {
        m_page->setFloatAvailable(true);
        check("Symmetric")->click();
        choose("Weight range", "Learned (LSQ)");
        QCOMPARE(m_recipe->recipe().quant.layers[0].weightObserver, ObserverKind::MinMax);
        QCOMPARE(combo("Weight range")->currentText(), "Min-max");
        QVERIFY(label("must be symmetric where their scale is learned"));
        check("Symmetric")->click();
        QVERIFY(!label("must be symmetric"));
        choose("Weight range", "Learned (LSQ)");
        QCOMPARE(m_recipe->recipe().quant.layers[4].weightObserver, ObserverKind::Learned);
        QVERIFY(!check("Symmetric")->isEnabled());
        choose("Observer", "PACT");
        QCOMPARE(m_recipe->recipe().quant.layers[3].outputObserver, ObserverKind::Pact);
        QCOMPARE(m_recipe->recipe().quant.layers[4].outputObserver, ObserverKind::Ema);
        QCOMPARE(combo("Observer")->currentText(), "PACT");
        QVERIFY(!check("Symmetric outputs")->isEnabled());
    }

    void whatDoesNotCountIsDisabled() {
        m_page->setFloatAvailable(true);
        QVERIFY(control("EMA decay")->isEnabled());
        QVERIFY(!control("Percentile")->isEnabled());
        choose("Observer", "Min-max");
        QVERIFY(!control("EMA decay")->isEnabled());
        choose("Weight range", "Percentile");
        QVERIFY(control("Percentile")->isEnabled());
        m_recipe->edit("epoch", [](Recipe& r) { r.quant.freezeBnEpoch = 2; });
        QVERIFY(!control("Frozen from step")->isEnabled());
        check("Folded while training")->click();
        QVERIFY(!control("Fold with")->isEnabled());
        QVERIFY(!control("Frozen from epoch")->isEnabled());
    }

    void choicesWithoutTraining() {
        m_page->setFloatAvailable(true);
        check("Equalize layers")->click();
        check("Correct biases")->click();
        QVERIFY(m_recipe->recipe().quant.equalize && m_recipe->recipe().quant.biasCorrection);
        choose("Fold with", "Two convolutions");
        QVERIFY(!m_recipe->recipe().quant.oneConvFold);
    }

  private:
    void showResult() {
        m_page->setFloatAvailable(true);
        m_page->showReport(report(), m_recipe->recipe().quant);
        m_page->showAccuracies(measured());
        ModelSizes sizes;
        sizes.floatFile = 246824, sizes.qatCheckpoint = 251300, sizes.int8File = 63594;
        sizes.floatWeights = 245880, sizes.int8Weights = 61470;
        m_page->setSizes(sizes);
        QCoreApplication::processEvents();
    }
    QString cell(int row, int column) const {
        return m_page->findChild<PlainTable*>()->model()->index(row, column).data().toString();
    }
    QString result() const { return m_page->findChild<QuantResult*>()->sentence(); }
    bool label(const QString& text) const {
        for (const auto* candidate : m_page->findChildren<QLabel*>())
            if (candidate->isVisible() && candidate->text().contains(text)) return true;
        return false;
    }
    QCheckBox* check(const QString& text) const {
        for (auto* candidate : m_page->findChildren<QCheckBox*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }
    QWidget* control(const QString& name) const {
        for (auto* candidate : m_page->findChildren<QWidget*>())
            if (candidate->accessibleName() == name && !qobject_cast<QLabel*>(candidate)) return candidate;
        return nullptr;
    }
    QComboBox* combo(const QString& name) const { return qobject_cast<QComboBox*>(control(name)); }
    void choose(const QString& name, const QString& text) const {
        QComboBox* const box = combo(name);
        box->setCurrentText(text);
        emit box->activated(box->currentIndex());
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

// The Quantize page before, while and after the conversion.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

#include "tests/support/quant_profiles.h"
#include "tests/support/screenshot.h"
#include "ui/icons.h"
#include "ui/models/quant_table_model.h"
#include "ui/pages/quantize_page.h"
#include "ui/plots/histogram_plot.h"
#include "ui/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/cost_bars.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pareto_panel.h"
#include "ui/widgets/quant_result.h"
#include "ui/widgets/quant_table.h"

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
        m_page->activateWindow();  // keys reach an active window only
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup() {
        m_page.reset();
        m_recipe.reset();
    }

    void withoutFloatThePlanIsShown() {
        QVERIFY(m_page->findChild<EmptyState*>()->isVisible());
        QVERIFY(!m_page->primaryButton()->isEnabled());
        QCOMPARE(table()->model()->rowCount(), 6);
        QCOMPARE(cell(3, QuantTableModel::LayerColumn), "fc1");
        QCOMPARE(cell(3, QuantTableModel::BitsColumn), "8");
        QCOMPARE(cell(3, QuantTableModel::SqnrColumn), "–");
        QCOMPARE(cell(0, QuantTableModel::ObserverColumn), "fixed");
        QCOMPARE(cell(3, QuantTableModel::ObserverColumn), "Min-max · EMA");
        QSignalSpy train(m_page.get(), &QuantizePage::trainRequested);
        m_page->findChild<EmptyState*>()->findChild<QPushButton*>()->click();
        QCOMPARE(train.count(), 1);
        saveScreenshot(*m_page, "quantize-empty");
    }

    void convertAndPtqAreAsked() {
        m_page->setFloatAvailable(true);
        QSignalSpy convert(m_page.get(), &QuantizePage::convertRequested);
        QSignalSpy ptq(m_page.get(), &QuantizePage::previewRequested);
        m_page->primaryButton()->click();
        button("Try without training")->click();
        QCOMPARE(convert.count(), 1);
        QCOMPARE(ptq.count(), 1);
        button("Try without training")->click();  // busy: once is enough
        QCOMPARE(ptq.count(), 1);
        m_page->previewEnded();
        showSettings();
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
        for (const char* name : {"Narrow range", "Symmetric", "Folded while training"})
            QVERIFY(!check(name)->isEnabled());
        QTest::keyClick(table(), Qt::Key_BracketLeft);
        QCOMPARE(m_recipe->recipe().quant.layers[0].weights.bits, 8);
        m_page->setRunState(RunState::Stopped);
        QVERIFY(m_page->primaryButton()->isVisible());
    }

    void theResultSaysWhatItMeans() {
        showResult();
        showSettings();
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
        saveScreenshot(*m_page, "quantize-settings");
        for (int epoch = 1; epoch <= 6; ++epoch)
            m_page->addProfile(test::exampleProfile(Stage::Float, epoch, 8));
        m_page->addProfile(test::exampleProfile(Stage::Quant, 1, 4));
        m_page->showCosts({{"conv1", 8, 9908, 9846, 10000},
                           {"conv2", 8, 9908, 9877, 10000},
                           {"fc1", 8, 9908, 9899, 10000},
                           {"fc2", 4, 9908, 9908, 10000},
                           {"fc3", 8, 9908, 9910, 10000}});
        m_page->searchBegan();
        m_page->addPoints(test::examplePoints(m_recipe->recipe()), 10000);
        m_page->searchEnded();
        table()->chooseRow(4);
        showSettings(false);
        QTest::qWait(50);
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
        const auto* model = table()->model();
        QCOMPARE(model->index(4, QuantTableModel::SqnrColumn).data(PlainTable::IconRole).toInt(),
                 int(IconName::Warning));
        QVERIFY(!model->index(3, QuantTableModel::SqnrColumn).data(PlainTable::IconRole).isValid());
        QVERIFY(model->index(4, 0).data(Qt::AccessibleTextRole).toString().contains("low"));
    }

    void aStaleResultStaysAndOffersToConvert() {
        showResult();
        m_page->setStale(QStringLiteral("The learning rate changed."));
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
        QCOMPARE(cell(1, QuantTableModel::BitsColumn), "4");
        QVERIFY(spoken(1).contains("outputs 4 bits") && !spoken(5).contains("outputs"));
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
        showSettings();
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

    void keysChangeBitsWithUndoAndPreview() {
        m_page->setFloatAvailable(true);
        QSignalSpy preview(m_page.get(), &QuantizePage::previewRequested);
        table()->setFocus();
        table()->chooseRow(4);
        for (int i = 0; i < 4; ++i) QTest::keyClick(table(), Qt::Key_BracketLeft);
        QCOMPARE(m_recipe->recipe().quant.layers[3].weights.bits, 4);
        QCOMPARE(m_recipe->recipe().quant.layers[2].weights.bits, 8);
        QCOMPARE(preview.count(), 4);
        QVERIFY(spoken(4).startsWith(QStringLiteral("fc2, 4 bits, changed")));
        QVERIFY(spoken(4).endsWith(QStringLiteral("5\u00A0796 bytes")));
        QVERIFY(table()
                    ->model()
                    ->index(4, QuantTableModel::BitsColumn)
                    .data(QuantTableModel::ChangedRole)
                    .toBool());
        m_recipe->undoStack()->undo();  // quick presses are one step
        QCOMPARE(m_recipe->recipe().quant.layers[3].weights.bits, 8);
        QCOMPARE(preview.count(), 5);
        QTest::keyClick(table(), Qt::Key_BracketRight);  // 8 is the most
        QCOMPARE(preview.count(), 5);
        table()->chooseRow(0);
        QTest::keyClick(table(), Qt::Key_BracketLeft);  // the input has no weights
        QCOMPARE(preview.count(), 5);
    }

    void menusOfARowEditIt() {
        m_page->setFloatAvailable(true);
        table()->chooseRow(2);
        QMenu bits;
        table()->fillBitsMenu(bits, m_recipe->recipe().quant.layers[1]);
        QCOMPARE(bits.actions().size(), 7);
        QVERIFY(bits.actions().first()->isChecked());  // 8
        bits.actions()[5]->trigger();
        QCOMPARE(m_recipe->recipe().quant.layers[1].weights.bits, 3);
        QMenu observers;
        table()->fillObserverMenu(observers, m_recipe->recipe().quant.layers[1]);
        for (QAction* action : observers.actions())
            if (action->text() == "KL") action->trigger();
        QCOMPARE(m_recipe->recipe().quant.layers[1].outputObserver, ObserverKind::Kl);
        QCOMPARE(m_recipe->recipe().quant.layers[0].outputObserver, ObserverKind::Ema);
        QCOMPARE(cell(2, QuantTableModel::ObserverColumn), "Min-max · KL");
    }

    void previewShowsAccuracyDifferenceAndBytes() {
        m_page->setFloatAvailable(true);
        showResult();
        QCOMPARE(chip()->text(), QStringLiteral("99.06\u00A0%, −0.02\u00A0pp, 63.6\u00A0kB"));
        m_recipe->edit("bits", [](Recipe& r) { r.quant.layers[3].weights.bits = 4; });
        QSignalSpy announced(m_page.get(), &QuantizePage::announced);
        QuantPreview preview{
            m_recipe->recipe().quant, report(),       test::exampleProfile(Stage::Quant, 3, 4),
            evaluation(92),           evaluation(99), 61000};
        preview.report[4].codes = 16;
        m_page->showPreview(preview);
        QCOMPARE(chip()->text(), QStringLiteral("99.01\u00A0%, −0.07\u00A0pp, 58.6\u00A0kB"));
        QVERIFY(chip()->toolTip().startsWith("Without training"));
        QCOMPARE(cell(4, QuantTableModel::CodesColumn), "15 of 16");
        QCOMPARE(announced.count(), 1);
        m_page->setWarnings({"TFLite: no 4-bit weights"});
        QCOMPARE(chip()->kind(), ChipKind::Warning);
        QVERIFY(chip()->toolTip().contains("no 4-bit weights"));
        m_page->setWarnings({});
        m_recipe->undoStack()->undo();  // the fine-tuned network is shown again
        QCOMPARE(chip()->text(), QStringLiteral("99.06\u00A0%, −0.02\u00A0pp, 63.6\u00A0kB"));
        QCOMPARE(cell(4, QuantTableModel::CodesColumn), "15 of 255");
    }

    void sliderReplaysTheEpochs() {
        m_page->setFloatAvailable(true);
        auto* const slider = m_page->findChild<QSlider*>();
        QVERIFY(!slider->isEnabled());
        for (int epoch = 1; epoch <= 3; ++epoch)
            m_page->addProfile(test::exampleProfile(Stage::Float, epoch, 8));
        m_page->addProfile(test::exampleProfile(Stage::Quant, 1, 8));
        QVERIFY(slider->isEnabled());
        QCOMPARE(slider->value(), 3);  // follows
        QVERIFY(label("4 of 4"));
        auto* const plot = m_page->findChild<HistogramPlot*>();
        table()->chooseRow(1);
        combo("Channel")->setCurrentIndex(3);  // the whole is in steps, which end where they always end
        emit combo("Channel")->activated(3);
        const float last = plot->profile().histogram.high;
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Left);
        QTest::keyClick(table(), Qt::Key_Left);
        QCOMPARE(slider->value(), 1);
        QVERIFY(label("2 of 4"));
        QVERIFY(plot->profile().histogram.high != last);
        m_page->addProfile(test::exampleProfile(Stage::Quant, 2, 8));
        QCOMPARE(slider->value(), 1);  // who looks back is left there
        QTest::keyClick(table(), Qt::Key_Right);
        QCOMPARE(slider->value(), 2);
    }

    void playRunsToTheEndOrStepsWithoutMotion() {
        m_page->setFloatAvailable(true);
        for (int epoch = 1; epoch <= 3; ++epoch)
            m_page->addProfile(test::exampleProfile(Stage::Float, epoch, 8));
        auto* const slider = m_page->findChild<QSlider*>();
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_P);  // from the end: anew
        QCOMPARE(slider->value(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(slider->value(), 2, 5000);
        m_page->setReduceMotion(true);
        QTest::keyClick(table(), Qt::Key_P);
        QCOMPARE(slider->value(), 0);
        QTest::qWait(900);
        QCOMPARE(slider->value(), 0);
        QTest::keyClick(table(), Qt::Key_P);
        QCOMPARE(slider->value(), 1);
    }

    void aPointOfTheFrontIsAdoptedWithUndo() {
        m_page->setFloatAvailable(true);
        showResult();
        auto* const panel = m_page->findChild<ParetoPanel*>();
        QSignalSpy search(m_page.get(), &QuantizePage::searchRequested);
        button("Try all")->click();
        QCOMPARE(search.count(), 1);
        m_page->searchBegan();
        QSignalSpy stop(m_page.get(), &QuantizePage::searchStopRequested);
        button("Stop")->click();
        QCOMPARE(stop.count(), 1);
        m_page->addPoints(test::examplePoints(m_recipe->recipe()), 10000);
        m_page->searchEnded();
        QVERIFY(label("1\u00A0024 combinations"));
        ParetoPlot& plot = panel->plot();
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Right);
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(plot.chosen());
        const auto bits = plot.chosen()->bits;
        QVERIFY(plot.chosen()->onFront);
        QTest::qWait(60);
        saveScreenshot(*m_page, "quantize-front");
        QSignalSpy preview(m_page.get(), &QuantizePage::previewRequested);
        QTest::keyClick(&plot, Qt::Key_Return);
        for (std::size_t i = 0; i < bits.size(); ++i) {
            const LayerQuant& layer = m_recipe->recipe().quant.layers[i];
            QCOMPARE(layer.weights.bits, bits[i]);
            QCOMPARE(layer.weightObserver, bits[i] < 8 ? ObserverKind::Learned : ObserverKind::MinMax);
        }
        QCOMPARE(preview.count(), 1);
        QVERIFY(!plot.chosen());
        m_recipe->undoStack()->undo();
        QCOMPARE(m_recipe->recipe().quant.layers[0].weights.bits, 8);
        QCOMPARE(m_recipe->recipe().quant.layers[0].weightObserver, ObserverKind::MinMax);
        QTest::keyClick(&plot, Qt::Key_Left);
        QVERIFY(button("Use these bits")->isVisible());
        m_recipe->edit("observer", [](Recipe& r) { r.quant.layers[0].outputObserver = ObserverKind::Kl; });
        QVERIFY(button("Try all")->isVisible());  // the points are of another observer
    }

    void costsAreSaid() {
        m_page->setFloatAvailable(true);
        m_page->showCosts({{"conv1", 8, 9908, 9846, 10000}, {"conv2", 4, 9908, 9908, 10000}});
        const QString words = m_page->findChild<CostBars*>()->accessibleDescription();
        QCOMPARE(words, QStringLiteral("conv1 −0.62\u00A0pp, conv2 has 4 bits."));
    }

    void oneLayerAloneIsSet() {
        m_page->setFloatAvailable(true);
        table()->chooseRow(4);
        QTest::keyClick(table(), Qt::Key_Return, Qt::AltModifier);
        QVERIFY(check("Narrow range")->isVisible());
        button<QToolButton>("fc2 alone")->click();
        QVERIFY(!check("Per channel, convolution")->isVisible());
        check("Narrow range")->click();
        choose("Output bits", "4");
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            QCOMPARE(m_recipe->recipe().quant.layers[i].weights.narrowRange, i != 3);
            QCOMPARE(m_recipe->recipe().quant.layers[i].output.bits, i == 3 ? 4 : 8);
        }
        table()->chooseRow(5);  // the fields follow
        QCOMPARE(combo("Output bits")->currentText(), "8");
        QTest::keyClick(table(), Qt::Key_Return, Qt::AltModifier);
        QVERIFY(!check("Narrow range")->isVisible());
    }

  private:
    QuantTable* table() const { return m_page->findChild<QuantTable*>(); }
    Chip* chip() const {
        for (auto* candidate : m_page->findChildren<Chip*>())
            if (candidate->text().contains("kB")) return candidate;
        return nullptr;
    }
    QString spoken(int row) const {
        return table()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    void showSettings(bool shown = true) { button<QToolButton>("Settings")->setChecked(shown); }
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
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
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
    template <typename Button = QPushButton>
    Button* button(const QString& text) const {
        for (auto* candidate : m_page->findChildren<Button*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }

    std::unique_ptr<RecipeModel> m_recipe;
    std::unique_ptr<QuantizePage> m_page;
};

QTEST_MAIN(TestQuantizePage)
#include "test_quantize_page.moc"

// The Train page through a run: buttons, lock, words and curves.
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>
#include <cmath>

#include "tests/support/screenshot.h"
#include "ui/pages/train_page.h"
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/loss_plot.h"
#include "ui/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/train_settings.h"

using namespace quantelier;

namespace {

StepEvent stepOf(Stage stage, int epoch, int step, double loss) {
    StepEvent event;
    event.stage = stage;
    event.epoch = epoch, event.epochs = stage == Stage::Float ? 6 : 3;
    event.step = step, event.steps = 100;
    event.loss = loss, event.averageLoss = loss;
    event.learningRate = 0.05;
    event.imagesPerSecond = 18600;
    return event;
}

EpochEvent epochOf(Stage stage, int epoch, double accuracy, double loss) {
    EpochEvent event;
    event.stage = stage;
    event.epoch = epoch;
    event.averageLoss = loss;
    event.testLoss = loss;
    event.testAccuracyPercent = accuracy;
    event.testImages = 10000;
    return event;
}

void runStage(TrainPage& page, Stage stage, int epochs) {
    quint32 noise = 7;
    const double from = stage == Stage::Float ? 0 : 6;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        for (int step = 1; step <= 100; ++step) {
            noise = noise * 1664525u + 1013904223u;
            const double x = from + epoch - 1 + step / 100.0;
            page.addStep(stepOf(stage, epoch, step,
                                (0.018 + 0.1 * std::exp(-x) + 2.3 * std::exp(-9.0 * x)) *
                                    (0.4 + 1.2 * double(noise >> 8) / double(1 << 24))));
        }
        const double gain = 1.3 * std::exp(-0.7 * (from + epoch));
        page.addEpoch(epochOf(stage, epoch, 99.1 - 1.6 * gain, 0.037 + 0.12 * gain));
        page.addInt8Accuracy(stage, epoch, 99.0 - 1.9 * gain);
    }
}

}  // namespace

class TestTrainPage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }
    void init() {
        m_recipe = std::make_unique<RecipeModel>(presetRecipe("recommended"));
        m_page = std::make_unique<TrainPage>(m_recipe.get());
        m_page->resize(1072, 724);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() {
        m_page.reset();
        m_recipe.reset();
    }

    void switchesAreThereWhileFineTuningRuns() {
        const auto box = [this](const char* text) {
            for (auto* found : m_page->findChildren<QCheckBox*>())
                if (found->text() == QLatin1String(text)) return found;
            return static_cast<QCheckBox*>(nullptr);
        };
        QCheckBox *const round = box("Round values"), *const ranges = box("Move ranges");
        QVERIFY(round && ranges);
        m_page->setRunState(RunState::Training);
        QVERIFY(!round->isVisible());
        m_page->setRunState(RunState::FineTuning);
        QVERIFY(round->isVisible() && round->isEnabled() && ranges->isEnabled());
        QCOMPARE(round->accessibleName(), "Round values (fake quant)");
        QSignalSpy fakeQuant(m_page.get(), &TrainPage::fakeQuantSwitched);
        QSignalSpy observers(m_page.get(), &TrainPage::observersSwitched);
        round->click();
        ranges->click();
        QCOMPARE(fakeQuant.takeFirst().first().toBool(), false);
        QCOMPARE(observers.takeFirst().first().toBool(), false);
        m_page->setRunState(RunState::Paused);
        QVERIFY(round->isVisible() && !round->isChecked());
        m_page->setRunState(RunState::FineTuning);
        QVERIFY(!round->isChecked());
        QTest::qWait(50);
        saveScreenshot(*m_page, "train-switches");
        m_page->setRunState(RunState::Finished);
        QVERIFY(!round->isVisible());
        m_page->setRunState(RunState::FineTuning);  // each starts with both on
        QVERIFY(round->isChecked() && ranges->isChecked());
        QCOMPARE(fakeQuant.count(), 0);
    }

    void emptyStateInvites() {
        auto* empty = m_page->findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->accessibleDescription(), "Press Start training.");
        m_page->setTimeEstimate("about 20 s");
        QVERIFY(empty->accessibleDescription().contains("9 epochs take about 20 s"));
        QCOMPARE(m_page->primaryButton()->text(), "Start training");
        QSignalSpy start(m_page.get(), &TrainPage::startRequested);
        m_page->primaryButton()->click();
        QCOMPARE(start.count(), 1);
        QTest::qWait(100);
        saveScreenshot(*m_page, "train-empty");
    }

    void aRunLocksTheSettingsAndOffersToFinish() {
        m_page->setRunState(RunState::Training);
        m_page->begin(6, 3);
        QVERIFY(!epochsBox()->isEnabled());
        QVERIFY(m_page->findChild<QCheckBox*>()->isEnabled());  // int8 may be measured or not at any time
        QVERIFY(!m_page->primaryButton()->isVisible());
        QPushButton* finish = button("Finish after this epoch");
        QVERIFY(finish->isVisible());
        QSignalSpy asked(m_page.get(), &TrainPage::finishAfterEpochRequested);
        finish->click();
        QCOMPARE(asked.count(), 1);
        QVERIFY(!finish->isEnabled());
        QVERIFY(!button("Save curves…")->isEnabled());
        runStage(*m_page, Stage::Float, 4);
        QVERIFY(button("Save curves…")->isEnabled());
        QVERIFY(!m_page->findChild<EmptyState*>()->isVisible());
    }

    void pausedContinuesAndFinishedLeadsOn() {
        QSignalSpy start(m_page.get(), &TrainPage::startRequested);
        QSignalSpy next(m_page.get(), &TrainPage::nextRequested);
        m_page->setRunState(RunState::Paused);
        QCOMPARE(m_page->primaryButton()->text(), "Continue");
        m_page->primaryButton()->click();
        QCOMPARE(start.count(), 1);
        m_page->setRunState(RunState::Finished);
        QCOMPARE(m_page->primaryButton()->text(), "Next: Quantize");
        m_page->primaryButton()->click();
        QCOMPARE(next.count(), 1);
        button("Train again")->click();
        QCOMPARE(start.count(), 2);
    }

    void bothStagesLieOnOneAxis() {
        playWholeRun();
        auto* accuracy = m_page->findChild<AccuracyPlot*>();
        const Strand& fakeQuant = accuracy->strands()[1];
        QCOMPARE(fakeQuant.graphs[0]->measuredBegin()->key, 7.0);
        const Strand& int8 = accuracy->strands()[2];
        QCOMPARE(int8.graphs[0]->data()->size(), 8);
        QTRY_COMPARE(m_page->findChild<LossPlot*>()->xAxis->range().upper, 9.0);
        QTest::qWait(100);
        saveScreenshot(*m_page, "train-light");
        Theme::instance().setMode(ThemeMode::Dark);
        QTest::qWait(100);
        saveScreenshot(*m_page, "train-dark");
        Theme::instance().setMode(ThemeMode::Light);
        auto* loss = m_page->findChild<LossPlot*>();
        loss->setFocus();
        for (int i = 0; i < 300; ++i) QTest::keyClick(loss, Qt::Key_Right);
        saveScreenshot(*m_page, "train-readout");
        m_page->resize(1712, 1004);
        QTest::qWait(100);
        saveScreenshot(*m_page, "train-large");
        m_page->resize(1056, 604);
        m_page->setSentenceVisible(false);
        m_page->setCommandLineVisible(false);
        QTest::qWait(100);
        saveScreenshot(*m_page, "train-small");
    }

    void fineTuningAgainKeepsTheFloatCurves() {
        playWholeRun();
        auto* accuracy = m_page->findChild<AccuracyPlot*>();
        m_page->beginFineTuning(5);
        QCOMPARE(accuracy->strands()[0].graphs[0]->data()->size(), 6);
        QCOMPARE(accuracy->strands()[1].graphs[0]->data()->size(), 0);
        QCOMPARE(accuracy->strands()[2].graphs[0]->data()->size(), 6);
    }

    void aFailureIsShownWhereItHappened() {
        m_page->begin(6, 3);
        runStage(*m_page, Stage::Float, 2);
        QSignalSpy announced(m_page.get(), &TrainPage::announced);
        m_page->showFailure(stepOf(Stage::Float, 3, 12, NAN),
                            "The loss became infinite at step 212. Try a learning rate below 0.02.");
        QCOMPARE(announced.count(), 1);
        QCOMPARE(m_page->findChild<Chip*>()->kind(), ChipKind::Failed);
        QCOMPARE(m_page->primaryButton()->text(), "Start training");
        QTest::qWait(100);
        saveScreenshot(*m_page, "train-failed");
    }

    void settingsEditTheRecipeWithUndo() {
        auto* epochs = epochsBox();
        epochs->setValue(2);
        QCOMPARE(m_recipe->recipe().train.epochs, 2);
        QVERIFY(m_page->commandLine().contains("--epochs 2"));
        m_recipe->undoStack()->undo();
        QCOMPARE(epochs->value(), 6);
        QVERIFY(m_page->commandLine().contains("--epochs 6"));
    }

    void moreSettingsOpenInAPopup() {
        button("More…")->click();
        auto* popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        saveScreenshot(*popup, "train-more");
        popup->close();
    }

    void lowPanelsFoldTheSettings() {
        auto* settings = m_page->findChild<TrainSettings*>();
        QVERIFY(epochsBox()->isVisible());
        QCOMPARE(settings->summary(), "6 + 3 epochs, 0.05 cosine, batch 64, seed 1");
        m_page->resize(1072, 560);
        QTRY_VERIFY(!epochsBox()->isVisible());
    }

    void lTogglesTheAxisAndFFits() {
        auto* loss = m_page->findChild<LossPlot*>();
        loss->setFocus();
        QVERIFY(loss->isLog());
        QTest::keyClick(loss, Qt::Key_L);
        QVERIFY(!loss->isLog());
        QTest::keyClick(loss, Qt::Key_Plus);
        QVERIFY(!loss->isFollowing());
        QTest::keyClick(loss, Qt::Key_F);
        QVERIFY(loss->isFollowing());
    }

  private:
    QPushButton* button(const QString& text) const {
        for (auto* candidate : m_page->findChildren<QPushButton*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }
    QSpinBox* epochsBox() const {
        for (auto* candidate : m_page->findChildren<QSpinBox*>())
            if (candidate->accessibleName() == "Float epochs") return candidate;
        return nullptr;
    }
    void playWholeRun() {
        m_page->begin(6, 3);
        m_page->setRunState(RunState::Training);
        runStage(*m_page, Stage::Float, 6);
        m_recipe->edit("freeze", [](Recipe& r) { r.quant.freezeObservers = 150; });
        m_page->markConverted();
        m_page->setRunState(RunState::FineTuning);
        runStage(*m_page, Stage::Quant, 2);
        m_page->addStep(stepOf(Stage::Quant, 3, 34, 0.018));
        ModelSizes sizes;
        sizes.floatFile = 246824, sizes.qatCheckpoint = 251300, sizes.int8File = 63594;
        m_page->setSizes(sizes);
    }

    std::unique_ptr<RecipeModel> m_recipe;
    std::unique_ptr<TrainPage> m_page;
};

QTEST_MAIN(TestTrainPage)
#include "test_train_page.moc"

// Drives the real window through the whole flow on a small set of the built-in digits, as a person would:
// with the mouse and the keyboard. Ends with a drawn 7 that the int8 model reads as 7.
// QUANTELIER_SCREENSHOTS=DIR keeps a picture of every page.
#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "app/inference_controller.h"
#include "app/studio.h"
#include "tests/support/idx_files.h"
#include "tests/support/screenshot.h"
#include "ui/bottom_bar.h"
#include "ui/log_dock.h"
#include "ui/models/log_model.h"
#include "ui/models/rail_model.h"
#include "ui/models/runs_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/plots/pareto_plot.h"
#include "ui/plots/run_overlay_plot.h"
#include "ui/settings.h"
#include "ui/style.h"
#include "ui/toast.h"
#include "ui/widgets/certificate_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/cost_bars.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/gallery_panel.h"
#include "ui/widgets/inside_panel.h"
#include "ui/widgets/own_set_view.h"
#include "ui/widgets/quant_result.h"
#include "ui/widgets/resume_dialog.h"
#include "ui/widgets/save_run_dialog.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/verdict_panel.h"

using namespace quantelier;

namespace {
constexpr int kLongMs = 240'000;  // a sanitizer build on a busy machine
}

class TestFlow : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        installStyle(*qApp);
        QVERIFY(m_dir.isValid());
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());  // the personal test set goes there
        m_workbench = std::make_unique<Workbench>();
        m_studio = std::make_unique<Studio>(*m_workbench, RunStore(m_dir.filePath("runs")));
        // Enough digits for a 7 to be read, few enough for a test.
        m_studio->recipe().edit("test", [](Recipe& recipe) {
            recipe.data.source = DataSource::Sketched;
            recipe.data.trainImages = 4000;
            recipe.data.testImages = 300;
            recipe.train.epochs = 3;
            recipe.quantTrain.epochs = 1;
        });
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();  // keys reach an active window only, and Xvfb has no window manager
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        m_studio->start();
    }

    void dataIsLoaded() {
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Data), StepState::Done, kLongMs);
        shoot("1-data");
        clickPrimary();
        QCOMPARE(window().currentStep(), Step::Network);
    }

    void networkIsShaped() {
        shoot("2-network");
        clickPrimary();
        QCOMPARE(window().currentStep(), Step::Train);
    }

    void floatTrainingRunsPausesAndEnds() {
        clickPrimary();
        QTRY_VERIFY_WITH_TIMEOUT(window().bottomBar()->isWorking(), kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Running, kLongMs);
        QTest::keyClick(&window(), Qt::Key_F7);
        QTRY_VERIFY(window().bottomBar()->isPaused());
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_VERIFY(!window().bottomBar()->isPaused());
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Done, kLongMs);
        QVERIFY(QDir(m_dir.filePath("runs/sketched-recommended-01/checkpoints"))
                    .entryList({"checkpoint_lenet-3_62.ckpt"})
                    .size() == 1);
        shoot("3-train-float");
        clickPrimary();
        QCOMPARE(window().currentStep(), Step::Quantize);
    }

    void convertAndFineTune() {
        shoot("4-quantize-before");
        clickPrimary();
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Quantize), StepState::Running, kLongMs);
        QCheckBox* const round = checkBox("Round values");
        QVERIFY(round && round->isVisible() && round->isChecked());
        round->click();
        QVERIFY(logHas("Fake quant off"));
        round->click();
        QVERIFY(logHas("Fake quant on"));
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Quantize), StepState::Done, kLongMs);
        QVERIFY(!round->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(rail()
                                     .data(rail().index(int(Step::Quantize)), RailModel::SentenceRole)
                                     .toString()
                                     .startsWith("QAT "),
                                 kLongMs);
        QTest::qWait(2000);  // the last epoch's int8 accuracy arrives after it, from the other worker
        window().showStep(Step::Train);
        shoot("3-train");
        window().showStep(Step::Quantize);
        const QString sentence = window().findChild<QuantResult*>()->sentence();
        QVERIFY(sentence.contains("float") && sentence.contains("PTQ"));  // measured without being asked
        shoot("4-quantize");
        QTRY_VERIFY_WITH_TIMEOUT(keptReport().contains("has no certificate"), kLongMs);
        QVERIFY(keptReport().contains("Int8 without fine-tuning"));
    }

    // Every epoch is kept in the run folder; a change is tried at once, and undo takes it back.
    void bitsAreTriedWithoutTraining() {
        const QuantHistory history =
            readQuantHistory(m_dir.filePath("runs/sketched-recommended-01/quant_history.bin").toStdString());
        QCOMPARE(history.profiles.size(), std::size_t(4));  // three float epochs, one of fine-tuning
        QCOMPARE(history.profiles.back().layers.size(), std::size_t(6));
        auto* const page = window().findChild<QuantizePage*>();
        auto* const slider = page->findChild<QSlider*>();
        QCOMPARE(slider->maximum(), 3);
        const QString before = chipText(*page);
        QVERIFY(before.contains("kB"));
        m_studio->recipe().edit("bits", [](Recipe& recipe) { recipe.quant.layers[3].weights.bits = 2; });
        QElapsedTimer waited;
        waited.start();
        QTRY_VERIFY_WITH_TIMEOUT(chipText(*page) != before, kLongMs);
        qInfo("previewed after %lld ms", waited.elapsed());
        QCOMPARE(slider->maximum(), 4);  // and "now"
        QTRY_VERIFY_WITH_TIMEOUT(page->findChild<CostBars*>()->sentence().contains("fc2 has 2 bits"),
                                 kLongMs);
        shoot("4-quantize-edited");
        m_studio->recipe().undoStack()->undo();
        QCOMPARE(chipText(*page), before);
        QCOMPARE(slider->maximum(), 3);
    }

    void mixturesAreTriedAndStopped() {
        auto* const page = window().findChild<QuantizePage*>();
        auto* const plot = page->findChild<ParetoPlot*>();
        emit page->searchRequested();
        QTRY_VERIFY_WITH_TIMEOUT(plot->count() >= 16, kLongMs);
        emit page->searchStopRequested();
        const std::size_t found = plot->count();
        QVERIFY(found < 1024);
        QTest::qWait(300);
        QCOMPARE(plot->count(), found);
        shoot("4-quantize-front");
    }

    void compareFloatAndInt8() {
        clickPrimary();
        QCOMPARE(window().currentStep(), Step::Compare);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Compare), StepState::Done, kLongMs);
        auto* const page = window().findChild<ComparePage*>();
        QVERIFY(!page->verdict().title().isEmpty());
        page->gallery().setFilter(DigitFilter::All);
        QVERIFY(page->gallery().currentDigit() >= 0);
        QTRY_VERIFY_WITH_TIMEOUT(!page->gallery().activations().isEmpty(), kLongMs);
        shoot("5-compare");
        emit page->stepRequested(page->gallery().currentDigit());
        auto* const steps = window().findChild<StepThroughPage*>();
        QCOMPARE(window().currentPage(), steps);
        QCOMPARE(window().currentStep(), Step::Compare);
        for (int i = 0; i < 3; ++i) clickPrimary();
        QCOMPARE(steps->steps().current(), 3);
        QVERIFY(labelHas(*steps, "of one int8 step."));
        shoot("5-steps");
        QTest::keyClick(&steps->steps(), Qt::Key_Escape);
        QCOMPARE(window().currentPage(), page);
    }

    void certificateAndExport() {
        window().showStep(Step::Export);
        auto* const page = window().findChild<ExportPage*>();
        emit page->certificateRequested();
        const QString path = m_dir.filePath("lenet_int8.onnx");
        emit page->exportRequested({"onnx", path.toStdString(), true, true, {}});
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Export), StepState::Done, kLongMs);
        QVERIFY(QFileInfo(path).size() > 60'000 && QFileInfo(path).size() < 75'000);
        QVERIFY(loadModels(path.toStdString(), Recipe{}).integer != nullptr);
        QCOMPARE(QDir(m_dir.path()).entryList({".unchecked*"}, QDir::Files | QDir::Hidden).size(), 0);
        const QString folder = m_dir.filePath("lenet_c");
        emit page->exportRequested({"c", folder.toStdString(), true, false, {}});
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(folder).isDir(), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(labelHas(*page, "lenet_c is written"), kLongMs);
        auto* const certificate = page->findChild<CertificatePanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(certificate->hasCertificate(), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(keptReport().contains("Every integer engine that ran"), kLongMs);
        shoot("5-export");
    }

    // Two strokes with the mouse: the bar of a 7 and its stem.
    void drawnSevenIsRead() {
        window().showStep(Step::Draw);
        QTest::qWait(50);
        shoot("6-draw-empty");
        auto* const page = window().findChild<DrawPage*>();
        auto* const canvas = page->findChild<DigitCanvas*>();
        QVERIFY(canvas);
        DrawingAnswers last;
        QObject untilTheEnd;  // of this test: the canvas is drawn on again later
        connect(m_studio->findChild<InferenceController*>(), &InferenceController::answered, &untilTheEnd,
                [&](const PreparedDrawing&, const DrawingAnswers& answers) { last = answers; });
        drag(canvas, {{0.28, 0.25},
                      {0.45, 0.24},
                      {0.62, 0.23},
                      {0.72, 0.24},
                      {0.66, 0.38},
                      {0.58, 0.55},
                      {0.51, 0.70},
                      {0.46, 0.84}});
        QTRY_VERIFY(last.int8Model.label >= 0);
        shoot("6-draw");
        QCOMPARE(last.int8Model.label, 7);
        QVERIFY(last.floatModel.label >= 0 && last.fakeQuant.label >= 0);
        QVERIFY2(last.int8Model.microseconds < 16'000, "the int8 model answers within a frame");
    }

    void drawingIsSavedAndScored() {
        const std::string folder = m_dir.filePath("data/quantelier/my-test-set").toStdString();
        clickPrimary();
        QCOMPARE(OwnTestSet(folder).read().labels, std::vector<std::uint8_t>{7});
        auto* const view = window().findChild<OwnSetView*>();
        QTRY_VERIFY_WITH_TIMEOUT(view->sentence().contains("Int8: 1 of 1 right"), kLongMs);
        auto* const inside = window().findChild<InsidePanel*>();
        emit inside->removeRequested(0);
        QCOMPARE(OwnTestSet(folder).read().count(), 0);
        emit inside->undoRequested();
        QCOMPARE(OwnTestSet(folder).read().labels, std::vector<std::uint8_t>{7});
        emit inside->undoRequested();
        QCOMPARE(OwnTestSet(folder).read().count(), 0);
    }

    void darkLooks() {
        window().setThemeMode(ThemeMode::Dark);
        for (const auto& [step, name] : {std::pair{Step::Data, "1-data-dark"},
                                         {Step::Network, "2-network-dark"},
                                         {Step::Train, "3-train-dark"},
                                         {Step::Quantize, "4-quantize-dark"},
                                         {Step::Compare, "5-compare-dark"},
                                         {Step::Export, "5-export-dark"},
                                         {Step::Draw, "6-draw-dark"}}) {
            window().showStep(step);
            shoot(name);
        }
        window().setThemeMode(ThemeMode::Light);
    }

    void aDamagedTestSetIsNamed() {
        const QString folder = m_dir.filePath("data/quantelier/my-test-set");
        QFile file(folder + "/labels-idx1-ubyte");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("damaged") == 7);
        file.close();
        window().showStep(Step::Draw);
        drag(window().findChild<DigitCanvas*>(), {{0.1, 0.1}, {0.1, 0.2}});
        clickPrimary();
        QTRY_VERIFY(window().findChild<OwnSetView*>()->sentence().contains("images-idx3-ubyte is missing"));
        QVERIFY(logHas("images-idx3-ubyte is missing"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("damaged"));
        QVERIFY(file.remove());
    }

    void changedNetworkMakesLaterStepsStale() {
        m_studio->recipe().edit("channels", [](Recipe& recipe) { recipe.network.layers[0].outputs = 8; });
        QCOMPARE(rail().state(Step::Train), StepState::OutOfDate);
        QCOMPARE(rail().state(Step::Quantize), StepState::OutOfDate);
        QCOMPARE(rail().state(Step::Compare), StepState::OutOfDate);
        m_studio->recipe().undoStack()->undo();
        QCOMPARE(rail().state(Step::Train), StepState::Done);
    }

    void unreadableDataKeepTheOld() {
        m_studio->recipe().edit("folder", [](Recipe& recipe) {
            recipe.data.source = DataSource::Mnist;
            recipe.data.path = "/nowhere";
        });
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Data), StepState::Failed, kLongMs);
        QVERIFY(window().log()->problemCount() > 0);
        m_studio->recipe().undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Data), StepState::Done, kLongMs);
    }

    void stopLeavesACheckpoint() {
        window().showStep(Step::Train);
        m_studio->recipe().edit("epochs", [](Recipe& recipe) { recipe.train.epochs = 500; });
        QTRY_VERIFY_WITH_TIMEOUT(rail().state(Step::Data) == StepState::Done, kLongMs);
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Running, kLongMs);
        QTest::qWait(500);
        QTest::keyClick(&window(), Qt::Key_F5, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!window().bottomBar()->isWorking(), kLongMs);
        QCOMPARE(
            QDir(m_dir.filePath("runs/sketched-recommended-02/checkpoints")).entryList({"*.ckpt"}).size(), 1);
    }

    // --- Runs: the folders that the tests above left behind.

    void runsAreListed() {
        QTest::keyClick(&window(), Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(window().currentStep(), Step::Runs);
        QTRY_COMPARE_WITH_TIMEOUT(runs().total(), 2, kLongMs);
        QTRY_COMPARE(rail().data(rail().index(int(Step::Runs)), RailModel::SentenceRole).toString(),
                     "2 saved");
        const RunSummary* whole = runs().find(runPath(1));
        QVERIFY(whole && whole->problem.empty());
        QCOMPARE(whole->results.floats.epochsDone, 3);
        QVERIFY(whole->results.int8 && whole->results.int8Bytes > 60'000);
    }

    void namesTagsAndNotesStayInTheFolder() {
        emit runsPage().labelsEdited(runPath(1), {"the first", "reads sevens", {"talk"}});
        QTRY_COMPARE_WITH_TIMEOUT(readRun(runPath(1).toStdString()).labels.note, std::string("reads sevens"),
                                  kLongMs);
        QCOMPARE(runs().find(runPath(1))->name(), std::string("the first"));
    }

    void markedRunsShowTheirCurves() {
        for (const int number : {1, 2}) runs().toggleMark(runs().rowOf(runPath(number)));
        QTRY_COMPARE_WITH_TIMEOUT(runsPage().findChild<RunOverlayPlot*>()->curveCount(), 2, kLongMs);
        shoot("8-runs");
        window().setThemeMode(ThemeMode::Dark);
        shoot("8-runs-dark");
        window().setThemeMode(ThemeMode::Light);
    }

    void openedRunIsThePresentOne() {
        emit runsPage().openRequested(runPath(1));
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Quantize), StepState::Done, kLongMs);
        QCOMPARE(m_studio->recipe().recipe().train.epochs, 3);
        QTRY_VERIFY_WITH_TIMEOUT(rail()
                                     .data(rail().index(int(Step::Quantize)), RailModel::SentenceRole)
                                     .toString()
                                     .startsWith("QAT "),
                                 kLongMs);
        auto* const quantize = window().findChild<QuantizePage*>();
        QCOMPARE(quantize->findChild<QSlider*>()->maximum(), 3);  // its epochs
        QVERIFY(!readCurves(readRun(runPath(1).toStdString())).int8.empty());
        const QString before = chipText(*quantize);
        m_studio->recipe().edit("bits", [](Recipe& recipe) { recipe.quant.layers[3].weights.bits = 3; });
        QTRY_VERIFY_WITH_TIMEOUT(chipText(*quantize).contains("kB") && chipText(*quantize) != before,
                                 kLongMs);
        m_studio->recipe().undoStack()->undo();
        window().showStep(Step::Train);
        shoot("8-train-opened");
        const QString path = m_dir.filePath("opened.onnx");
        emit window().findChild<ExportPage*>()->exportRequested({"onnx", path.toStdString(), true, true, {}});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kLongMs);
    }

    void deletedRunComesBackOrGoes() {
        emit runsPage().deleteRequested(runPath(1));
        QVERIFY(logHas("This run is open"));
        emit runsPage().deleteRequested(runPath(2));
        QCOMPARE(runs().total(), 1);
        QVERIFY(QFile::exists(runPath(2)));
        pressToast("Undo");
        QCOMPARE(runs().total(), 2);
        // A copy goes for good, once its toast has gone.
        emit runsPage().importRequested(runPath(2));
        QTRY_COMPARE_WITH_TIMEOUT(runs().total(), 3, kLongMs);
        const QString copy = runPath(2) + "-01";
        emit runsPage().deleteRequested(copy);
        QVERIFY(QFile::exists(copy));
        for (Toast* toast : window().findChildren<Toast*>()) emit toast->finished();
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(copy), kLongMs);
        QCOMPARE(runs().total(), 2);
    }

    void runAgainTakesTheRecipe() {
        emit runsPage().againRequested(runPath(2));
        QCOMPARE(window().currentStep(), Step::Train);
        QCOMPARE(m_studio->recipe().recipe().train.epochs, 500);
        pressToast("Undo");
        QCOMPARE(m_studio->recipe().recipe().train.epochs, 3);
    }

    void stoppedRunGoesOn() {
        const RunSummary before = readRun(runPath(2).toStdString());
        const auto point = continuePoint(before);
        QVERIFY(point && point->stage == Stage::Float);
        emit runsPage().continueRequested(runPath(2));
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Running, kLongMs);
        QCOMPARE(window().currentStep(), Step::Train);
        QTRY_VERIFY_WITH_TIMEOUT(readRun(runPath(2).toStdString()).results.floats.epochsDone > point->epoch,
                                 kLongMs);
        emit window().findChild<TrainPage*>()->finishAfterEpochRequested();
        QTRY_VERIFY_WITH_TIMEOUT(!window().bottomBar()->isWorking(), kLongMs);
        const RunSummary after = readRun(runPath(2).toStdString());
        QVERIFY(placeOfCheckpoint(after.floatCheckpoint)->epoch > point->epoch);
        QVERIFY(continuePoint(after).has_value());  // 500 epochs are many
    }

    void droppedPathsAreOpened() {
        const auto drop = [this](const QString& path) { emit window().openRequested(path); };
        const auto write = [this](const QString& name, const QByteArray& bytes) {
            QVERIFY(QDir().mkpath(QFileInfo(m_dir.filePath(name)).path()));
            QVERIFY(test::writeBytes(m_dir.filePath(name), bytes));
        };
        const Recipe before = m_studio->recipe().recipe();
        write("notes.txt", "hello");
        drop(m_dir.filePath("notes.txt"));
        QVERIFY(logHas("notes.txt: not something to open"));
        write("half.json", "{\"train\": {");
        drop(m_dir.filePath("half.json"));
        QVERIFY(logHas("half.json"));
        write("broken.onnx", "no model");
        drop(m_dir.filePath("broken.onnx"));
        QVERIFY(logHas("broken.onnx"));
        QCOMPARE(recipeToJson(m_studio->recipe().recipe()), recipeToJson(before));

        drop(m_dir.filePath("opened.onnx"));
        QCOMPARE(window().currentStep(), Step::Draw);
        toastSays("Drawings are read by opened.onnx");

        Recipe recipe = before;
        recipe.train.epochs = 7;
        write("seven.json", QByteArray::fromStdString(recipeToJson(recipe)));
        drop(m_dir.filePath("seven.json"));
        QCOMPARE(m_studio->recipe().recipe().train.epochs, 7);

        for (const auto& [set, count] : {std::pair("train", 40), std::pair("t10k", 20)}) {
            write(QString("digits/%1-images-idx3-ubyte").arg(set), test::idxImages(count));
            write(QString("digits/%1-labels-idx1-ubyte").arg(set), test::idxLabels(count));
        }
        drop(m_dir.filePath("digits"));
        QCOMPARE(window().currentStep(), Step::Data);
        QTRY_COMPARE_WITH_TIMEOUT(dataSentence(), "40 + 20", kLongMs);
        m_studio->recipe().undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(dataSentence() != "40 + 20", kLongMs);

        drop(runPath(1));
        QTRY_COMPARE_WITH_TIMEOUT(m_studio->recipe().recipe().train.epochs, 3, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Quantize), StepState::Done, kLongMs);
    }

    void lossThatRunsAwayOffersALowerRate() {
        const Recipe before = m_studio->recipe().recipe();
        m_studio->recipe().edit("test", [](Recipe& r) {
            for (LayerRecipe& layer : r.network.layers) {  // what would hold the sums
                layer.hasBn = false;
                layer.activation = Activation::None;
            }
            r.train.learningRate = 10.0;
            r.train.schedule = Schedule::Constant;
        });
        QTest::keyClick(&window(), Qt::Key_F5);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Failed, kLongMs);
        QVERIFY(logHas("The loss became infinite"));
        emit window().log()->linkActivated(QString::number(int(Step::Data)));
        QCOMPARE(window().currentStep(), Step::Data);
        QVERIFY(window().findChild<DataPage*>()->isAncestorOf(window().focusWidget()));
        emit window().log()->linkActivated("lower rate");
        QTRY_COMPARE_WITH_TIMEOUT(m_studio->recipe().recipe().train.learningRate, 4.0, kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Failed, kLongMs);  // 4 is much, too
        m_studio->recipe().edit("test", [&](Recipe& r) { r = before; });
    }

    void settingsComeBack() {
        QCoreApplication::setOrganizationName("quantelier-test");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.filePath("config"));
        const Recipe recipe = m_studio->recipe().recipe();
        window().showStep(Step::Network);
        window().setThemeMode(ThemeMode::Dark);
        window().setLogVisible(true);
        auto* const pen = window().findChild<QSlider*>("remember/penWidth");
        pen->setValue(31);
        saveSettings(window(), m_studio->recipe());
        pen->setValue(12);
        m_studio->recipe().edit("test", [](Recipe& r) { r.train.epochs = 99; });
        window().showStep(Step::Draw);
        window().setThemeMode(ThemeMode::Light);
        window().setLogVisible(false);
        restoreSettings(window(), m_studio->recipe());
        QCOMPARE(window().currentStep(), Step::Network);
        QCOMPARE(Theme::instance().mode(), ThemeMode::Dark);
        QVERIFY(window().isLogVisible());
        QCOMPARE(pen->value(), 31);
        QCOMPARE(window().findChild<DigitCanvas*>()->penWidth(), 31);
        QCOMPARE(recipeToJson(m_studio->recipe().recipe()), recipeToJson(recipe));
        QSettings().setValue("recipe", "{");  // damaged: the present one stays
        restoreSettings(window(), m_studio->recipe());
        QCOMPARE(recipeToJson(m_studio->recipe().recipe()), recipeToJson(recipe));
    }

    void closingWhileTrainingEndsCleanly() {
        startLongTraining();
        m_studio.reset();  // as the program does after its event loop
    }

    void whatWasCutOffIsOfferedAtTheNextStart() {
        m_workbench = std::make_unique<Workbench>();
        m_studio = std::make_unique<Studio>(*m_workbench, RunStore(m_dir.filePath("runs")));
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        m_studio->start();
        auto* const dialog = window().findChild<ResumeDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY2(dialog->accessibleDescription().contains("stopped in its float training, in epoch"),
                 qPrintable(dialog->accessibleDescription()));
        saveScreenshot(*dialog, "9-resume");
        pressIn(*dialog, "Continue training");
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Train), StepState::Running, kLongMs);
        QVERIFY(logHas("Continuing after epoch"));
        QTRY_VERIFY_WITH_TIMEOUT(isTraining(), kLongMs);
        emit window().stopRequested();
        QTRY_VERIFY_WITH_TIMEOUT(!window().bottomBar()->isWorking(), kLongMs);
        QCOMPARE(RunStore(m_dir.filePath("runs")).unfinished(), QStringList());
    }

    // Closing waits for the state of the last step, and the next start offers it.
    void closingTheWindowKeepsTheLastStep() {
        startLongTraining();
        QTimer::singleShot(0, this, [] {
            for (QWidget* box : QApplication::topLevelWidgets())
                if (qobject_cast<QMessageBox*>(box)) pressIn(*box, "Stop and close");
        });
        QVERIFY(window().close());
        const QStringList left = RunStore(m_dir.filePath("runs")).unfinished();
        QCOMPARE(left.size(), 0);  // the window's session still has it
        m_studio.reset();
        QCOMPARE(RunStore(m_dir.filePath("runs")).unfinished().size(), 1);
        const auto point =
            continuePoint(readRun(RunStore(m_dir.filePath("runs")).unfinished()[0].toStdString()));
        QVERIFY(point && !point->isAutosave);
        m_workbench = std::make_unique<Workbench>();
        m_studio = std::make_unique<Studio>(*m_workbench, RunStore(m_dir.filePath("runs")));
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        m_studio->start();
        auto* const dialog = window().findChild<ResumeDialog*>();
        QVERIFY(dialog);
        pressIn(*dialog, "Discard");
        QTRY_VERIFY_WITH_TIMEOUT(window().findChild<Toast*>() != nullptr, kLongMs);
        for (Toast* toast : window().findChildren<Toast*>()) emit toast->finished();
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(QString::fromStdString(point->checkpoint)), kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(rail().state(Step::Data), StepState::Done, kLongMs);
    }

    // The stick with the runs is pulled; the training goes on elsewhere.
    void aRunThatCannotBeWrittenIsSavedElsewhere() {
        startLongTraining();
        QVERIFY(QDir().rename(m_dir.filePath("runs"), m_dir.filePath("pulled")));
        QTRY_VERIFY_WITH_TIMEOUT(window().findChild<SaveRunDialog*>(), kLongMs);
        auto* const dialog = window().findChild<SaveRunDialog*>();
        QVERIFY(logHas("could not be"));
        saveScreenshot(*dialog, "10-save-elsewhere");
        auto* const folder = dialog->findChild<QLineEdit*>();
        folder->setText("/proc/run");
        pressIn(*dialog, "Save and continue");
        QTRY_VERIFY_WITH_TIMEOUT(labelHas(*dialog, "/proc/run could not be created"), kLongMs);
        QVERIFY(dialog->isVisible());
        folder->setText(m_dir.filePath("elsewhere/run"));
        pressIn(*dialog, "Save and continue");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_dir.filePath("elsewhere/run/.unfinished")), kLongMs);
        QVERIFY(!window().findChild<SaveRunDialog*>() || !window().findChild<SaveRunDialog*>()->isVisible());
        emit window().stopRequested();
        QTRY_VERIFY_WITH_TIMEOUT(!window().bottomBar()->isWorking(), kLongMs);
        QVERIFY(continuePoint(readRun(m_dir.filePath("elsewhere/run").toStdString())));
        m_studio.reset();
    }

  private:
    QByteArray keptReport() const {
        QFile file(m_dir.filePath("runs/sketched-recommended-01/report.html"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    MainWindow& window() { return m_studio->window(); }
    RailModel& rail() { return *window().rail(); }
    RunsPage& runsPage() { return *window().findChild<RunsPage*>(); }
    RunsModel& runs() { return runsPage().model(); }
    QString runPath(int number) const {
        return m_dir.filePath(
            QStringLiteral("runs/sketched-recommended-%1").arg(number, 2, 10, QLatin1Char('0')));
    }
    void pressToast(const QString& action) {
        for (const Toast* toast : window().findChildren<Toast*>())
            for (auto* button : toast->findChildren<QPushButton*>())
                if (!toast->isHidden() && button->text() == action) return button->click();
        QFAIL(qPrintable("no toast has " + action));
    }
    // It is in its folder and has done a step.
    bool isTraining() {
        bool isMarked = false;
        for (const QString& run : QDir(m_dir.filePath("runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            isMarked |= QFile::exists(m_dir.filePath("runs/" + run + "/.unfinished"));
        return isMarked && window().findChild<BottomBar*>()->isWorking();
    }
    void startLongTraining() {
        m_studio->recipe().edit("test", [](Recipe& r) { r.train.epochs = 500; });
        emit window().startRequested();
        QTRY_VERIFY_WITH_TIMEOUT(isTraining(), kLongMs);
    }
    static void pressIn(const QWidget& dialog, const QString& text) {
        for (auto* button : dialog.findChildren<QPushButton*>())
            if (button->text() == text) return button->click();
        QFAIL(qPrintable("no button says " + text));
    }
    void toastSays(const QString& words) {
        for (const Toast* toast : window().findChildren<Toast*>())
            if (!toast->isHidden() && labelHas(*toast, words)) return;
        QFAIL(qPrintable("no toast says " + words));
    }
    QString dataSentence() {
        return rail().data(rail().index(int(Step::Data)), RailModel::SentenceRole).toString();
    }
    void clickPrimary() {
        QPushButton* const primary = window().currentPage()->primaryButton();
        QTRY_VERIFY_WITH_TIMEOUT(primary->isVisible() && primary->isEnabled(), kLongMs);
        QTest::mouseClick(primary, Qt::LeftButton);
    }
    QCheckBox* checkBox(const QString& text) {
        for (auto* box : window().findChildren<QCheckBox*>())
            if (box->text() == text) return box;
        return nullptr;
    }
    bool logHas(const QString& words) {
        const auto* log = window().log()->findChild<LogModel*>();
        for (int row = 0; row < log->rowCount(); ++row)
            if (log->message(row).sentence.contains(words)) return true;
        return false;
    }
    static QString chipText(const QWidget& page) {
        for (const auto* chip : page.findChildren<Chip*>())
            if (chip->text().contains("kB")) return chip->text();
        return {};
    }
    static bool labelHas(const QWidget& page, const QString& words) {
        for (const auto* label : page.findChildren<QLabel*>())
            if (label->text().contains(words)) return true;
        return false;
    }
    void shoot(const char* name) {
        for (Toast* toast : window().findChildren<Toast*>()) toast->hide();  // they cover what is to be seen
        QTest::qWait(150);                                                   // layouts and plots settle
        saveScreenshot(window(), name);
    }
    static void drag(QWidget* canvas, const QList<QPointF>& points) {
        const auto place = [&](const QPointF& p) {
            return QPoint(int(p.x() * canvas->width()), int(p.y() * canvas->height()));
        };
        QTest::mousePress(canvas, Qt::LeftButton, {}, place(points.front()));
        for (int i = 1; i < points.size(); ++i)
            for (int k = 1; k <= 6; ++k)
                QTest::mouseMove(canvas, place(points[i - 1] + (points[i] - points[i - 1]) * (k / 6.0)));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, place(points.back()));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(TestFlow)
#include "test_flow.moc"

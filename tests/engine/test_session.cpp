// Whole runs on toy data through the engine's door.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/session.h"
#include "tests/support/toy_data.h"

using namespace quantelier;

namespace {

class Recorder : public RunListener {
  public:
    void onStep(const StepEvent& e) override {
        steps.push_back(e);
        if (onEveryStep) onEveryStep(e);
    }
    void onEpoch(const EpochEvent& e) override { epochs.push_back(e); }
    void onCheckpoint(const std::string& path) override { checkpoints.push_back(path); }
    std::vector<StepEvent> steps;
    std::vector<EpochEvent> epochs;
    void onProfile(const std::shared_ptr<const QuantProfile>& p) override { profiles.push_back(p); }
    std::vector<std::string> checkpoints;
    std::vector<std::shared_ptr<const QuantProfile>> profiles;
    std::function<void(const StepEvent&)> onEveryStep;
};

Recipe toyRecipe(const std::string& preset = "recommended") {
    Recipe recipe = presetRecipe(preset);
    recipe.data.batchSize = 32;
    recipe.data.sinkMode = false;
    recipe.train.epochs = 2;
    recipe.quantTrain.epochs = 1;
    return recipe;
}

std::shared_ptr<const PreparedData> toyData() {
    static const auto data = prepareData(test::toyPair(640, 200));
    return data;
}

bool sameWeights(const FloatNetwork& a, const FloatNetwork& b) {
    for (std::size_t i = 0; i < a.layers.size(); ++i)
        if (a.layers[i].weight != b.layers[i].weight || a.layers[i].bias != b.layers[i].bias ||
            a.layers[i].bn.mean != b.layers[i].bn.mean)
            return false;
    return true;
}

ErrorCode codeOf(const std::function<void()>& call, std::string* message = nullptr) {
    try {
        call();
    } catch (const Error& e) {
        if (message) *message = e.what();
        return e.code();
    }
    return ErrorCode{0};
}

}  // namespace

class TestSession : public QObject {
    Q_OBJECT

  private slots:
    void wholeFlow() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        const CancelToken cancel;
        Recorder recorder;
        Session session(toyRecipe(), toyData(), "CPU", folder);
        session.trainFloat(recorder, cancel);
        QCOMPARE(recorder.steps.size(), std::size_t{40});
        QCOMPARE(recorder.epochs.size(), std::size_t{2});
        QVERIFY(session.evaluateFloat(cancel).accuracyPercent() > 95.0);
        session.convert(cancel);
        session.trainQuant(recorder, cancel);
        const Evaluation quant = session.evaluateQuant(cancel);
        QVERIFY(quant.accuracyPercent() > 95.0);

        const Models models = session.models();
        const Evaluation integer = evaluationFromLogits(
            integerLogits(*models.integer, toyData()->test, cancel), toyData()->test.labels);
        QCOMPARE(labelDisagreements(quant, integer), std::int64_t{0});
        const Models fromFile = loadModels(session.quantCheckpoint(), toyRecipe());
        QVERIFY(fromFile.quant && fromFile.integer);
        QCOMPARE(evaluationFromLogits(quantLogits(*fromFile.quant, toyData()->test, cancel),
                                      toyData()->test.labels)
                     .labels,
                 quant.labels);
        for (const char* file : {"/recipe.json", "/metrics.csv", "/checkpoints/checkpoint_lenet-2_20.ckpt",
                                 "/checkpoints/checkpoint_lenet_quant-1_20.ckpt"})
            QVERIFY2(QFile::exists(QString::fromStdString(folder + file)), file);
    }

    // Each epoch's histograms, ranges and scales: told, and kept in the folder. They are those of the
    // network.
    void everyEpochIsProfiled() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        const CancelToken cancel;
        Recorder recorder;
        Session session(toyRecipe(), toyData(), "CPU", folder);
        session.trainFloat(recorder, cancel);
        session.convert(cancel);
        session.trainQuant(recorder, cancel);
        QCOMPARE(recorder.profiles.size(), std::size_t{3});
        const QuantHistory history = readQuantHistory(folder + "/" + kQuantHistoryFile);
        QCOMPARE(history.profiles.size(), std::size_t{3});
        QCOMPARE(history.epochOfRun(2), 3);
        const QuantProfile& last = history.profiles[2];
        QVERIFY(last.stage == Stage::Quant);
        const Models models = session.models();
        const QuantReport report = quantReport(*models.quant);
        for (std::size_t i = 0; i < report.size(); ++i) {
            QCOMPARE(last.layers[i].name, report[i].name);
            QCOMPARE(last.layers[i].output.grid().scale, report[i].outputQParams.scale);
            QCOMPARE(last.layers[i].output.grid().zeroPoint, report[i].outputQParams.zeroPoint);
            if (i == 0) continue;
            const TensorProfile& whole = last.layers[i].weights.front();
            QCOMPARE(whole.codesUsed, report[i].codesUsed);
            QCOMPARE(whole.values, std::int64_t(models.quant->network.layers[i - 1].weight.size()));
            double sum = 0.0;
            for (const double count : whole.histogram.counts) sum += count;
            QCOMPARE(sum, double(whole.values));
        }
        QCOMPARE(last.layers[0].output.values, std::int64_t{128 * 1024});
        QCOMPARE(last.layers[1].output.values, std::int64_t{128 * 6 * 28 * 28});
    }

    void sameSeedSameBits_data() {
        QTest::addColumn<QString>("preset");
        QTest::newRow("recommended") << "recommended";
        QTest::newRow("tutorial") << "tutorial";
    }
    void sameSeedSameBits() {
        QFETCH(QString, preset);
        const auto train = [&](std::int64_t seed, bool sink) {
            Recipe recipe = toyRecipe(preset.toStdString());
            recipe.seed = seed;
            recipe.data.sinkMode = sink;
            Recorder recorder;
            Session session(recipe, toyData(), "CPU", "");
            session.trainFloat(recorder, CancelToken());
            session.convert(CancelToken());
            session.trainQuant(recorder, CancelToken());
            return session.models();
        };
        const Models a = train(3, false), b = train(3, true), c = train(4, false);
        QVERIFY(sameWeights(*a.floats, *b.floats));
        QVERIFY(sameWeights(a.quant->network, b.quant->network));
        QVERIFY(!sameWeights(*a.floats, *c.floats));
    }

    void sinkModeReportsOncePerEpoch() {
        Recipe recipe = toyRecipe();
        recipe.data.sinkMode = true;
        Recorder recorder;
        Session session(recipe, toyData(), "CPU", "");
        session.trainFloat(recorder, CancelToken());
        QCOMPARE(recorder.steps.size(), std::size_t{2});
        QCOMPARE(recorder.steps[0].step, 20);
        QVERIFY(recorder.steps[0].averageLoss > 0.0);
    }

    void stopAnswersWithinOneBatchAndSaves() {
        QTemporaryDir dir;
        CancelToken cancel;
        Recorder recorder;
        recorder.onEveryStep = [&](const StepEvent& e) {
            if (e.step == 7) cancel.cancel();
        };
        Session session(toyRecipe(), toyData(), "CPU", dir.filePath("run").toStdString());
        QCOMPARE(codeOf([&] { session.trainFloat(recorder, cancel); }), ErrorCode::Interrupted);
        QCOMPARE(recorder.steps.back().step, 7);
        QVERIFY(loadModels(session.floatCheckpoint(), toyRecipe()).floats != nullptr);
    }

    void pauseHoldsAndContinues() {
        CancelToken cancel;
        std::atomic<int> steps{0};
        Recorder recorder;
        recorder.onEveryStep = [&](const StepEvent& e) {
            steps = e.step;
            if (e.step == 5 && e.epoch == 1) cancel.setPaused(true);
        };
        Session session(toyRecipe(), toyData(), "CPU", "");
        std::thread training([&] { session.trainFloat(recorder, cancel); });
        QTRY_COMPARE_WITH_TIMEOUT(steps.load(), 5, 60000);
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const int whilePaused = steps;
        cancel.setPaused(false);
        training.join();
        QCOMPARE(whilePaused, 5);
        QCOMPARE(recorder.steps.size(), std::size_t{40});
    }

    void finishAfterEpochEndsEarlyButWhole() {
        CancelToken cancel;
        Recorder recorder;
        recorder.onEveryStep = [&](const StepEvent&) { cancel.finishAfterEpoch(); };
        Session session(toyRecipe(), toyData(), "CPU", "");
        session.trainFloat(recorder, cancel);
        QCOMPARE(recorder.epochs.size(), std::size_t{1});
        QCOMPARE(recorder.steps.size(), std::size_t{20});
    }

    void checkpointPolicyKeepsTheLast() {
        QTemporaryDir dir;
        Recipe recipe = toyRecipe();
        recipe.checkpoint.saveSteps = 6;
        recipe.checkpoint.keepMax = 2;
        Recorder recorder;
        Session session(recipe, toyData(), "CPU", dir.filePath("run").toStdString());
        session.trainFloat(recorder, CancelToken());
        const QStringList kept = QDir(dir.filePath("run/checkpoints")).entryList(QDir::Files, QDir::Name);
        QCOMPARE(kept, (QStringList{"checkpoint_lenet-2_16.ckpt", "checkpoint_lenet-2_20.ckpt"}));
    }

    void theFolderKnowsWhatTheRunAchieved() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        const CancelToken cancel;
        Recorder recorder;
        Session session(toyRecipe(), toyData(), "CPU", folder);
        session.trainFloat(recorder, cancel);
        RunSummary run = readRun(folder);
        QCOMPARE(run.problem, std::string());
        QCOMPARE(run.results.floats.epochsDone, 2);
        QCOMPARE(run.results.floats.test.accuracyPercent, recorder.epochs.back().testAccuracyPercent);
        QCOMPARE(run.results.floats.test.images, std::int64_t{200});
        QVERIFY(run.results.floats.seconds > 0.0 && run.results.finished > 0 && !run.results.int8);
        session.convert(cancel);
        session.trainQuant(recorder, cancel);
        run = readRun(folder);
        const Models models = session.models();
        QCOMPARE(run.results.int8.accuracyPercent,
                 evaluationFromLogits(integerLogits(*models.integer, toyData()->test, cancel),
                                      toyData()->test.labels)
                     .accuracyPercent());
        QCOMPARE(run.results.int8Bytes, modelSizes(models).int8File);
        QCOMPARE(run.results.floatBytes, modelSizes(models).floatFile);
        QCOMPARE(run.floatCheckpoint, session.floatCheckpoint());
        QCOMPARE(run.quantCheckpoint, session.quantCheckpoint());
        QCOMPARE(readCurves(run).epochs.size(), std::size_t{3});
        QVERIFY(!continuePoint(run));
    }

    // A run that is stopped and goes on ends where it would have ended without the stop.
    void continuedRunEqualsTheWhole_data() {
        QTest::addColumn<int>("stopEpoch");
        QTest::addColumn<int>("stopStep");  // 0: at the epoch's end
        QTest::addColumn<bool>("quant");
        QTest::addColumn<bool>("libTorch");
        QTest::newRow("float, between epochs") << 2 << 0 << false << false;
        QTest::newRow("float, in an epoch") << 2 << 7 << false << false;
        QTest::newRow("float, at its first step") << 1 << 1 << false << false;
        QTest::newRow("float, by LibTorch") << 2 << 7 << false << true;
        QTest::newRow("fine-tuning, between epochs") << 1 << 0 << true << false;
        QTest::newRow("fine-tuning, in an epoch") << 1 << 13 << true << false;
        QTest::newRow("fine-tuning, by LibTorch") << 1 << 0 << true << true;
    }
    void continuedRunEqualsTheWhole() {
        QFETCH(int, stopEpoch);
        QFETCH(int, stopStep);
        QFETCH(bool, quant);
        QFETCH(bool, libTorch);
        ComputeOptions compute;
        compute.threads = 1;
        if (libTorch) compute.executor = ExecutorKind::LibTorch;
        Recipe recipe = toyRecipe();
        recipe.train.epochs = quant ? 1 : 3;
        recipe.quantTrain.epochs = 2;
        const auto train = [&](Session& session, RunListener& listener, const CancelToken& cancel) {
            if (!quant) return session.trainFloat(listener, cancel);
            session.trainFloat(listener, CancelToken());
            session.convert(cancel);
            session.trainQuant(listener, cancel);
        };
        Recorder whole;
        Session undisturbed(recipe, toyData(), "CPU", "", compute);
        train(undisturbed, whole, CancelToken());

        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        CancelToken cancel;
        Recorder stopped;
        stopped.onEveryStep = [&](const StepEvent& e) {
            if ((e.stage == Stage::Quant) != quant || e.epoch != stopEpoch) return;
            if (stopStep == 0) cancel.finishAfterEpoch();
            if (stopStep == e.step) cancel.cancel();
        };
        {
            Session session(recipe, toyData(), "CPU", folder, compute);
            try {
                train(session, stopped, cancel);
            } catch (const Error& e) {
                QCOMPARE(e.code(), ErrorCode::Interrupted);
            }
        }
        const RunSummary run = readRun(folder);
        const auto point = continuePoint(run);
        QVERIFY(point.has_value());
        QCOMPARE(point->epoch, stopEpoch);
        QCOMPARE(point->step, stopStep == 0 ? 20 : stopStep);

        Recorder rest;
        Session session(run, toyData(), "CPU", compute);
        session.continueFrom(*point);
        if (quant)
            session.trainQuant(rest, CancelToken());
        else
            session.trainFloat(rest, CancelToken());
        QCOMPARE(rest.steps.front().epoch, stopStep == 0 ? stopEpoch + 1 : stopEpoch);
        QCOMPARE(rest.steps.front().step, stopStep + 1);
        QCOMPARE(rest.steps.back().learningRate, whole.steps.back().learningRate);
        const Models a = undisturbed.models(), b = session.models();
        QVERIFY(sameWeights(*a.floats, *b.floats));
        if (quant) QVERIFY(sameWeights(a.quant->network, b.quant->network));
        const RunSummary after = readRun(folder);
        QVERIFY(!continuePoint(after));
        const RunCurves curves = readCurves(after);
        QCOMPARE(curves.epochs.size(), whole.epochs.size());
        QCOMPARE(curves.steps.size(), whole.steps.size());
        QCOMPARE(after.results.floats.epochsDone, recipe.train.epochs);
        QCOMPARE(readQuantHistory(folder + "/" + kQuantHistoryFile).profiles.size(), whole.epochs.size());
    }

    // The log had got further than the last checkpoint: those steps are trained, and logged, again.
    void aCrashAfterTheCheckpointGoesOnFromIt() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        Recipe recipe = toyRecipe();
        recipe.checkpoint.saveSteps = 25;  // epoch 2, step 5
        {
            Recorder recorder;
            Session session(recipe, toyData(), "CPU", folder);
            session.trainFloat(recorder, CancelToken());
        }
        QVERIFY(QFile::remove(dir.filePath("run/checkpoints/checkpoint_lenet-2_20.ckpt")));
        RunSummary run = readRun(folder);
        run.results.floats.epochsDone = 1;  // as if the end had never been reached
        const auto point = continuePoint(run);
        QVERIFY(point && point->epoch == 2 && point->step == 5);
        Recorder rest;
        Session session(run, toyData(), "CPU");
        session.continueFrom(*point);
        session.trainFloat(rest, CancelToken());
        QCOMPARE(rest.steps.size(), std::size_t{15});
        QCOMPARE(readCurves(readRun(folder)).steps.size(), std::size_t{40});
    }

    void aRunTakenUpIsFineTunedInItsFolder() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        Recorder recorder;
        { Session(toyRecipe(), toyData(), "CPU", folder).trainFloat(recorder, CancelToken()); }
        Session session(readRun(folder), toyData(), "CPU");
        session.convert(CancelToken());
        session.trainQuant(recorder, CancelToken());
        const RunSummary run = readRun(folder);
        QCOMPARE(run.results.floats.epochsDone, 2);
        QCOMPARE(run.results.quant.epochsDone, 1);
        QVERIFY(run.results.int8 && !run.quantCheckpoint.empty());
    }

    void otherImagesAreRefused() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        Recorder recorder;
        { Session(toyRecipe(), toyData(), "CPU", folder).trainFloat(recorder, CancelToken()); }
        RunSummary run = readRun(folder);
        run.provenance.datasetSha256 = "another";
        std::string message;
        QCOMPARE(codeOf([&] { Session(run, toyData(), "CPU"); }, &message), ErrorCode::BadInput);
        QVERIFY2(QString::fromStdString(message).contains("was trained on other images"), message.c_str());
    }

    void infiniteLossStopsWithTheStep() {
        Recipe recipe = toyRecipe("tutorial");
        recipe.train.learningRate = 10.0;
        for (LayerRecipe& layer : recipe.network.layers) layer.weightInit = WeightInit::Kaiming;
        recipe.train.epochs = 20;
        Recorder recorder;
        Session session(recipe, toyData(), "CPU", "");
        std::string message;
        QCOMPARE(codeOf([&] { session.trainFloat(recorder, CancelToken()); }, &message), ErrorCode::Failed);
        QVERIFY2(QString::fromStdString(message).contains("became infinite at step"), message.c_str());
        QVERIFY2(
            QString::fromStdString(message).contains("the learning rate of 10 is likely too high. Try 4."),
            message.c_str());
    }

    // The last good state stays on the disk, and a lower rate goes on from it.
    void infiniteLossKeepsTheLastGoodCheckpoint() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        Recipe recipe = toyRecipe("tutorial");
        recipe.train.learningRate = 10.0;
        for (LayerRecipe& layer : recipe.network.layers) layer.weightInit = WeightInit::Kaiming;
        recipe.train.epochs = 20;
        Recorder recorder;
        double safer = 0.0;
        try {
            Session(recipe, toyData(), "CPU", folder).trainFloat(recorder, CancelToken());
        } catch (const LossNotFinite& e) {
            safer = e.saferRate();
        }
        QCOMPARE(safer, 4.0);
        RunSummary run = readRun(folder);
        const auto point = continuePoint(run);
        QVERIFY(point && point->isAutosave);
        run.recipe.train.learningRate = 0.01;
        Session session(run, toyData(), "CPU");
        session.continueFrom(*point);
        session.trainFloat(recorder, CancelToken());
        QVERIFY(recorder.epochs.back().testAccuracyPercent > 90.0);
    }

    // What cannot be written stays in memory: with it another folder, or the same one again, holds the run.
    void aRunThatCannotBeWrittenIsSavedElsewhere_data() {
        QTest::addColumn<bool>("quant");
        QTest::addColumn<bool>("sameFolder");
        QTest::newRow("float, elsewhere") << false << false;
        QTest::newRow("float, there again") << false << true;
        QTest::newRow("fine-tuning, elsewhere") << true << false;
        QTest::newRow("fine-tuning, there again") << true << true;
    }
    void aRunThatCannotBeWrittenIsSavedElsewhere() {
        QFETCH(bool, quant);
        QFETCH(bool, sameFolder);
        QTemporaryDir dir;
        const QString folder = dir.filePath("stick/run"), moved = dir.filePath("pulled");
        Recipe recipe = toyRecipe();
        recipe.quantTrain.epochs = 2;
        Recorder whole;
        Session undisturbed(recipe, toyData(), "CPU", "");
        undisturbed.trainFloat(whole, CancelToken());
        undisturbed.convert(CancelToken());
        undisturbed.trainQuant(whole, CancelToken());

        Recorder recorder;
        recorder.onEveryStep = [&](const StepEvent& e) {  // the stick is pulled
            if ((e.stage == Stage::Quant) == quant && e.epoch == 1 && e.step == 7)
                QVERIFY(QDir().rename(dir.filePath("stick"), moved));
        };
        auto session = std::make_unique<Session>(recipe, toyData(), "CPU", folder.toStdString());
        bool failed = false;
        try {
            session->trainFloat(recorder, CancelToken());
            session->convert(CancelToken());
            session->trainQuant(recorder, CancelToken());
        } catch (const WriteError& e) {
            failed = true;
            QVERIFY2(QString::fromUtf8(e.what()).contains(folder), e.what());
        }
        QVERIFY(failed && session->hasUnsaved());
        // Not there either: nothing changes.
        std::string message;
        QCOMPARE(codeOf([&] { session->saveTo("/proc/none"); }, &message), ErrorCode::Failed);
        QVERIFY(session->hasUnsaved());
        const QString target = sameFolder ? folder : dir.filePath("elsewhere");
        // Half-way: a file is where a folder must be. Then that is mended.
        QVERIFY(QDir().mkpath(dir.filePath("half")));
        QVERIFY(QFile(dir.filePath("half/checkpoints")).open(QIODevice::WriteOnly));
        QCOMPARE(codeOf([&] { session->saveTo(dir.filePath("half").toStdString()); }), ErrorCode::Failed);
        QVERIFY(session->hasUnsaved());
        session->saveTo(target.toStdString());
        QVERIFY(!session->hasUnsaved());
        session->saveTo(target.toStdString());  // a second click
        session.reset();

        const RunSummary run = readRun(target.toStdString());
        QCOMPARE(run.problem, std::string());
        const auto point = continuePoint(run);
        QVERIFY(point && point->stage == (quant ? Stage::Quant : Stage::Float));
        Session rest(run, toyData(), "CPU");
        rest.continueFrom(*point);
        if (!quant) {
            rest.trainFloat(recorder, CancelToken());
            rest.convert(CancelToken());
        }
        rest.trainQuant(recorder, CancelToken());
        const Models a = undisturbed.models(), b = rest.models();
        QVERIFY(sameWeights(*a.floats, *b.floats) && sameWeights(a.quant->network, b.quant->network));
        QCOMPARE(readCurves(readRun(target.toStdString())).steps.size(), whole.steps.size());
    }

    // Of the training before nothing counts any more, neither its results nor its rows.
    void aSecondFineTuningThatStopsGoesOn() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        Recorder recorder;
        CancelToken token;
        {
            Session session(toyRecipe(), toyData(), "CPU", folder);
            session.trainFloat(recorder, CancelToken());
            session.convert(CancelToken());
            session.trainQuant(recorder, CancelToken());
            QVERIFY(!continuePoint(readRun(folder)));
            recorder.onEveryStep = [&](const StepEvent& e) {
                if (e.step == 5) token.cancel();
            };
            session.convert(CancelToken());
            QCOMPARE(codeOf([&] { session.trainQuant(recorder, token); }), ErrorCode::Interrupted);
        }
        const RunSummary run = readRun(folder);
        const auto point = continuePoint(run);
        QVERIFY(point && point->stage == Stage::Quant && point->epoch == 1 && point->step == 5);
        QCOMPARE(run.results.quant.epochsDone, 0);
        QCOMPARE(readCurves(run).steps.size(), std::size_t{45});
    }

    void aRunThatChangedSinceIsNotTakenUp() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        Recorder recorder;
        { Session(toyRecipe(), toyData(), "CPU", folder).trainFloat(recorder, CancelToken()); }
        const RunSummary opened = readRun(folder);
        {
            Session other(opened, toyData(), "CPU");
            other.convert(CancelToken());
            other.trainQuant(recorder, CancelToken());
        }
        std::string message;
        QCOMPARE(codeOf([&] { Session(opened, toyData(), "CPU"); }, &message), ErrorCode::Failed);
        QVERIFY2(message.find("since it was opened: open it again") != std::string::npos, message.c_str());
    }

    void impossibleRecipeIsRefusedBeforeAnythingRuns() {
        QTemporaryDir dir;
        Recipe recipe = toyRecipe();
        recipe.network.layers[4].outputs = 9;
        std::string message;
        const QString folder = dir.filePath("run");
        QCOMPARE(codeOf([&] { Session(recipe, toyData(), "CPU", folder.toStdString()); }, &message),
                 ErrorCode::Usage);
        QCOMPARE(QString::fromStdString(message), QString("fc3.outputs is 9, expected 10: one a digit"));
        QVERIFY(!QFile::exists(folder));
    }

    void missingDeviceIsAnError() {
        std::string message;
        QCOMPARE(codeOf([&] { Session(toyRecipe(), toyData(), "Ascend", ""); }, &message),
                 ErrorCode::NoDevice);
        QVERIFY2(QString::fromStdString(message).contains("Available here: CPU"), message.c_str());
        QCOMPARE(codeOf([&] { Session(toyRecipe(), toyData(), "TPU", ""); }), ErrorCode::Usage);
    }

    void usedFolderIsRefused() {
        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        std::string message;
        {
            const Session first(toyRecipe(), toyData(), "CPU", folder);
            QCOMPARE(codeOf([&] { Session(toyRecipe(), toyData(), "CPU", folder); }, &message),
                     ErrorCode::Failed);
            QVERIFY2(message.find("is in use: process") != std::string::npos, message.c_str());
        }
        QCOMPARE(codeOf([&] { Session(toyRecipe(), toyData(), "CPU", folder); }, &message),
                 ErrorCode::Failed);
        QVERIFY2(message.find("already holds a run") != std::string::npos, message.c_str());
    }

    void exportRoundTripAndSizes() {
        QTemporaryDir dir;
        Recorder recorder;
        Recipe recipe = toyRecipe();
        recipe.train.epochs = 1;
        Session session(recipe, toyData(), "CPU", "");
        session.trainFloat(recorder, CancelToken());
        session.convert(CancelToken());
        const Models models = session.models();
        const ModelSizes sizes = modelSizes(models);
        QCOMPARE(sizes.int8Weights * 4, sizes.floatWeights);
        QVERIFY(sizes.fileRatio() > 3.5);
        const std::vector<std::string> readHere = {"onnx", "onnx-float", "tflite",
                                                   "mindspore"};  // test_exports has all
        for (const ExportFormat& format : exportFormats(models)) {
            if (std::find(readHere.begin(), readHere.end(), format.id) == readHere.end()) continue;
            QVERIFY2(format.reason.empty(), format.reason.c_str());
            const QString path = dir.filePath(QString::fromStdString(format.id + format.extension));
            exportModel(models, format.id, path.toStdString());
            QCOMPARE(QFileInfo(path).size(), qint64{format.bytes});
            loadModels(path.toStdString(), recipe);
        }
        const Certificate certificate = certify(models, toyData()->test, CancelToken());
        QCOMPARE(certificate.images, std::int64_t{200});
        QVERIFY(certificate.pairs.size() >=
                3);  // float, fake quant, the ONNX file; others where their programs are
        QVERIFY(enginesAgree(certificate));
        std::string message;
        QCOMPARE(codeOf([&] { exportModel(models, "onxn", dir.filePath("x").toStdString()); }, &message),
                 ErrorCode::Usage);
        QCOMPARE(QString::fromStdString(message),
                 QString("unknown format 'onxn', expected one of: onnx, c, ascend-onnx, tflite, mindspore, "
                         "torch, onnx-float"));
        QVERIFY(!QFile::exists(dir.filePath("x")));
    }

    void digitReaderEqualsTheEvaluation() {
        Recorder recorder;
        Session session(toyRecipe(), toyData(), "CPU", "");
        session.trainFloat(recorder, CancelToken());
        session.convert(CancelToken());
        const Models models = session.models();
        const DigitReader reader(models);
        const std::vector<Logits> logits = integerLogits(*models.integer, toyData()->test, CancelToken());
        for (int i = 0; i < 20; ++i) {
            const std::uint8_t* const pixels = toyData()->test.image(i);
            const DrawingAnswers answers = reader.read({32, 32, {pixels, pixels + 1024}});
            QCOMPARE(answers.int8Model.label, argmax(logits[static_cast<std::size_t>(i)].data(), 10));
            QVERIFY(answers.floatModel.label >= 0 && answers.fakeQuant.label >= 0);
        }
    }

    void readerWithoutModelsAnswersNothing() {
        const DigitReader reader{Models{}};
        const std::uint8_t* const pixels = toyData()->test.image(0);
        QCOMPARE(reader.read({32, 32, {pixels, pixels + 1024}}).int8Model.label, -1);
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "test_session.moc"

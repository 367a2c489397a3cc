// Starting, stopping and drawing again and again takes no more memory each time. Counted by the C library
// itself, so it says nothing in a sanitizer's build, and is one of the endurance tests of the release build.
#include <malloc.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "app/inference_controller.h"
#include "app/training_controller.h"
#include "tests/support/toy_data.h"

using namespace quantelier;

namespace {

constexpr int kLongMs = 60'000;
constexpr int kKilobyte = 1024;

std::int64_t bytesInUse() {
    const struct mallinfo2 info = mallinfo2();
    return std::int64_t(info.uordblks + info.hblkhd);  // blocks, and large ones of their own
}

Recipe toyRecipe() {
    Recipe recipe = presetRecipe("recommended");
    recipe.data.batchSize = 32;
    recipe.data.sinkMode = false;
    recipe.train.epochs = 1000;
    recipe.quantTrain.epochs = 1000;
    return recipe;
}

}  // namespace

class TestMemoryGrowth : public QObject {
    Q_OBJECT

  private slots:
    void startingAndStopping() {
        constexpr int kCycles = 200, kWarmUp = 40;
        QTemporaryDir dir;
        const auto data = prepareData(test::toyPair(320, 50));
        TrainingController training;
        std::int64_t before = 0;
        for (int cycle = 0; cycle < kCycles; ++cycle) {
            if (cycle == kWarmUp) before = bytesInUse();
            const bool quantizes = cycle % 4 == 3;
            const QString folder = dir.filePath(QString::number(cycle));
            Recipe recipe = toyRecipe();
            if (quantizes) recipe.train.epochs = 1;
            QSignalSpy steps(&training, &TrainingController::stepDone),
                stops(&training, &TrainingController::stopped),
                ends(&training, &TrainingController::finished);
            training.startFloat(recipe, data, folder);
            if (quantizes) {
                QTRY_COMPARE_WITH_TIMEOUT(ends.size(), qsizetype(1), kLongMs);
                training.startQuant(recipe);
                steps.clear();
            }
            QTRY_VERIFY_WITH_TIMEOUT(steps.size() > 3, kLongMs);
            training.setPaused(true);
            training.setPaused(false);
            training.stop();
            QTRY_COMPARE_WITH_TIMEOUT(stops.size(), qsizetype(1), kLongMs);
            QVERIFY(QDir(folder).removeRecursively());
        }
        tell("start and stop", kCycles - kWarmUp, bytesInUse() - before);
    }

    void drawing() {
        constexpr int kDrawings = 10'000, kWarmUp = 1000;
        Models models;
        models.recipe = toyRecipe();
        {
            Session session(models.recipe, prepareData(test::toyPair(320, 50)), "CPU", "");
            session.convert(CancelToken());
            models = session.models();
        }
        InferenceController inference;
        QSignalSpy answers(&inference, &InferenceController::answered);
        inference.setModels(models);
        std::mt19937 random(3);
        std::int64_t before = 0;
        for (int i = 0; i < kDrawings; ++i) {
            if (i == kWarmUp) before = bytesInUse();
            GreyImage drawing{280, 280, std::vector<std::uint8_t>(280 * 280)};
            const int column = int(random() % 200) + 40;
            for (int row = 40; row < 240; ++row) drawing.ink[std::size_t(280 * row + column)] = 255;
            inference.read(drawing, {});
            if (i % 50 == 0) QCoreApplication::processEvents();
            answers.clear();
        }
        tell("drawings", kDrawings - kWarmUp, bytesInUse() - before);
    }

  private:
    // Some caches settle late; a leak of a few bytes each time is seen all the same.
    static void tell(const char* what, int count, std::int64_t grown) {
        qInfo("%d times %s: %+lld bytes in use", count, what, static_cast<long long>(grown));
        QVERIFY2(std::abs(grown) < 64 * kKilobyte, qPrintable(QString("grew by %1 bytes").arg(grown)));
    }
};

QTEST_GUILESS_MAIN(TestMemoryGrowth)
#include "test_memory_growth.moc"

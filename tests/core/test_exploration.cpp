// Mixtures of bits, their bytes and the Pareto front; errors of tensors.
#include <QtTest>
#include <cmath>
#include <random>
#include <set>

#include "engine/core/exploration.h"
#include "engine/core/network_shape.h"

using namespace quantelier;

class TestExploration : public QObject {
    Q_OBJECT

  private slots:
    void allAssignmentsWithTheirBytes() {
        const Recipe recipe = presetRecipe("recommended");
        const std::vector<MixedPrecisionPoint> points = mixedPrecisionPoints(recipe);
        QCOMPARE(points.size(), std::size_t(1024));
        std::set<std::array<int, kLayerCount>> seen;
        for (const MixedPrecisionPoint& point : points) seen.insert(point.bits);
        QCOMPARE(seen.size(), std::size_t(1024));
        QCOMPARE(points.front().bits, (std::array<int, kLayerCount>{2, 2, 2, 2, 2}));
        QCOMPARE(points[1].bits, (std::array<int, kLayerCount>{2, 2, 2, 2, 3}));
        QCOMPARE(qint64(points.back().bytes), qint64(63594));  // 61470 + 4 * 236 + 5 * 236
        QCOMPARE(qint64(points.front().bytes), qint64(38 + 600 + 12000 + 2520 + 210 + 9 * 236));
    }

    // Against the definition: no other point is at least as good in both and better in one.
    void frontIsTheDefinition() {
        std::mt19937 random(4);
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<MixedPrecisionPoint> points(1 + random() % 30);
            for (MixedPrecisionPoint& point : points) {
                point.bytes = 1 + random() % 12;
                point.correct = random() % 12;
            }
            markParetoFront(points);
            for (const MixedPrecisionPoint& a : points) {
                bool beaten = false;
                for (const MixedPrecisionPoint& b : points)
                    beaten = beaten || (b.bytes <= a.bytes && b.correct >= a.correct &&
                                        (b.bytes < a.bytes || b.correct > a.correct));
                QCOMPARE(a.onFront, !beaten);
            }
        }
    }

    void errorsOfKnownTensors() {
        const std::vector<float> exact = {3.0f, 4.0f}, rounded = {3.0f, 3.0f};
        const TensorError error = tensorError(exact.data(), rounded.data(), 2);
        QCOMPARE(error.meanSquared, 0.5);
        QCOMPARE(error.sqnrDecibels, 10.0 * std::log10(25.0));
        QCOMPARE(error.cosine, 21.0 / std::sqrt(25.0 * 18.0));
        const TensorError none = tensorError(exact.data(), exact.data(), 2);
        QVERIFY(std::isinf(none.sqnrDecibels));
        QCOMPARE(none.cosine, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestExploration)
#include "test_exploration.moc"

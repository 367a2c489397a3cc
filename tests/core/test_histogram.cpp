// Histograms, and the ranges that observers find in them.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "engine/core/histogram.h"

using namespace quantelier;

namespace {

std::vector<float> normalValues(unsigned seed, std::size_t count, float mean = 0.0f) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(mean, 1.0f);
    std::vector<float> values(count);
    for (float& value : values) value = normal(random);
    return values;
}

Histogram histogramOf(const std::vector<float>& values) {
    return makeHistogram(values.data(), values.size());
}

// Mean squared error of the values themselves on the grid of a range.
double errorOf(const std::vector<float>& values, Range range, const QuantSpec& spec) {
    const QParams q = chooseQParams(range, spec);
    double sum = 0.0;
    for (const float value : values) {
        const double error = double(value) - double(dequantize(quantizeCode(value, q, spec), q));
        sum += error * error;
    }
    return sum / double(values.size());
}

Range wholeRange(const std::vector<float>& values) {
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {*low, *high};
}

}  // namespace

class TestHistogram : public QObject {
    Q_OBJECT

  private slots:
    void everyValueIsCountedInItsBin() {
        const std::vector<float> values = {-1.0f, -0.9f, 0.0f, 0.99f, 1.0f};
        const Histogram h = makeHistogram(values.data(), values.size(), 4);
        QCOMPARE(h.low, -1.0f);
        QCOMPARE(h.high, 1.0f);
        QCOMPARE(h.counts, (std::vector<double>{2, 0, 1, 2}));  // the highest value belongs to the last bin
        QCOMPARE(h.centre(2), 0.25);
    }

    void fewOrEqualValues() {
        QVERIFY(makeHistogram(nullptr, 0).counts.empty());
        const std::vector<float> same(7, 2.5f);
        const Histogram h = histogramOf(same);
        QCOMPARE(*std::max_element(h.counts.begin(), h.counts.end()), 7.0);
        for (const Range& range :
             {percentileRange(h, 99.0), leastSquaresRange(h, {}), leastDivergenceRange(h, {})})
            QVERIFY(std::isfinite(range.min) && range.max >= 2.4f);
    }

    void percentileDropsThatManyOnEachSide() {
        const std::vector<float> values = normalValues(1, 100000);
        std::vector<float> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        const Histogram h = histogramOf(values);
        for (const double percent : {99.9, 99.0, 90.0}) {
            const Range range = percentileRange(h, percent);
            const auto outside = std::size_t(double(values.size()) * (100.0 - percent) / 100.0);
            QVERIFY(std::fabs(double(range.min - sorted[outside])) < 2.0 * h.width());
            QVERIFY(std::fabs(double(range.max - sorted[sorted.size() - 1 - outside])) < 2.0 * h.width());
        }
        const Range all = percentileRange(h, 100.0);
        QCOMPARE(all.min, sorted.front());
        QVERIFY(std::fabs(all.max - sorted.back()) < 1e-5f);
    }

    void leastSquaresBeatsEveryOtherRange_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("symmetric");
        for (const int bits : {2, 3, 4, 8})
            for (const bool symmetric : {false, true})
                QTest::addRow("%d bits%s", bits, symmetric ? ", symmetric" : "") << bits << symmetric;
    }

    void leastSquaresBeatsEveryOtherRange() {
        QFETCH(int, bits);
        QFETCH(bool, symmetric);
        const QuantSpec spec{bits, false, symmetric, symmetric};
        const std::vector<float> values = normalValues(2, 5000, symmetric ? 0.0f : 0.8f);
        const Range whole = wholeRange(values);
        const double found = errorOf(values, leastSquaresRange(histogramOf(values), spec), spec);
        for (int percent = 5; percent <= 100; percent += 5) {
            const float share = float(percent) / 100.0f;
            QVERIFY(found <= 1.01 * errorOf(values, {whole.min * share, whole.max * share}, spec));
        }
        if (bits <= 4) QVERIFY(found < 0.8 * errorOf(values, whole, spec));  // few codes: clipping pays
    }

    void divergenceCutsOutliersAndKeepsWhatFits() {
        const QuantSpec spec{8, false, false, false};
        std::vector<float> values = normalValues(3, 20000);
        for (float& value : values) value = std::fabs(value);
        values.push_back(60.0f);  // fifteen times all others
        const Range cut = leastDivergenceRange(histogramOf(values), spec);
        QVERIFY2(cut.max < 12.0f && cut.max > 1.0f, qPrintable(QString::number(double(cut.max))));
        // A ReLU's output: nine of ten values are exactly 0, which says nothing about the others.
        std::vector<float> relu(180000, 0.0f);
        relu.insert(relu.end(), values.begin(), values.end() - 1);
        for (const int bits : {4, 8}) {
            const Range range = leastDivergenceRange(histogramOf(relu), {bits, false, false, false});
            QVERIFY2(range.max > 1.5f, qPrintable(QString("%1 bits: %2").arg(bits).arg(double(range.max))));
        }
        std::vector<float> even;
        for (int i = 0; i < 20000; ++i) even.push_back(float(i) / 20000.0f);
        QVERIFY(leastDivergenceRange(histogramOf(even), spec).max > 0.9f);  // nothing to gain by clipping
    }
};

QTEST_APPLESS_MAIN(TestHistogram)
#include "test_histogram.moc"

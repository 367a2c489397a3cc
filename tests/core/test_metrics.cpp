// Accuracy, its interval, labels and losses.
#include <QtTest>
#include <cmath>
#include <limits>

#include "engine/core/comparison.h"
#include "engine/core/metrics.h"

using namespace quantelier;

namespace {

constexpr float kHuge = std::numeric_limits<float>::max();

QString twoDecimals(double value) {
    return QString::number(value, 'f', 2);
}

// `bothRight` and `bothWrong` images beside those that only one of two models reads right.
struct Pair {
    Evaluation first, second;
    std::vector<std::uint8_t> truth;
    Pair(int onlyFirst, int onlySecond, int bothRight, int bothWrong) {
        add(onlyFirst, 3, 8);
        add(onlySecond, 8, 3);
        add(bothRight, 3, 3);
        add(bothWrong, 8, 8);
    }
    void add(int count, int firstLabel, int secondLabel) {
        for (int i = 0; i < count; ++i) {
            truth.push_back(3);
            first.labels.push_back(std::uint8_t(firstLabel));
            second.labels.push_back(std::uint8_t(secondLabel));
            first.correct += firstLabel == 3;
            second.correct += secondLabel == 3;
        }
        first.total = second.total = std::int64_t(truth.size());
    }
    PairedDifference difference() const { return pairedDifference(first, second, truth); }
};

// Logits of which softmax gives `confidence` to `label` and shares the rest out.
Logits sure(int label, double confidence) {
    Logits logits{};
    logits[std::size_t(label)] = float(std::log(confidence / ((1.0 - confidence) / 9.0)));
    return logits;
}

// Five images of a 4: read 4, 9, 4, 9, 4 in float and 4, 4, 9, 9, 9 in int8.
Comparison fiveFours() {
    Comparison comparison;
    comparison.total = 5;
    comparison.truth.assign(5, 4);
    comparison.readings[0] = readingsFromLogits(
        {sure(4, 0.9), sure(9, 0.8), sure(4, 0.7), sure(9, 0.6), sure(4, 0.5)}, comparison.truth);
    comparison.readings[1] = comparison.readings[0];
    comparison.readings[2] = readingsFromLogits(
        {sure(4, 0.99), sure(4, 0.3), sure(9, 0.4), sure(9, 0.95), sure(9, 0.6)}, comparison.truth);
    return comparison;
}

}  // namespace

class TestMetrics : public QObject {
    Q_OBJECT

  private slots:
    // Values of the Wilson interval without continuity correction, z = 1.959964.
    void wilson_data() {
        QTest::addColumn<qint64>("correct");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("low");
        QTest::addColumn<QString>("high");
        QTest::newRow("9906 of 10000") << qint64(9906) << qint64(10000) << "98.85"
                                       << "99.23";
        QTest::newRow("9853 of 10000") << qint64(9853) << qint64(10000) << "98.27"
                                       << "98.75";
        QTest::newRow("0 of 10") << qint64(0) << qint64(10) << "0.00"
                                 << "27.75";
        QTest::newRow("10 of 10") << qint64(10) << qint64(10) << "72.25"
                                  << "100.00";
        QTest::newRow("5 of 10") << qint64(5) << qint64(10) << "23.66"
                                 << "76.34";
        QTest::newRow("1 of 1") << qint64(1) << qint64(1) << "20.65"
                                << "100.00";
        QTest::newRow("0 of 0") << qint64(0) << qint64(0) << "0.00"
                                << "100.00";
        QTest::newRow("10000 of 10000") << qint64(10000) << qint64(10000) << "99.96"
                                        << "100.00";
    }

    void wilson() {
        QFETCH(qint64, correct);
        QFETCH(qint64, total);
        const Interval interval = wilson95Percent(correct, total);
        QTEST(twoDecimals(interval.low), "low");
        QTEST(twoDecimals(interval.high), "high");
    }

    void wilsonToThreeDecimals() {
        const Interval interval = wilson95Percent(9906, 10000);
        QCOMPARE(QString::number(interval.low, 'f', 3), QString("98.851"));
        QCOMPARE(QString::number(interval.high, 'f', 3), QString("99.231"));
    }

    // The ends solve |p - share| = z sqrt(p (1 - p) / n), lie around the share, and mirror each other.
    void wilsonHoldsItsEquation() {
        const double z = 1.959963984540054;
        for (const std::int64_t total : {1, 7, 100, 10000, 60000})
            for (int tenth = 0; tenth <= 10; ++tenth) {
                const std::int64_t correct = total * tenth / 10;
                const double share = double(correct) / double(total);
                const Interval interval = wilson95Percent(correct, total);
                for (const double percent : {interval.low, interval.high}) {
                    const double p = percent / 100.0;
                    QVERIFY(p >= 0.0 && p <= 1.0);
                    QVERIFY(std::fabs(std::fabs(p - share) - z * std::sqrt(p * (1.0 - p) / double(total))) <
                            1e-7);
                }
                QVERIFY(interval.low < 100.0 * share + 1e-9 && 100.0 * share < interval.high + 1e-9);
                const Interval mirror = wilson95Percent(total - correct, total);
                QVERIFY(std::fabs(mirror.low - (100.0 - interval.high)) < 1e-9);
            }
    }

    void tiesGoToTheLowestIndex_data() {
        QTest::addColumn<QList<float>>("logits");
        QTest::addColumn<int>("label");
        QTest::newRow("all equal") << QList<float>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0} << 0;
        QTest::newRow("two largest") << QList<float>{1, 5, 2, 5, 0, 0, 0, 0, 0, 5} << 1;
        QTest::newRow("last") << QList<float>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10} << 9;
        QTest::newRow("all negative") << QList<float>{-5, -4, -3, -9, -3, -8, -7, -6, -5, -4} << 2;
        QTest::newRow("zeros of both signs")
            << QList<float>{-1, -0.0f, 0.0f, -1, -1, -1, -1, -1, -1, -1} << 1;
        QTest::newRow("extreme") << QList<float>{-kHuge, kHuge, kHuge, 0, 0, 0, 0, 0, 0, 0} << 1;
    }

    void tiesGoToTheLowestIndex() {
        QFETCH(QList<float>, logits);
        QFETCH(int, label);
        QCOMPARE(argmax(logits.data(), int(logits.size())), label);
        Logits ten;
        std::copy(logits.begin(), logits.end(), ten.begin());
        QCOMPARE(predictionFromLogits(ten).label, label);
        QCOMPARE(int(evaluationFromLogits({ten}, {std::uint8_t(label)}).labels[0]), label);
    }

    void softmaxOfExtremeLogits_data() {
        QTest::addColumn<QList<float>>("logits");
        QTest::addColumn<QList<double>>("probability");
        QTest::newRow("equal") << QList<float>{7, 7, 7, 7, 7, 7, 7, 7, 7, 7} << QList<double>(10, 0.1);
        QTest::newRow("equal and huge") << QList<float>(10, kHuge) << QList<double>(10, 0.1);
        QTest::newRow("equal and lowest") << QList<float>(10, -kHuge) << QList<double>(10, 0.1);
        QTest::newRow("one far above")
            << QList<float>{0, 0, 1000, 0, 0, 0, 0, 0, 0, 0} << QList<double>{0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
        QTest::newRow("both ends") << QList<float>{kHuge, -kHuge, kHuge, 0, 0, 0, 0, 0, 0, 0}
                                   << QList<double>{0.5, 0, 0.5, 0, 0, 0, 0, 0, 0, 0};
        QTest::newRow("log 2 apart") << QList<float>{100,    float(100 + std::log(2.0)),
                                                     -kHuge, -kHuge,
                                                     -kHuge, -kHuge,
                                                     -kHuge, -kHuge,
                                                     -kHuge, -kHuge}
                                     << QList<double>{1.0 / 3, 2.0 / 3, 0, 0, 0, 0, 0, 0, 0, 0};
    }

    void softmaxOfExtremeLogits() {
        QFETCH(QList<float>, logits);
        QFETCH(QList<double>, probability);
        Logits ten;
        std::copy(logits.begin(), logits.end(), ten.begin());
        const Prediction prediction = predictionFromLogits(ten);
        double sum = 0.0;
        for (int i = 0; i < 10; ++i) {
            const double found = double(prediction.probability[std::size_t(i)]);
            QVERIFY2(std::fabs(found - probability[i]) < 2e-6,
                     qPrintable(QString("%1: %2").arg(i).arg(found)));
            sum += found;
        }
        QVERIFY(std::fabs(sum - 1.0) < 1e-6);
    }

    void crossEntropyValues() {
        const float equal[10] = {};
        QCOMPARE(crossEntropy(equal, 10, 3), std::log(10.0));  // 2.3026: a network that knows nothing
        const float two[2] = {0.0f, 1.0f};
        QVERIFY(std::fabs(crossEntropy(two, 2, 1) - 0.31326168751822286) < 1e-15);
        QVERIFY(std::fabs(crossEntropy(two, 2, 0) - 1.3132616875182228) < 1e-15);
        const float certain[3] = {1000.0f, 0.0f, 0.0f};
        QCOMPARE(crossEntropy(certain, 3, 0), 0.0);
        QCOMPARE(crossEntropy(certain, 3, 1), 1000.0);
        const float huge[2] = {1e30f, 1e30f};
        QCOMPARE(crossEntropy(huge, 2, 1), std::log(2.0));
        const float extreme[2] = {kHuge, -kHuge};
        QCOMPARE(crossEntropy(extreme, 2, 1), 2.0 * double(kHuge));
    }

    void evaluationCounts() {
        Logits zero{}, three{}, seven{};
        three[3] = 2.0f;
        seven[7] = 50.0f;
        const Evaluation e = evaluationFromLogits({zero, three, seven, seven}, {0, 3, 7, 1});
        QCOMPARE(qint64(e.correct), qint64(3));
        QCOMPARE(qint64(e.total), qint64(4));
        QCOMPARE(e.accuracyPercent(), 75.0);
        QCOMPARE(e.labels, (std::vector<std::uint8_t>{0, 3, 7, 7}));
        const double expected = (std::log(10.0) + std::log(std::exp(2.0) + 9.0) - 2.0 + 0.0 + 50.0) / 4.0;
        QVERIFY(std::fabs(e.loss - expected) < 1e-12);
        QCOMPARE(e.ci95Percent().low, wilson95Percent(3, 4).low);
    }

    void nothingEvaluated() {
        const Evaluation e = evaluationFromLogits({}, {});
        QCOMPARE(qint64(e.total), qint64(0));
        QCOMPARE(e.accuracyPercent(), 0.0);
        QCOMPARE(e.loss, 0.0);
        QCOMPARE(e.ci95Percent().high, 100.0);
    }

    void disagreements() {
        Evaluation a, b;
        a.labels = {1, 2, 3, 4};
        b.labels = {1, 9, 3, 0};
        QCOMPARE(qint64(labelDisagreements(a, b)), qint64(2));
        QCOMPARE(qint64(labelDisagreements(a, a)), qint64(0));
    }

    // Two-sided exact binomial probabilities: 2^-n times twice the sum of binomial coefficients.
    void mcNemarValues_data() {
        QTest::addColumn<int>("onlyFirst");
        QTest::addColumn<int>("onlySecond");
        QTest::addColumn<double>("pValue");
        QTest::newRow("never apart") << 0 << 0 << 1.0;
        QTest::newRow("one image") << 1 << 0 << 1.0;
        QTest::newRow("equal") << 5 << 5 << 1.0;
        QTest::newRow("0 of 5") << 0 << 5 << 2.0 / 32;
        QTest::newRow("6 of 6") << 6 << 0 << 2.0 / 64;
        QTest::newRow("1 of 8") << 1 << 7 << 2.0 * 9 / 256;
        QTest::newRow("2 of 10") << 8 << 2 << 2.0 * 56 / 1024;
        QTest::newRow("10 of 22") << 12 << 10 << 0.8318119049072266;
        QTest::newRow("thousands") << 1040 << 960 << 0.07728689056266842;
        QTest::newRow("one-sided thousands") << 3000 << 0 << 0.0;
    }

    void mcNemarValues() {
        QFETCH(int, onlyFirst);
        QFETCH(int, onlySecond);
        QFETCH(double, pValue);
        Evaluation a, b;
        std::vector<std::uint8_t> truth;
        const auto add = [&](int count, int first, int second) {
            for (int i = 0; i < count; ++i) {
                truth.push_back(3);
                a.labels.push_back(std::uint8_t(first));
                b.labels.push_back(std::uint8_t(second));
            }
        };
        add(20, 3, 3);  // right in both, and wrong in both: no evidence
        add(7, 4, 5);
        add(onlyFirst, 3, 8);
        add(onlySecond, 0, 3);
        const McNemar test = mcNemar(a, b, truth);
        QCOMPARE(int(test.onlyFirst), onlyFirst);
        QCOMPARE(int(test.onlySecond), onlySecond);
        QVERIFY2(std::fabs(test.pValue - pValue) < 1e-10, qPrintable(QString::number(test.pValue, 'g', 15)));
    }

    void verdicts() {
        QCOMPARE(
            QString::fromStdString(verdict({12, 10, 0.8318}, "float", "int8")),
            "No difference between float and int8 can be claimed (McNemar p = 0.83: 12 images right only "
            "in float, 10 only in int8).");
        QCOMPARE(QString::fromStdString(verdict({30, 9, 0.00107}, "float", "int8")),
                 "On these images float reads better than int8 (McNemar p = 0.0011: 30 images right only in "
                 "float, 9 only in int8).");
        QVERIFY(verdict({2, 12, 0.013}, "float", "int8").find("int8 reads better than float") !=
                std::string::npos);
    }

    void confusionCounts() {
        const Comparison five = fiveFours();
        const ConfusionMatrix floats = confusion(five.of(Arithmetic::Float).evaluation, five.truth);
        const ConfusionMatrix int8 = confusion(five.of(Arithmetic::Int8).evaluation, five.truth);
        QCOMPARE(floats[4][4], 3);
        QCOMPARE(floats[4][9], 2);
        QCOMPARE(int8[4][4], 2);
        QCOMPARE(int8[4][9], 3);
        const ConfusionMatrix change = difference(floats, int8);
        std::int64_t sum = 0;
        for (const auto& row : change)
            for (const std::int64_t cell : row) sum += cell;
        QCOMPARE(sum, 0);  // the same images in both
        QCOMPARE(change[4][9], 1);
        QCOMPARE(change[4][4], -1);
        QCOMPARE(change[9][4], 0);
    }

    void digitsAreSelectedAndSorted() {
        using Indices = std::vector<std::int64_t>;
        const Comparison five = fiveFours();
        QCOMPARE(selectDigits(five, DigitFilter::OnlyFloatRight), (Indices{4, 2}));  // 0.6, 0.4 sure
        QCOMPARE(selectDigits(five, DigitFilter::OnlyInt8Right), (Indices{1}));
        QCOMPARE(selectDigits(five, DigitFilter::WrongInInt8), (Indices{3, 4, 2}));
        QCOMPARE(selectDigits(five, DigitFilter::SureButWrong), (Indices{3}));
        QCOMPARE(selectDigits(five, DigitFilter::All), (Indices{0, 3, 4, 2, 1}));
        const MatrixCell int8Cell{4, 9, Arithmetic::Int8, false}, floatCell{4, 9, Arithmetic::Float, false},
            changed{4, 9, Arithmetic::Int8, true}, empty{9, 4, Arithmetic::Int8, false};
        QCOMPARE(selectDigits(five, DigitFilter::All, int8Cell), (Indices{3, 4, 2}));
        QCOMPARE(selectDigits(five, DigitFilter::All, floatCell), (Indices{1, 3}));  // by float's confidence
        QCOMPARE(selectDigits(five, DigitFilter::All, changed), (Indices{4, 2, 1}));
        QCOMPARE(selectDigits(five, DigitFilter::OnlyFloatRight, changed), (Indices{4, 2}));
        QCOMPARE(selectDigits(five, DigitFilter::All, empty), Indices{});
    }

    void fourVerdicts_data() {
        QTest::addColumn<int>("onlyFloat");
        QTest::addColumn<int>("onlyInt8");
        QTest::addColumn<int>("others");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("the mockup") << 9 << 7 << 9984 << "No real difference between float and int8";
        QTest::newRow("not one differs") << 0 << 0 << 10000 << "No real difference between float and int8";
        QTest::newRow("not one differs, but of few") << 0 << 0 << 200 << "Too few images to tell";
        QTest::newRow("few") << 5 << 2 << 293 << "Too few images to tell";
        QTest::newRow("none") << 0 << 0 << 0 << "Too few images to tell";
        // 0.41 points: (61.5 - 20.5) / 10002 -+ 1.96 sqrt((82 - 41 * 41 / 10002) / 10002 / 10002)
        QTest::newRow("worse") << 61 << 20 << 9919 << "int8 is worse, by 0.41 points (0.23 to 0.59)";
        QTest::newRow("better") << 20 << 61 << 9919 << "int8 is better, by 0.41 points (0.23 to 0.59)";
        QTest::newRow("far worse") << 90 << 0 << 110 << "int8 is worse, by 45.00 points (37.63 to 51.48)";
    }
    void fourVerdicts() {
        QFETCH(int, onlyFloat);
        QFETCH(int, onlyInt8);
        QFETCH(int, others);
        const PairedDifference found = Pair(onlyFloat, onlyInt8, others, 0).difference();
        QTEST(QString::fromStdString(verdictSentence(found, "float", "int8")), "sentence");
    }

    // Where the exact test finds a difference, its interval leaves out 0, and the other way round for no more
    // than a few; the points lie within.
    void intervalAndTestAgree() {
        for (int lost = 0; lost <= 60; ++lost)
            for (int gained = 0; gained <= 60; gained += 3)
                for (const int others : {0, 300, 9000}) {
                    const PairedDifference found = Pair(lost, gained, others, 50).difference();
                    const bool leavesOutZero = found.points95.low > 0.0 || found.points95.high < 0.0;
                    if (found.test.isSignificant()) QVERIFY(leavesOutZero);
                    QVERIFY(found.points95.low <= found.points && found.points <= found.points95.high);
                    QVERIFY(found.verdict != Difference::None || found.points95.high <= kWantedResolution);
                }
    }

    void reliabilityOfBins() {
        Comparison five = fiveFours();
        const Reliability bins = reliability(five.of(Arithmetic::Int8), five.truth);
        QCOMPARE(bins[9].images, 2);  // 0.99 right, 0.95 wrong
        QCOMPARE(bins[9].right, 1);
        QVERIFY(std::fabs(bins[9].confidence - 0.97) < 1e-6);
        QVERIFY(std::fabs(bins[9].gapPoints() + 47.0) < 1e-4);
        QCOMPARE(bins[0].images, 0);
        QCOMPARE(bins[0].gapPoints(), 0.0);
        std::int64_t images = 0;
        for (const ReliabilityBin& bin : bins) images += bin.images;
        QCOMPARE(images, 5);
        // 2 * 47 + |0 - 60| + |0 - 40| + |100 - 30|, over 5
        QVERIFY(std::fabs(calibrationErrorPoints(bins) - 264.0 / 5.0) < 1e-4);
        QCOMPARE(calibrationErrorPoints(Reliability{}), 0.0);
    }

    // A model that is as sure as it is right.
    void theCalibratedHaveNoError() {
        std::vector<Logits> logits;
        std::vector<std::uint8_t> truth;
        for (int i = 0; i < 1000; ++i) {
            logits.push_back(sure(1, 0.75));
            truth.push_back(i % 4 == 0 ? 2 : 1);
        }
        QVERIFY(calibrationErrorPoints(reliability(readingsFromLogits(logits, truth), truth)) < 1e-4);
        logits.assign(1000, Logits{1e30f});  // certain: the last bin takes a confidence of 1
        truth.assign(1000, 0);
        const Reliability certain = reliability(readingsFromLogits(logits, truth), truth);
        QCOMPARE(certain[9].images, 1000);
        QCOMPARE(certain[9].gapPoints(), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestMetrics)
#include "test_metrics.moc"

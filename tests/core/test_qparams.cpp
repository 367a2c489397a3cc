// The quantization equation: ties, rails, ranges of every kind.
#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

#include "engine/core/qparams.h"

using namespace quantelier;

namespace {

constexpr QuantSpec kAsymmetric{8, false, false, false};
constexpr QuantSpec kSymmetric{8, false, true, false};
constexpr QuantSpec kNarrow{8, false, true, true};

void specColumns() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("symmetric");
    QTest::addColumn<bool>("narrow");
    for (int bits = 2; bits <= 8; ++bits)
        for (const bool symmetric : {false, true})
            for (const bool narrow : {false, true})
                QTest::addRow("%d bit%s%s", bits, symmetric ? ", symmetric" : "", narrow ? ", narrow" : "")
                    << bits << symmetric << narrow;
}

}  // namespace

class TestQParams : public QObject {
    Q_OBJECT

  private slots:
    void codesOfASpec_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::newRow("2 bit") << 2 << false << -2 << 1;
        QTest::newRow("2 bit narrow") << 2 << true << -1 << 1;
        QTest::newRow("3 bit") << 3 << false << -4 << 3;
        QTest::newRow("4 bit") << 4 << false << -8 << 7;
        QTest::newRow("4 bit narrow") << 4 << true << -7 << 7;
        QTest::newRow("7 bit") << 7 << false << -64 << 63;
        QTest::newRow("8 bit") << 8 << false << -128 << 127;
        QTest::newRow("8 bit narrow") << 8 << true << -127 << 127;
    }

    void codesOfASpec() {
        QFETCH(int, bits);
        QFETCH(bool, narrow);
        const QuantSpec spec{bits, false, false, narrow};
        QTEST(spec.codeMin(), "low");
        QTEST(spec.codeMax(), "high");
    }

    void tiesGoToEven_data() {
        QTest::addColumn<float>("steps");
        QTest::addColumn<int>("rounded");
        for (const int sign : {1, -1}) {
            const char* const s = sign < 0 ? "-" : "+";
            QTest::addRow("%s0.5", s) << sign * 0.5f << 0;
            QTest::addRow("%s1.5", s) << sign * 1.5f << sign * 2;
            QTest::addRow("%s2.5", s) << sign * 2.5f << sign * 2;
            QTest::addRow("%s3.5", s) << sign * 3.5f << sign * 4;
            QTest::addRow("%s100.5", s) << sign * 100.5f << sign * 100;
            QTest::addRow("%s101.5", s) << sign * 101.5f << sign * 102;
            QTest::addRow("just above %s0.5", s) << sign * std::nextafter(0.5f, 1.0f) << sign;
            QTest::addRow("just below %s0.5", s) << sign * std::nextafter(0.5f, 0.0f) << 0;
        }
        QTest::newRow("0") << 0.0f << 0;
        QTest::newRow("-0") << -0.0f << 0;
    }

    // Rounding comes before the zero point is added: an odd one must not turn ties to odd codes.
    void tiesGoToEven() {
        QFETCH(float, steps);
        QFETCH(int, rounded);
        for (const float scale : {1.0f, 0.25f, 8.0f})  // powers of two: steps * scale is exact
            for (const int zeroPoint : {0, 5, -7, 10}) {
                const QParams q{scale, zeroPoint};
                QCOMPARE(fakeQuantCode(steps * scale, q, kAsymmetric), rounded + zeroPoint);
                QCOMPARE(quantizeCode(steps * scale, q, kAsymmetric), rounded + zeroPoint);
            }
    }

    void codesStopAtTheLimits_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<int>("zeroPoint");
        QTest::addColumn<float>("value");
        QTest::addColumn<int>("code");
        const float infinity = std::numeric_limits<float>::infinity(),
                    huge = std::numeric_limits<float>::max();
        QTest::newRow("last code") << 8 << false << 0 << 127.0f << 127;
        QTest::newRow("rounds into the last code") << 8 << false << 0 << 127.49f << 127;
        QTest::newRow("one above") << 8 << false << 0 << 128.0f << 127;
        QTest::newRow("first code") << 8 << false << 0 << -128.0f << -128;
        QTest::newRow("one below") << 8 << false << 0 << -129.0f << -128;
        QTest::newRow("tie above the last code") << 8 << false << 0 << 127.5f << 127;
        QTest::newRow("tie below the first code") << 8 << false << 0 << -128.5f << -128;
        QTest::newRow("narrow drops -128") << 8 << true << 0 << -128.0f << -127;
        QTest::newRow("zero point at the lower rail") << 8 << false << -128 << -1.0f << -128;
        QTest::newRow("zero point at the lower rail, top") << 8 << false << -128 << 255.0f << 127;
        QTest::newRow("zero point at the upper rail") << 8 << false << 127 << 1.0f << 127;
        QTest::newRow("4 bit above") << 4 << false << 0 << 8.0f << 7;
        QTest::newRow("4 bit narrow below") << 4 << true << 0 << -8.0f << -7;
        QTest::newRow("2 bit above") << 2 << false << 0 << 2.0f << 1;
        QTest::newRow("largest float") << 8 << false << 0 << huge << 127;
        QTest::newRow("lowest float") << 8 << false << 0 << -huge << -128;
        QTest::newRow("infinity") << 8 << false << 100 << infinity << 127;
        QTest::newRow("minus infinity") << 8 << false << 100 << -infinity << -128;
    }

    void codesStopAtTheLimits() {
        QFETCH(int, bits);
        QFETCH(bool, narrow);
        QFETCH(int, zeroPoint);
        QFETCH(float, value);
        QFETCH(int, code);
        const QuantSpec spec{bits, false, false, narrow};
        QCOMPARE(fakeQuantCode(value, {1.0f, zeroPoint}, spec), code);
        QCOMPARE(quantizeCode(value, {1.0f, zeroPoint}, spec), code);
    }

    void scaleAndZeroPoint_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("symmetric");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<float>("min");
        QTest::addColumn<float>("max");
        QTest::addColumn<float>("scale");
        QTest::addColumn<int>("zeroPoint");
        QTest::newRow("asymmetric, lower rail")
            << 8 << false << false << 0.0f << 3.0f << 3.0f / 255.0f << -128;
        QTest::newRow("asymmetric, upper rail")
            << 8 << false << false << -3.0f << 0.0f << 3.0f / 255.0f << 127;
        QTest::newRow("asymmetric, inside") << 8 << false << false << -64.0f << 191.0f << 1.0f << -64;
        QTest::newRow("asymmetric, tie to even") << 8 << false << false << -64.5f << 190.5f << 1.0f << -64;
        QTest::newRow("asymmetric, tie to even, up")
            << 8 << false << false << -63.5f << 191.5f << 1.0f << -64;
        QTest::newRow("asymmetric narrow") << 8 << false << true << 0.0f << 254.0f << 1.0f << -127;
        QTest::newRow("widened down to zero") << 8 << false << false << 1.0f << 3.0f << 3.0f / 255.0f << -128;
        QTest::newRow("widened up to zero") << 8 << false << false << -3.0f << -1.0f << 3.0f / 255.0f << 127;
        QTest::newRow("symmetric full: 2M/255") << 8 << true << false << -0.5f << 2.0f << 4.0f / 255.0f << 0;
        QTest::newRow("symmetric full, minimum") << 8 << true << false << -2.0f << 0.5f << 4.0f / 255.0f << 0;
        QTest::newRow("symmetric narrow: M/127") << 8 << true << true << -0.5f << 2.0f << 2.0f / 127.0f << 0;
        QTest::newRow("symmetric of a positive range")
            << 8 << true << true << 1.0f << 2.0f << 2.0f / 127.0f << 0;
        QTest::newRow("4 bit symmetric narrow") << 4 << true << true << -7.0f << 1.0f << 1.0f << 0;
        QTest::newRow("4 bit asymmetric") << 4 << false << false << -1.0f << 14.0f << 1.0f << -7;
        QTest::newRow("2 bit asymmetric") << 2 << false << false << 0.0f << 3.0f << 1.0f << -2;
        QTest::newRow("2 bit symmetric narrow") << 2 << true << true << -1.0f << 1.0f << 1.0f << 0;
        QTest::newRow("empty") << 8 << false << false << 0.0f << 0.0f << 1.0f << 0;
        QTest::newRow("empty, symmetric") << 8 << true << true << 0.0f << 0.0f << 1.0f << 0;
        QTest::newRow("turned round") << 8 << false << false << 1.0f << -1.0f << 1.0f << 0;
        QTest::newRow("smallest denormal") << 8 << false << false << 0.0f << 1e-45f << 1.0f << 0;
        QTest::newRow("scale without a reciprocal") << 8 << false << false << 0.0f << 5e-37f << 1.0f << 0;
        QTest::newRow("scale without a reciprocal, symmetric")
            << 8 << true << true << -1e-37f << 0.0f << 1.0f << 0;
        QTest::newRow("denormal scale") << 8 << false << false << 0.0f << 1e-36f << 1e-36f / 255.0f << -128;
    }

    void scaleAndZeroPoint() {
        QFETCH(int, bits);
        QFETCH(bool, symmetric);
        QFETCH(bool, narrow);
        QFETCH(float, min);
        QFETCH(float, max);
        QFETCH(float, scale);
        const QParams q = chooseQParams({min, max}, {bits, false, symmetric, narrow});
        QVERIFY2(q.scale == scale, qPrintable(QString::number(double(q.scale), 'g', 9)));  // to the bit
        QTEST(int(q.zeroPoint), "zeroPoint");
    }

    void everyCodeComesBack_data() { specColumns(); }

    // fakeQuantCode(dequantize(c)) == c for every code of random ranges from 1e-36 to 1e36, and the same
    // divided.
    void everyCodeComesBack() {
        QFETCH(int, bits);
        QFETCH(bool, symmetric);
        QFETCH(bool, narrow);
        const QuantSpec spec{bits, false, symmetric, narrow};
        std::mt19937 random(unsigned(bits * 4 + symmetric * 2 + narrow));
        std::uniform_real_distribution<float> part(-1.0f, 1.0f), exponent(-36.0f, 36.0f);
        for (int trial = 0; trial < 300; ++trial) {
            const float size = std::pow(10.0f, exponent(random));
            const float a = part(random) * size, b = part(random) * size;
            const QParams q = chooseQParams({std::min(a, b), std::max(a, b)}, spec);
            QVERIFY(q.scale > 0.0f && std::isfinite(q.scale));
            QVERIFY(q.zeroPoint >= spec.codeMin() && q.zeroPoint <= spec.codeMax());
            for (int code = spec.codeMin(); code <= spec.codeMax(); ++code) {
                QCOMPARE(fakeQuantCode(dequantize(code, q), q, spec), code);
                QCOMPARE(quantizeCode(dequantize(code, q), q, spec), code);
            }
        }
    }

    // The smallest ranges, where 1 / scale is about to overflow.
    void everyCodeOfASmallRangeComesBack() {
        for (int exponent = -149; exponent <= -100; ++exponent) {
            const QParams q = chooseQParams({0.0f, std::ldexp(1.0f, exponent)}, kAsymmetric);
            for (int code = -128; code <= 127; ++code)
                QCOMPARE(fakeQuantCode(dequantize(code, q), q, kAsymmetric), code);
        }
    }

    void zeroIsExact_data() { specColumns(); }

    // Zero has a code of its own, which is the zero point: padding, ReLU and silence are not rounded.
    void zeroIsExact() {
        QFETCH(int, bits);
        QFETCH(bool, symmetric);
        QFETCH(bool, narrow);
        const QuantSpec spec{bits, false, symmetric, narrow};
        std::mt19937 random(7);
        std::uniform_real_distribution<float> part(-4.0f, 4.0f);
        for (int trial = 0; trial < 300; ++trial) {
            const float a = part(random), b = part(random);
            const QParams q = chooseQParams({std::min(a, b), std::max(a, b)}, spec);
            QCOMPARE(fakeQuantCode(0.0f, q, spec), q.zeroPoint);
            QCOMPARE(dequantize(q.zeroPoint, q), 0.0f);
        }
    }

    // A value inside the range comes back within half a step; at the zero point's rounding the ends lose as
    // much again.
    void valuesComeBackWithinAStep() {
        std::mt19937 random(11);
        std::uniform_real_distribution<float> part(-2.0f, 5.0f);
        for (const QuantSpec& spec : {kAsymmetric, kSymmetric, kNarrow})
            for (int trial = 0; trial < 300; ++trial) {
                const float a = part(random), b = part(random),
                            share = std::generate_canonical<float, 24>(random);
                const Range range{std::min({a, b, 0.0f}), std::max({a, b, 0.0f})};
                const QParams q = chooseQParams(range, spec);
                const float value = range.min + share * (range.max - range.min);
                QVERIFY(std::fabs(dequantize(fakeQuantCode(value, q, spec), q) - value) <= 1.001f * q.scale);
            }
    }
};

QTEST_APPLESS_MAIN(TestQParams)
#include "test_qparams.moc"

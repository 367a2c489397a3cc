// The integer arithmetic that takes float32's place, against float32 itself.
#include <QTest>
#include <cstring>
#include <limits>
#include <random>
#include <set>

extern "C" {
#include "resources/c/fixed/lenet_requantize.h"
}
#include "engine/formats/c_tables.h"
#include "engine/int8/reference_kernels.h"

using namespace quantelier;

namespace {

constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t kLeast = std::numeric_limits<std::int32_t>::min();

float floatOf(std::uint32_t bits) {
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

// Counts and describes differences, so that millions of values need no check of their own.
class Comparison {
  public:
    void operator()(std::int32_t accumulator, float multiplier, int zero = 0, int min = -128, int max = 127) {
        const FixedMultiplier fixed = fixedMultiplier(multiplier);
        const std::int32_t significand = fixed.significand;
        const std::int8_t exponent = fixed.exponent;
        const lenet_scales scales = {&significand, &exponent};
        const lenet_codes codes = {std::int8_t(zero), std::int8_t(min), std::int8_t(max)};
        int8::Layer layer;
        layer.output.zeroPoint = zero;
        layer.codeMin = min;
        layer.codeMax = max;
        const int found = lenet_requantize(accumulator, &scales, 0, &codes);
        const int expected = int8::requantize(accumulator, multiplier, layer);
        m_codes.insert(expected);
        if (found == expected) return;
        if (m_differences++ == 0)
            m_first = QString("%1 * %2 + %3: %4, expected %5")
                          .arg(accumulator)
                          .arg(double(multiplier), 0, 'g', 9)
                          .arg(zero)
                          .arg(found)
                          .arg(expected);
    }

    QString result() const {
        return m_differences == 0 ? QString()
                                  : QString("%1 differences, first %2").arg(m_differences).arg(m_first);
    }
    int codes() const { return int(m_codes.size()); }

  private:
    qint64 m_differences = 0;
    QString m_first;
    std::set<int> m_codes;
};

}  // namespace

class TestCRequantize : public QObject {
    Q_OBJECT

  private slots:
    void multipliersAreExact() {
        std::mt19937 random(1);
        for (int i = 0; i < 100000; ++i) {
            const float value = floatOf(random());
            if (!std::isfinite(value)) continue;
            const FixedMultiplier fixed = fixedMultiplier(value);
            QVERIFY(std::abs(fixed.significand) < 1 << 24);
            if (std::fabs(value) > 1e-30f)
                QCOMPARE(std::ldexp(float(fixed.significand), fixed.exponent), value);
        }
    }

    // Accumulators of every size times scales that bring them near the codes.
    void usual() {
        std::mt19937 random(2);
        Comparison compare;
        for (int i = 0; i < 5000000; ++i) {
            const auto accumulator = std::int32_t(random()) >> (random() % 31);
            const float target = float(random() % 300000) / 1000.0f - 150.0f;
            const float multiplier = target / float(accumulator == 0 ? 1 : accumulator);
            const int zero = int(random() % 256) - 128;
            compare(accumulator, multiplier, zero, random() % 2 ? zero : -128, 127);
        }
        QCOMPARE(compare.result(), QString());
        QCOMPARE(compare.codes(), 256);
    }

    // Products that lie on half a code, or next to it: one step of float32 either way.
    void ties() {
        std::mt19937 random(3);
        Comparison compare;
        for (int i = 0; i < 1000000; ++i) {
            const auto accumulator = (std::int32_t(random()) >> (random() % 31)) | 1;
            const float half = float(int(random() % 600) - 300) + 0.5f;
            const float multiplier = half / float(accumulator);
            compare(accumulator, multiplier);
            compare(accumulator, std::nextafter(multiplier, 1e9f));
            compare(accumulator, std::nextafter(multiplier, -1e9f));
        }
        for (int accumulator = -2000; accumulator <= 2000; ++accumulator)
            for (int shift = 0; shift <= 12; ++shift)
                for (int odd = 1; odd < 32; odd += 2)
                    compare(accumulator, std::ldexp(float(odd), -shift), accumulator % 64);
        QCOMPARE(compare.result(), QString());
    }

    // Where float32 begins to round accumulators, at every power of two above.
    void roundedAccumulators() {
        std::mt19937 random(4);
        Comparison compare;
        for (int bit = 23; bit < 31; ++bit)
            for (int offset = -600; offset <= 600; ++offset)
                for (const int sign : {-1, 1})
                    for (int step = 0; step < 20; ++step) {
                        const auto accumulator = std::int32_t(sign * ((std::int64_t{1} << bit) + offset));
                        compare(accumulator, std::ldexp(float(step + 1), -bit - 1 + step / 4));
                        compare(accumulator, std::ldexp(float(0x800000 | random() % 0x800000), -22 - bit));
                    }
        QCOMPARE(compare.result(), QString());
    }

    // Any finite float32: subnormal, huge, negative, zero.
    void allMultipliers() {
        std::mt19937 random(5);
        const std::vector<std::int32_t> accumulators = {kLeast, kLeast + 1,    -(1 << 24) - 1, -1,   0,
                                                        1,      (1 << 24) + 1, kMost - 1,      kMost};
        std::vector<float> multipliers = {0.0f, -0.0f, 1e-45f, -1e-45f, 1.17549435e-38f, 3.4e38f, -3.4e38f};
        for (int i = 0; i < 300000; ++i) multipliers.push_back(floatOf(random()));
        Comparison compare;
        for (const float multiplier : multipliers) {
            if (!std::isfinite(multiplier)) continue;
            for (const std::int32_t accumulator : accumulators) compare(accumulator, multiplier);
            compare(std::int32_t(random()), multiplier, 127, -128, 127);
            compare(std::int32_t(random()), multiplier, -128, -127, 100);
        }
        QCOMPARE(compare.result(), QString());
    }

    // All exponents: products that fall from huge to nothing.
    void allExponents() {
        std::mt19937 random(6);
        Comparison compare;
        for (std::uint32_t exponent = 0; exponent < 255; ++exponent)
            for (int i = 0; i < 4000; ++i)
                compare(std::int32_t(random()) >> (random() % 31),
                        floatOf(exponent << 23 | (random() & 0x807fffff)));
        QCOMPARE(compare.result(), QString());
    }
};

QTEST_APPLESS_MAIN(TestCRequantize)
#include "test_c_requantize.moc"

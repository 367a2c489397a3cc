// The integer network's arithmetic, against plain int64 sums and tables.
#include <QtTest>
#include <limits>
#include <set>

#include "engine/core/normalization.h"
#include "engine/data/resize.h"
#include "engine/int8/inference.h"
#include "engine/int8/reference_kernels.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"
#include "tests/support/toy_data.h"

using namespace quantelier;
using namespace quantelier::test;
using int8::Layer;

namespace {

constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t kLeast = std::numeric_limits<std::int32_t>::min();

double halfToEven(double value) {
    const double down = std::floor(value), rest = value - down;
    if (rest != 0.5) return rest < 0.5 ? down : down + 1.0;
    return std::fmod(down, 2.0) == 0.0 ? down : down + 1.0;
}

// The rule of resources/manual/integer-arithmetic.md in doubles: a product of two floats is exact in a
// double, so one rounding to float32 follows.
int expectedCode(std::int64_t accumulator, float multiplier, const Layer& layer) {
    const float product = float(double(float(accumulator)) * double(multiplier));
    return int(std::clamp(halfToEven(double(product)) + layer.output.zeroPoint, double(layer.codeMin),
                          double(layer.codeMax)));
}

std::vector<int> expectedForward(const Layer& l, const std::vector<std::int8_t>& in) {
    std::vector<int> out;
    for (int o = 0; o < l.outChannels; ++o)
        for (int y = 0; y <= l.inHeight - l.kernel; ++y)
            for (int x = 0; x <= l.inWidth - l.kernel; ++x) {
                const auto scale = std::size_t(l.weightScale.size() > 1 ? o : 0);
                std::int64_t sum = l.bias.empty() ? 0 : l.bias[std::size_t(o)];
                for (int i = 0; i < l.inChannels; ++i)
                    for (int ky = 0; ky < l.kernel; ++ky)
                        for (int kx = 0; kx < l.kernel; ++kx) {
                            const int w = l.weight[std::size_t(
                                ((o * l.inChannels + i) * l.kernel + ky) * l.kernel + kx)];
                            const int v = in[std::size_t((i * l.inHeight + y + ky) * l.inWidth + x + kx)];
                            sum += std::int64_t(v - l.input.zeroPoint) * (w - l.weightZeroPoint[scale]);
                        }
                out.push_back(expectedCode(sum, l.multiplier[scale], l));
            }
    return out;
}

struct Draw {
    std::mt19937 random;
    int operator()(int low, int high) { return low + int(random() % unsigned(high - low + 1)); }
    bool coin() { return random() % 2 == 0; }
    std::vector<std::int8_t> codes(std::size_t count, int low = -128, int high = 127) {
        std::vector<std::int8_t> values(count);
        for (std::int8_t& value : values) value = std::int8_t((*this)(low, high));
        return values;
    }
};

Layer randomLayer(Draw& draw, bool convolution, bool perChannel, bool zeroPoints, bool bias) {
    Layer l;
    l.convolution = convolution;
    l.kernel = convolution ? draw(1, 5) : 1;
    l.inChannels = draw(1, convolution ? 4 : 60);
    l.inHeight = convolution ? l.kernel + draw(0, 6) : 1;
    l.inWidth = convolution ? l.kernel + draw(0, 6) : 1;  // not square: rows and columns must not be mixed up
    l.outChannels = draw(1, 6);
    const auto outputs = std::size_t(l.outChannels);
    l.weight = {draw.codes(outputs * std::size_t(l.inChannels * l.kernel * l.kernel)), 8};
    for (std::size_t i = 0; i < (perChannel ? outputs : 1); ++i) {
        l.weightScale.push_back(float(draw(1, 1000)) / 50000.0f);
        l.weightZeroPoint.push_back(std::int8_t(zeroPoints ? draw(-128, 127) : 0));
    }
    for (std::size_t i = 0; bias && i < outputs; ++i) l.bias.push_back(draw(-100000, 100000));
    l.input = {0.01f, draw(-128, 127)};
    l.output = {0.5f * float(draw(1, 100)) / 50.0f, draw(-128, 127)};
    l.activation = static_cast<Activation>(draw(0, 2));
    int8::completeLayer(l, QuantSpec{});
    return l;
}

}  // namespace

class TestIntegerNetwork : public QObject {
    Q_OBJECT

  private slots:
    void requantize_data() {
        QTest::addColumn<int>("accumulator");
        QTest::addColumn<float>("multiplier");
        QTest::addColumn<int>("zeroPoint");
        QTest::addColumn<int>("codeMin");
        QTest::addColumn<int>("codeMax");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, int acc, float m, int z, int low, int high, int code) {
            QTest::newRow(name) << acc << m << z << low << high << code;
        };
        row("0.5", 1, 0.5f, 0, -128, 127, 0);
        row("1.5", 3, 0.5f, 0, -128, 127, 2);
        row("2.5", 5, 0.5f, 0, -128, 127, 2);
        row("-0.5", -1, 0.5f, 0, -128, 127, 0);
        row("-1.5", -3, 0.5f, 0, -128, 127, -2);
        row("-2.5", -5, 0.5f, 0, -128, 127, -2);
        row("0.5, odd zero point", 1, 0.5f, 5, -128, 127, 5);
        row("1.5, odd zero point", 3, 0.5f, 5, -128, 127, 7);
        row("-2.5, odd zero point", -5, 0.5f, -7, -128, 127, -9);
        row("0.25", 1, 0.25f, 0, -128, 127, 0);
        row("0.75", 3, 0.25f, 0, -128, 127, 1);
        row("nothing", 0, 0.7f, -128, -128, 127, -128);
        row("127.5 saturates", 255, 0.5f, 0, -128, 127, 127);
        row("-128.5 saturates", -257, 0.5f, 0, -128, 127, -128);
        row("largest accumulator", kMost, 1.0f, 0, -128, 127, 127);
        row("least accumulator", kLeast, 1.0f, 0, -128, 127, -128);
        row("largest, large factor", kMost, 3e38f, -128, -128, 127, 127);
        row("least, large factor", kLeast, 3e38f, 127, -128, 127, -128);
        row("narrow", -1000, 1.0f, 0, -127, 127, -127);
        row("relu cuts below zero", -40, 0.5f, -100, -100, 127, -100);
        row("relu keeps above", 40, 0.5f, -100, -100, 127, -80);
        row("relu6 cuts above", 400, 0.5f, -100, -100, 20, 20);
        row("4 bit", 100, 1.0f, 0, -8, 7, 7);
        row("nothing but the zero point", -1000, 1.0f, 127, 127, 127, 127);
        // float32(acc) comes first: 2^24 + 1 rounds to 2^24, which makes this exactly 0.5.
        row("accumulator rounded to float32", (1 << 24) + 1, 1.0f / (1 << 25), 0, -128, 127, 0);
        row("accumulator rounded to float32, up", (1 << 24) + 3, 1.0f / (1 << 25), 0, -128, 127, 1);
    }

    void requantize() {
        QFETCH(int, accumulator);
        QFETCH(float, multiplier);
        QFETCH(int, zeroPoint);
        QFETCH(int, codeMin);
        QFETCH(int, codeMax);
        Layer layer;
        layer.output.zeroPoint = zeroPoint;
        layer.codeMin = codeMin;
        layer.codeMax = codeMax;
        QTEST(int(int8::requantize(accumulator, multiplier, layer)), "code");
    }

    void requantizeOnRandomValues() {
        Draw draw{std::mt19937(4)};
        Layer layer;
        for (int trial = 0; trial < 100000; ++trial) {
            layer.output.zeroPoint = draw(-128, 127);
            const std::int32_t accumulator = std::int32_t(draw.random()) >> draw(0, 31);
            const float multiplier = std::ldexp(float(draw(1, 1 << 24)), -draw(24, 50));
            QCOMPARE(int(int8::requantize(accumulator, multiplier, layer)),
                     expectedCode(accumulator, multiplier, layer));
        }
    }

    void completing_data() {
        QTest::addColumn<int>("activation");
        QTest::addColumn<int>("zeroPoint");
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<int>("codeMin");
        QTest::addColumn<int>("codeMax");
        const auto row = [](const char* name, Activation a, int z, int bits, bool narrow, int low, int high) {
            QTest::newRow(name) << int(a) << z << bits << narrow << low << high;
        };
        row("none", Activation::None, -100, 8, false, -128, 127);
        row("none, narrow", Activation::None, -100, 8, true, -127, 127);
        row("none, 4 bit", Activation::None, -3, 4, false, -8, 7);
        row("relu", Activation::Relu, -100, 8, false, -100, 127);
        row("relu, zero point at the rail", Activation::Relu, -128, 8, false, -128, 127);
        row("relu, narrow", Activation::Relu, -127, 8, true, -127, 127);
        row("relu, 2 bit", Activation::Relu, -1, 2, false, -1, 1);
        row("relu6", Activation::Relu6, -100, 8, false, -100, 20);  // 6 / 0.05 = 120 steps
        row("relu6 beyond the grid", Activation::Relu6, 50, 8, false, 50, 127);
        row("relu6, 4 bit", Activation::Relu6, -8, 4, false, -8, 7);
    }

    void completing() {
        QFETCH(int, activation);
        QFETCH(int, zeroPoint);
        QFETCH(int, bits);
        QFETCH(bool, narrow);
        Layer layer;
        layer.activation = static_cast<Activation>(activation);
        layer.input.scale = 0.03f;
        layer.output = {0.05f, zeroPoint};
        layer.weightScale = {0.1f, 0.7f};
        layer.multiplier = {9.0f};
        int8::completeLayer(layer, {bits, false, false, narrow});
        QTEST(layer.codeMin, "codeMin");
        QTEST(layer.codeMax, "codeMax");
        QCOMPARE(layer.multiplier, (std::vector<float>{(0.03f * 0.1f) / 0.05f, (0.03f * 0.7f) / 0.05f}));
    }

    void layersEqualPlainSums_data() {
        QTest::addColumn<bool>("convolution");
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("zeroPoints");
        QTest::addColumn<bool>("bias");
        for (int bits = 0; bits < 16; ++bits)
            QTest::addRow("%s, %s%s%s", bits & 1 ? "convolution" : "dense",
                          bits & 2 ? "per channel" : "per tensor", bits & 4 ? ", weight zero points" : "",
                          bits & 8 ? ", bias" : "")
                << bool(bits & 1) << bool(bits & 2) << bool(bits & 4) << bool(bits & 8);
    }

    void layersEqualPlainSums() {
        QFETCH(bool, convolution);
        QFETCH(bool, perChannel);
        QFETCH(bool, zeroPoints);
        QFETCH(bool, bias);
        Draw draw{std::mt19937(unsigned(convolution + 2 * perChannel + 4 * zeroPoints + 8 * bias))};
        std::set<int> seen;
        for (int trial = 0; trial < 100; ++trial) {
            const Layer layer = randomLayer(draw, convolution, perChannel, zeroPoints, bias);
            const std::vector<std::int8_t> in =
                draw.codes(std::size_t(layer.inChannels * layer.inHeight * layer.inWidth));
            std::vector<std::int8_t> out(
                std::size_t(layer.outChannels * layer.outHeight() * layer.outWidth()));
            int8::layerForward(layer, layer.weight.codes().data(), in.data(), out.data());
            const std::vector<int> expected = expectedForward(layer, in);
            QCOMPARE(std::vector<int>(out.begin(), out.end()), expected);
            seen.insert(expected.begin(), expected.end());
        }
        QVERIFY2(seen.size() > 100, qPrintable(QString::number(seen.size())));  // not all at the rails
    }

    void extremeCodesDoNotOverflow() {
        Layer layer;
        layer.inChannels = 400;
        layer.outChannels = 1;
        layer.weight = {std::vector<std::int8_t>(400, -128), 8};
        layer.weightScale = {1.0f};
        layer.weightZeroPoint = {127};
        layer.input = {1.0f, 127};
        layer.output = {200000.0f, 0};
        int8::completeLayer(layer, QuantSpec{});
        const std::vector<std::int8_t> in(400, -128);
        std::int8_t out = 0;
        int8::layerForward(layer, layer.weight.codes().data(), in.data(), &out);
        QCOMPARE(int(out), 127);  // 400 * 255 * 255 / 200000 = 130.05
    }

    void pooling_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        for (const auto& [c, h, w] : {std::array{1, 2, 2},
                                      {3, 28, 28},
                                      {2, 5, 5},
                                      {2, 3, 2},
                                      {4, 2, 7},
                                      {1, 7, 4},
                                      {2, 1, 6},
                                      {1, 1, 1}})
            QTest::addRow("%d x %d x %d", c, h, w) << c << h << w;
    }

    void pooling() {
        QFETCH(int, channels);
        QFETCH(int, height);
        QFETCH(int, width);
        Draw draw{std::mt19937(6)};
        const std::vector<std::int8_t> in = draw.codes(std::size_t(channels * height * width));
        std::vector<std::int8_t> expected;
        for (int c = 0; c < channels; ++c)
            for (int y = 0; y < height / 2; ++y)
                for (int x = 0; x < width / 2; ++x) {
                    std::int8_t most = -128;
                    for (int k = 0; k < 4; ++k)
                        most = std::max(
                            most, in[std::size_t((c * height + 2 * y + k / 2) * width + 2 * x + k % 2)]);
                    expected.push_back(most);
                }
        std::vector<std::int8_t> out(expected.size() + 1, 99);
        int8::maxPool(channels, height, width, in.data(), out.data());
        QCOMPARE(int(out.back()), 99);  // nothing beyond
        out.pop_back();
        QCOMPARE(out, expected);
    }

    // Every input of a tiny layer is tried: the bound is the largest |acc| that there is.
    void boundEqualsBruteForce_data() {
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::newRow("2 bit") << -2 << 1;
        QTest::newRow("2 bit narrow") << -1 << 1;
        QTest::newRow("3 bit") << -4 << 3;
    }

    void boundEqualsBruteForce() {
        QFETCH(int, low);
        QFETCH(int, high);
        Draw draw{std::mt19937(8)};
        for (int trial = 0; trial < 300; ++trial) {
            Layer layer;
            layer.inChannels = 3;
            layer.outChannels = 2;
            layer.weight = {draw.codes(6), 8};
            layer.weightScale.resize(draw.coin() ? 1 : 2);
            layer.weightZeroPoint = draw.codes(layer.weightScale.size());
            if (draw.coin()) layer.bias = {draw(-900, 900), draw(-900, 900)};
            layer.input.zeroPoint = draw(low, high);
            std::int64_t most = 0;
            for (int o = 0; o < 2; ++o)
                for (int a = low; a <= high; ++a)
                    for (int b = low; b <= high; ++b)
                        for (int c = low; c <= high; ++c) {
                            std::int64_t sum = layer.bias.empty() ? 0 : layer.bias[std::size_t(o)];
                            const std::array<int, 3> in = {a, b, c};
                            for (std::size_t i = 0; i < 3; ++i)
                                sum += (in[i] - layer.input.zeroPoint) *
                                       (layer.weight[std::size_t(3 * o) + i] -
                                        layer.weightZeroPoint[layer.scaleIndex(o)]);
                            most = std::max(most, std::abs(sum));
                        }
            QCOMPARE(qint64(int8::accumulatorBound(layer, low, high)), qint64(most));
        }
    }

    void boundOfKnownLayers_data() {
        QTest::addColumn<int>("weight");
        QTest::addColumn<int>("weightZero");
        QTest::addColumn<int>("inputZero");
        QTest::addColumn<int>("bias");
        QTest::addColumn<qint64>("bound");
        QTest::addColumn<bool>("fits");
        QTest::newRow("nothing") << 0 << 0 << 0 << 0 << qint64(0) << true;
        QTest::newRow("full range") << 127 << 0 << -128 << 0 << qint64(255) * 127 << true;
        QTest::newRow("zero points at the rails") << -128 << 127 << 127 << 0 << qint64(255) * 255 << true;
        QTest::newRow("fills int32") << 1 << 0 << -128 << kMost - 255 << qint64(kMost) << true;
        QTest::newRow("one too many") << 1 << 0 << -128 << kMost - 254 << qint64(kMost) + 1 << false;
        QTest::newRow("fills int32 below") << 1 << 0 << 127 << -(kMost - 255) << qint64(kMost) << true;
        QTest::newRow("least bias") << 0 << 0 << 0 << kLeast << -qint64(kLeast) << false;
    }

    void boundOfKnownLayers() {
        QFETCH(int, weight);
        QFETCH(int, weightZero);
        QFETCH(int, inputZero);
        QFETCH(int, bias);
        QFETCH(bool, fits);
        Layer layer;
        layer.inChannels = layer.outChannels = 1;
        layer.weight = {{std::int8_t(weight)}, 8};
        layer.weightScale = {1.0f};
        layer.weightZeroPoint = {std::int8_t(weightZero)};
        layer.input.zeroPoint = inputZero;
        layer.bias = {bias};
        QTEST(qint64(int8::accumulatorBound(layer, -128, 127)), "bound");
        QCOMPARE(int8::accumulatorFits(layer, -128, 127), fits);
    }

    // Every code of every width survives, whatever stands beside it; the bytes are those of the manual.
    void packedWeights() {
        Draw draw{std::mt19937(12)};
        for (int bits = 2; bits <= 8; ++bits) {
            const int half = 1 << (bits - 1);
            for (int trial = 0; trial < 50; ++trial) {
                const std::vector<std::int8_t> codes = draw.codes(std::size_t(draw(0, 40)), -half, half - 1);
                const int8::PackedWeights packed(codes, bits);
                QCOMPARE(packed.codes(), codes);
                QCOMPARE(packed.bytes().size(), (codes.size() * std::size_t(bits) + 7) / 8);
            }
        }
        QCOMPARE(int8::PackedWeights({1, -2, 0, -1, 1}, 2).bytes(), (std::vector<std::uint8_t>{0xc9, 0x01}));
        QCOMPARE(int8::PackedWeights({1, -8, 7}, 4).bytes(), (std::vector<std::uint8_t>{0x81, 0x07}));
        QCOMPARE(int8::PackedWeights({-1, 3, -4}, 3).bytes(), (std::vector<std::uint8_t>{0x1f, 0x01}));
    }

    void payload_data() {
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<int>("bits");
        QTest::addColumn<QList<qint64>>("sizes");
        QTest::newRow("per channel") << true << true << 8 << QList<qint64>{61470, 944, 5 * 236};
        QTest::newRow("per tensor") << false << true << 8 << QList<qint64>{61470, 944, 25};
        QTest::newRow("no bias") << false << false << 8 << QList<qint64>{61470, 0, 25};
        QTest::newRow("4 bit") << true << true << 4 << QList<qint64>{30735, 944, 5 * 236};
        QTest::newRow("3 bit") << true << true << 3
                               << QList<qint64>{57 + 900 + 18000 + 3780 + 315, 944, 5 * 236};
    }

    void payload() {
        QFETCH(bool, perChannel);
        QFETCH(bool, bias);
        QFETCH(int, bits);
        std::mt19937 random(1);
        const int8::Network network =
            randomIntegerNetwork(random, {kLeNet, perChannel, false, bias, Activation::Relu, bits});
        const int8::Payload p = int8::payload(network);
        QTEST((QList<qint64>{p.weights, p.biases, p.scales}), "sizes");
        QCOMPARE(p.bytes(), p.weights + p.biases + p.scales);
    }

    // The whole network is its layers one after the other, whatever was run before.
    void inferenceIsTheLayersInTurn_data() {
        QTest::addColumn<bool>("lenet");
        QTest::newRow("LeNet") << true;
        QTest::newRow("small") << false;
    }

    void inferenceIsTheLayersInTurn() {
        QFETCH(bool, lenet);
        std::mt19937 random(2);
        const int8::Network network =
            randomIntegerNetwork(random, {lenet ? kLeNet : kSmall, true, true, true, Activation::Relu6});
        int8::Inference inference(network);
        for (int trial = 0; trial < 3; ++trial) {
            std::vector<std::uint8_t> pixels(32 * 32);
            for (std::uint8_t& pixel : pixels) pixel = std::uint8_t(random() % 256);
            std::vector<std::int8_t> codes;
            std::vector<float> normalized;
            for (const std::uint8_t pixel : pixels) {
                const double x = double((float(pixel) / 255.0f - 0.1307f) / 0.3081f);
                normalized.push_back(float(x));
                codes.push_back(std::int8_t(
                    std::clamp(halfToEven(double(float(x) / network.input.scale)) + network.input.zeroPoint,
                               -128.0, 127.0)));
            }
            for (const Layer& layer : network.layers) {
                const std::vector<int> out = expectedForward(layer, codes);
                codes.assign(out.begin(), out.end());
                if (!layer.convolution) continue;
                std::vector<std::int8_t> pooled(
                    std::size_t(layer.outChannels * (layer.outHeight() / 2) * (layer.outWidth() / 2)));
                int8::maxPool(layer.outChannels, layer.outHeight(), layer.outWidth(), codes.data(),
                              pooled.data());
                codes = pooled;
            }
            const int8::Codes expected = [&] {
                int8::Codes ten;
                std::copy(codes.begin(), codes.end(), ten.begin());
                return ten;
            }();
            QVERIFY(inference.run(pixels.data()) == expected);
            QVERIFY(inference.runNormalized(normalized.data()) == expected);
            const Logits logits = int8::toLogits(network, expected);
            for (std::size_t i = 0; i < 10; ++i)
                QCOMPARE(logits[i], float(expected[i] - network.output().zeroPoint) * network.output().scale);
        }
    }

    void logitsOfADataSet() {
        std::mt19937 random(3);
        const int8::Network network = randomIntegerNetwork(random, {});
        const Dataset data = resizedTo32(toyDigits(70, 5));
        CancelToken token;
        const std::vector<Logits> all = int8::logits(network, data, token);
        QCOMPARE(all.size(), std::size_t(70));
        int8::Inference inference(network);
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY(all[i] == int8::toLogits(network, inference.run(data.image(std::int64_t(i)))));
        token.cancel();
        QCOMPARE(refusal(ErrorCode::Interrupted, [&] { int8::logits(network, data, token); }), "Stopped.");
    }
};

QTEST_APPLESS_MAIN(TestIntegerNetwork)
#include "test_integer_network.moc"

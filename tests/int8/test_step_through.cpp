// One output number by number: the same codes as the integer engine, and the same values as the float
// network.
#include <QtTest>
#include <cmath>

#include "engine/core/float_inference.h"
#include "engine/int8/inference.h"
#include "engine/int8/step_through.h"
#include "engine/quant/lowering.h"
#include "tests/support/random_networks.h"
#include "tests/support/random_quant.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

using Pixels = std::vector<std::uint8_t>;

Pixels randomPixels(std::mt19937& random) {
    Pixels pixels(std::size_t(kInputSize) * kInputSize);
    for (std::uint8_t& pixel : pixels) pixel = std::uint8_t(random() % 256);
    return pixels;
}

// All places of small layers, every so many of large ones; the first and the last are always among them.
std::vector<OutputPlace> places(const LayerActivations& layer, int index) {
    std::vector<OutputPlace> chosen;
    const std::size_t stride = std::max<std::size_t>(1, layer.size() / 60);
    const auto add = [&](std::size_t i) {
        const int plane = layer.height * layer.width;
        chosen.push_back({index, int(i) / plane, int(i) % plane / layer.width, int(i) % layer.width});
    };
    for (std::size_t i = 0; i < layer.size(); i += stride) add(i);
    add(layer.size() - 1);
    return chosen;
}

// The steps lead from the products to the code, each by what the manual says of it.
void checkArithmetic(const StepThrough& step) {
    std::int64_t sum = 0;
    for (const StepProduct& p : step.products) {
        QCOMPARE(p.product, (p.input - step.input.zeroPoint) * (p.weight - step.weightZeroPoint));
        sum += p.product;
    }
    QCOMPARE(step.productSum, sum);
    QCOMPARE(std::int64_t{step.accumulator}, sum + step.bias);
    QCOMPARE(step.multiplier, (step.input.scale * step.weightScale) / step.output.scale);
    QCOMPARE(step.scaled, float(step.accumulator) * step.multiplier);
    QVERIFY(std::fabs(step.rounded - step.scaled) <= 0.5f);
    if (std::fabs(step.rounded - step.scaled) == 0.5f) QCOMPARE(std::fmod(step.rounded, 2.0f), 0.0f);
    QCOMPARE(step.shifted, step.rounded + float(step.output.zeroPoint));
    QCOMPARE(float(step.code), std::clamp(step.shifted, float(step.codeMin), float(step.codeMax)));
}

void checkEveryLayer(const int8::Network& network, const FloatNetwork& folded, const Pixels& pixels) {
    const int8::LayerCodes codes = int8::Inference(network).layerCodes(pixels.data());
    const LayerValues values = floatLayerValues(folded, pixels.data());
    const ImageActivations image = int8::activations(network, folded, pixels.data());
    for (int layer = 1; layer <= kLayerCount; ++layer) {
        const LayerActivations& shown = image.layers[std::size_t(layer)];
        QCOMPARE(shown.codes, codes[std::size_t(layer)]);
        for (const OutputPlace& place : places(shown, layer)) {
            const StepThrough step = int8::stepThrough(network, folded, image, place);
            const std::size_t at = shown.at(place.channel, place.row, place.column);
            QCOMPARE(step.code, int(codes[std::size_t(layer)][at]));
            QCOMPARE(step.products.size(), network.layers[std::size_t(layer - 1)].weightsPerOutput());
            checkArithmetic(step);
            const double value = values[std::size_t(layer)][at];
            QVERIFY(std::fabs(step.floatOutput - value) <= 1e-5 * (1.0 + std::fabs(value)));
            QCOMPARE(step.apartSteps(), (step.codeValue - step.floatOutput) / double(step.output.scale));
        }
    }
    const int8::Codes logits = int8::Inference(network).run(pixels.data());
    for (int k = 0; k < kClassCount; ++k)
        QCOMPARE(int8::stepThrough(network, folded, image, {kLayerCount, k, 0, 0}).code,
                 int(logits[std::size_t(k)]));
}

}  // namespace

class TestStepThrough : public QObject {
    Q_OBJECT

  private slots:
    void everyOutputIsTheEngines_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("zeroPoints");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<int>("activation");
        QTest::addColumn<bool>("large");
        unsigned row = 0;
        for (int bits = 2; bits <= 8; ++bits)
            for (const bool zeroPoints : {false, true}) {
                QTest::addRow("%d bits, %s", bits, zeroPoints ? "asymmetric" : "symmetric")
                    << bits << (row % 3 != 0) << zeroPoints << (row % 4 != 3) << int(row % 3)
                    << (row % 5 == 0);
                ++row;
            }
    }
    void everyOutputIsTheEngines() {
        QFETCH(int, bits);
        QFETCH(bool, perChannel);
        QFETCH(bool, zeroPoints);
        QFETCH(bool, bias);
        QFETCH(int, activation);
        QFETCH(bool, large);
        std::mt19937 random(unsigned(1000 * bits + zeroPoints));
        IntegerOptions options{
            large ? kLeNet : kSmall, perChannel, zeroPoints, bias, static_cast<Activation>(activation), bits};
        const int8::Network network = randomIntegerNetwork(random, options);
        NetworkOptions floatOptions{options.outputs, false, bias, options.activation};
        const FloatNetwork floats = randomFloatNetwork(random, floatOptions);
        checkEveryLayer(network, floats, randomPixels(random));
    }

    // Half of all accumulators end in a tie here.
    void tiesGoToTheEvenCode() {
        std::mt19937 random(5);
        int8::Network network = randomIntegerNetwork(random, {});
        network.layers[0].input = network.input = {0.5f, 0};
        network.layers[0].weightScale.assign(network.layers[0].weightScale.size(), 1.0f);
        network.layers[0].output = network.layers[1].input = {1.0f, 3};
        int8::completeLayer(network.layers[0], QuantSpec{});
        int8::completeLayer(network.layers[1], QuantSpec{});
        const FloatNetwork floats = randomFloatNetwork(random, {});
        Pixels pixels(std::size_t(kInputSize) * kInputSize, 33);  // near 0: small sums, few of them clamped
        pixels[100] = 90;
        checkEveryLayer(network, floats, pixels);
        const ImageActivations image = int8::activations(network, floats, pixels.data());
        int ties = 0;
        for (const OutputPlace& place : places(image.layers[1], 1)) {
            const StepThrough step = int8::stepThrough(network, floats, image, place);
            ties += std::fabs(step.scaled - step.rounded) == 0.5f;
        }
        QVERIFY(ties > 0);
    }

    // With the network that was lowered, float and integers are about the same number.
    void theSameWeightsInFloat() {
        std::mt19937 random(3);
        NetworkOptions options;
        options.bn = true;
        QuantNetwork quant = randomQuant(random, options, true);
        const FloatNetwork folded = foldBatchNorm(quant.network);
        const Pixels pixels = randomPixels(random);
        const LayerValues values = floatLayerValues(folded, pixels.data());
        quant.ranges.input = {-0.4243f, 2.8215f};
        for (std::size_t i = 0; i < kLayerCount; ++i) {  // wide enough for this image: nothing saturates
            const auto [low, high] = std::minmax_element(values[i + 1].begin(), values[i + 1].end());
            quant.ranges.outputs[i] = {1.1f * std::min(0.0f, *low), 1.1f * std::max(0.01f, *high)};
            const FloatLayer& layer = folded.layers[i];
            for (std::size_t c = 0; c < quant.ranges.weights[i].size(); ++c) {
                float half = 0.0f;
                for (std::size_t k = 0; k < layer.weightsPerOutput(); ++k)
                    half = std::max(half, std::fabs(layer.weight[c * layer.weightsPerOutput() + k]));
                quant.ranges.weights[i][c] = {-half, half};
            }
        }
        const int8::Network network = lower(quant);
        const ImageActivations image = int8::activations(network, folded, pixels.data());
        for (int layer = 1; layer <= kLayerCount; ++layer)
            for (const OutputPlace& place : places(image.layers[std::size_t(layer)], layer)) {
                const StepThrough step = int8::stepThrough(network, folded, image, place);
                QVERIFY2(std::fabs(step.apartSteps()) < 8.0, qPrintable(QString::number(step.apartSteps())));
            }
        QVERIFY(std::fabs(image.layers[1].errorSteps(image.layers[1].largestError())) < 2.0);
    }

    void layersReadWhatPoolingLeaves() {
        std::mt19937 random(11);
        const int8::Network network = randomIntegerNetwork(random, {});
        const FloatNetwork floats = randomFloatNetwork(random, {});
        const ImageActivations image = int8::activations(network, floats, randomPixels(random).data());
        QCOMPARE(layerInput(image, 1).codes, image.layers[0].codes);
        const LayerActivations pooled = layerInput(image, 2);
        QCOMPARE(pooled.height, 14);
        const LayerActivations& before = image.layers[1];
        for (const auto [c, y, x] : {std::array{0, 0, 0}, {1, 13, 13}, {1, 4, 9}}) {
            std::int8_t largest = -128;
            for (const int dy : {0, 1})
                for (const int dx : {0, 1})
                    largest = std::max(largest, before.codes[before.at(c, 2 * y + dy, 2 * x + dx)]);
            QCOMPARE(pooled.codes[pooled.at(c, y, x)], largest);
        }
        QCOMPARE(layerInput(image, 3).size(), std::size_t(kSmall[1]) * 25);
        QCOMPARE(layerInput(image, 4).codes, image.layers[3].codes);
    }

    void firstLayerApart() {
        ImageActivations image;
        for (LayerActivations& layer : image.layers) {
            layer.channels = 2;
            layer.grid = {0.5f, 1};
            layer.codes = {3, 1};
            layer.floats = {1.0f, 0.0f};  // exactly what the codes stand for
        }
        QCOMPARE(image.firstApart(), -1);
        image.layers[4].floats[1] = 0.5f;  // one step: rounding
        QCOMPARE(image.firstApart(), -1);
        image.layers[3].floats[0] = 0.4f;
        QCOMPARE(image.firstApart(), 3);
        QCOMPARE(image.layers[4].largestError(), std::size_t{1});
        QCOMPARE(image.layers[4].errorSteps(1), -1.0);
    }

    void largestProductsFirst() {
        StepThrough step;
        for (const int value : {3, -9, 0, 9, 5}) {
            StepProduct product;
            product.product = value;
            step.products.push_back(product);
        }
        QCOMPARE(largestProducts(step, 3), (std::vector<std::size_t>{1, 3, 4}));
        QCOMPARE(largestProducts(step, 12).size(), std::size_t{5});
    }

    void placesThatAreNotThere() {
        std::mt19937 random(1);
        const int8::Network network = randomIntegerNetwork(random, {});
        const FloatNetwork floats = randomFloatNetwork(random, {});
        const ImageActivations image = int8::activations(network, floats, randomPixels(random).data());
        const auto refused = [&](OutputPlace place) {
            return refusal(ErrorCode::Usage, [&] { int8::stepThrough(network, floats, image, place); });
        };
        QCOMPARE(refused({0, 0, 0, 0}), QString("layer 0: expected 1 to 5"));
        QCOMPARE(refused({1, 2, 0, 0}), QString("conv1: channel 2: expected 0 to 1"));
        QCOMPARE(refused({1, 0, 28, 0}), QString("conv1: row 28: expected 0 to 27"));
        QCOMPARE(refused({5, 0, 0, 1}), QString("fc3: column 1: expected 0 to 0"));
        QCOMPARE(refused({1, 0, -1, 0}), QString("conv1: row -1: expected 0 to 27"));
    }
};

QTEST_APPLESS_MAIN(TestStepThrough)
#include "test_step_through.moc"

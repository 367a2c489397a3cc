// Lowering: the integer network gives the codes of the fake-quant forward pass, here in double precision and
// without torch.
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "engine/core/normalization.h"
#include "engine/int8/inference.h"
#include "engine/int8/reference_kernels.h"
#include "engine/quant/lowering.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

enum class Norm { None, Folded, Outside };

struct Setup {
    Outputs outputs = kSmall;
    QuantSpec weights{8, true, true, true};
    QuantSpec activations{8, false, false, false};
    Norm norm = Norm::None;
    bool bias = true;
    Activation activation = Activation::Relu;
};

double halfToEven(double value) {
    const double down = std::floor(value), rest = value - down;
    if (rest != 0.5) return rest < 0.5 ? down : down + 1.0;
    return std::fmod(down, 2.0) == 0.0 ? down : down + 1.0;
}

double factorOf(const BatchNormWeights& bn, std::size_t c) {
    return double(bn.gamma[c]) / std::sqrt(double(bn.variance[c]) + 1e-5);
}

// The fake-quant forward pass of one image in doubles. Weights are rounded from float32 values, which they
// are.
class Reference {
  public:
    explicit Reference(QuantNetwork& network) : m_network(network) {}

    // Codes of the ten logits.
    std::vector<int> run(const std::vector<float>& image) { return forward(image, false, nullptr); }

    // Sets each range to what its layer gives, times 0.9: the ends saturate.
    void calibrate(const std::vector<float>& image) { forward(image, true, nullptr); }

    // Hands the codes of every layer's input and output (before pooling) to `look`.
    using Look =
        std::function<void(std::size_t layer, const std::vector<int>& in, const std::vector<int>& out)>;
    std::vector<int> runLayers(const std::vector<float>& image, const Look& look) {
        return forward(image, false, look);
    }

  private:
    std::vector<int> forward(const std::vector<float>& image, bool calibrate, const Look& look) {
        const QParams input = chooseQParams(m_network.ranges.input, m_network.recipe.input);
        std::vector<double> x(image.begin(), image.end());
        std::vector<int> codes;
        m_scale = double(input.scale);
        x = onGrid(x, input, m_network.recipe.input, codes);
        const std::vector<LayerShape> shapes = weightedShapes(outputs());
        for (const LayerShape& shape : shapes) {
            const auto index = std::size_t(shape.recipeIndex);
            std::vector<double> y =
                activated(linear(x, shape, index), m_network.network.layers[index].activation);
            if (calibrate) {
                const auto [low, high] = std::minmax_element(y.begin(), y.end());
                m_network.ranges.outputs[index] = {0.9f * std::min(0.0f, float(*low)),
                                                   0.9f * std::max(0.001f, float(*high))};
            }
            const QuantSpec& spec = m_network.recipe.layers[index].output;
            const QParams q = chooseQParams(m_network.ranges.outputs[index], spec);
            const std::vector<int> in = codes;
            y = onGrid(y, q, spec, codes);
            if (look) look(index, in, codes);
            m_scale = double(q.scale);
            x = shape.kind == LayerKind::Convolution ? pooled(y, shape) : y;
            if (shape.kind == LayerKind::Convolution) onGrid(x, q, spec, codes);  // the same codes, fewer
        }
        return codes;
    }

    Outputs outputs() const {
        Outputs o{};
        for (std::size_t i = 0; i < o.size(); ++i) o[i] = m_network.network.layers[i].outputs;
        return o;
    }

    static std::vector<double> onGrid(const std::vector<double>& values, const QParams& q,
                                      const QuantSpec& spec, std::vector<int>& codes) {
        std::vector<double> rounded;
        codes.clear();
        for (const double value : values) {
            const double code = halfToEven(value / double(q.scale)) + q.zeroPoint;
            codes.push_back(int(std::clamp(code, double(spec.codeMin()), double(spec.codeMax()))));
            rounded.push_back((codes.back() - q.zeroPoint) * double(q.scale));
        }
        return rounded;
    }

    static std::vector<double> activated(std::vector<double> y, Activation activation) {
        for (double& value : y) {
            if (activation != Activation::None) value = std::max(value, 0.0);
            if (activation == Activation::Relu6) value = std::min(value, 6.0);
        }
        return y;
    }

    static std::vector<double> pooled(const std::vector<double>& y, const LayerShape& shape) {
        std::vector<double> out;
        const int h = shape.outHeight, w = shape.outWidth;
        for (int c = 0; c < shape.outChannels; ++c)
            for (int row = 0; row < h / 2; ++row)
                for (int column = 0; column < w / 2; ++column) {
                    const auto at = [&](int dy, int dx) {
                        return y[std::size_t((c * h + 2 * row + dy) * w + 2 * column + dx)];
                    };
                    out.push_back(std::max({at(0, 0), at(0, 1), at(1, 0), at(1, 1)}));
                }
        return out;
    }

    std::vector<double> linear(const std::vector<double>& x, const LayerShape& shape,
                               std::size_t index) const {
        const FloatLayer& layer = m_network.network.layers[index];
        const QuantSpec& spec = m_network.recipe.layers[index].weights;
        const bool fold = m_network.recipe.bnFold, bn = !layer.bn.empty();
        const std::size_t per = layer.weightsPerOutput();
        std::vector<double> out;
        for (std::size_t o = 0; o < std::size_t(layer.outputs); ++o) {
            const std::vector<Range>& ranges = m_network.ranges.weights[index];
            const QParams q = chooseQParams(ranges[ranges.size() == 1 ? 0 : o], spec);
            const double after = bn && !fold ? factorOf(layer.bn, o) : 1.0;
            std::vector<double> w(per);
            for (std::size_t i = 0; i < per; ++i) {
                float value = layer.weight[o * per + i];
                if (bn && fold) value *= layer.bn.gamma[o] / std::sqrt(layer.bn.variance[o] + 1e-5f);
                const double code = halfToEven(double(value * (1.0f / q.scale))) + q.zeroPoint;
                w[i] = (std::clamp(code, double(spec.codeMin()), double(spec.codeMax())) - q.zeroPoint) *
                       double(q.scale) * after;
            }
            double bias = layer.bias.empty() ? 0.0 : double(layer.bias[o]);
            if (bn)
                bias = double(layer.bn.beta[o]) + (bias - double(layer.bn.mean[o])) * factorOf(layer.bn, o);
            const double grid = m_scale * double(q.scale) * after;
            bias = halfToEven(bias / grid) * grid;
            for (int row = 0; row < shape.outHeight; ++row)
                for (int column = 0; column < shape.outWidth; ++column)
                    out.push_back(bias + window(x, w, shape, layer.kernel, row, column));
        }
        return out;
    }

    static double window(const std::vector<double>& x, const std::vector<double>& w, const LayerShape& shape,
                         int kernel, int row, int column) {
        double sum = 0.0;
        std::size_t k = 0;
        for (int i = 0; i < shape.inChannels; ++i)
            for (int dy = 0; dy < kernel; ++dy)
                for (int dx = 0; dx < kernel; ++dx)
                    sum += w[k++] *
                           x[std::size_t((i * shape.inHeight + row + dy) * shape.inWidth + column + dx)];
        return sum;
    }

    QuantNetwork& m_network;
    double m_scale = 1.0;
};

// Normalized pixels with smooth blobs and noise.
std::vector<float> randomImage(std::mt19937& random) {
    std::vector<float> image;
    const double a = 0.1 + 0.01 * double(random() % 30), b = 0.1 + 0.01 * double(random() % 30);
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x) {
            const double ink =
                127.5 * (1.0 + std::sin(a * x) * std::cos(b * y)) + double(random() % 40) - 20.0;
            image.push_back(normalizationTable()[std::size_t(std::clamp(ink, 0.0, 255.0))]);
        }
    return image;
}

QuantNetwork randomQuantNetwork(std::mt19937& random, const Setup& setup) {
    QuantNetwork q;
    q.network =
        randomFloatNetwork(random, {setup.outputs, setup.norm != Norm::None, setup.bias, setup.activation});
    setConvWeights(q.recipe, setup.weights);
    setDenseWeights(q.recipe, setup.weights);
    setActivations(q.recipe, setup.activations);
    q.recipe.input = setup.activations;
    q.recipe.bnFold = setup.norm == Norm::Folded;
    q.ranges.input = inputRange();
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const FloatLayer& layer = q.network.layers[i];
        std::vector<Range> ranges(std::size_t(layer.outputs));
        for (std::size_t o = 0; o < ranges.size(); ++o)
            for (std::size_t k = 0; k < layer.weightsPerOutput(); ++k) {
                float w = layer.weight[o * layer.weightsPerOutput() + k];
                if (setup.norm == Norm::Folded) w *= float(factorOf(layer.bn, o));
                ranges[o] = {std::min(ranges[o].min, w), std::max(ranges[o].max, w)};
            }
        if (!setup.weights.perChannel) {
            Range all;
            for (const Range& r : ranges) all = {std::min(all.min, r.min), std::max(all.max, r.max)};
            ranges = {all};
        }
        q.ranges.weights[i] = ranges;
    }
    Reference(q).calibrate(randomImage(random));
    return q;
}

// How well the integer network agrees. Each layer is compared on the reference's own codes, so that a code
// that lies on the edge of two is counted once and not again in everything that follows from it.
struct Agreement {
    int codes = 0, differing = 0, largest = 0;  // of all layers
    int images = 0, exactImages = 0;            // where no layer differs
    bool exactEndToEnd = true;                  // in all exact images the whole network gives the same logits
    std::set<int> logits;
    std::set<std::tuple<std::string, int, int>> ties;  // layer, channel and code of what differs
};

void compare(Agreement& found, const int8::Layer& layer, const std::vector<int>& in,
             const std::vector<int>& out) {
    const std::vector<std::int8_t> codes(in.begin(), in.end());
    std::vector<std::int8_t> result(out.size());
    int8::layerForward(layer, layer.weight.codes().data(), codes.data(), result.data());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int difference = std::abs(result[i] - out[i]);
        ++found.codes;
        found.differing += difference != 0;
        found.largest = std::max(found.largest, difference);
        const int channel = int(i) / (layer.outHeight() * layer.outWidth());
        if (difference) found.ties.emplace(layer.name, channel, out[i]);
    }
}

void measure(Agreement& found, QuantNetwork& network, std::mt19937& random, int images) {
    const int8::Network lowered = lower(network);
    int8::Inference inference(lowered);
    Reference reference(network);
    for (int i = 0; i < images; ++i) {
        const std::vector<float> image = randomImage(random);
        const int before = found.differing;
        const std::vector<int> expected =
            reference.runLayers(image, [&](std::size_t index, const auto& in, const auto& out) {
                compare(found, lowered.layers[index], in, out);
            });
        const int8::Codes codes = inference.runNormalized(image.data());
        ++found.images;
        found.logits.insert(expected.begin(), expected.end());
        if (found.differing != before) continue;
        ++found.exactImages;
        found.exactEndToEnd = found.exactEndToEnd && std::equal(codes.begin(), codes.end(), expected.begin());
    }
}

QString problem(const Agreement& found) {
    const QString numbers =
        QString("%1 of %2 codes differ, by up to %3; %4 of %5 images are exact; %6 distinct logits")
            .arg(found.differing)
            .arg(found.codes)
            .arg(found.largest)
            .arg(found.exactImages)
            .arg(found.images)
            .arg(found.logits.size());
    // Weights of few codes make few accumulators: one of them on the edge of two codes comes back in many
    // images.
    const bool rare =
        10 * found.exactImages >= 9 * found.images || 10 * int(found.ties.size()) <= found.images;
    const bool fine = found.largest <= 1 && 5000 * found.differing <= found.codes && rare &&
                      found.exactEndToEnd && found.logits.size() > 20;
    return fine ? QString() : numbers;
}

}  // namespace

class TestLowering : public QObject {
    Q_OBJECT

  private slots:
    void codesEqualTheFakeQuantForward_data() {
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("symmetric");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<int>("norm");
        QTest::addColumn<int>("activation");
        const std::array<const char*, 3> norms = {"no BN", "BN folded", "BN outside"};
        for (const bool perChannel : {false, true})
            for (const bool symmetric : {false, true})
                for (const bool narrow : {false, true})
                    for (int norm = 0; norm < 3; ++norm)
                        for (const Activation activation :
                             {Activation::Relu, Activation::Relu6, Activation::None})
                            QTest::addRow("%s, %s%s, %s, %s", perChannel ? "per channel" : "per tensor",
                                          symmetric ? "symmetric" : "asymmetric", narrow ? ", narrow" : "",
                                          norms[std::size_t(norm)],
                                          activation == Activation::Relu    ? "ReLU"
                                          : activation == Activation::Relu6 ? "ReLU6"
                                                                            : "no activation")
                                << perChannel << symmetric << narrow << norm << int(activation);
    }

    void codesEqualTheFakeQuantForward() {
        QFETCH(bool, perChannel);
        QFETCH(bool, symmetric);
        QFETCH(bool, narrow);
        QFETCH(int, norm);
        QFETCH(int, activation);
        Setup setup;
        setup.weights = {8, perChannel, symmetric, narrow};
        setup.activations = {8, false, symmetric, narrow};
        setup.norm = static_cast<Norm>(norm);
        setup.activation = static_cast<Activation>(activation);
        std::mt19937 random(unsigned(perChannel + 2 * symmetric + 4 * narrow + 8 * norm + 24 * activation));
        Agreement total;
        for (int trial = 0; trial < 3; ++trial) {
            setup.bias = trial != 1;
            QuantNetwork network = randomQuantNetwork(random, setup);
            measure(total, network, random, 10);
        }
        QCOMPARE(problem(total), QString());
    }

    void otherBits_data() {
        QTest::addColumn<int>("weightBits");
        QTest::addColumn<int>("activationBits");
        QTest::newRow("4 and 8") << 4 << 8;
        QTest::newRow("8 and 4") << 8 << 4;
        QTest::newRow("3 and 5") << 3 << 5;
        QTest::newRow("2 and 2") << 2 << 2;
    }

    void otherBits() {
        QFETCH(int, weightBits);
        QFETCH(int, activationBits);
        Setup setup;
        setup.weights.bits = weightBits;
        setup.activations.bits = activationBits;
        setup.norm = Norm::Folded;
        std::mt19937 random(5);
        QuantNetwork network = randomQuantNetwork(random, setup);
        Agreement found;
        measure(found, network, random, 20);
        QCOMPARE(problem(found), QString());
        const int8::Network lowered = lower(network);
        QCOMPARE(lowered.inputCodeMin, -(1 << (activationBits - 1)));
        QCOMPARE(lowered.inputCodeMax, (1 << (activationBits - 1)) - 1);
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            const int8::Layer& layer = lowered.layers[i];
            QCOMPARE(layer.weight.bits(), weightBits);
            int largest = 0;
            for (const int code : layer.weight.codes()) largest = std::max(largest, std::abs(code));
            QCOMPARE(largest, (1 << (weightBits - 1)) - 1);  // narrow: the same on both sides
            QCOMPARE(layer.codeMax,
                     i + 1 < kLayerCount ? (1 << (activationBits - 1)) - 1 : 127);  // logits stay 8 bit
        }
    }

    void leNetOfFullSize_data() {
        QTest::addColumn<QString>("preset");
        for (const std::string& name : presetNames())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void leNetOfFullSize() {
        QFETCH(QString, preset);
        const Recipe recipe = presetRecipe(preset.toStdString());
        Setup setup;
        setup.outputs = kLeNet;
        setup.weights = recipe.quant.layers[0].weights;
        setup.activations = recipe.quant.layers[0].output;
        setup.norm = recipe.network.layers[0].hasBn ? (recipe.quant.bnFold ? Norm::Folded : Norm::Outside)
                                                    : Norm::None;
        std::mt19937 random(9);
        QuantNetwork network = randomQuantNetwork(random, setup);
        Agreement found;
        measure(found, network, random, 10);
        QCOMPARE(problem(found), QString());
    }

    void geometryNamesAndGrids() {
        std::mt19937 random(10);
        const QuantNetwork network = randomQuantNetwork(random, {});
        const int8::Network lowered = lower(network);
        const std::vector<LayerShape> shapes = weightedShapes(kSmall);
        QParams before = chooseQParams(network.ranges.input, network.recipe.input);
        QCOMPARE(lowered.input.scale, before.scale);
        QCOMPARE(lowered.input.zeroPoint, before.zeroPoint);
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            const int8::Layer& layer = lowered.layers[i];
            QCOMPARE(layer.name, shapes[i].name);
            QCOMPARE(layer.convolution, i < 2);
            QCOMPARE(layer.kernel, i < 2 ? 5 : 1);
            QCOMPARE(layer.inChannels, shapes[i].inChannels);
            QCOMPARE(layer.inHeight, shapes[i].inHeight);
            QCOMPARE(layer.inWidth, shapes[i].inWidth);
            QCOMPARE(layer.outChannels, kSmall[i]);
            QCOMPARE(layer.input.scale, before.scale);  // what one layer gives is what the next takes
            QCOMPARE(layer.input.zeroPoint, before.zeroPoint);
            before = chooseQParams(network.ranges.outputs[i], network.recipe.layers[i].output);
            QCOMPARE(layer.output.scale, before.scale);
            QCOMPARE(layer.output.zeroPoint, before.zeroPoint);
            for (std::size_t c = 0; c < layer.weightScale.size(); ++c) {
                QCOMPARE(layer.weightScale[c],
                         chooseQParams(network.ranges.weights[i][c], network.recipe.layers[i].weights).scale);
                QCOMPARE(int(layer.weightZeroPoint[c]), 0);
                QCOMPARE(layer.multiplier[c],
                         (layer.input.scale * layer.weightScale[c]) / layer.output.scale);
            }
        }
    }

    void scalesAndBiases_data() {
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<int>("norm");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<bool>("channelScales");
        QTest::addColumn<bool>("biasCodes");
        const auto row = [](const char* name, bool perChannel, Norm norm, bool bias, bool channelScales,
                            bool codes) {
            QTest::newRow(name) << perChannel << int(norm) << bias << channelScales << codes;
        };
        row("plain", false, Norm::None, true, false, true);
        row("plain without bias", false, Norm::None, false, false, false);
        row("per channel", true, Norm::None, false, true, false);
        row("folded", false, Norm::Folded, false, false, true);
        row("BN outside the fold", false, Norm::Outside, false, true, true);
        row("BN outside the fold, bias", true, Norm::Outside, true, true, true);
    }

    void scalesAndBiases() {
        QFETCH(bool, perChannel);
        QFETCH(int, norm);
        QFETCH(bool, bias);
        QFETCH(bool, channelScales);
        QFETCH(bool, biasCodes);
        Setup setup;
        setup.weights.perChannel = perChannel;
        setup.norm = static_cast<Norm>(norm);
        setup.bias = bias;
        std::mt19937 random(12);
        const QuantNetwork network = randomQuantNetwork(random, setup);
        const int8::Network lowered = lower(network);
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            const FloatLayer& source = network.network.layers[i];
            const int8::Layer& layer = lowered.layers[i];
            const auto outputs = std::size_t(layer.outChannels);
            QCOMPARE(layer.weightScale.size(), channelScales ? outputs : 1);
            QCOMPARE(layer.weightZeroPoint.size(), layer.weightScale.size());
            QCOMPARE(layer.multiplier.size(), layer.weightScale.size());
            QCOMPARE(layer.bias.size(), biasCodes ? outputs : 0);
            for (std::size_t c = 0; c < layer.bias.size(); ++c) {
                double value = source.bias.empty() ? 0.0 : double(source.bias[c]);
                if (!source.bn.empty())
                    value = double(source.bn.beta[c]) +
                            (value - double(source.bn.mean[c])) * factorOf(source.bn, c);
                const double code =
                    value / (double(layer.input.scale) * double(layer.weightScale[layer.scaleIndex(int(c))]));
                QVERIFY2(std::fabs(layer.bias[c] - code) < 0.51,
                         qPrintable(QString("%1, %2").arg(layer.bias[c]).arg(code)));
            }
        }
    }

    void biasCodesRoundHalfToEven_data() {
        QTest::addColumn<double>("steps");
        QTest::addColumn<int>("code");
        QTest::newRow("0.5") << 0.5 << 0;
        QTest::newRow("1.5") << 1.5 << 2;
        QTest::newRow("2.5") << 2.5 << 2;
        QTest::newRow("-0.5") << -0.5 << 0;
        QTest::newRow("-3.5") << -3.5 << -4;
        QTest::newRow("7") << 7.0 << 7;
        QTest::newRow("1 000 000") << 1e6 << 1000000;
    }

    void biasCodesRoundHalfToEven() {
        QFETCH(double, steps);
        std::mt19937 random(13);
        QuantNetwork network = randomQuantNetwork(random, {});
        for (LayerQuant& layer : network.recipe.layers) layer.output.narrowRange = true;
        network.ranges.outputs[1] = {0.0f, 254.0f / 64};  // fc1's input scale is 1/64
        network.ranges.weights[2].assign(network.ranges.weights[2].size(),
                                         {-127.0f / 128, 0.0f});  // its weights' 1/128
        network.network.layers[2].bias[3] = float(steps / 64 / 128);
        QTEST(lower(network).layers[2].bias[3], "code");
    }

    void aBiasBeyondInt32IsRefused_data() {
        QTest::addColumn<float>("bias");
        QTest::newRow("above") << 1e12f;
        QTest::newRow("below") << -1e12f;
        QTest::newRow("infinite") << std::numeric_limits<float>::infinity();
        QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN();
    }

    void aBiasBeyondInt32IsRefused() {
        QFETCH(float, bias);
        std::mt19937 random(14);
        QuantNetwork network = randomQuantNetwork(random, {});
        network.network.layers[2].bias[1] = bias;
        const QString message = refusal(ErrorCode::Failed, [&] { lower(network); });
        QVERIFY2(message.startsWith("fc1: bias ") &&
                     message.contains(" of channel 1 does not fit int32 at scale "),
                 qPrintable(message));
    }

    void anAccumulatorBeyondInt32IsRefused() {
        std::mt19937 random(15);
        QuantNetwork network = randomQuantNetwork(random, {});
        const int8::Layer fine = lower(network).layers[3];
        // A bias code that fits, but with the sum of products beside it no more.
        network.network.layers[3].bias[2] = 2147460000.0f * (fine.input.scale * fine.weightScale[2]);
        const QString message = refusal(ErrorCode::Failed, [&] { lower(network); });
        const QRegularExpressionMatch match =
            QRegularExpression("^fc2: its accumulator can reach (\\d+), more than int32 holds$")
                .match(message);
        QVERIFY2(match.hasMatch(), qPrintable(message));
        QVERIFY(match.captured(1).toLongLong() > 2147483647 &&
                match.captured(1).toLongLong() < 2147483647 + 500000LL);
    }

    // A factor that is not finite would turn an accumulator of 0 into a code that is not a number.
    void rangesBeyondFloat32AreRefused_data() {
        QTest::addColumn<int>("layer");
        QTest::addColumn<float>("weightRange");
        QTest::addColumn<float>("outputRange");
        QTest::newRow("steps too far apart") << 2 << 1e12f << 1e-35f;
        QTest::newRow("weights beyond float32") << 2 << 3e38f << 1.0f;
        QTest::newRow("outputs beyond float32") << 4 << 1.0f << 3e38f;
    }

    void rangesBeyondFloat32AreRefused() {
        QFETCH(int, layer);
        QFETCH(float, weightRange);
        QFETCH(float, outputRange);
        std::mt19937 random(16);
        QuantNetwork network = randomQuantNetwork(random, {});
        const auto index = std::size_t(layer);
        network.ranges.weights[index].assign(network.ranges.weights[index].size(),
                                             {-weightRange, weightRange});
        network.ranges.outputs[index] = {layer == 4 ? -outputRange : 0.0f, outputRange};
        QCOMPARE(
            refusal(ErrorCode::Failed, [&] { lower(network); }),
            QString::fromStdString(network.network.layers[index].name) + ": its ranges are beyond float32");
    }

    void emptyRangesAreLowered() {
        std::mt19937 random(17);
        QuantNetwork network = randomQuantNetwork(random, {});
        for (float& w : network.network.layers[0].weight) w = 0.0f;  // a dead layer
        network.ranges.weights[0].assign(network.ranges.weights[0].size(), {});
        network.ranges.outputs[0] = {};
        const int8::Network lowered = lower(network);
        QCOMPARE(lowered.layers[0].weightScale[0], 1.0f);
        QCOMPARE(lowered.layers[0].output.scale, 1.0f);
        QCOMPARE(lowered.layers[0].weight.codes(),
                 std::vector<std::int8_t>(lowered.layers[0].weight.size(), 0));
        int8::Inference(lowered).runNormalized(randomImage(random).data());
    }

    void reportMatchesTheLoweredNetwork() {
        std::mt19937 random(18);
        const QuantNetwork network = randomQuantNetwork(random, {});
        const int8::Network lowered = lower(network);
        const QuantReport report = quantReport(network);
        QCOMPARE(report.size(), std::size_t(6));
        QCOMPARE(report[0].name, std::string("input"));
        QCOMPARE(report[0].weightBits, 0);
        std::int64_t bytes = 0;
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            const LayerQuantReport& row = report[i + 1];
            const int8::Layer& layer = lowered.layers[i];
            QCOMPARE(row.name, layer.name);
            QCOMPARE(row.weightBits, 8);
            QCOMPARE(row.codes, 255);
            const std::vector<std::int8_t> codes = layer.weight.codes();
            QCOMPARE(row.codesUsed, int(std::set<std::int8_t>(codes.begin(), codes.end()).size()));
            QCOMPARE(row.weightScaleMax,
                     *std::max_element(layer.weightScale.begin(), layer.weightScale.end()));
            QCOMPARE(row.saturatedPercent, 0.0);  // the range holds all weights
            QVERIFY2(row.sqnrDecibels > 35.0 && row.sqnrDecibels < 60.0,
                     qPrintable(QString::number(row.sqnrDecibels)));
            QCOMPARE(row.outputQParams.scale, layer.output.scale);
            QCOMPARE(row.output.max, float(127 - layer.output.zeroPoint) * layer.output.scale);
            bytes += row.bytes;
        }
        QCOMPARE(qint64(bytes), qint64(int8::payload(lowered).bytes()));
    }
};

QTEST_APPLESS_MAIN(TestLowering)
#include "test_lowering.moc"

// The choices of quantization: learned ranges, observers, folds, schedules, and what works without training.
#include <torch/torch.h>

#include <QTest>

#include "engine/core/network_shape.h"
#include "engine/data/resize.h"
#include "engine/exploration.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/network/lenet5.h"
#include "engine/quant/equalization.h"
#include "engine/quant/post_training.h"
#include "engine/train/evaluator.h"
#include "tests/support/random_networks.h"
#include "tests/support/toy_data.h"

using namespace quantelier;

namespace {

FakeQuant learnedQuant(ObserverKind kind, int bits, bool weights, std::int64_t channels, bool nonNegative) {
    FakeQuantOptions options;
    options.spec = {bits, channels > 1, weights, weights};
    options.channels = channels;
    options.present = weights;
    options.nonNegative = nonNegative;
    options.observer = kind;
    return FakeQuant(options);
}

// Of the presets' form: batch norm everywhere but in the last layer, which has a bias.
FloatNetwork trainedLike(unsigned seed) {
    std::mt19937 random(seed);
    FloatNetwork network = test::randomFloatNetwork(random, {test::kLeNet, true, false, Activation::Relu});
    network.layers.back().bn = {};
    network.layers.back().bias = test::normals(random, kClassCount, 0.1f, 0.5f);
    return network;
}

std::shared_ptr<const PreparedData> toyData() {
    static const auto data = prepareData(test::toyPair(300, 120));
    return data;
}

torch::Tensor toyImages(std::int64_t count) {
    return Batches(toyData()->train, torch::kCPU, true).take(torch::arange(count)).first;
}

}  // namespace

class TestQuantChoices : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        torch::manual_seed(3);
        at::set_num_threads(1);
    }

    // Against equations 3 and 5 of the LSQ paper, its gradient scale and first step size, in doubles.
    void lsqFollowsThePaper_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("weights");
        QTest::newRow("2 bit weights") << 2 << true;
        QTest::newRow("4 bit weights") << 4 << true;
        QTest::newRow("4 bit outputs of a ReLU") << 4 << false;
        QTest::newRow("8 bit outputs of a ReLU") << 8 << false;
    }

    void lsqFollowsThePaper() {
        QFETCH(int, bits);
        QFETCH(bool, weights);
        FakeQuant fq = learnedQuant(ObserverKind::Learned, bits, weights, 1, !weights);
        torch::Tensor x = torch::randn({6, 50});
        if (!weights) x = x.relu();
        fq->observe(x);
        const double qp = weights ? (1 << (bits - 1)) - 1 : (1 << bits) - 1, qn = weights ? qp : 0;
        const double first = 2.0 * x.abs().mean().item<double>() / std::sqrt(qp);
        QVERIFY(std::fabs(fq->scale().item<double>() - first) < 1e-5 * first);

        x = x.detach().requires_grad_();
        const torch::Tensor upstream = torch::randn_like(x);
        (fq->forward(x) * upstream).sum().backward();
        const double s = fq->scale().item<double>(), count = weights ? 300 : 50;
        double expected = 0.0;
        for (std::int64_t i = 0; i < x.numel(); ++i) {
            const double v = x.flatten()[i].item<double>() / s, g = upstream.flatten()[i].item<double>();
            expected += g * (v <= -qn ? -qn : v >= qp ? qp : std::nearbyint(v) - v);
            const float inside = v > -qn && v < qp ? upstream.flatten()[i].item<float>() : 0.0f;
            QCOMPARE(x.grad().flatten()[i].item<float>(), inside);
        }
        expected /= std::sqrt(count * qp);
        const double found = fq->parameters()[0].grad().item<double>();
        QVERIFY2(std::fabs(found - expected) < 1e-3 * std::max(1.0, std::fabs(expected)),
                 qPrintable(QString("%1, expected %2").arg(found).arg(expected)));
    }

    void lsqLearnsOneScaleAChannel() {
        FakeQuant fq = learnedQuant(ObserverKind::Learned, 4, true, 3, false);
        const torch::Tensor w =
            torch::randn({3, 2, 5, 5}) * torch::tensor({0.1f, 1.0f, 10.0f}).reshape({3, 1, 1, 1});
        fq->observe(w);
        const torch::Tensor ratio = fq->scale() / w.abs().flatten(1).mean(1);
        QVERIFY(torch::allclose(ratio, torch::full({3}, 2.0 / std::sqrt(7.0)), 1e-4));
        fq->forward(w).sum().backward();
        QCOMPARE(fq->parameters()[0].grad().sizes(), (torch::IntArrayRef{3}));
        // The grid follows the parameter, and files see it as a range.
        {
            const torch::NoGradGuard noGrad;
            fq->parameters()[0].mul_(2.0);
        }
        const float before = fq->scale()[1].item<float>();
        fq->refresh();
        QCOMPARE(fq->scale()[1].item<float>(), 2.0f * before);
        QCOMPARE(fq->ranges()[1].max, 7.0f * fq->scale()[1].item<float>());
    }

    void pactFollowsThePaper() {
        FakeQuant fq = learnedQuant(ObserverKind::Pact, 4, false, 1, true);
        fq->observe(torch::tensor({0.0f, 1.5f}));
        torch::Tensor x = torch::tensor({0.0f, 0.7f, 1.49f, 1.51f, 3.0f}).requires_grad_();
        const torch::Tensor y = fq->forward(x);
        QCOMPARE(y[4].item<float>(), 1.5f);
        (y * torch::tensor({1.0f, 2.0f, 3.0f, 4.0f, 5.0f})).sum().backward();
        QVERIFY(torch::equal(x.grad(), torch::tensor({1.0f, 2.0f, 3.0f, 0.0f, 0.0f})));
        // What lies above the end moves it; the penalty is 1e-3 times the end.
        QVERIFY(std::fabs(fq->parameters()[0].grad().item<float>() - (9.0f + 1e-3f * 1.5f)) < 1e-5f);
    }

    void searchedRangesOfWeightsAreOnesOfTheirChannel() {
        for (const ObserverKind kind : {ObserverKind::Percentile, ObserverKind::Mse}) {
            FakeQuantOptions options;
            options.spec = {3, true, true, true};
            options.channels = 2;
            options.present = true;
            options.observer = kind;
            options.percentile = 95.0;
            FakeQuant fq(options);
            const torch::Tensor w = torch::randn({2, 400}) * torch::tensor({{0.1f}, {10.0f}});
            fq->observe(w);
            for (std::int64_t c = 0; c < 2; ++c) {
                const float most = w[c].abs().max().item<float>(), end = fq->ranges()[std::size_t(c)].max;
                QVERIFY2(end < most && end > 0.2f * most, qPrintable(QString::number(double(end / most))));
            }
        }
    }

    void frozenObserversHoldStill_data() {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("epoch");
        QTest::addColumn<bool>("switchedOff");
        QTest::addColumn<bool>("moves");
        QTest::newRow("before") << 9 << 1 << false << true;
        QTest::newRow("frozen step") << 10 << 1 << false << false;
        QTest::newRow("frozen epoch") << 5 << 3 << false << false;
        QTest::newRow("switched off") << 0 << 1 << true << false;
    }

    void frozenObserversHoldStill() {
        QFETCH(int, step);
        QFETCH(int, epoch);
        QFETCH(bool, switchedOff);
        QFETCH(bool, moves);
        Recipe recipe = presetRecipe("w4a8");
        if (step == 10) recipe.quant.freezeObservers = 10;
        if (epoch == 3) recipe.quant.freezeObserversEpoch = 3;
        for (const bool learned : {true, false}) {
            if (!learned) recipe.quant.layers[0].outputObserver = ObserverKind::Ema;
            QuantLeNet5 quant =
                convertQuantNetwork(trainedLike(1), recipe.network, recipe.quant, torch::kCPU);
            {
                const EvaluationMode mode(*quant);
                quant->observeFloat(toyImages(100));
            }
            quant->train();
            torch::optim::SGD optimizer(quant->parameters(), torch::optim::SGDOptions(0.1));
            QuantSwitches switches;
            switches.observers = !switchedOff;
            const Range before = quant->blocks[0]->outputQuant->ranges()[0];
            quant->beginStep(step, epoch, switches);
            quant->forward(toyImages(32) * 1.5).square().sum().backward();
            optimizer.step();
            quant->refreshRanges();
            QCOMPARE(quant->blocks[0]->outputQuant->ranges()[0].max != before.max, moves);
        }
    }

    void fakeQuantCanBeSwitchedOff() {
        const Recipe recipe = presetRecipe("w4a4");
        QuantLeNet5 quant = convertQuantNetwork(trainedLike(2), recipe.network, recipe.quant, torch::kCPU);
        {
            const EvaluationMode mode(*quant);
            quant->observeFloat(toyImages(100));
        }
        quant->train();
        const auto isRounded = [&](bool on) {
            QuantSwitches switches;
            switches.fakeQuant = on;
            quant->beginStep(0, 1, switches);
            const torch::Tensor codes =
                quant->forward(toyImages(16)) / quant->blocks[4]->outputQuant->scale();
            return torch::allclose(codes, codes.round(), 0.0, 1e-3);
        };
        QVERIFY(isRounded(true));
        QVERIFY(!isRounded(false));
    }

    // Unrounded, both folds compute what the float network computes in training, and keep the same
    // statistics.
    void bothFoldsKeepTheFunction() {
        Recipe recipe = presetRecipe("recommended");
        recipe.quant.quantDelay = 100;
        recipe.quant.freezeBn = 100;
        const FloatNetwork start = trainedLike(4);
        LeNet5 network(recipe.network);
        network->load(start);
        network->train();
        const torch::Tensor x = toyImages(32), expected = network->forward(x);
        for (const bool oneConvolution : {true, false}) {
            recipe.quant.oneConvFold = oneConvolution;
            QuantLeNet5 quant = convertQuantNetwork(start, recipe.network, recipe.quant, torch::kCPU);
            quant->train();
            quant->beginStep(0, 1, QuantSwitches());
            QVERIFY(torch::allclose(quant->forward(x), expected, 1e-3, 1e-3));
            for (std::size_t i = 0; i < 4; ++i) {
                QVERIFY(
                    torch::allclose(quant->blocks[i]->block().mean, network->blocks[i]->mean, 1e-4, 1e-4));
                QVERIFY(torch::allclose(quant->blocks[i]->block().variance, network->blocks[i]->variance,
                                        1e-3, 1e-4));
            }
        }
    }

    void bnFreezesAtItsEpoch_data() {
        QTest::addColumn<bool>("fold");
        QTest::newRow("folded") << true;
        QTest::newRow("outside the fold") << false;
    }

    void bnFreezesAtItsEpoch() {
        QFETCH(bool, fold);
        Recipe recipe = presetRecipe("recommended");
        recipe.quant.bnFold = fold;
        recipe.quant.freezeBnEpoch = 2;
        QuantLeNet5 quant = convertQuantNetwork(trainedLike(4), recipe.network, recipe.quant, torch::kCPU);
        quant->train();
        const auto moves = [&](int epoch) {
            const torch::Tensor before = quant->blocks[0]->block().mean.clone();
            quant->beginStep(0, epoch, QuantSwitches());
            quant->forward(toyImages(32));
            return !torch::equal(before, quant->blocks[0]->block().mean);
        };
        QVERIFY(moves(1));
        QVERIFY(!moves(2));
    }

    // What Ascend's dequantization can carry.
    void biasScalesStayAboveTheFloor() {
        Recipe recipe = presetRecipe("ascend");
        FloatNetwork small = trainedLike(6);
        for (std::size_t k = 0; k < 25; ++k) small.layers[0].weight[k] *= 1e-3f;
        const QuantNetwork network = quantizeWithoutTraining(small, recipe, *toyData(), CancelToken());
        float least = 1.0f;
        for (const int8::Layer& layer : lower(network).layers)
            for (const float scale : layer.weightScale) least = std::min(least, layer.input.scale * scale);
        QVERIFY2(least >= std::ldexp(1.0f, -14), qPrintable(QString::number(double(least))));
        recipe.quant.biasScaleFloor = 0.0;
        const QuantNetwork without = quantizeWithoutTraining(small, recipe, *toyData(), CancelToken());
        const int8::Layer first = lower(without).layers[0];
        QVERIFY(first.input.scale * first.weightScale[0] < std::ldexp(1.0f, -14));
    }

    void equalizationKeepsTheFunctionAndLevelsTheChannels() {
        FloatNetwork network = foldBatchNorm(trainedLike(5));
        for (std::size_t k = 0; k < 25; ++k) network.layers[0].weight[k] *= 50.0f;
        const FloatNetwork level = equalized(network);
        const Dataset& test = toyData()->test;
        const std::vector<Logits> before = floatLogits(network, test, CancelToken()),
                                  after = floatLogits(level, test, CancelToken());
        for (std::size_t i = 0; i < before.size(); ++i)
            for (std::size_t k = 0; k < 10; ++k)
                QVERIFY(std::fabs(before[i][k] - after[i][k]) < 1e-3f * (1.0f + std::fabs(before[i][k])));
        const auto largest = [](const std::vector<float>& w, std::size_t first, std::size_t count) {
            float most = 0.0f;
            for (std::size_t i = first; i < first + count; ++i) most = std::max(most, std::fabs(w[i]));
            return most;
        };
        for (std::size_t c = 0; c < 6; ++c) {
            const float in = largest(level.layers[0].weight, 25 * c, 25);
            float out = 0.0f;
            for (std::size_t o = 0; o < 16; ++o)
                out = std::max(out, largest(level.layers[1].weight, (6 * o + c) * 25, 25));
            QVERIFY2(std::fabs(in / out - 1.0f) < 0.01f, qPrintable(QString("%1 %2").arg(in).arg(out)));
        }
    }

    void biasCorrectionTakesTheShiftBack() {
        Recipe recipe = presetRecipe("recommended");
        for (LayerQuant& layer : recipe.quant.layers) {
            layer.weights.bits = 3;
            layer.weightObserver = ObserverKind::Mse;
        }
        const FloatNetwork network = foldBatchNorm(trainedLike(8));
        const auto meanShift = [&](bool corrected) {
            recipe.quant.biasCorrection = corrected;
            const QuantNetwork quant = quantizeWithoutTraining(network, recipe, *toyData(), CancelToken());
            const std::vector<Logits> exact = floatLogits(network, toyData()->train, CancelToken()),
                                      rounded = quantLogits(quant, toyData()->train, CancelToken());
            double sum = 0.0;
            for (std::size_t k = 0; k < 10; ++k) {
                double shift = 0.0;
                for (std::size_t i = 0; i < exact.size(); ++i)
                    shift += double(exact[i][k]) - double(rounded[i][k]);
                sum += std::fabs(shift / double(exact.size()));
            }
            return sum / 10.0;
        };
        const double before = meanShift(false), after = meanShift(true);
        QVERIFY2(after < 0.2 * before, qPrintable(QString("%1 before, %2 after").arg(before).arg(after)));
    }

    // The tree of assignments gives what each assignment alone gives.
    void enumerationEqualsSingleEvaluations() {
        const Recipe recipe = presetRecipe("recommended");
        const FloatNetwork network = trainedLike(9);
        double last = 0.0;
        const std::vector<MixedPrecisionPoint> points = enumerateMixedPrecision(
            network, recipe, toyData(), CancelToken(), [&](double share) { last = share; });
        QCOMPARE(last, 1.0);
        QCOMPARE(points.size(), std::size_t(1024));
        for (const std::size_t index :
             {std::size_t(0), std::size_t(61), std::size_t(540), std::size_t(1022), std::size_t(1023)}) {
            const QuantNetwork quant = quantizeWithoutTraining(
                network, withWeightBits(recipe, points[index].bits), *toyData(), CancelToken());
            const Evaluation alone = evaluationFromLogits(quantLogits(quant, toyData()->test, CancelToken()),
                                                          toyData()->test.labels);
            QCOMPARE(qint64(points[index].correct), qint64(alone.correct));
            QCOMPARE(qint64(points[index].bytes), qint64(int8::payload(lower(quant)).bytes()));
        }
    }

    void sensitivityCountsWhatItSays() {
        Recipe recipe = presetRecipe("recommended");
        recipe.quant.layers[1].weights.bits = 2;
        const FloatNetwork network = trainedLike(10);
        const Dataset& test = toyData()->test;
        const QuantNetwork quant = quantizeWithoutTraining(network, recipe, *toyData(), CancelToken());
        const Sensitivity found = sensitivity(quant, test, CancelToken(), [](double) {});
        QCOMPARE(
            qint64(found.nothing),
            qint64(evaluationFromLogits(floatLogits(foldBatchNorm(network), test, CancelToken()), test.labels)
                       .correct));
        QCOMPARE(qint64(found.everything),
                 qint64(evaluationFromLogits(quantLogits(quant, test, CancelToken()), test.labels).correct));
        QCOMPARE(found.layers.size(), std::size_t(6));
        QCOMPARE(qint64(found.layers[0].onlyWeights), qint64(-1));
        for (std::size_t i = 1; i < found.layers.size(); ++i) {
            QVERIFY(found.layers[i].onlyWeights >= 0 && found.layers[i].allButOutput >= 0);
            QVERIFY(i == 2 ? found.layers[i].weightError.sqnrDecibels < 12.0
                           : found.layers[i].weightError.sqnrDecibels > 35.0);
        }
    }

    void presetsOfFewBitsLowerToFewBits() {
        for (const auto& [name, weights, outputs] : {std::tuple("int8", 8, 8), std::tuple("w4a8", 4, 8),
                                                     std::tuple("w4a4", 4, 4), std::tuple("w2a8", 2, 8)}) {
            const Recipe recipe = presetRecipe(name);
            const int8::Network lowered =
                lower(quantizeWithoutTraining(trainedLike(11), recipe, *toyData(), CancelToken()));
            for (std::size_t i = 0; i < kLayerCount; ++i) {
                QCOMPARE(lowered.layers[i].weight.bits(), weights);
                const int bits = i + 1 < kLayerCount ? outputs : 8;
                QCOMPARE(lowered.layers[i].codeMax, (1 << (bits - 1)) - 1);
            }
            QCOMPARE(lowered.inputCodeMax, 127);
        }
    }
};

QTEST_APPLESS_MAIN(TestQuantChoices)
#include "test_quant_choices.moc"

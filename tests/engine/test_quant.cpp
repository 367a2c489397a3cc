// Fake quant, the quantization-aware network, and its agreement with the integer network. torch before Qt:
// Qt's `slots` macro breaks torch's headers.
#include <torch/torch.h>

#include <QTest>

#include "engine/core/normalization.h"
#include "engine/data/resize.h"
#include "engine/int8/inference.h"
#include "engine/network/lenet5.h"
#include "engine/quant/fake_quant.h"
#include "engine/quant/lowering.h"
#include "engine/quant/quant_lenet5.h"
#include "engine/quant/rounding_functions.h"
#include "engine/train/evaluator.h"
#include "tests/support/toy_data.h"

using namespace quantelier;

namespace {

QuantSpec spec(int bits, bool perChannel, bool symmetric, bool narrow) {
    return {bits, perChannel, symmetric, narrow};
}

FakeQuant fakeQuant(const QuantSpec& s, std::int64_t channels = 1) {
    FakeQuantOptions options;
    options.spec = s;
    options.channels = channels;
    return FakeQuant(options);
}

float valueAt(const torch::Tensor& t, std::int64_t i) {
    return t.flatten()[i].item<float>();
}

}  // namespace

class TestQuant : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        torch::manual_seed(7);
        at::set_num_threads(1);
    }

    void gridEqualsCore_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("symmetric");
        QTest::addColumn<bool>("narrow");
        for (const int bits : {2, 4, 7, 8})
            for (const bool symmetric : {false, true})
                for (const bool narrow : {false, true})
                    QTest::addRow("%d bit%s%s", bits, symmetric ? " symmetric" : "", narrow ? " narrow" : "")
                        << bits << symmetric << narrow;
    }

    // The tensor operations compute the same bits as core/qparams.h, on random ranges, values, ties and
    // rails.
    void gridEqualsCore() {
        QFETCH(int, bits);
        QFETCH(bool, symmetric);
        QFETCH(bool, narrow);
        const QuantSpec s = spec(bits, false, symmetric, narrow);
        for (int trial = 0; trial < 50; ++trial) {
            const Range range{-3.0f * torch::rand(1).item<float>(), 5.0f * torch::rand(1).item<float>()};
            FakeQuant fq = fakeQuant(s);
            fq->setRanges({range});
            const QParams q = chooseQParams(range, s);
            QCOMPARE(valueAt(fq->scale(), 0), q.scale);
            torch::Tensor x = torch::cat({torch::randn(200) * 3.0,
                                          torch::tensor({0.0f, range.min, range.max, 100.0f, -100.0f}),
                                          (torch::arange(-6, 7) + 0.5) * q.scale});
            const torch::Tensor y = fq->forward(x);
            for (std::int64_t i = 0; i < x.numel(); ++i)
                QCOMPARE(valueAt(y, i), dequantize(fakeQuantCode(valueAt(x, i), q, s), q));
        }
    }

    // LibTorch's own kernel is the peer.
    void gridEqualsLibTorch() {
        FakeQuant fq = fakeQuant(spec(8, false, false, false));
        fq->setRanges({Range{-0.7f, 2.9f}});
        const QParams q = chooseQParams({-0.7f, 2.9f}, spec(8, false, false, false));
        const torch::Tensor x = torch::randn(5000) * 2.0;
        const torch::Tensor peer = torch::fake_quantize_per_tensor_affine(x, q.scale, q.zeroPoint, -128, 127);
        QVERIFY(torch::equal(fq->forward(x), peer));
    }

    void gradientIsStraightThroughInsideTheGrid() {
        FakeQuant fq = fakeQuant(spec(8, false, true, true));
        fq->setRanges({Range{-1.0f, 1.0f}});
        const torch::Tensor x = torch::tensor({-2.0f, -1.0f, -0.3f, 0.0f, 0.99f, 1.5f}).requires_grad_();
        fq->forward(x).sum().backward();
        QVERIFY(torch::equal(x.grad(), torch::tensor({0.0f, 1.0f, 1.0f, 1.0f, 1.0f, 0.0f})));
    }

    void perChannelRoundsEachRowOnItsGrid() {
        FakeQuantOptions options;
        options.spec = spec(8, true, true, true);
        options.channels = 3;
        options.present = true;
        FakeQuant fq(options);
        const torch::Tensor weight =
            torch::randn({3, 2, 5, 5}) * torch::tensor({0.1f, 1.0f, 10.0f}).reshape({3, 1, 1, 1});
        fq->observe(weight);
        for (std::int64_t c = 0; c < 3; ++c)
            QCOMPARE(valueAt(fq->scale(), c), weight[c].abs().max().item<float>() * 2.0f / 254.0f);
        QVERIFY((fq->forward(weight) - weight).abs().max().item<float>() <=
                0.5f * fq->scale().max().item<float>());
    }

    void emaMovesTheOldRangeSlowly() {
        FakeQuantOptions options;
        options.emaDecay = 0.9;
        FakeQuant fq(options);
        fq->observe(torch::tensor({-1.0f, 1.0f}));
        fq->observe(torch::tensor({-3.0f, 2.0f}));
        QVERIFY(std::fabs(fq->ranges()[0].min - -1.2f) < 1e-6f);
        QVERIFY(std::fabs(fq->ranges()[0].max - 1.1f) < 1e-6f);
    }

    void minMaxOnlyWidens() {
        FakeQuantOptions options;
        options.observer = ObserverKind::MinMax;
        FakeQuant fq(options);
        fq->observe(torch::tensor({-1.0f, 4.0f}));
        fq->observe(torch::tensor({-2.0f, 1.0f}));
        QCOMPARE(fq->ranges()[0].min, -2.0f);
        QCOMPARE(fq->ranges()[0].max, 4.0f);
    }

    void rangeAlwaysHoldsZero() {
        FakeQuant fq = fakeQuant(spec(8, false, false, false));
        fq->observe(torch::tensor({2.0f, 3.0f}));
        QCOMPARE(fq->ranges()[0].min, 0.0f);
        QCOMPARE(valueAt(fq->forward(torch::zeros(1)), 0), 0.0f);
    }

    void allZerosStayZero() {
        FakeQuant fq = fakeQuant(spec(8, false, true, false));
        fq->observe(torch::zeros(5));
        QVERIFY(torch::equal(fq->forward(torch::zeros(5)), torch::zeros(5)));
    }

    void biasIsRoundedStraightThrough() {
        const torch::Tensor bias = torch::tensor({0.26f, -0.25f, 0.75f}).requires_grad_();
        const torch::Tensor rounded = roundStraightThrough(bias, torch::tensor(0.5f));
        QVERIFY(torch::equal(rounded, torch::tensor({0.5f, 0.0f, 1.0f})));  // -0.5 and 1.5 steps go to even
        rounded.sum().backward();
        QVERIFY(torch::equal(bias.grad(), torch::ones(3)));
    }

    // The LibTorch idiom: a clone has the same function and its own weights, and prints what it is.
    void modulesCloneAndPrint() {
        const Recipe recipe = presetRecipe("recommended");
        LeNet5 network(recipe.network);
        network->initialize(3);
        network->eval();
        const auto copy = std::dynamic_pointer_cast<LeNet5Impl>(network->clone());
        QVERIFY(copy);
        copy->eval();
        const torch::Tensor x = torch::randn({2, 1, 32, 32});
        QVERIFY(torch::equal(copy->forward(x), network->forward(x)));
        copy->parameters()[0].data().zero_();
        QVERIFY(!torch::equal(copy->forward(x), network->forward(x)));
        std::ostringstream text;
        network->blocks[0]->pretty_print(text);
        QCOMPARE(QString::fromStdString(text.str()),
                 QString("Conv2dBnAct(1, 6, kernel 5, valid, bn yes, bias no, relu)"));
    }

    void conversionKeepsTheFunction_data() {
        QTest::addColumn<bool>("fold");
        QTest::newRow("BN folded") << true;
        QTest::newRow("BN unfolded") << false;
    }

    // With rounding delayed, the converted network in training computes what the float network computes in
    // training.
    void conversionKeepsTheFunction() {
        QFETCH(bool, fold);
        Recipe recipe = presetRecipe("recommended");
        recipe.quant.bnFold = fold;
        recipe.quant.quantDelay = 100;
        recipe.quant.freezeBn = 100;
        LeNet5 network(recipe.network);
        network->initialize(3);
        randomizeBn(network);
        const torch::Tensor x = torch::randn({8, 1, 32, 32});
        QuantLeNet5 quant =
            convertQuantNetwork(network->snapshot(), recipe.network, recipe.quant, torch::kCPU);
        network->train();
        quant->train();
        quant->beginStep(0, 1, QuantSwitches());
        QVERIFY(torch::allclose(quant->forward(x), network->forward(x), 1e-3, 1e-4));
    }

    // The same in evaluation, where BN is inside weights and biases: 8 bits change the logits only a little.
    void evaluationIsCloseToFloat() {
        const Recipe recipe = presetRecipe("recommended");
        LeNet5 network(recipe.network);
        network->initialize(3);
        randomizeBn(network);
        network->eval();
        const torch::Tensor x = normalized(toyDigitsTensor(64));
        QuantLeNet5 quant =
            convertQuantNetwork(network->snapshot(), recipe.network, recipe.quant, torch::kCPU);
        const torch::NoGradGuard noGrad;
        quant->eval();
        quant->observeFloat(x);
        const torch::Tensor expected = network->forward(x);
        const double error =
            (quant->forward(x) - expected).norm().item<double>() / expected.norm().item<double>();
        QVERIFY2(error < 0.1, qPrintable(QString::number(error)));
    }

    void integerNetworkAgrees_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<bool>("fold");
        QTest::addColumn<bool>("symmetricActivations");
        for (const char* preset : {"recommended", "tutorial", "ascend"})
            for (const bool fold : {true, false})
                for (const bool symmetric : {false, true})
                    QTest::addRow("%s%s%s", preset, fold ? " folded" : " unfolded",
                                  symmetric ? " symmetric activations" : "")
                        << preset << fold << symmetric;
    }

    // Fake quant in floats and the integer engine give the same output codes but for rounding at ties.
    void integerNetworkAgrees() {
        QFETCH(QString, preset);
        QFETCH(bool, fold);
        QFETCH(bool, symmetricActivations);
        Recipe recipe = presetRecipe(preset.toStdString());
        recipe.quant.bnFold = fold;
        for (LayerQuant& layer : recipe.quant.layers) layer.output.symmetric = symmetricActivations;
        recipe.quant.rangeStart = RangeStart::FirstBatch;
        for (LayerRecipe& layer : recipe.network.layers) layer.weightInit = WeightInit::Kaiming;
        LeNet5 network(recipe.network);
        network->initialize(5);
        randomizeBn(network);
        QuantLeNet5 quant =
            convertQuantNetwork(network->snapshot(), recipe.network, recipe.quant, torch::kCPU);
        const Dataset images = resizedTo32(test::toyDigits(100, 9));
        const Batches batches(images, torch::kCPU, true);
        const torch::NoGradGuard noGrad;
        quant->eval();
        quant->observeFloat(batches.take(torch::arange(100)).first);
        const CancelToken never;
        const std::vector<Logits> fake =
            allLogits([&](const torch::Tensor& x) { return quant->forward(x); }, batches, never);
        const int8::Network lowered = lower(quant->snapshot());
        const std::vector<Logits> integer = int8::logits(lowered, images, never);
        int differing = 0;
        for (std::size_t i = 0; i < fake.size(); ++i)
            for (std::size_t k = 0; k < 10; ++k) {
                const float steps = std::fabs(fake[i][k] - integer[i][k]) / lowered.output().scale;
                QVERIFY2(steps < 1.5f,
                         qPrintable(QString("image %1, logit %2: %3 steps").arg(i).arg(k).arg(steps)));
                differing += steps > 0.5f;
            }
        QVERIFY2(differing <= 10, qPrintable(QString("%1 of 1000 logits differ").arg(differing)));
    }

    // Snapshot and load are each other's inverse.
    void snapshotRoundTrip() {
        const Recipe recipe = presetRecipe("recommended");
        LeNet5 network(recipe.network);
        network->initialize(5);
        QuantLeNet5 quant =
            convertQuantNetwork(network->snapshot(), recipe.network, recipe.quant, torch::kCPU);
        const torch::Tensor x = torch::randn({4, 1, 32, 32});
        {
            const torch::NoGradGuard noGrad;
            quant->observeFloat(x);
        }
        QuantLeNet5 copy(recipe.network, recipe.quant, torch::kCPU);
        copy->load(quant->snapshot());
        quant->eval();
        copy->eval();
        QVERIFY(torch::equal(quant->forward(x), copy->forward(x)));
    }

    // The delay is for training: an evaluation is always quantized.
    void delayedNetworkIsQuantizedInEvaluation() {
        Recipe recipe = presetRecipe("tutorial");
        recipe.quant.quantDelay = 1000;
        QuantLeNet5 quant(recipe.network, recipe.quant, torch::kCPU);
        quant->beginStep(0, 1, QuantSwitches());
        quant->eval();
        const torch::Tensor y = quant->forward(torch::randn({1, 1, 32, 32}));
        const torch::Tensor codes = y / quant->blocks[4]->outputQuant->scale();
        QVERIFY(torch::allclose(codes, codes.round(), 0.0, 1e-4));
    }

  private:
    static torch::Tensor toyDigitsTensor(int count) {
        const Dataset images = resizedTo32(test::toyDigits(count, 4));
        return torch::tensor(std::vector<std::int64_t>(images.images.begin(), images.images.end()))
            .reshape({count, 1, 32, 32});
    }
    static torch::Tensor normalized(const torch::Tensor& bytes) {
        const auto& table = normalizationTable();
        return torch::tensor(std::vector<float>(table.begin(), table.end())).index({bytes});
    }
    // Running statistics and gammas as after training, one gamma negative.
    static void randomizeBn(LeNet5& network) {
        const torch::NoGradGuard noGrad;
        for (const auto& block : network->blocks) {
            if (!block->options().hasBn) continue;
            block->gamma.copy_(torch::rand_like(block->gamma) + 0.5);
            block->gamma[0] = -0.7;
            block->beta.copy_(torch::randn_like(block->beta) * 0.2);
            block->mean.copy_(torch::randn_like(block->mean) * 0.3);
            block->variance.copy_(torch::rand_like(block->variance) * 2.0 + 0.5);
        }
    }
};

QTEST_APPLESS_MAIN(TestQuant)
#include "test_quant.moc"

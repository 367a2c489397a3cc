// The fused step's gradients of every parameter against doubles, on random networks.
#include <QTest>

#include "engine/kernels/fused_network.h"
#include "tests/support/plain_network.h"
#include "tests/support/reference_step.h"

using namespace quantelier;
using test::TrainingChoice;

namespace {

constexpr int kChoices = 40;

struct Comparison {
    double worst = 0.0;  // of all parameters: error against the largest gradient of the parameter
    std::string where;
    double loss = 0.0;
    std::int64_t choices = 0, otherwise = 0;
};

Comparison compared(const TrainingChoice& choice, int number, InstructionSet set, int threads) {
    std::mt19937 random(static_cast<unsigned>(number));
    test::PlainNetwork network(choice, random);
    std::vector<std::uint8_t> images(static_cast<std::size_t>(choice.images * kernels::kInputValues)),
        labels(static_cast<std::size_t>(choice.images));
    for (std::uint8_t& byte : images)
        byte = static_cast<std::uint8_t>(test::chance(random, 60) ? 0 : random());
    for (std::uint8_t& label : labels) label = static_cast<std::uint8_t>(random() % 10);
    const kernels::Batch batch{images.data(), labels.data(), nullptr, choice.images};
    const kernels::Mode mode{false, choice.rounding, choice.observing, choice.frozenBn};
    std::array<std::vector<float>, kLayerCount> variances;
    for (std::size_t i = 0; i < kLayerCount; ++i)
        if (const kernels::LayerView& layer = network.view.layers[i]; layer.hasBn())
            variances[i].assign(layer.variance, layer.variance + layer.outputs);
    kernels::FusedNetwork fused(network.view, choice.images, set);
    // Rate 0: the parameters stay; momentum 0: the momentum is the gradient.
    const double loss = fused.trainStep(batch, mode, {0.0f, 0.0f, 0.0f}, threads);
    const test::ReferenceStep reference(network.view, mode, batch, *fused.space(), variances,
                                        set != InstructionSet::Portable);
    Comparison result{0.0,
                      {},
                      std::fabs(loss - reference.loss) / std::max(1.0, reference.loss),
                      reference.choices,
                      reference.otherwise};
    double ofLayer = 0.0;
    bool takenOut = false;
    const auto compare = [&](const char* name, std::size_t i, const kernels::Parameter& found,
                             const test::Doubles& expected) {
        double largest = 0.0, error = 0.0;
        for (std::size_t k = 0; k < expected.size(); ++k) {
            largest = std::max(largest, std::fabs(expected[k]));
            error = std::max(error, std::fabs(double(found.momentum[k]) - expected[k]));
        }
        ofLayer = std::max(ofLayer, largest);
        const double relative = error / (largest > 1e-9 && !takenOut ? largest : ofLayer);
        if (relative <= result.worst) return;
        result.worst = relative;
        result.where = "layer " + std::to_string(i + 1) + " " + name + ", largest " + std::to_string(largest);
    };
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const kernels::LayerView& layer = network.view.layers[i];
        const test::LayerGradients& expected = reference.gradients[i];
        ofLayer = 1e-9;
        // What the next layer's batch norm takes out again, a shift or a scale without an activation behind
        // it, has no gradient but for rounding and epsilon: the error is one of the layer.
        takenOut =
            layer.activation == Activation::None && i + 1 < kLayerCount && network.view.layers[i + 1].hasBn();
        compare("weight", i, layer.weight, expected.weight);
        compare("bias", i, layer.bias, expected.bias);
        compare("gamma", i, layer.gamma, expected.gamma);
        compare("beta", i, layer.beta, expected.beta);
        compare("weights' scale", i, layer.weightQuant.learned, expected.weightLearned);
        compare("outputs' scale", i, layer.outputQuant.learned, expected.outputLearned);
    }
    return result;
}

}  // namespace

class TestFusedGradients : public QObject {
    Q_OBJECT

  private slots:
    void gradients_data() {
        QTest::addColumn<int>("set");
        QTest::addColumn<int>("number");
        for (const InstructionSet set : kernels::fusedInstructionSets())
            for (int number = 0; number < kChoices; ++number)
                QTest::addRow("%s, network %d", nameOf(set), number) << static_cast<int>(set) << number;
    }

    void gradients() {
        QFETCH(int, set);
        QFETCH(int, number);
        const Comparison c =
            compared(test::randomChoice(number), number, static_cast<InstructionSet>(set), 1 + number % 3);
        qInfo("largest error %.1e (%s), loss %.1e; %lld of %lld choices otherwise", c.worst, c.where.c_str(),
              c.loss, static_cast<long long>(c.otherwise), static_cast<long long>(c.choices));
        m_choices += c.choices;
        m_otherwise += c.otherwise;
        QVERIFY(c.loss <= 1e-5);
        QVERIFY2(c.worst <= 1e-4, c.where.c_str());
    }

    void fewChoicesDiffer() {
        qInfo("%lld of %lld choices would have been others in doubles", static_cast<long long>(m_otherwise),
              static_cast<long long>(m_choices));
        QVERIFY(m_choices > 0);
        QVERIFY(double(m_otherwise) < 1e-4 * double(m_choices));
    }

    // What is read one after the other, on weights that are kept, is what a fresh network reads.
    void keptWeightsReadTheSame() {
        for (const InstructionSet set : kernels::fusedInstructionSets())
            for (int number = 0; number < 10; ++number) {
                std::mt19937 random(static_cast<unsigned>(number));
                test::PlainNetwork network(test::randomChoice(number), random);
                std::vector<std::uint8_t> images(std::size_t{3} * kernels::kInputValues);
                for (std::uint8_t& byte : images) byte = static_cast<std::uint8_t>(random());
                kernels::FusedNetwork keeps(network.view, 1, set);
                for (int image = 0; image < 3; ++image) {
                    const kernels::Batch batch{images.data() + image * kernels::kInputValues, nullptr,
                                               nullptr, 1};
                    std::array<float, 10> kept{}, fresh{};
                    keeps.infer(batch, kept.data(), 1, true);
                    kernels::FusedNetwork(network.view, 1, set).infer(batch, fresh.data(), 1);
                    QVERIFY(kept == fresh);
                }
            }
    }

  private:
    std::int64_t m_choices = 0, m_otherwise = 0;
};

QTEST_GUILESS_MAIN(TestFusedGradients)
#include "test_fused_gradients.moc"

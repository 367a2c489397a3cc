#include "engine/exploration.h"

#include "engine/formats/checkpoint_names.h"
#include "engine/network/tensor_bridge.h"
#include "engine/quant/post_training.h"
#include "engine/torch_guard.h"
#include "engine/train/evaluator.h"

namespace quantelier {

namespace {

constexpr std::int64_t kBatch = 500;

std::int64_t correctOf(const torch::Tensor& logits, const std::vector<std::uint8_t>& labels,
                       std::int64_t first) {
    const torch::Tensor plain = logits.contiguous();
    const float* const values = plain.data_ptr<float>();
    std::int64_t correct = 0;
    for (std::int64_t i = 0; i < plain.size(0); ++i)
        correct +=
            argmax(values + i * kClassCount, kClassCount) == labels[static_cast<std::size_t>(first + i)];
    return correct;
}

// Switches parts of one network on and off and counts.
class PartCounter {
  public:
    PartCounter(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel,
                const Progress& progress)
        : m_module(networkRecipeOf(network.network, {}), network.recipe, torch::kCPU),
          m_test(test),
          m_batches(test, torch::kCPU, true),
          m_cancel(cancel),
          m_progress(progress) {
        m_module->load(network);
        m_module->eval();
    }

    // Row 0 is the input, which has an output only.
    Sensitivity run(const FloatNetwork& network) {
        Sensitivity result;
        result.images = m_test.count();
        result.nothing = count(false);
        result.everything = count(true);
        result.layers.resize(kLayerCount + 1);
        result.layers[0].name = "input";
        for (std::size_t i = 0; i <= kLayerCount; ++i) {
            LayerSensitivity& row = result.layers[i];
            if (i > 0) {
                row.name = network.layers[i - 1].name;
                row.onlyWeights = count(false, i, true);
                row.allButWeights = count(true, i, true);
            }
            row.onlyOutput = count(false, i, false);
            row.allButOutput = count(true, i, false);
        }
        measureErrors(result);
        return result;
    }

  private:
    static constexpr std::size_t kNobody = kLayerCount + 1;
    static constexpr int kCounts = 2 + 2 + 4 * kLayerCount;

    // All parts `on`, but one of row `except`: its weights or its output.
    std::int64_t count(bool on, std::size_t except = kNobody, bool exceptWeights = false) {
        m_module->setInputRounding(except == 0 ? !on : on);
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            const bool chosen = except == i + 1;
            m_module->blocks[i]->setParts(chosen && exceptWeights ? !on : on,
                                          chosen && !exceptWeights ? !on : on);
        }
        std::int64_t correct = 0;
        for (std::int64_t first = 0; first < m_batches.count(); first += kBatch) {
            m_cancel.checkpoint();
            correct += correctOf(m_module->forward(images(first, kBatch)), m_test.labels, first);
        }
        m_progress(double(++m_done) / kCounts);
        return correct;
    }

    torch::Tensor images(std::int64_t first, std::int64_t count) const {
        return m_batches.take(torch::arange(first, std::min(first + count, m_batches.count()))).first;
    }

    // Every layer's output with everything quantized, against that with nothing.
    void measureErrors(Sensitivity& result) {
        const std::array<torch::Tensor, kLayerCount + 1> exact = outputs(false), rounded = outputs(true);
        const auto error = [](const torch::Tensor& a, const torch::Tensor& b) {
            const std::vector<float> x = toVector(a), y = toVector(b);
            return tensorError(x.data(), y.data(), x.size());
        };
        for (std::size_t i = 0; i <= kLayerCount; ++i) {
            result.layers[i].outputError = error(exact[i], rounded[i]);
            if (i == 0) continue;
            const torch::Tensor weight = m_module->blocks[i - 1]->deployedWeight();
            result.layers[i].weightError =
                error(weight, m_module->blocks[i - 1]->weightQuant->forward(weight));
        }
    }

    std::array<torch::Tensor, kLayerCount + 1> outputs(bool on) {
        constexpr std::int64_t kImages = 1000;
        for (QuantBlock& block : m_module->blocks) block->setParts(on, on);
        std::array<torch::Tensor, kLayerCount + 1> found;
        const torch::Tensor x = images(0, kImages);
        found[0] = on ? m_module->inputQuant->forward(x) : x;
        torch::Tensor scale = m_module->inputQuant->scale().reshape({});
        lenetForward(found[0], [&](std::size_t i, const torch::Tensor& y) {
            found[i + 1] = m_module->blocks[i]->forward(y, scale);
            scale = m_module->blocks[i]->outputQuant->scale().reshape({});
            return pooled(i, found[i + 1]);
        });
        return found;
    }

    QuantLeNet5 m_module;
    const Dataset& m_test;
    Batches m_batches;
    const CancelToken& m_cancel;
    const Progress& m_progress;
    int m_done = 0;
};

// Walks the tree of all assignments, one layer a level, one choice of bits a branch.
class Enumeration {
  public:
    Enumeration(const FloatNetwork& network, const Recipe& recipe, const Batches& train,
                const CancelToken& cancel) {
        for (std::size_t i = 0; i < kMixedBits.size(); ++i) {
            std::array<int, kLayerCount> bits;
            bits.fill(kMixedBits[i]);
            QuantRecipe quant = calibrationRecipe(withWeightBits(recipe, bits).quant);
            for (LayerQuant& layer : quant.layers)  // at 2 bits the whole range would leave nothing between
                if (layer.weightObserver == ObserverKind::MinMax) layer.weightObserver = ObserverKind::Mse;
            m_modules[i] =
                convertQuantNetwork(network, networkRecipeOf(network, recipe.network), quant, torch::kCPU);
            calibrate(*m_modules[i], train, cancel);
            m_modules[i]->eval();
        }
    }

    /// Adds to each point the images of one batch that it reads right.
    void count(const torch::Tensor& images, const std::vector<std::uint8_t>& labels, std::int64_t first,
               std::vector<MixedPrecisionPoint>& points) const {
        FakeQuant input = m_modules[0]->inputQuant;  // the same in all three
        visit(0, input->forward(images), input->scale().reshape({}), 0,
              [&](std::size_t index, const torch::Tensor& logits) {
                  points[index].correct += correctOf(logits, labels, first);
              });
    }

  private:
    template <typename Leaf>
    void visit(std::size_t layer, const torch::Tensor& x, const torch::Tensor& scale, std::size_t index,
               const Leaf& leaf) const {
        for (std::size_t b = 0; b < m_modules.size(); ++b) {
            QuantBlock block = m_modules[b]->blocks[layer];
            const torch::Tensor y = flattened(layer, pooled(layer, block->forward(x, scale)));
            const std::size_t next = index * m_modules.size() + b;
            if (layer + 1 == kLayerCount)
                leaf(next, y);
            else
                visit(layer + 1, y, block->outputQuant->scale().reshape({}), next, leaf);
        }
    }

    mutable std::array<QuantLeNet5, kMixedBits.size()> m_modules{nullptr, nullptr, nullptr};
};

}  // namespace

Sensitivity sensitivity(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel,
                        const Progress& progress) {
    return guarded([&] {
        useOneTorchThread();
        const torch::NoGradGuard noGrad;
        return PartCounter(network, test, cancel, progress).run(network.network);
    });
}

std::vector<MixedPrecisionPoint> enumerateMixedPrecision(const FloatNetwork& network, const Recipe& recipe,
                                                         const PreparedData& data, const CancelToken& cancel,
                                                         const Progress& progress) {
    return guarded([&] {
        useOneTorchThread();
        const torch::NoGradGuard noGrad;
        const Enumeration enumeration(network, recipe, Batches(data.train, torch::kCPU, true), cancel);
        const Batches test(data.test, torch::kCPU, true);
        std::vector<MixedPrecisionPoint> points = mixedPrecisionPoints(recipe);
        for (std::int64_t first = 0; first < test.count(); first += kBatch) {
            cancel.checkpoint();
            const std::int64_t last = std::min(first + kBatch, test.count());
            enumeration.count(test.take(torch::arange(first, last)).first, data.test.labels, first, points);
            progress(double(last) / double(test.count()));
        }
        markParetoFront(points);
        return points;
    });
}

}  // namespace quantelier

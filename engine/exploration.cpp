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

}  // namespace

Sensitivity sensitivity(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel,
                        const Progress& progress) {
    return guarded([&] {
        useOneTorchThread();
        const torch::NoGradGuard noGrad;
        return PartCounter(network, test, cancel, progress).run(network.network);
    });
}

std::vector<FewerBitsCost> costOfFewerBits(const FloatNetwork& network, const Recipe& recipe,
                                           const PreparedData& data, const CancelToken& cancel) {
    const std::int64_t now = evaluateWithoutTraining(network, recipe, data, cancel).correct;
    std::array<int, kLayerCount> present;
    for (std::size_t i = 0; i < kLayerCount; ++i) present[i] = recipe.quant.layers[i].weights.bits;
    std::vector<FewerBitsCost> costs;
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        costs.push_back({network.layers[i].name, present[i], now, now, data.test.count()});
        if (present[i] <= kFewerBits) continue;
        std::array<int, kLayerCount> fewer = present;
        fewer[i] = kFewerBits;
        Recipe changed = recipe;  // in this layer only: the others keep their ranges
        changed.quant.layers[i] = withWeightBits(recipe, fewer).quant.layers[i];
        costs.back().correct = evaluateWithoutTraining(network, changed, data, cancel).correct;
    }
    return costs;
}

// Walks the tree of all assignments, one layer a level, one choice of bits a branch. What the first layers
// make of the images is kept until a branch of them ends.
struct MixedPrecisionSearch::Impl {
    static constexpr std::size_t kKept = 3;  // layers whose outputs are kept: conv1, conv2, fc1
    static constexpr std::size_t kChoices = kMixedBits.size();

    std::shared_ptr<const PreparedData> data;
    std::vector<MixedPrecisionPoint> points;
    std::array<QuantLeNet5, kChoices> modules{nullptr, nullptr, nullptr, nullptr};
    std::array<torch::Tensor, kKept> outputs;  // (N,...) f32 of all test images; undefined: to be computed
    std::size_t first = 0;                     // of the points that come next

    Impl(const FloatNetwork& network, const Recipe& recipe, std::shared_ptr<const PreparedData> d,
         const CancelToken& cancel)
        : data(std::move(d)), points(mixedPrecisionPoints(recipe)) {
        const Batches train(data->train, torch::kCPU, true);
        for (std::size_t i = 0; i < kChoices; ++i) {
            std::array<int, kLayerCount> bits;
            bits.fill(kMixedBits[i]);
            modules[i] =
                convertQuantNetwork(network, networkRecipeOf(network, recipe.network),
                                    calibrationRecipe(withWeightBits(recipe, bits).quant), torch::kCPU);
            calibrate(*modules[i], train, cancel);
            modules[i]->eval();
        }
    }

    // Which choice of bits the next points have in this layer: a digit of their number.
    std::size_t choice(std::size_t layer) const {
        std::size_t number = first;
        for (std::size_t i = layer + 1; i < kLayerCount; ++i) number /= kChoices;
        return number % kChoices;
    }

    torch::Tensor run(std::size_t layer, std::size_t choice, const torch::Tensor& x) {
        FakeQuant& before = layer == 0 ? modules[0]->inputQuant : modules[0]->blocks[layer - 1]->outputQuant;
        QuantBlock& block = modules[choice]->blocks[layer];  // (outputs' grids are the same in all four)
        return flattened(layer, pooled(layer, block->forward(x, before->scale().reshape({}))));
    }

    // One layer's output of all images.
    torch::Tensor runAll(std::size_t layer, const CancelToken& cancel) {
        const Batches test(data->test, torch::kCPU, true);
        std::vector<torch::Tensor> parts;
        for (std::int64_t at = 0; at < test.count(); at += kBatch) {
            cancel.checkpoint();
            const std::int64_t end = std::min(at + kBatch, test.count());
            const torch::Tensor x =
                layer == 0 ? modules[0]->inputQuant->forward(test.take(torch::arange(at, end)).first)
                           : outputs[layer - 1].slice(0, at, end);
            parts.push_back(run(layer, choice(layer), x));
        }
        return torch::cat(parts);
    }

    std::vector<MixedPrecisionPoint> next(const CancelToken& cancel) {
        for (std::size_t layer = 0; layer < kKept; ++layer)
            if (!outputs[layer].defined()) {
                outputs[layer] = runAll(layer, cancel);
                if (layer + 1 < kKept) return {};
            }
        std::vector<MixedPrecisionPoint> found;
        for (std::size_t fourth = 0; fourth < kChoices; ++fourth) {
            const torch::Tensor x = run(kKept, fourth, outputs[kKept - 1]);
            for (std::size_t fifth = 0; fifth < kChoices; ++fifth) {
                cancel.checkpoint();
                found.push_back(points[first + found.size()]);
                found.back().correct = correctOf(run(kKept + 1, fifth, x), data->test.labels, 0);
            }
        }
        // The outputs of the layers whose bits change next are new.
        const std::array<std::size_t, kKept> before = {choice(0), choice(1), choice(2)};
        first += found.size();
        bool isNew = false;
        for (std::size_t layer = 0; layer < kKept; ++layer) {
            isNew = isNew || choice(layer) != before[layer];
            if (isNew) outputs[layer] = torch::Tensor();
        }
        return found;
    }
};

MixedPrecisionSearch::MixedPrecisionSearch(const FloatNetwork& network, const Recipe& recipe,
                                           std::shared_ptr<const PreparedData> data,
                                           const CancelToken& cancel) {
    guarded([&] {
        useOneTorchThread();
        const torch::NoGradGuard noGrad;
        m_impl = std::make_unique<Impl>(network, recipe, std::move(data), cancel);
    });
}

MixedPrecisionSearch::~MixedPrecisionSearch() = default;

bool MixedPrecisionSearch::isDone() const {
    return m_impl->first == m_impl->points.size();
}

std::vector<MixedPrecisionPoint> MixedPrecisionSearch::next(const CancelToken& cancel) {
    return guarded([&] {
        const torch::NoGradGuard noGrad;
        return m_impl->next(cancel);
    });
}

std::vector<MixedPrecisionPoint> enumerateMixedPrecision(const FloatNetwork& network, const Recipe& recipe,
                                                         std::shared_ptr<const PreparedData> data,
                                                         const CancelToken& cancel,
                                                         const Progress& progress) {
    MixedPrecisionSearch search(network, recipe, std::move(data), cancel);
    const double all = double(mixedPrecisionPoints(recipe).size());
    std::vector<MixedPrecisionPoint> points;
    while (!search.isDone()) {
        const std::vector<MixedPrecisionPoint> found = search.next(cancel);
        points.insert(points.end(), found.begin(), found.end());
        progress(double(points.size()) / all);
    }
    markParetoFront(points);
    return points;
}

}  // namespace quantelier

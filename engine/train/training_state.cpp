#include "engine/train/training_state.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/network/tensor_bridge.h"

namespace quantelier {

namespace {

using Blocks = std::array<const FusionBlockImpl*, kLayerCount>;

Blocks blocksOf(const LeNet5Impl& network) {
    Blocks blocks;
    std::transform(network.blocks.begin(), network.blocks.end(), blocks.begin(),
                   [](const auto& block) { return block.get(); });
    return blocks;
}

Blocks blocksOf(const QuantLeNet5Impl& network) {
    Blocks blocks;
    std::transform(network.blocks.begin(), network.blocks.end(), blocks.begin(),
                   [](const QuantBlock& block) { return &std::as_const(*block).block(); });
    return blocks;
}

// Calls `visit(parameter, values)` for all that is trained, with its place in `layers`.
template <typename Layers, typename Visit>
void forEachTrained(const Blocks& blocks, Layers& layers, Visit visit) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto visitIfThere = [&](const torch::Tensor& parameter, auto& values) {
            if (parameter.defined()) visit(parameter, values);
        };
        visitIfThere(blocks[i]->weight, layers[i].weight);
        visitIfThere(blocks[i]->bias, layers[i].bias);
        visitIfThere(blocks[i]->gamma, layers[i].bn.gamma);
        visitIfThere(blocks[i]->beta, layers[i].bn.beta);
    }
}

// What both networks have. There are no running means before the first step.
void addCommon(NamedTensors& tensors, const Blocks& blocks, FloatNetwork network, const Trainer& trainer,
               const Recipe& recipe) {
    const auto add = [&](NamedTensors more) {
        tensors.insert(tensors.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
    };
    if (trainer.momentum(blocks[0]->weight).defined()) {
        forEachTrained(blocks, network.layers,
                       [&](const torch::Tensor& parameter, std::vector<float>& values) {
                           values = toVector(trainer.momentum(parameter));
                       });
        add(momentTensors(network));
    }
    add(progressTensors(trainer.progress()));
    tensors.push_back(recipeTensor(recipe));
}

void restoreCommon(const Checkpoint& checkpoint, const Blocks& blocks, Trainer& trainer) {
    trainer.resume(*checkpoint.progress);
    if (!checkpoint.moments) return;
    forEachTrained(blocks, checkpoint.moments->layers,
                   [&](const torch::Tensor& parameter, const std::vector<float>& values) {
                       trainer.setMomentum(parameter, values);
                   });
}

std::vector<ObserverState> observersOf(const QuantLeNet5Impl& network, const Trainer& trainer) {
    std::vector<ObserverState> states;
    for (const FakeQuant& quantizer : network.quantizers()) {
        states.push_back(quantizer->state());
        if (quantizer->learned().defined())
            states.back().learnedMoment = toVector(trainer.momentum(quantizer->learned()));
    }
    return states;
}

void setObservers(const QuantLeNet5Impl& network, const std::vector<ObserverState>& states) {
    std::vector<FakeQuant> quantizers = network.quantizers();
    for (std::size_t i = 0; i < quantizers.size(); ++i) quantizers[i]->setState(states[i]);
}

}  // namespace

NamedTensors trainingState(LeNet5Impl& network, const Trainer& trainer, const Recipe& recipe) {
    const FloatNetwork snapshot = network.snapshot();
    NamedTensors tensors = floatTensors(snapshot);
    addCommon(tensors, blocksOf(network), snapshot, trainer, recipe);
    return tensors;
}

NamedTensors trainingState(QuantLeNet5Impl& network, const Trainer& trainer, const Recipe& recipe) {
    // The ranges in files are those that the last step's weights and scales give; the training goes on with
    // what it had.
    const std::vector<ObserverState> observers = observersOf(network, trainer);
    network.refreshRanges();
    const QuantNetwork refreshed = network.snapshot();
    setObservers(network, observers);

    NamedTensors tensors = quantTensors(refreshed);
    for (NamedTensor& tensor : observerTensors(refreshed.network, observers))
        tensors.push_back(std::move(tensor));
    addCommon(tensors, blocksOf(network), refreshed.network, trainer, recipe);
    return tensors;
}

bool areFinite(const NamedTensors& tensors) {
    for (const NamedTensor& tensor : tensors) {
        if (tensor.type != "Float32") continue;
        std::vector<float> values(tensor.content.size() / sizeof(float));
        std::memcpy(values.data(), tensor.content.data(), tensor.content.size());
        for (const float value : values)
            if (!std::isfinite(value)) return false;
    }
    return true;
}

void restoreTraining(const Checkpoint& checkpoint, LeNet5Impl& network, Trainer& trainer) {
    restoreCommon(checkpoint, blocksOf(network), trainer);
}

void restoreTraining(const Checkpoint& checkpoint, QuantLeNet5Impl& network, Trainer& trainer) {
    restoreCommon(checkpoint, blocksOf(network), trainer);
    setObservers(network, checkpoint.observers);
    const std::vector<FakeQuant> quantizers = network.quantizers();
    for (std::size_t i = 0; i < quantizers.size(); ++i)
        if (!checkpoint.observers[i].learnedMoment.empty())
            trainer.setMomentum(quantizers[i]->learned(), checkpoint.observers[i].learnedMoment);
}

void checkObservers(const QuantLeNet5Impl& network, const Checkpoint& checkpoint, const std::string& path) {
    const std::vector<FakeQuant> quantizers = network.quantizers();
    const std::vector<ObserverState>& states = checkpoint.observers;
    bool fits = states.size() == quantizers.size();
    for (std::size_t i = 0; fits && i < quantizers.size(); ++i) {
        const ObserverState now = quantizers[i]->state();
        fits = now.low.size() == states[i].low.size() && now.learned.size() == states[i].learned.size();
    }
    if (!fits)
        throw Error(
            ErrorCode::BadInput,
            fmt::format("{}: its observers are others than those of the run's recipe", fileName(path)));
}

}  // namespace quantelier

// MindSpore's checkpoints: the container, the network in it, and its way to integers.
#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/quant/lowering.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"
#include "tests/support/random_quant.h"

namespace quantelier::fuzz {

namespace {

bool same(const NamedTensors& a, const NamedTensors& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].name != b[i].name || a[i].type != b[i].type || a[i].dims != b[i].dims ||
            a[i].content != b[i].content)
            return false;
    return true;
}

void checkLayer(const FloatLayer& layer, const char* what) {
    demand(layer.outputs > 0 && layer.inputs > 0, "a layer has inputs and outputs");
    const auto outputs = static_cast<std::size_t>(layer.outputs);
    demand(
        layer.weight.size() == outputs * static_cast<std::size_t>(layer.inputs * layer.kernel * layer.kernel),
        "weights fit their layer");
    for (const auto* const values :
         {&layer.bias, &layer.bn.gamma, &layer.bn.beta, &layer.bn.mean, &layer.bn.variance}) {
        demand(values->empty() || values->size() == outputs, "each output has its own value");
        demandFinite(*values, what);
    }
    demandFinite(layer.weight, what);
}

void checkRanges(const QuantRanges& ranges, const FloatNetwork& network) {
    demandOrdered(ranges.input, "the input's range");
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        demandOrdered(ranges.outputs[i], "a layer's range");
        demand(ranges.weights[i].size() == 1 ||
                   ranges.weights[i].size() == static_cast<std::size_t>(network.layers[i].outputs),
               "one range, or one a channel");
        for (const Range& range : ranges.weights[i]) demandOrdered(range, "a range of weights");
    }
}

NamedTensors tensorsOf(const Checkpoint& checkpoint) {
    NamedTensors tensors = floatTensors(checkpoint.network);
    if (checkpoint.ranges)
        tensors = quantTensors(
            {checkpoint.network, checkpoint.recipe.value_or(Recipe{}).quant, *checkpoint.ranges});
    if (checkpoint.recipe) tensors.push_back(recipeTensor(*checkpoint.recipe));
    if (checkpoint.moments)
        for (NamedTensor& tensor : momentTensors(*checkpoint.moments)) tensors.push_back(std::move(tensor));
    return tensors;
}

void checkNetwork(const InputFolder& folder, const Checkpoint& checkpoint) {
    for (const FloatLayer& layer : checkpoint.network.layers) checkLayer(layer, "weights are finite");
    for (const FloatLayer& layer : foldBatchNorm(checkpoint.network).layers)
        checkLayer(layer, "folded weights are finite");
    if (checkpoint.ranges) {
        checkRanges(*checkpoint.ranges, checkpoint.network);
        const QuantRecipe quant = checkpoint.recipe.value_or(Recipe{}).quant;
        readOrRefused([&] { return lower({checkpoint.network, quant, *checkpoint.ranges}); }, false);
    }
    const NamedTensors tensors = tensorsOf(checkpoint);
    const std::string path = folder.put("again.ckpt", encodeMindSporeCheckpoint(tensors));
    demand(same(tensorsOf(readCheckpoint(path)), tensors), "a network that is written comes back");
}

bool check(const std::string& input) {
    static const InputFolder folder;
    const std::string path = folder.put("x.ckpt", input);
    const auto budget = readOrRefused([&] { return checkpointBudget(path); });
    if (budget) demandWhole(*budget, input.size());
    const auto tensors = readOrRefused([&] { return readMindSporeCheckpoint(path); });
    demand(tensors.has_value() == budget.has_value(), "a container that is read has a budget");
    if (!tensors) return false;
    const std::string again = folder.put("again.ckpt", encodeMindSporeCheckpoint(*tensors));
    demand(same(readMindSporeCheckpoint(again), *tensors), "tensors that are written come back");
    const auto checkpoint = readOrRefused([&] { return readCheckpoint(path); });
    if (checkpoint) checkNetwork(folder, *checkpoint);
    return checkpoint.has_value();
}

std::vector<std::string> seeds() {
    const test::Outputs kTiny = {1, 1, 1, 1, 10};
    std::mt19937 random(1);
    std::vector<std::string> seeds;
    for (const bool bn : {false, true}) {
        const test::NetworkOptions options{kTiny, bn, !bn, Activation::Relu};
        QuantNetwork quant = test::randomQuant(random, options, bn);
        seeds.push_back(encodeMindSporeCheckpoint(floatTensors(quant.network)));
        NamedTensors tensors = quantTensors(quant);
        seeds.push_back(encodeMindSporeCheckpoint(tensors));
        tensors.push_back(recipeTensor(presetRecipe("recommended")));
        for (NamedTensor& tensor : momentTensors(quant.network)) tensors.push_back(std::move(tensor));
        seeds.push_back(encodeMindSporeCheckpoint(tensors));
    }
    return seeds;
}

}  // namespace

const Target checkpointTarget{"checkpoint", check, seeds};

}  // namespace quantelier::fuzz

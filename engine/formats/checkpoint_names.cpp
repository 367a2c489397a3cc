#include "engine/formats/checkpoint_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/network_shape.h"
#include "engine/formats/mindspore_checkpoint.h"

namespace quantelier {

namespace {

constexpr std::array<const char*, kLayerCount> kLayerNames = {"conv1", "conv2", "fc1", "fc2", "fc3"};
constexpr const char* kRecipeName = "quantelier.recipe";
constexpr const char* kProgressName = "quantelier.progress";
constexpr const char* kLossSumName = "quantelier.loss_sum";
constexpr const char* kOwn = "quantelier.";

std::string innerName(const FloatLayer& layer) {
    return layer.name + (layer.kernel > 1 ? ".conv" : ".dense");
}

std::vector<std::int64_t> weightDims(const FloatLayer& layer) {
    if (layer.kernel == 1) return {layer.outputs, layer.inputs};
    return {layer.outputs, layer.inputs, layer.kernel, layer.kernel};
}

// Trainable parameters of a layer; with `running`, BN's running statistics as well.
void appendLayer(NamedTensors& to, const std::string& prefix, const FloatLayer& layer, bool running) {
    const std::vector<std::int64_t> channels = {layer.outputs};
    const auto add = [&](const std::string& name, std::vector<std::int64_t> dims,
                         const std::vector<float>& values) {
        if (!values.empty()) to.push_back(floatTensor(prefix + name, std::move(dims), values));
    };
    add(innerName(layer) + ".weight", weightDims(layer), layer.weight);
    add(innerName(layer) + ".bias", channels, layer.bias);
    add(layer.name + ".batchnorm.gamma", channels, layer.bn.gamma);
    add(layer.name + ".batchnorm.beta", channels, layer.bn.beta);
    if (!running) return;
    add(layer.name + ".batchnorm.moving_mean", channels, layer.bn.mean);
    add(layer.name + ".batchnorm.moving_variance", channels, layer.bn.variance);
}

void appendRange(NamedTensors& to, const std::string& name, const std::vector<Range>& ranges) {
    std::vector<float> low, high;
    for (const Range& range : ranges) {
        low.push_back(range.min);
        high.push_back(range.max);
    }
    const auto count = static_cast<std::int64_t>(ranges.size());
    to.push_back(floatTensor(name + ".minq", {count}, low));
    to.push_back(floatTensor(name + ".maxq", {count}, high));
}

// Named access to what a file holds.
class TensorMap {
  public:
    TensorMap(std::string path, NamedTensors tensors) : m_path(std::move(path)) {
        for (NamedTensor& tensor : tensors) m_tensors.emplace(tensor.name, std::move(tensor));
    }
    const NamedTensor* find(const std::string& name) const {
        const auto it = m_tensors.find(name);
        return it == m_tensors.end() ? nullptr : &it->second;
    }
    [[noreturn]] void bad(const std::string& what) const {
        throw Error(ErrorCode::BadInput, fmt::format("{}: {}", fileName(m_path), what));
    }
    // Values of a Float32 tensor, or empty where there is none. Its element count must be `count`, unless
    // that is 0.
    std::vector<float> floats(const std::string& name, std::size_t count) const {
        const NamedTensor* const tensor = find(name);
        if (!tensor) return {};
        if (tensor->type != "Float32")
            bad(fmt::format("{} is of type {}, expected Float32", name, tensor->type));
        std::vector<float> values(tensor->content.size() / sizeof(float));
        if (count != 0 && values.size() != count)
            bad(fmt::format("{} has the shape [{}], expected {} values", name, fmt::join(tensor->dims, ", "),
                            count));
        std::memcpy(values.data(), tensor->content.data(), tensor->content.size());
        for (const float value : values)
            if (!std::isfinite(value)) bad(fmt::format("{} holds a value that is not finite", name));
        return values;
    }
    std::vector<float> requireFloats(const std::string& name, std::size_t count) const {
        if (!find(name)) bad(fmt::format("it has no {}", name));
        return floats(name, count);
    }
    std::vector<Range> ranges(const std::string& name) const {
        const std::vector<float> low = requireFloats(name + ".minq", 0),
                                 high = requireFloats(name + ".maxq", low.size());
        std::vector<Range> ranges;
        for (std::size_t i = 0; i < low.size(); ++i) {
            if (low[i] > high[i]) bad(fmt::format("{}: minimum {} above maximum {}", name, low[i], high[i]));
            if (!std::isfinite(high[i] - low[i])) bad(fmt::format("{}: its width is beyond float32", name));
            ranges.push_back({low[i], high[i]});
        }
        return ranges;
    }

  private:
    std::string m_path;
    std::map<std::string, NamedTensor> m_tensors;
};

void readBatchNorm(const TensorMap& file, FloatLayer& layer) {
    const std::string prefix = layer.name + ".batchnorm.";
    if (!file.find(prefix + "gamma")) return;
    const auto count = static_cast<std::size_t>(layer.outputs);
    layer.bn.gamma = file.requireFloats(prefix + "gamma", count);
    layer.bn.beta = file.requireFloats(prefix + "beta", count);
    layer.bn.mean = file.requireFloats(prefix + "moving_mean", count);
    layer.bn.variance = file.requireFloats(prefix + "moving_variance", count);
    for (const float variance : layer.bn.variance)
        if (variance < 0.0f) file.bad(fmt::format("{}moving_variance is negative", prefix));
}

FloatLayer readLayer(const TensorMap& file, std::size_t index) {
    FloatLayer layer;
    layer.name = kLayerNames[index];
    layer.kernel = index < 2 ? kKernelSize : 1;
    layer.activation = index + 1 < kLayerCount ? Activation::Relu : Activation::None;
    std::string inner = innerName(layer);
    if (!file.find(inner + ".weight")) inner = layer.name;  // the plain LeNet
    const NamedTensor* const weight = file.find(inner + ".weight");
    if (!weight)
        file.bad(fmt::format("it has no {}.weight; expected a LeNet with conv1, conv2, fc1, fc2 and fc3",
                             innerName(layer)));
    const std::size_t rank = layer.kernel > 1 ? 4 : 2;
    if (weight->dims.size() != rank ||
        (rank == 4 && (weight->dims[2] != kKernelSize || weight->dims[3] != kKernelSize)))
        file.bad(fmt::format("{}.weight has the shape [{}], expected {}", inner,
                             fmt::join(weight->dims, ", "),
                             rank == 4 ? "[outputs, inputs, 5, 5]" : "[outputs, inputs]"));
    if (weight->dims[0] > kMostOutputs || weight->dims[1] > std::numeric_limits<int>::max())
        file.bad(fmt::format("{}.weight has the shape [{}], expected at most {} outputs", inner,
                             fmt::join(weight->dims, ", "), kMostOutputs));
    layer.outputs = static_cast<int>(weight->dims[0]);
    layer.inputs = static_cast<int>(weight->dims[1]);
    layer.weight = file.requireFloats(inner + ".weight", 0);
    layer.bias = file.floats(inner + ".bias", static_cast<std::size_t>(layer.outputs));
    readBatchNorm(file, layer);
    return layer;
}

// The same layer with the running means of its gradients.
FloatLayer readMoments(const TensorMap& file, const FloatLayer& layer) {
    const auto channels = static_cast<std::size_t>(layer.outputs);
    FloatLayer moments = layer;
    const auto read = [&](std::vector<float>& values, const std::string& name, std::size_t count) {
        if (!values.empty()) values = file.requireFloats("moments." + name, count);
    };
    read(moments.weight, innerName(layer) + ".weight", layer.weight.size());
    read(moments.bias, innerName(layer) + ".bias", channels);
    read(moments.bn.gamma, layer.name + ".batchnorm.gamma", channels);
    read(moments.bn.beta, layer.name + ".batchnorm.beta", channels);
    return moments;
}

// Of the input, then of each layer's weights and output.
std::vector<std::string> observerNames(const FloatNetwork& network) {
    std::vector<std::string> names = {"fake_quant_input"};
    for (const FloatLayer& layer : network.layers) {
        names.push_back(innerName(layer) + ".fake_quant_weight");
        names.push_back(layer.name + ".activation.fake_quant_act");
    }
    return names;
}

// The plain bytes of a tensor of this type with this many of them.
std::string rawValues(const TensorMap& file, const std::string& name, const char* type, std::size_t bytes) {
    const NamedTensor* const tensor = file.find(name);
    if (!tensor) file.bad(fmt::format("it has no {}", name));
    if (tensor->type != type || tensor->content.size() != bytes)
        file.bad(fmt::format("{} is {} of {} bytes, expected {} of {}", name, tensor->type,
                             tensor->content.size(), type, bytes));
    return tensor->content;
}

TrainingProgress readProgress(const TensorMap& file) {
    std::int64_t place[3];
    const std::string bytes = rawValues(file, kProgressName, "Int64", sizeof place);
    std::memcpy(place, bytes.data(), sizeof place);
    constexpr std::int64_t kMost = 1 << 30;
    if (place[0] < 1 || place[0] > kMost || place[1] < 0 || place[1] > kMost)
        file.bad(fmt::format("its training is in epoch {}, step {}, which cannot be", place[0], place[1]));
    TrainingProgress progress{static_cast<int>(place[0]), static_cast<int>(place[1]), place[2] != 0, 0.0};
    const std::string sum = rawValues(file, kLossSumName, "Float64", sizeof progress.lossSum);
    std::memcpy(&progress.lossSum, sum.data(), sizeof progress.lossSum);
    if (!std::isfinite(progress.lossSum)) file.bad("its loss is not finite");
    return progress;
}

ObserverState readObserver(const TensorMap& file, const std::string& name) {
    ObserverState state;
    state.low = file.requireFloats(name + ".low", 0);
    const std::size_t channels = state.low.size();
    state.high = file.requireFloats(name + ".high", channels);
    state.scale = file.requireFloats(name + ".scale", channels);
    state.zeroPoint = file.requireFloats(name + ".zero_point", channels);
    state.learned = file.floats(name + ".learned", channels);
    state.learnedMoment = file.floats(name + ".learned_moment", channels);
    const std::string flags = rawValues(file, name + ".flags", "UInt8", 2);
    state.seen = flags[0] != 0;
    state.observing = flags[1] != 0;
    return state;
}

// Each layer must take what the one before gives.
void checkShapes(const TensorMap& file, const FloatNetwork& network) {
    try {
        for (const LayerShape& shape : networkShape(networkRecipeOf(network, {}))) {
            if (shape.recipeIndex < 0) continue;
            const FloatLayer& layer = network.layers[static_cast<std::size_t>(shape.recipeIndex)];
            const int expected = shape.inChannels;
            if (layer.inputs != expected)
                file.bad(fmt::format("{} has {} inputs, expected {} from the layer before", layer.name,
                                     layer.inputs, expected));
        }
        if (network.layers.back().outputs != kClassCount)
            file.bad(
                fmt::format("fc3 has {} outputs, expected {}", network.layers.back().outputs, kClassCount));
    } catch (const Error& e) {
        throw Error(ErrorCode::BadInput, e.what());
    }
}

// Batch norm's factor may take finite weights out of float32.
void checkFolded(const TensorMap& file, const FloatNetwork& network) {
    const auto isFinite = [](float value) { return std::isfinite(value); };
    for (const FloatLayer& layer : foldBatchNorm(network).layers)
        if (!std::all_of(layer.weight.begin(), layer.weight.end(), isFinite) ||
            !std::all_of(layer.bias.begin(), layer.bias.end(), isFinite))
            file.bad(fmt::format("{} with its batch norm gives values that are not finite", layer.name));
}

QuantRanges readRanges(const TensorMap& file, const FloatNetwork& network) {
    QuantRanges ranges;
    const auto single = [&](const std::string& name) {
        const std::vector<Range> range = file.ranges(name);
        if (range.size() != 1) file.bad(fmt::format("{} has {} ranges, expected 1", name, range.size()));
        return range[0];
    };
    ranges.input = single("fake_quant_input");
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const FloatLayer& layer = network.layers[i];
        ranges.weights[i] = file.ranges(innerName(layer) + ".fake_quant_weight");
        if (ranges.weights[i].size() != 1 &&
            ranges.weights[i].size() != static_cast<std::size_t>(layer.outputs))
            file.bad(fmt::format("{}.fake_quant_weight has {} ranges, expected 1 or {}", innerName(layer),
                                 ranges.weights[i].size(), layer.outputs));
        ranges.outputs[i] = single(layer.name + ".activation.fake_quant_act");
    }
    return ranges;
}

}  // namespace

NamedTensors floatTensors(const FloatNetwork& network) {
    NamedTensors tensors;
    for (const FloatLayer& layer : network.layers) appendLayer(tensors, "", layer, true);
    return tensors;
}

NamedTensors quantTensors(const QuantNetwork& network) {
    NamedTensors tensors = floatTensors(network.network);
    appendRange(tensors, "fake_quant_input", {network.ranges.input});
    for (std::size_t i = 0; i < network.network.layers.size(); ++i) {
        const FloatLayer& layer = network.network.layers[i];
        appendRange(tensors, innerName(layer) + ".fake_quant_weight", network.ranges.weights[i]);
        appendRange(tensors, layer.name + ".activation.fake_quant_act", {network.ranges.outputs[i]});
    }
    return tensors;
}

NamedTensors momentTensors(const FloatNetwork& moments) {
    NamedTensors tensors;
    for (const FloatLayer& layer : moments.layers) appendLayer(tensors, "moments.", layer, false);
    return tensors;
}

NamedTensor recipeTensor(const Recipe& recipe) {
    std::string json = recipeToJson(recipe);
    const auto size = static_cast<std::int64_t>(json.size());
    return {kRecipeName, "UInt8", {size}, std::move(json)};
}

NamedTensors progressTensors(const TrainingProgress& progress) {
    const std::int64_t place[3] = {progress.epoch, progress.step, progress.isEvaluated};
    const auto bytes = [](const auto& value) {
        return std::string(reinterpret_cast<const char*>(&value), sizeof value);
    };
    return {{kProgressName, "Int64", {3}, bytes(place)},
            {kLossSumName, "Float64", {1}, bytes(progress.lossSum)}};
}

NamedTensors observerTensors(const FloatNetwork& network, const std::vector<ObserverState>& observers) {
    NamedTensors tensors;
    const std::vector<std::string> names = observerNames(network);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const ObserverState& state = observers[i];
        const std::string name = kOwn + names[i];
        const auto add = [&](const char* what, const std::vector<float>& values) {
            if (!values.empty())
                tensors.push_back(
                    floatTensor(name + what, {static_cast<std::int64_t>(values.size())}, values));
        };
        add(".low", state.low);
        add(".high", state.high);
        add(".scale", state.scale);
        add(".zero_point", state.zeroPoint);
        add(".learned", state.learned);
        add(".learned_moment", state.learnedMoment);
        tensors.push_back({name + ".flags",
                           "UInt8",
                           {2},
                           {static_cast<char>(state.seen), static_cast<char>(state.observing)}});
    }
    return tensors;
}

Checkpoint readCheckpoint(const std::string& path) {
    const TensorMap file(path, readMindSporeCheckpoint(path));
    Checkpoint checkpoint;
    for (std::size_t i = 0; i < checkpoint.network.layers.size(); ++i)
        checkpoint.network.layers[i] = readLayer(file, i);
    checkShapes(file, checkpoint.network);
    checkFolded(file, checkpoint.network);
    if (const NamedTensor* const recipe = file.find(kRecipeName)) {
        try {
            checkpoint.recipe = recipeFromJson(recipe->content, Recipe{}, "recipe");
            validate(*checkpoint.recipe);
        } catch (const Error& e) {
            file.bad(e.what());
        }
        for (std::size_t i = 0; i < checkpoint.network.layers.size(); ++i)
            checkpoint.network.layers[i].activation = checkpoint.recipe->network.layers[i].activation;
    }
    if (file.find("conv1.conv.fake_quant_weight.minq"))
        checkpoint.ranges = readRanges(file, checkpoint.network);
    if (file.find("moments.conv1.conv.weight")) {
        checkpoint.moments.emplace();
        for (std::size_t i = 0; i < checkpoint.network.layers.size(); ++i)
            checkpoint.moments->layers[i] = readMoments(file, checkpoint.network.layers[i]);
    }
    if (file.find(kProgressName)) checkpoint.progress = readProgress(file);
    if (file.find(std::string(kOwn) + "fake_quant_input.low"))
        for (const std::string& name : observerNames(checkpoint.network))
            checkpoint.observers.push_back(readObserver(file, kOwn + name));
    return checkpoint;
}

NetworkRecipe networkRecipeOf(const FloatNetwork& network, const NetworkRecipe& base) {
    NetworkRecipe recipe = base;
    for (std::size_t i = 0; i < recipe.layers.size(); ++i) {
        const FloatLayer& layer = network.layers[i];
        recipe.layers[i].name = layer.name;
        recipe.layers[i].outputs = layer.outputs;
        recipe.layers[i].hasBn = !layer.bn.empty();
        recipe.layers[i].hasBias = !layer.bias.empty();
        recipe.layers[i].activation = layer.activation;
    }
    return recipe;
}

}  // namespace quantelier

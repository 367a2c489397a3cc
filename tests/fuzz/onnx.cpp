// ONNX files of the integer and of the float network.
#include "engine/formats/ascend_form.h"
#include "engine/formats/onnx_model.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"
#include "tests/support/random_networks.h"

namespace quantelier::fuzz {

namespace {

void checkFloats(const InputFolder& folder, const FloatNetwork& network) {
    for (const FloatLayer& layer : network.layers) {
        demandFinite(layer.weight, "weights are finite");
        demandFinite(layer.bias, "biases are finite");
    }
    const std::string written = encodeOnnxFloat(network);
    const OnnxModel again = readOnnxModel(folder.put("again.onnx", written));
    demand(again.floats && encodeOnnxFloat(*again.floats) == written, "a float network comes back");
}

void checkIntegers(const InputFolder& folder, const int8::Network& network) {
    int low = network.inputCodeMin, high = network.inputCodeMax;
    for (const int8::Layer& layer : network.layers) {
        demandFinite(layer.multiplier, "multipliers are finite");
        demand(int8::accumulatorFits(layer, low, high), "no sum overflows");
        demand(layer.codeMin <= layer.codeMax, "a layer has output codes");
        low = layer.codeMin;
        high = layer.codeMax;
    }
    const OnnxModel again = readOnnxModel(folder.put("again.onnx", encodeOnnxInt8(network)));
    demand(again.int8 && int8::computeAlike(*again.int8, network), "an integer network comes back");
}

bool check(const std::string& input) {
    static const InputFolder folder;
    const std::string path = folder.put("x.onnx", input);
    const auto budget = readOrRefused([&] { return onnxBudget(path); });
    if (budget) demandWhole(*budget, input.size());
    readOrRefused([&] { return ascendForm(path); });
    const auto model = readOrRefused([&] { return readOnnxModel(path); });
    if (!model) return false;
    demand(budget.has_value(), "a model that is read has a budget");
    demand(model->floats.has_value() != model->int8.has_value(), "a model is of one kind");
    if (model->floats) checkFloats(folder, *model->floats);
    if (model->int8) checkIntegers(folder, *model->int8);
    return true;
}

std::vector<std::string> seeds() {
    const test::Outputs kTiny = {1, 1, 1, 1, 10};
    std::mt19937 random(1);
    std::vector<std::string> seeds;
    for (const Activation activation : {Activation::Relu, Activation::Relu6}) {
        test::IntegerOptions options;
        options.outputs = kTiny;
        options.activation = activation;
        options.perChannel = options.bias = activation == Activation::Relu;
        const int8::Network network = test::randomIntegerNetwork(random, options);
        seeds.push_back(encodeOnnxInt8(network));
        seeds.push_back(encodeOnnxInt8(network, OnnxInput::Pixels));
        seeds.push_back(encodeOnnxFloat(test::randomFloatNetwork(random, {kTiny, false, true, activation})));
    }
    return seeds;
}

}  // namespace

const Target onnxTarget{"onnx", check, seeds};

}  // namespace quantelier::fuzz

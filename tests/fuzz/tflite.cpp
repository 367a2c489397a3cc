// TFLite files of the integer network.
#include "engine/formats/tflite_model.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"
#include "tests/support/narrow_weights.h"

namespace quantelier::fuzz {

namespace {

bool check(const std::string& input) {
    static const InputFolder folder;
    const std::string path = folder.put("x.tflite", input);
    const auto network = readOrRefused([&] { return readTflite(path); });
    const auto budget = readOrRefused([&] { return tfliteBudget(path); });
    demand(network.has_value() == budget.has_value(), "a model that is read has a budget");
    if (!network) return false;
    demandWhole(*budget, input.size());
    for (const int8::Layer& layer : network->layers) {
        demandFinite(layer.multiplier, "multipliers are finite");
        demand(int8::accumulatorFits(layer, -128, 127), "no sum overflows");
    }
    demand(encodeTflite(*network) == input, "a model that is written comes back");
    return true;
}

std::vector<std::string> seeds() {
    std::mt19937 random(1);
    std::vector<std::string> seeds;
    for (const Activation activation : {Activation::Relu, Activation::Relu6, Activation::None}) {
        test::IntegerOptions options;
        options.outputs = {1, 1, 1, 1, 10};
        options.activation = activation;
        options.perChannel = options.bias = activation == Activation::Relu;
        seeds.push_back(encodeTflite(test::randomNarrowNetwork(random, options)));
    }
    return seeds;
}

}  // namespace

const Target tfliteTarget{"tflite", check, seeds};

}  // namespace quantelier::fuzz

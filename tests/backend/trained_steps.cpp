#include "tests/backend/trained_steps.h"

#include <algorithm>
#include <cmath>

namespace quantelier::test {

namespace {

// One stage: optimizer, executor, and the watch around each step.
struct Stage {
    torch::nn::Module& module;
    const OptimizerRecipe& options;
    Forward forward;
    std::function<void(int)> beginStep;
};

Seen run(const Stage& stage, const Batches& batches, const Recipe& recipe, const torch::Device& device,
         int steps, Trained& result) {
    stage.module.train();
    torch::optim::SGD optimizer(stage.module.parameters(),
                                torch::optim::SGDOptions(stage.options.learningRate)
                                    .momentum(stage.options.momentum)
                                    .weight_decay(stage.options.weightDecay));
    const auto executor = makeLibTorchExecutor(stage.module, stage.forward, optimizer, batches);
    const torch::Tensor order = batches.placed(epochOrder(batches.count(), true, recipe.seed, 0, 1));
    const std::int64_t batch = recipe.data.batchSize;
    StepWatch watch;
    for (int i = 0; i < steps; ++i) {
        const std::int64_t first = i * batch % (batches.count() / batch * batch);
        watch.begin();
        stage.beginStep(i);
        executor->step(order.slice(0, first, first + batch), stage.options.learningRate);
        watch.end();
    }
    result.elsewhere += countElsewhere(stage.module, optimizer, device, result.firstElsewhere);
    return watch.seen();
}

double largestOf(const std::vector<float>& a, const std::vector<float>& b) {
    if (a.size() != b.size()) return INFINITY;
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = std::abs(double(a[i]) - double(b[i]));
        largest = std::isnan(difference) ? INFINITY : std::max(largest, difference);
    }
    return largest;
}

double largestOf(const std::vector<Range>& a, const std::vector<Range>& b) {
    std::vector<float> ends[2];
    for (const Range& range : a) ends[0].insert(ends[0].end(), {range.min, range.max});
    for (const Range& range : b) ends[1].insert(ends[1].end(), {range.min, range.max});
    return largestOf(ends[0], ends[1]);
}

}  // namespace

Trained trainSteps(const Recipe& recipe, const PreparedData& data, const torch::Device& device, int steps,
                   bool isResident, const ChangedForward& change) {
    const auto changed = [&](Forward forward) { return change ? change(std::move(forward)) : forward; };
    Trained result;
    const Batches batches(data.train, device, isResident);
    LeNet5 floats(recipe.network, device);
    floats->initialize(static_cast<std::uint64_t>(recipe.seed));
    result.floatSteps = run({*floats, recipe.train,
                             changed([&](const torch::Tensor& x) { return floats->forward(x); }), [](int) {}},
                            batches, recipe, device, steps, result);
    result.floats = floats->snapshot();
    QuantLeNet5 quant = convertQuantNetwork(result.floats, recipe.network, recipe.quant, device);
    if (recipe.quant.rangeStart == RangeStart::FirstBatch) calibrate(*quant, batches, CancelToken());
    const QuantSwitches switches;
    result.quantSteps =
        run({*quant, recipe.quantTrain, changed([&](const torch::Tensor& x) { return quant->forward(x); }),
             [&](int step) { quant->beginStep(step, step / 10 + 1, switches); }},
            batches, recipe, device, steps, result);
    quant->refreshRanges();
    result.quant = quant->snapshot();
    return result;
}

double largestDifference(const FloatNetwork& a, const FloatNetwork& b) {
    double largest = 0.0;
    for (std::size_t i = 0; i < a.layers.size(); ++i) {
        const FloatLayer &x = a.layers[i], &y = b.layers[i];
        for (const double d : {largestOf(x.weight, y.weight), largestOf(x.bias, y.bias),
                               largestOf(x.bn.gamma, y.bn.gamma), largestOf(x.bn.beta, y.bn.beta),
                               largestOf(x.bn.mean, y.bn.mean), largestOf(x.bn.variance, y.bn.variance)})
            largest = std::max(largest, d);
    }
    return largest;
}

double largestDifference(const QuantNetwork& a, const QuantNetwork& b) {
    double largest =
        std::max(largestDifference(a.network, b.network), largestOf({a.ranges.input}, {b.ranges.input}));
    for (std::size_t i = 0; i < a.ranges.weights.size(); ++i) {
        largest = std::max(largest, largestOf(a.ranges.weights[i], b.ranges.weights[i]));
        largest = std::max(largest, largestOf({a.ranges.outputs[i]}, {b.ranges.outputs[i]}));
    }
    return largest;
}

}  // namespace quantelier::test

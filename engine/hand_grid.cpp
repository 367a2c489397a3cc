#include "engine/hand_grid.h"

#include <algorithm>

#include "engine/quant_profile.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostImages = 1000;

Dataset firstImages(const Dataset& test) {
    Dataset first;
    first.side = test.side;
    const std::int64_t count = std::min(test.count(), kMostImages);
    first.images.assign(test.images.begin(), test.images.begin() + count * test.pixels());
    first.labels.assign(test.labels.begin(), test.labels.begin() + count);
    return first;
}

Evaluation evaluate(const int8::Network& network, const Dataset& images, const CancelToken& cancel) {
    return evaluationFromLogits(integerLogits(network, images, cancel), images.labels);
}

}  // namespace

HandReport measureHandGrid(const Models& models, const HandGrid& grid, const Dataset& test,
                           const CancelToken& cancel) {
    const auto index = std::size_t(grid.layer);
    QuantNetwork network = *models.quant;
    Range& range = index == 0 ? network.ranges.input : network.ranges.outputs[index - 1];
    const QuantSpec& spec = index == 0 ? network.recipe.input : network.recipe.layers[index - 1].output;
    HandReport report;
    report.grid = grid;
    report.observed = chooseQParams(range, spec);
    const float scale = float(report.observed.scale * grid.scaleFactor);
    const int zeroPoint =
        std::clamp(report.observed.zeroPoint + grid.zeroPointShift, spec.codeMin(), spec.codeMax());
    range = {scale * float(spec.codeMin() - zeroPoint), scale * float(spec.codeMax() - zeroPoint)};
    report.byHand = chooseQParams(range, spec);
    const Dataset images = firstImages(test);
    report.output = quantProfile(network, images).layers[index].output;
    report.observedReads = evaluate(*models.integer, images, cancel);
    report.handReads = evaluate(lower(network), images, cancel);
    return report;
}

}  // namespace quantelier

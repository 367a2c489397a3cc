// Results made up for tests of pages that show what was measured.
#pragma once

#include <memory>
#include <vector>

#include "engine/core/activations.h"
#include "engine/core/certificate.h"
#include "engine/core/comparison.h"
#include "engine/core/step_through.h"

namespace quantelier {

// A hundred digits, all read right but one.
inline std::shared_ptr<const Comparison> comparison(const std::vector<std::uint8_t>& truth) {
    auto made = std::make_shared<Comparison>();
    made->total = std::int64_t(truth.size());
    made->truth = truth;
    std::vector<Logits> logits(truth.size());
    for (std::size_t i = 0; i < logits.size(); ++i) logits[i][truth[i]] = 5.0f;
    made->readings = {readingsFromLogits(logits, truth), readingsFromLogits(logits, truth), {}};
    logits[3] = Logits{0.0f, 4.0f};
    made->readings[2] = readingsFromLogits(logits, truth);
    return made;
}

// Layers of LeNet's shapes whose codes mean nothing.
inline ImageActivations activations() {
    const int shapes[][3] = {{1, 32, 32}, {6, 28, 28}, {16, 10, 10}, {120, 1, 1}, {84, 1, 1}, {10, 1, 1}};
    const char* const names[] = {"input", "conv1", "conv2", "fc1", "fc2", "fc3"};
    ImageActivations image;
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        LayerActivations& layer = image.layers[i];
        layer.name = names[i];
        layer.channels = shapes[i][0];
        layer.height = shapes[i][1];
        layer.width = shapes[i][2];
        const int size = layer.channels * layer.height * layer.width;
        for (int k = 0; k < size; ++k) layer.codes.push_back(std::int8_t(k % 200 - 100));
        layer.floats.assign(std::size_t(size), 40.0f);
    }
    return image;
}

inline StepThrough stepAt(const OutputPlace& place) {
    StepThrough step;
    step.place = place;
    step.convolution = true;
    step.kernel = 5;
    step.inChannels = 6;
    step.products.assign(150, {0, 0, 0, -128, -127, -65025, 0.5f, 0.25f});
    return step;
}

inline Certificate certificate() {
    Certificate made;
    made.images = 60;
    made.seconds = 1.5;
    made.pairs = {{engines::kFakeQuant, engines::kInteger, 0, 12, 1.0, false, 0, {}},
                  {engines::kInteger, engines::kOnnxFile, 0, 0, 0.0, false, 0, {}},
                  {engines::kInteger, engines::kCFixed, 0, 0, 0.0, false, 0, {}},
                  {engines::kFloat, engines::kInteger, 1, -1, 0.0, true, 0, {}}};
    return made;
}

}  // namespace quantelier

// Profiles and mixtures as a run would have them, made of formulas.
#pragma once

#include <cmath>
#include <random>

#include "engine/core/exploration.h"
#include "engine/core/quant_profile.h"

namespace quantelier::test {

/// Five layers with normal weights that grow with the epoch; fc2's weights have `bits` and a few are
/// saturated.
inline QuantProfile exampleProfile(Stage stage, int epoch, int bits) {
    QuantProfile profile;
    profile.stage = stage;
    profile.epoch = epoch;
    const QuantSpec outputs{8, false, false, false};
    const auto normals = [&](std::size_t count, float deviation, unsigned seed) {
        std::mt19937 random(seed);
        std::normal_distribution<float> normal(0.0f, deviation);
        std::vector<float> values(count);
        for (float& value : values) value = normal(random);
        return values;
    };
    const auto outputOf = [&](unsigned seed, float deviation) {
        std::vector<float> values = normals(20000, deviation, seed);
        for (float& value : values) value = std::max(0.0f, value);
        return tensorProfile(values.data(), values.size(), {0.0f, 3.6f * deviation}, outputs, kProfileBins);
    };
    profile.layers.push_back({"input", outputOf(1, 0.8f), {}});
    const char* const names[] = {"conv1", "conv2", "fc1", "fc2", "fc3"};
    const std::size_t channels[] = {6, 16, 120, 84, 10}, inputs[] = {25, 150, 400, 120, 84};
    for (unsigned i = 0; i < kLayerCount; ++i) {
        const float deviation = 0.04f + 0.01f * float(epoch) + (stage == Stage::Quant ? 0.02f : 0.0f);
        const std::vector<float> weights = normals(channels[i] * inputs[i], deviation, 10 + i);
        std::vector<Range> ranges;
        for (std::size_t c = 0; c < channels[i]; ++c) {
            const auto [low, high] =
                std::minmax_element(weights.begin() + std::ptrdiff_t(c * inputs[i]),
                                    weights.begin() + std::ptrdiff_t((c + 1) * inputs[i]));
            const float shrink = i == 3 ? 0.75f : 1.0f;
            ranges.push_back({*low * shrink, *high * shrink});
        }
        const QuantSpec spec{i == 3 ? bits : 8, true, true, true};
        profile.layers.push_back({names[i], outputOf(20 + i, 1.0f + 0.1f * float(epoch)),
                                  weightProfiles(weights.data(), weights.size(), ranges, spec)});
    }
    return profile;
}

/// All mixtures with accuracies that fall with the bits, of 10 000 images.
inline std::vector<MixedPrecisionPoint> examplePoints(const Recipe& recipe) {
    std::vector<MixedPrecisionPoint> points = mixedPrecisionPoints(recipe);
    const double weight[] = {60.0, 45.0, 25.0, 12.0, 20.0};
    std::mt19937 random(3);
    for (MixedPrecisionPoint& point : points) {
        double lost = double(random() % 25);
        for (std::size_t i = 0; i < kLayerCount; ++i)
            lost += weight[i] * (std::pow(2.0, 6.0 - point.bits[i]) - 0.25) / 4.0;
        point.correct = std::int64_t(9906.0 - lost);
    }
    return points;
}

}  // namespace quantelier::test

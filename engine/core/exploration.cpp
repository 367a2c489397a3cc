#include "engine/core/exploration.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/network_shape.h"

namespace quantelier {

TensorError tensorError(const float* exact, const float* rounded, std::size_t count) {
    double signal = 0.0, noise = 0.0, product = 0.0, power = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = exact[i], y = rounded[i];
        signal += x * x;
        power += y * y;
        product += x * y;
        noise += (x - y) * (x - y);
    }
    TensorError error;
    error.meanSquared = count ? noise / double(count) : 0.0;
    error.sqnrDecibels =
        noise > 0.0 ? 10.0 * std::log10(signal / noise) : std::numeric_limits<double>::infinity();
    error.cosine = signal > 0.0 && power > 0.0 ? product / std::sqrt(signal * power) : 1.0;
    return error;
}

Recipe withWeightBits(Recipe recipe, const std::array<int, kLayerCount>& bits) {
    for (std::size_t i = 0; i < bits.size(); ++i) {
        LayerQuant& layer = recipe.quant.layers[i];
        layer.weights.bits = bits[i];
        if (bits[i] < 8 && layer.weightObserver == ObserverKind::MinMax)
            layer.weightObserver = layer.weights.symmetric ? ObserverKind::Learned : ObserverKind::Mse;
    }
    return recipe;
}

std::vector<MixedPrecisionPoint> mixedPrecisionPoints(const Recipe& recipe) {
    std::vector<MixedPrecisionPoint> points(1);
    for (std::size_t layer = 0; layer < kLayerCount; ++layer) {
        std::vector<MixedPrecisionPoint> longer;
        for (const MixedPrecisionPoint& point : points)
            for (const int bits : kMixedBits) {
                longer.push_back(point);
                longer.back().bits[layer] = bits;
            }
        points = std::move(longer);
    }
    for (MixedPrecisionPoint& point : points)
        point.bytes = networkCost(recipe.network, withWeightBits(recipe, point.bits).quant).int8Bytes();
    return points;
}

void markParetoFront(std::vector<MixedPrecisionPoint>& points) {
    std::vector<MixedPrecisionPoint*> order;
    for (MixedPrecisionPoint& point : points) order.push_back(&point);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
        return a->bytes != b->bytes ? a->bytes < b->bytes : a->correct > b->correct;
    });
    std::int64_t most = -1, bytesOfMost = -1;
    for (MixedPrecisionPoint* const point : order) {
        // Of equals in both, all are on the front.
        point->onFront = point->correct > most || (point->correct == most && point->bytes == bytesOfMost);
        if (point->correct <= most) continue;
        most = point->correct;
        bytesOfMost = point->bytes;
    }
}

}  // namespace quantelier

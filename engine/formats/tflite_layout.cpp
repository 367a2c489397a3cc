#include "engine/formats/tflite_layout.h"

namespace quantelier {

namespace {

// Calls visit(ours, theirs) with the two places of every weight of `count`.
template <typename Visit>
void forEachWeight(std::size_t count, const KernelShape& kernel, Visit visit) {
    const auto channels = static_cast<std::size_t>(kernel.channels);
    const std::size_t area = kernel.size() / channels;
    for (std::size_t ours = 0; ours < count; ++ours) {
        const std::size_t output = ours / kernel.size(), inside = ours % kernel.size();
        visit(ours, output * kernel.size() + (inside % area) * channels + inside / area);
    }
}

}  // namespace

KernelShape tfliteKernel(const int8::Network& network, std::size_t index) {
    const int8::Layer& layer = network.layers[index];
    if (index > 0 && !layer.convolution) {
        const int8::Layer& before = network.layers[index - 1];
        if (before.convolution) return {before.outChannels, before.outHeight() / 2, before.outWidth() / 2};
    }
    return {layer.inChannels, layer.kernel, layer.kernel};
}

std::vector<std::int8_t> toOhwi(const std::vector<std::int8_t>& codes, const KernelShape& kernel) {
    std::vector<std::int8_t> out(codes.size());
    forEachWeight(codes.size(), kernel,
                  [&](std::size_t ours, std::size_t theirs) { out[theirs] = codes[ours]; });
    return out;
}

std::vector<std::int8_t> fromOhwi(const std::vector<std::int8_t>& codes, const KernelShape& kernel) {
    std::vector<std::int8_t> out(codes.size());
    forEachWeight(codes.size(), kernel,
                  [&](std::size_t ours, std::size_t theirs) { out[ours] = codes[theirs]; });
    return out;
}

}  // namespace quantelier

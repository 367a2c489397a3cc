#include "engine/data/resize.h"

#include <algorithm>
#include <array>

#include "engine/core/recipe.h"

namespace quantelier {

namespace {

// Where an output row or column takes its value: in[first] * (16 - weight) + in[second] * weight, in
// sixteenths.
struct Tap {
    int first, second, weight;
};

std::array<Tap, kInputSize> makeTaps() {
    std::array<Tap, kInputSize> taps{};
    for (int i = 0; i < kInputSize; ++i) {
        const int position = 14 * i - 1;            // in sixteenths of an input pixel
        const int cell = (position + 16) / 16 - 1;  // floor for the one negative position
        taps[static_cast<std::size_t>(i)] = {std::max(cell, 0), std::min(cell + 1, kImageSize - 1),
                                             position - 16 * cell};
    }
    return taps;
}

// value / 256, ties to even.
std::uint8_t roundTo8(int value) {
    const int whole = value >> 8, rest = value & 255;
    return static_cast<std::uint8_t>(whole + (rest > 128 || (rest == 128 && (whole & 1))));
}

}  // namespace

void resizeTo32(const std::uint8_t* in, std::uint8_t* out) {
    static const std::array<Tap, kInputSize> taps = makeTaps();
    for (const Tap& y : taps) {
        const std::uint8_t* upper = in + y.first * kImageSize;
        const std::uint8_t* lower = in + y.second * kImageSize;
        for (const Tap& x : taps) {
            const int top = upper[x.first] * (16 - x.weight) + upper[x.second] * x.weight;
            const int bottom = lower[x.first] * (16 - x.weight) + lower[x.second] * x.weight;
            *out++ = roundTo8(top * (16 - y.weight) + bottom * y.weight);
        }
    }
}

GreyImage resizeTo32(const GreyImage& image) {
    GreyImage resized{kInputSize, kInputSize,
                      std::vector<std::uint8_t>(std::size_t{kInputSize} * kInputSize)};
    resizeTo32(image.ink.data(), resized.ink.data());
    return resized;
}

Dataset resizedTo32(const Dataset& data) {
    Dataset resized;
    resized.side = kInputSize;
    resized.labels = data.labels;
    resized.images.resize(static_cast<std::size_t>(data.count() * resized.pixels()));
    for (std::int64_t i = 0; i < data.count(); ++i)
        resizeTo32(data.image(i), resized.images.data() + i * resized.pixels());
    return resized;
}

}  // namespace quantelier

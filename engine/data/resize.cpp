#include "engine/data/resize.h"

#include "engine/core/recipe.h"
#include "engine/core/resize_taps.h"

namespace quantelier {

namespace {

// value / 256, ties to even.
std::uint8_t roundTo8(int value) {
    const int whole = value >> 8, rest = value & 255;
    return static_cast<std::uint8_t>(whole + (rest > 128 || (rest == 128 && (whole & 1))));
}

}  // namespace

void resizeTo32(const std::uint8_t* in, std::uint8_t* out) {
    for (const ResizeTap& y : resizeTaps()) {
        const std::uint8_t* upper = in + y.first * kImageSize;
        const std::uint8_t* lower = in + y.second * kImageSize;
        for (const ResizeTap& x : resizeTaps()) {
            const int top = upper[x.first] * (kResizeUnit - x.weight) + upper[x.second] * x.weight;
            const int bottom = lower[x.first] * (kResizeUnit - x.weight) + lower[x.second] * x.weight;
            *out++ = roundTo8(top * (kResizeUnit - y.weight) + bottom * y.weight);
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

#include "engine/data/resize.h"

#include "engine/core/recipe.h"
#include "engine/core/resize_taps.h"

namespace quantelier {

namespace {

// value / 256, ties to even.
std::uint8_t roundTo8(int value) {
    return static_cast<std::uint8_t>((value + 127 + (value >> 8 & 1)) >> 8);
}

}  // namespace

// Rows first, then columns: the sums are whole numbers, so the order does not matter.
void resizeTo32(const std::uint8_t* in, std::uint8_t* out) {
    int rows[kImageSize][kInputSize];
    for (auto& row : rows) {
        int* to = row;
        for (const ResizeTap& x : resizeTaps())
            *to++ = in[x.first] * (kResizeUnit - x.weight) + in[x.second] * x.weight;
        in += kImageSize;
    }
    for (const ResizeTap& y : resizeTaps()) {
        const int *const upper = rows[y.first], *const lower = rows[y.second];
        for (int x = 0; x < kInputSize; ++x)
            *out++ = roundTo8(upper[x] * (kResizeUnit - y.weight) + lower[x] * y.weight);
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

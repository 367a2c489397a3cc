#include "engine/data/drawing_preparation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace quantelier {

namespace {

constexpr int kFitSize = 20;

// Where the digits' centre of mass lies, counted in pixel indices: in MNIST's own files it is always
// within 13.5 to 14.5, so its authors moved by whole pixels and towards pixel 14.
constexpr double kMassCentre = 14.0;

struct Box {
    int x = 0, y = 0, width = 0, height = 0;
    bool empty() const { return width == 0; }
};

GreyImage blank(int width, int height) {
    GreyImage image{width, height, {}};
    image.ink.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return image;
}

const std::uint8_t* row(const GreyImage& image, int y) {
    return image.ink.data() + static_cast<std::ptrdiff_t>(y) * image.width;
}

std::uint8_t* row(GreyImage& image, int y) {
    return image.ink.data() + static_cast<std::ptrdiff_t>(y) * image.width;
}

Box inkBox(const GreyImage& image) {
    int left = image.width, right = -1, top = image.height, bottom = -1;
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* first = row(image, y);
        const std::uint8_t* last = first + image.width;
        const std::uint8_t* ink = std::find_if(first, last, [](std::uint8_t v) { return v != 0; });
        if (ink == last) continue;
        const auto end = std::find_if(std::make_reverse_iterator(last), std::make_reverse_iterator(ink),
                                      [](std::uint8_t v) { return v != 0; });
        left = std::min(left, static_cast<int>(ink - first));
        right = std::max(right, static_cast<int>(end.base() - first) - 1);
        top = std::min(top, y);
        bottom = y;
    }
    if (right < 0) return {};
    return {left, top, right - left + 1, bottom - top + 1};
}

GreyImage cut(const GreyImage& image, const Box& box) {
    GreyImage part = blank(box.width, box.height);
    for (int y = 0; y < box.height; ++y) std::copy_n(row(image, box.y + y) + box.x, box.width, row(part, y));
    return part;
}

// The source pixels under one target pixel, the first and the last only in part.
struct Cover {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Cover> covers(int source, int target) {
    std::vector<Cover> result(static_cast<std::size_t>(target));
    const double step = static_cast<double>(source) / target;
    for (int i = 0; i < target; ++i) {
        const double low = i * step;
        const double high = std::min<double>((i + 1) * step, source);
        Cover& cover = result[static_cast<std::size_t>(i)];
        cover.first = static_cast<int>(low);
        for (int pixel = cover.first; pixel < high; ++pixel)
            cover.weights.push_back(static_cast<float>(
                (std::min<double>(high, pixel + 1) - std::max<double>(low, pixel)) / step));
    }
    return result;
}

// Area averaging, rows first: each picture of a bilevel digit gets the soft edge that MNIST's anti-aliasing
// gave.
GreyImage averageTo(const GreyImage& image, int width, int height) {
    const std::vector<Cover> across = covers(image.width, width);
    std::vector<float> narrow(static_cast<std::size_t>(width) * static_cast<std::size_t>(image.height));
    float* out = narrow.data();
    for (int y = 0; y < image.height; ++y) {
        const std::uint8_t* in = row(image, y);
        for (const Cover& cover : across) {
            float sum = 0.0f;
            for (std::size_t i = 0; i < cover.weights.size(); ++i)
                sum += cover.weights[i] * in[static_cast<std::size_t>(cover.first) + i];
            *out++ = sum;
        }
    }
    GreyImage result = blank(width, height);
    const std::vector<Cover> down = covers(image.height, height);
    for (int y = 0; y < height; ++y) {
        const Cover& cover = down[static_cast<std::size_t>(y)];
        for (int x = 0; x < width; ++x) {
            float sum = 0.0f;
            for (std::size_t i = 0; i < cover.weights.size(); ++i)
                sum += cover.weights[i] *
                       narrow[(static_cast<std::size_t>(cover.first) + i) * static_cast<std::size_t>(width) +
                              static_cast<std::size_t>(x)];
            row(result, y)[x] = static_cast<std::uint8_t>(std::lround(std::min(sum, 255.0f)));
        }
    }
    return result;
}

// Copies the image to a square page with its corner at (left, top); what leaves the page is lost.
GreyImage placed(const GreyImage& image, int left, int top, int side = kImageSize) {
    GreyImage page = blank(side, side);
    const int from = std::max(0, -left);
    const int to = std::min(image.width, side - left);
    for (int y = std::max(0, -top); y < std::min(image.height, side - top); ++y)
        if (from < to) std::copy(row(image, y) + from, row(image, y) + to, row(page, top + y) + left + from);
    return page;
}

GreyImage fit(const GreyImage& image) {
    const int longer = std::max(image.width, image.height);
    const auto scaled = [longer](int side) {
        return std::max(1, static_cast<int>(std::lround(static_cast<double>(side) * kFitSize / longer)));
    };
    const GreyImage small = averageTo(image, scaled(image.width), scaled(image.height));
    return placed(small, (kImageSize - small.width) / 2, (kImageSize - small.height) / 2);
}

GreyImage centreMass(const GreyImage& image) {
    double mass = 0.0, momentX = 0.0, momentY = 0.0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const double ink = row(image, y)[x];
            mass += ink;
            momentX += ink * x;
            momentY += ink * y;
        }
    if (mass == 0.0) return image;
    return placed(image, static_cast<int>(std::lround(kMassCentre - momentX / mass)),
                  static_cast<int>(std::lround(kMassCentre - momentY / mass)));
}

// MNIST's strokes reach full ink; the averaging of a thin pen does not.
GreyImage stretchInk(GreyImage image) {
    const int most = *std::max_element(image.ink.begin(), image.ink.end());
    if (most == 0) return image;
    for (std::uint8_t& ink : image.ink) ink = static_cast<std::uint8_t>((ink * 255 + most / 2) / most);
    return image;
}

}  // namespace

PreparedDrawing prepareDrawing(const GreyImage& drawing, const PreparationSwitches& switches,
                               const Resize& resizeTo32) {
    const Box box = inkBox(drawing);
    if (box.empty()) return {};
    PreparedDrawing result;
    result.drawing = drawing;
    result.cropX = box.x;
    result.cropY = box.y;
    result.cropWidth = box.width;
    result.cropHeight = box.height;
    result.cropped = switches.crop ? cut(drawing, box) : drawing;
    result.fitted = switches.fit ? fit(result.cropped) : averageTo(result.cropped, kImageSize, kImageSize);
    result.centred = switches.centreMass ? centreMass(result.fitted) : result.fitted;
    result.inked = switches.inkAsMnist ? stretchInk(result.centred) : result.centred;
    constexpr int kBorder = (kInputSize - kImageSize) / 2;
    result.resized =
        switches.resize ? resizeTo32(result.inked) : placed(result.inked, kBorder, kBorder, kInputSize);
    return result;
}

}  // namespace quantelier

#include "engine/data/sketched_digits.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "engine/data/handwriting.h"
#include "engine/data/random_stream.h"
#include "engine/data/stroke_renderer.h"

namespace quantelier {
namespace {

/// The order of the ten digits in images 10 * block to 10 * block + 9.
std::array<std::uint8_t, 10> digitsOfBlock(std::uint64_t seed, std::uint64_t block) {
    std::array<std::uint8_t, 10> digits;
    std::iota(digits.begin(), digits.end(), std::uint8_t{0});
    RandomStream random(~seed, block);
    for (std::size_t i = digits.size() - 1; i > 0; --i) std::swap(digits[i], digits[random.below(i + 1)]);
    return digits;
}

/// Draws again, from the same stream, what cannot be centred: about one digit in six hundred.
SketchImage sketchDigit(int digit, RandomStream& random) {
    for (;;) {
        const std::vector<PenStroke> strokes = writeDigit(digit, random);
        SketchImage image = inkStrokes(strokes, random.uniform(0.9, 1.7));
        if (centreByMass(image)) return image;
    }
}

}  // namespace

Dataset sketchDigits(std::int64_t count, std::uint64_t seed) {
    Dataset dataset;
    dataset.side = kSketchSide;
    dataset.labels.reserve(static_cast<std::size_t>(count));
    dataset.images.reserve(static_cast<std::size_t>(count) * kSketchSide * kSketchSide);
    std::array<std::uint8_t, 10> digits{};
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
        if (i % 10 == 0) digits = digitsOfBlock(seed, i / 10);
        RandomStream random(seed, i);
        const std::uint8_t digit = digits[i % 10];
        const SketchImage image = sketchDigit(digit, random);
        dataset.labels.push_back(digit);
        dataset.images.insert(dataset.images.end(), image.begin(), image.end());
    }
    return dataset;
}

}  // namespace quantelier

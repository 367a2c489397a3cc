// Small data sets made in the test: bright bars whose place tells the label, so that a LeNet learns them in
// seconds.
#pragma once

#include <random>

#include "engine/core/dataset.h"

namespace quantelier::test {

inline Dataset toyDigits(int count, unsigned seed) {
    std::mt19937 random(seed);
    Dataset data;
    for (int i = 0; i < count; ++i) {
        const int label = static_cast<int>(random() % 10);
        std::vector<std::uint8_t> image(28 * 28);
        for (std::uint8_t& pixel : image) pixel = static_cast<std::uint8_t>(random() % 40);
        const int left = 2 + 5 * (label % 5), top = label < 5 ? 3 : 16;
        for (int y = top; y < top + 9; ++y)
            for (int x = left; x < left + 4; ++x)
                image[static_cast<std::size_t>(28 * y + x)] = static_cast<std::uint8_t>(200 + random() % 56);
        data.images.insert(data.images.end(), image.begin(), image.end());
        data.labels.push_back(static_cast<std::uint8_t>(label));
    }
    return data;
}

inline DatasetPair toyPair(int train, int test) {
    DatasetPair pair;
    pair.train = toyDigits(train, 1);
    pair.test = toyDigits(test, 2);
    pair.source = "toy";
    pair.description = "toy digits";
    return pair;
}

}  // namespace quantelier::test

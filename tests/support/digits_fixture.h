// Made-up digits for tests of pages: label i % 10, a bar whose place depends on the label. With
// QUANTELIER_DATA set to a folder of raw IDX files, the pictures for people show real digits.
#pragma once

#include <QDir>
#include <QFile>
#include <memory>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"

namespace quantelier {

inline Dataset madeUpDigits(int count) {
    Dataset digits;
    digits.images.resize(std::size_t(count) * 28 * 28);
    for (int i = 0; i < count; ++i) {
        digits.labels.push_back(std::uint8_t(i % 10));
        for (int y = 4; y < 24; ++y)
            for (int x = 0; x < 4; ++x)
                digits.images[std::size_t(i) * 784 + std::size_t(y) * 28 + 4 + i % 10 * 2 + x] = 255;
    }
    return digits;
}

inline Dataset idxDigits(const QString& images, const QString& labels) {
    QFile imageFile(images);
    QFile labelFile(labels);
    if (!imageFile.open(QIODevice::ReadOnly) || !labelFile.open(QIODevice::ReadOnly)) return {};
    const QByteArray ink = imageFile.readAll().mid(16);
    const QByteArray names = labelFile.readAll().mid(8);
    Dataset digits;
    digits.images.assign(ink.begin(), ink.end());
    digits.labels.assign(names.begin(), names.end());
    return digits;
}

inline std::shared_ptr<const DatasetPair> exampleDigits() {
    auto data = std::make_shared<DatasetPair>();
    const QDir folder(qEnvironmentVariable("QUANTELIER_DATA"));
    data->train = idxDigits(folder.filePath("train/train-images.idx3-ubyte"),
                            folder.filePath("train/train-labels.idx1-ubyte"));
    data->test = idxDigits(folder.filePath("test/t10k-images.idx3-ubyte"),
                           folder.filePath("test/t10k-labels.idx1-ubyte"));
    if (data->train.count() == 0 || data->test.count() == 0) {
        data->train = madeUpDigits(600);
        data->test = madeUpDigits(200);
    }
    data->source = "mnist";
    data->description = "~/MNIST_Data";
    data->canonicalMnist = true;
    return data;
}

/// Nearest neighbour: enough to see that the page shows what it was given.
inline GreyImage enlargedTo32(const GreyImage& image) {
    GreyImage result{32, 32, std::vector<std::uint8_t>(32 * 32)};
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x)
            result.ink[std::size_t(y * 32 + x)] = image.ink[std::size_t(y * 28 / 32 * 28 + x * 28 / 32)];
    return result;
}

}  // namespace quantelier

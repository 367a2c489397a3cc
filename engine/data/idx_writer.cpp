#include "engine/data/idx_writer.h"

#include <filesystem>

#include "engine/core/files.h"

namespace quantelier {

namespace {

void appendBigEndian(std::string& to, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>(value >> shift & 255);
}

void writePart(const std::filesystem::path& folder, const std::string& prefix, const Dataset& data) {
    createFolder(folder.string());
    writeIdxFiles((folder / (prefix + "-images.idx3-ubyte")).string(),
                  (folder / (prefix + "-labels.idx1-ubyte")).string(), data);
}

}  // namespace

void writeIdxFiles(const std::string& imagesPath, const std::string& labelsPath, const Dataset& data) {
    const auto count = static_cast<std::uint32_t>(data.count());
    const auto side = static_cast<std::uint32_t>(data.side);
    std::string images, labels;
    for (const std::uint32_t value : {2051u, count, side, side}) appendBigEndian(images, value);
    images.append(data.images.begin(), data.images.end());
    for (const std::uint32_t value : {2049u, count}) appendBigEndian(labels, value);
    labels.append(data.labels.begin(), data.labels.end());
    writeFileWhole(imagesPath, images);
    writeFileWhole(labelsPath, labels);
}

void writeIdxFolder(const std::string& folder, const Dataset& train, const Dataset& test) {
    writePart(std::filesystem::path(folder) / "train", "train", train);
    writePart(std::filesystem::path(folder) / "test", "t10k", test);
}

}  // namespace quantelier

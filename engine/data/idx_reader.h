// Reader of the IDX format (MNIST), raw or gzip.
//
// Layout, big-endian: u32 magic (2051 images, 2049 labels), u32 count, for images u32 rows and u32 columns,
// then one byte a pixel or label. Source: http://yann.lecun.com/exdb/mnist
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quantelier {

/// One IDX file. `raw` is the whole decompressed file, for its hash; `header` bytes of it precede the data.
struct IdxFile {
    std::int64_t count = 0;
    int rows = 0;     ///< 0 in a label file
    int columns = 0;  ///< 0 in a label file
    std::size_t header = 0;
    std::vector<std::uint8_t> raw;

    const std::uint8_t* data() const { return raw.data() + header; }
};

/// Both throw Error(BadInput) that names the file, what was expected and what was found. Images must be 28 x
/// 28, labels 0 to 9.
IdxFile readIdxImages(const std::string& path);
IdxFile readIdxLabels(const std::string& path);

}  // namespace quantelier

// A tensor as files hold it: a name, a type, a shape and bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace quantelier {

/// `type` is spelled as in MindSpore's checkpoints: Float32, Int32, UInt8 ... Content is little-endian,
/// row-major.
struct NamedTensor {
    std::string name;
    std::string type;
    std::vector<std::int64_t> dims;
    std::string content;
};

using NamedTensors = std::vector<NamedTensor>;

inline NamedTensor floatTensor(std::string name, std::vector<std::int64_t> dims,
                               const std::vector<float>& values) {
    NamedTensor tensor{std::move(name), "Float32", std::move(dims),
                       std::string(values.size() * sizeof(float), '\0')};
    std::memcpy(tensor.content.data(), values.data(), tensor.content.size());
    return tensor;
}

}  // namespace quantelier

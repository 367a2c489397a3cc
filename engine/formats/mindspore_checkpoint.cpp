#include "engine/formats/mindspore_checkpoint.h"

#include <fmt/format.h>
#include <zlib.h>

#include <map>
#include <set>

#include "checkpoint.pb.h"
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/formats/protobuf_structure.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostBytes = 512 << 20;  // far beyond any LeNet
constexpr std::size_t kCrcTrailer = 17;         // "crc_num" and a 10-byte big-endian CRC-32

[[noreturn]] void bad(const std::string& path, const std::string& what) {
    throw Error(ErrorCode::BadInput, fmt::format("{}: {}", fileName(path), what));
}

// With enc_key MindSpore writes blocks that each begin with one of these numbers, little-endian
// (mindspore/core/utils/crypto.h). No checkpoint begins so: its first byte is 0x0a, or 0x12 in v0.5.
bool isEncrypted(const std::string& bytes) {
    static const std::string tail = "\x5e\x3a\x7f";
    if (bytes.compare(1, tail.size(), tail) != 0) return false;
    const auto mode = static_cast<std::uint8_t>(bytes[0]);
    return mode == 0xd8 || mode == 0xd9 || mode == 0xda;  // AES-GCM, AES-CBC, SM4-CBC
}

// MindSpore 2.3+ may append a CRC of all bytes before it.
void stripCrcTrailer(const std::string& path, std::string& bytes) {
    if (bytes.size() < kCrcTrailer || bytes.compare(bytes.size() - kCrcTrailer, 7, "crc_num") != 0) return;
    std::string stored;
    for (std::size_t i = bytes.size() - 10; i < bytes.size(); ++i)
        stored += fmt::format("{:02x}", static_cast<std::uint8_t>(bytes[i]));
    bytes.resize(bytes.size() - kCrcTrailer);
    const std::string found =
        fmt::format("{:020x}", crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
    if (stored != found)
        bad(path, fmt::format("its checksum is {}, its bytes give {}; the file is damaged", stored, found));
}

std::size_t elementSize(const std::string& type) {
    static const std::map<std::string, std::size_t> sizes = {
        {"Float32", 4}, {"Float16", 2}, {"Float64", 8}, {"BFloat16", 2}, {"Int8", 1},   {"Int16", 2},
        {"Int32", 4},   {"Int64", 8},   {"UInt8", 1},   {"UInt16", 2},   {"UInt32", 4}, {"UInt64", 8},
        {"Uint8", 1},   {"Uint16", 2},  {"Uint32", 4},  {"Uint64", 8},   {"Bool", 1}};
    const auto it = sizes.find(type);
    return it == sizes.end() ? 0 : it->second;
}

NamedTensor decode(const std::string& path, const mindspore::Checkpoint::Value& value) {
    NamedTensor tensor{value.tag(), value.tensor().tensor_type(), {}, value.tensor().tensor_content()};
    const std::size_t size = elementSize(tensor.type);
    if (size == 0)
        bad(path,
            fmt::format("{} has the type '{}', which this program does not know", tensor.name, tensor.type));
    tensor.dims.assign(value.tensor().dims().begin(), value.tensor().dims().end());
    if (tensor.dims.size() == 1 && tensor.dims[0] == 0)
        tensor.dims.clear();  // how MindSpore up to 2.0 writes a scalar
    std::uint64_t bytes = size;
    for (const std::int64_t dim : tensor.dims) {
        if (dim < 1 || static_cast<std::uint64_t>(dim) > kMostBytes / bytes)
            bad(path,
                fmt::format("{} has the impossible shape [{}]", tensor.name, fmt::join(tensor.dims, ", ")));
        bytes *= static_cast<std::uint64_t>(dim);
    }
    if (bytes != tensor.content.size())
        bad(path, fmt::format("{} needs {} bytes for its shape [{}], found {}", tensor.name, bytes,
                              fmt::join(tensor.dims, ", "), tensor.content.size()));
    return tensor;
}

}  // namespace

NamedTensors readMindSporeCheckpoint(const std::string& path) {
    std::string bytes = readFile(path, kMostBytes);
    if (bytes.empty()) bad(path, "expected a MindSpore checkpoint, found an empty file");
    if (isEncrypted(bytes)) bad(path, "it is encrypted (MindSpore enc_key): decrypt it in MindSpore first");
    stripCrcTrailer(path, bytes);
    const std::size_t structure = structureBytes(
        bytes, {mindspore::Checkpoint::kValueFieldNumber, mindspore::Checkpoint::Value::kTensorFieldNumber,
                mindspore::TensorProto::kTensorContentFieldNumber});
    if (structure > kMostStructureBytes)
        bad(path,
            fmt::format("expected a checkpoint of a LeNet, found {} bytes that are no values", structure));
    mindspore::Checkpoint checkpoint;
    // In two steps, because protobuf prints a line of its own where required fields are missing.
    if (!checkpoint.ParsePartialFromString(bytes) || !checkpoint.IsInitialized() ||
        checkpoint.value_size() == 0)
        bad(path, "expected a MindSpore checkpoint (.ckpt), found something else or a damaged one");
    NamedTensors tensors;
    std::set<std::string> names;
    for (const mindspore::Checkpoint::Value& value : checkpoint.value()) {
        tensors.push_back(decode(path, value));
        if (!names.insert(tensors.back().name).second)
            bad(path, fmt::format("{} is there twice", tensors.back().name));
    }
    return tensors;
}

std::string encodeMindSporeCheckpoint(const NamedTensors& tensors) {
    std::string bytes;
    for (const NamedTensor& tensor : tensors) {  // one message each, as MindSpore writes them
        mindspore::Checkpoint checkpoint;
        mindspore::Checkpoint::Value* const value = checkpoint.add_value();
        value->set_tag(tensor.name);
        for (const std::int64_t dim : tensor.dims) value->mutable_tensor()->add_dims(dim);
        value->mutable_tensor()->set_tensor_type(tensor.type);
        value->mutable_tensor()->set_tensor_content(tensor.content);
        if (!checkpoint.AppendToString(&bytes))
            throw Error(ErrorCode::Failed, "The checkpoint could not be encoded.");
    }
    return bytes;
}

}  // namespace quantelier

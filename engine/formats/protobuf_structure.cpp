#include "engine/formats/protobuf_structure.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <string_view>

namespace quantelier {

namespace {

using google::protobuf::internal::WireFormatLite;

std::size_t valueBytes(std::string_view message, const int* field, const int* end) {
    google::protobuf::io::CodedInputStream in(reinterpret_cast<const std::uint8_t*>(message.data()),
                                              static_cast<int>(message.size()));
    std::size_t sum = 0;
    while (const std::uint32_t tag = in.ReadTag()) {
        const bool isAsked = WireFormatLite::GetTagFieldNumber(tag) == *field &&
                             WireFormatLite::GetTagWireType(tag) == WireFormatLite::WIRETYPE_LENGTH_DELIMITED;
        if (!isAsked) {
            if (!WireFormatLite::SkipField(&in, tag)) break;
            continue;
        }
        int size = 0;
        if (!in.ReadVarintSizeAsInt(&size)) break;
        const auto at = static_cast<std::size_t>(in.CurrentPosition());
        if (!in.Skip(size)) break;
        const auto count = static_cast<std::size_t>(size);
        sum += field + 1 == end ? count : valueBytes(message.substr(at, count), field + 1, end);
    }
    return sum;
}

}  // namespace

std::size_t structureBytes(const std::string& message, std::initializer_list<int> path) {
    return message.size() - valueBytes(message, path.begin(), path.end());
}

}  // namespace quantelier

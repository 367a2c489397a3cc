// How much of a protobuf file is anything but plain values.
#pragma once

#include <initializer_list>
#include <string>

namespace quantelier {

/// Names, shapes and operators of any of our files take some kilobytes. Beyond this limit a file is none of
/// ours: parsed, an empty message takes a hundred times its two bytes.
inline constexpr std::size_t kMostStructureBytes = 1 << 20;

/// The bytes of a message without those of the one field that holds values; `path` are the numbers of the
/// fields around it and its own. What is not well-formed counts as structure.
std::size_t structureBytes(const std::string& message, std::initializer_list<int> path);

}  // namespace quantelier

// Where data sets of the system lie.
#pragma once

namespace quantelier {

/// Of Debian's package dataset-fashion-mnist.
inline constexpr const char* kFashionFolder = "/usr/share/datasets/fashion-mnist";

}  // namespace quantelier

// The memory of a device that is not there. Its addresses are reserved and can be neither read nor written:
// code of the CPU that takes one for its own dies at once. What is stored lies elsewhere, and only the
// device's kernels find it. An address is never given twice, so one that was freed is noticed too.
#pragma once

#include <c10/core/Allocator.h>

#include <cstddef>

namespace stand_in {

c10::Allocator& deviceAllocator();

/// Where the bytes behind a device address lie; throws for an address that is not, or is no longer, the
/// device's.
void* bytesAt(const void* deviceAddress);

std::size_t usedBytes();
inline constexpr std::size_t kTotalBytes = std::size_t{1} << 40;

}  // namespace stand_in

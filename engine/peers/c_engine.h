// Compiles an exported C network and runs it: on this machine, or on processors that QEMU emulates.
#pragma once

#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/dataset.h"
#include "engine/core/export_format.h"
#include "engine/int8/inference.h"

namespace quantelier::peers {

enum class CTarget {
    Host,     ///< $CC, else cc, gcc or clang
    AArch64,  ///< qemu-user
    CortexM,  ///< a Cortex-M3, without floating point
    CortexM4  ///< a Cortex-M4 with its floating-point unit
};

/// Which program is missing, and the Debian package that has it; empty: nothing.
std::string missingFor(CTarget target);

/// Ten output codes of each image, by encodeCSource's `folder`. `test` is resized, side 32. Throws
/// Error(Failed) where the code does not compile or run, Error(Interrupted) when cancelled.
std::vector<int8::Codes> runCSource(const std::vector<ExportedFile>& folder, CTarget target,
                                    const Dataset& test, const CancelToken& cancel);

}  // namespace quantelier::peers

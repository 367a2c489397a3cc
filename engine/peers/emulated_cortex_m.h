// An emulated Cortex-M: QEMU's boards mps2-an385 (M3) and mps2-an386 (M4 with a floating-point unit).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/export_format.h"

namespace quantelier::peers {

enum class CortexM { M3, M4 };

/// What the code is compiled and run for.
enum class Purpose {
    Answers,  ///< the same logits as everywhere: products and sums are rounded one by one
    Cost      ///< instructions are counted, which is slower; the float32 network may fuse products and sums
};

/// arm-none-eabi-gcc with the flags of that core. -O2; the M4's floating-point unit is used.
std::vector<std::string> cortexMCompiler(CortexM core, Purpose purpose);

struct CortexMRun {
    std::string logits;             ///< ten of each image, one after the other
    std::int64_t instructions = 0;  ///< of all images; 0 where they were not counted
};

/// Compiles the network for `core` and runs it on `images` (count,32,32) u8.
CortexMRun runOnCortexM(const std::vector<ExportedFile>& folder, CortexM core, const std::string& images,
                        Purpose purpose, const CancelToken& cancel);

}  // namespace quantelier::peers

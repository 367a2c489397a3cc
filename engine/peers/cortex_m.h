// What a C export costs on a microcontroller.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/export_format.h"

namespace quantelier::peers {

/// Of the network alone, with what it takes from the compiler's library; without startup, stack and
/// self-test.
struct CortexMReport {
    std::int64_t tableBytes = 0;  ///< constants in flash: weights, biases, scales
    std::int64_t codeBytes = 0;   ///< instructions in flash
    std::int64_t ramBytes = 0;    ///< static buffers
    std::int64_t instructionsPerImage = 0;
};

/// Compiles encodeCSource's or encodeFloatCSource's folder for a Cortex-M4 with its floating-point unit
/// (arm-none-eabi-gcc -O2 -mcpu=cortex-m4 -mfloat-abi=hard -mfpu=fpv4-sp-d16 -ffp-contract=fast) and runs it
/// on QEMU's mps2-an386, which counts instructions, not clock cycles. Throws Error(Failed) where a program is
/// missing (missingFor(CTarget::CortexM4)).
CortexMReport measureOnCortexM(const std::vector<ExportedFile>& folder, const CancelToken& cancel);

}  // namespace quantelier::peers

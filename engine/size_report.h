// What the generated C takes on a Cortex-M, beside the same network in float.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/export_format.h"
#include "engine/models.h"

namespace quantelier {

struct SizeReportRow {
    std::string name;             ///< "int8" or "float32"
    std::int64_t tableBytes = 0;  ///< constant tables in flash
    std::int64_t codeBytes = 0;   ///< machine code in flash
    std::int64_t ramBytes = 0;    ///< static memory
    std::int64_t instructionsPerImage = 0;
};

/// Compiles and runs both for a Cortex-M; without float weights only the int8 code. Throws Error(NoDevice)
/// that names the program that is missing, Error(Interrupted) when cancelled.
std::vector<SizeReportRow> sizeReport(const Models& models, const ExportChoices& choices,
                                      const CancelToken& cancel);

}  // namespace quantelier

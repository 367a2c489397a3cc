// What quantizing the float network without training gives, with one choice of bits and observers.
#pragma once

#include "engine/core/metrics.h"
#include "engine/core/quant_profile.h"
#include "engine/core/quant_report.h"
#include "engine/core/recipe.h"

namespace quantelier {

struct QuantPreview {
    QuantRecipe quant;
    QuantReport report;
    QuantProfile profile;
    Evaluation floats, integer;  ///< of all test images
    std::int64_t file = 0;       ///< bytes of the int8 ONNX file
};

}  // namespace quantelier

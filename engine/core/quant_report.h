// What quantization does to each layer, as shown on the Quantize page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/qparams.h"

namespace quantelier {

struct LayerQuantReport {
    std::string name;
    int weightBits = 0;  ///< 0: the layer has no weights (the input)
    float weightScaleMin = 0, weightScaleMax = 0;
    Range output;  ///< range that the output codes span
    QParams outputQParams;
    double sqnrDecibels = 0.0;      ///< of the weights
    double saturatedPercent = 0.0;  ///< weights clamped to the first or last code
    int codesUsed = 0, codes = 0;   ///< distinct weight codes in use, and available
    std::int64_t bytes = 0;
};

using QuantReport = std::vector<LayerQuantReport>;

}  // namespace quantelier

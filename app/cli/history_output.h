// A run's quantization history as text and as JSON.
#pragma once

#include "engine/core/quant_history.h"

namespace quantelier::cli {

/// A line an epoch and layer.
void printHistory(const QuantHistory& history);

/// With the histograms.
void printHistoryJson(const QuantHistory& history);

}  // namespace quantelier::cli

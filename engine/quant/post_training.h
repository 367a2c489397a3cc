// Post-training quantization: what calibration alone can do.
#pragma once

#include "engine/quant/quant_lenet5.h"

namespace quantelier {

/// The recipe for quantization without training: scales that training would learn are searched (least squared
/// error), and ranges start from the calibration images.
QuantRecipe calibrationRecipe(QuantRecipe recipe);

/// Adds to each bias what rounding takes from the mean of its channel, layer by layer, over x (B,1,32,32).
/// Every block must have a bias and no batch norm. Source: Nagel et al., Data-Free Quantization, ICCV 2019,
/// section 4.2, with means that are measured.
void correctBiases(QuantLeNet5Impl& network, const torch::Tensor& x);

}  // namespace quantelier

// The roundings of fake quant as autograd functions: what goes forward and what comes back.
#pragma once

#include <torch/torch.h>

namespace quantelier {

/// A grid for x: scale and zeroPoint broadcast against it.
struct Grid {
    torch::Tensor scale, zeroPoint;  // f32
    double codeMin = 0.0, codeMax = 0.0;
};

/// clamp(rint(x * (1 / scale)) + zeroPoint) as real values; the gradient passes inside the grid, 0 outside.
torch::Tensor roundToGrid(const torch::Tensor& x, const Grid& grid);

/// The same with a gradient for `learnedScale` (channels), whose grid this is. Inside is where x / s, before
/// rounding, lies between the ends' codes (less the zero point); there x gets the gradient, and
///   d/ds = rint(x / s) - x / s inside, the end's code (less the zero point) outside, times `gradientScale`.
/// Source: Esser et al., Learned Step Size Quantization, ICLR 2020, equations 3 and 5.
torch::Tensor roundToLearnedScale(const torch::Tensor& x, const Grid& grid, const torch::Tensor& learnedScale,
                                  double gradientScale);

/// The same with a gradient for `learnedEnd` (1): 1 where x is at or above it, else 0, where x gets it; plus
/// its L2 penalty. Source: Choi et al., PACT: Parameterized Clipping Activation, 2018, equations 1 to 3.
torch::Tensor roundBelowLearnedEnd(const torch::Tensor& x, const Grid& grid, const torch::Tensor& learnedEnd);

/// rint(b / scale) * scale, straight-through.
torch::Tensor roundStraightThrough(const torch::Tensor& values, const torch::Tensor& scale);

}  // namespace quantelier

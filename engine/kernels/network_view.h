// What the fused kernels compute on: the memory of the torch modules and of the optimizer, as plain pointers.
// The kernels keep no copy of a parameter, of its momentum or of an observed range: whoever reads the modules
// between two steps, or lets LibTorch take the next one, sees the same numbers.
#pragma once

#include <array>
#include <cstdint>

#include "engine/core/recipe.h"

namespace quantelier::kernels {

inline constexpr int kLayers = kLayerCount;
inline constexpr int kConvolutions = kConvolutionCount;
inline constexpr int kInputValues = kInputSize * kInputSize;  ///< of an image

/// Side of each convolution's output before pooling, and after it.
inline constexpr int kOutputSide[kConvolutions] = {28, 10};
inline constexpr int kPooledSide[kConvolutions] = {14, 5};

/// A trained parameter and the running mean of its gradient, both f32 of the same shape. Null: there is none.
struct Parameter {
    float* value = nullptr;
    float* momentum = nullptr;  ///< null where nothing is trained

    explicit operator bool() const { return value != nullptr; }
};

/// One fake quantizer. Each array has `channels` entries.
struct Quantizer {
    QuantSpec spec;
    ObserverKind observer = ObserverKind::Ema;  ///< MinMax, Ema, Learned or Pact
    bool nonNegative = false;
    bool fixed = false;  ///< never observed
    double emaDecay = 0.99;
    int channels = 1;
    float *low = nullptr, *high = nullptr;
    float *scale = nullptr, *zeroPoint = nullptr;
    Parameter learned;
    bool* seen = nullptr;

    bool isLearned() const { return observer == ObserverKind::Learned || observer == ObserverKind::Pact; }
};

/// One fusion block. weight is (outputs,inputs,5,5) or (outputs,inputs); everything else is (outputs).
struct LayerView {
    int inputs = 0, outputs = 0;
    Activation activation = Activation::None;
    Parameter weight, bias, gamma, beta;
    float *mean = nullptr, *variance = nullptr;
    Quantizer weightQuant, outputQuant;  ///< of a quantization-aware network

    bool hasBn() const { return mean != nullptr; }
};

struct NetworkView {
    std::array<LayerView, kLayers> layers;
    bool quantized = false;  ///< has fake quant
    Quantizer inputQuant;
    bool bnFold = false;  ///< batch norm is part of the weights that are quantized
    double biasScaleFloor = 0.0;
    double bnEpsilon = 1e-5, bnMomentum = 0.1;
};

/// What one step does. Of a float network only `evaluation` counts.
struct Mode {
    bool evaluation = false;  ///< running statistics, no observing
    bool rounding = true;     ///< values are rounded to their grids
    bool observing = true;    ///< ranges move, learned scales are trained
    bool frozenBn = false;    ///< batch norm uses its running statistics
};

/// Images of 32 x 32 bytes and their labels; `indices` picks them, null: the first `count` in their order.
struct Batch {
    const std::uint8_t* images = nullptr;
    const std::uint8_t* labels = nullptr;  ///< not read in evaluation
    const std::int64_t* indices = nullptr;
    int count = 0;

    std::int64_t at(int position) const { return indices ? indices[position] : position; }
};

/// Momentum SGD as torch::optim::SGD has it: g += decay w, m = momentum m + g, w -= rate m.
struct Sgd {
    float rate = 0.01f, momentum = 0.9f, weightDecay = 0.0f;
};

}  // namespace quantelier::kernels

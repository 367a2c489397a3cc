// The memory of the fused kernels.
//
// Images are taken in chunks of as many as a vector has lanes. A value is a vector: one number of each image
// of the chunk. So nothing is shuffled, no row has a rest, and batch norm and pooling are vertical. `value i
// of chunk c` is at base + c * chunkStride + i * width.
#pragma once

#include <vector>

#include "engine/core/aligned.h"
#include "engine/kernels/grids.h"

namespace quantelier::kernels {

/// Sums over one chunk of one channel of a convolution.
struct ForwardSums {
    double sum = 0.0, squares = 0.0;  ///< of the convolution's output
};
struct BackwardSums {
    double gradient = 0.0;       ///< of the gradient behind the activation
    double gradientValue = 0.0;  ///< the same times the convolution's output
    double learned = 0.0;        ///< of the output's learned scale or end
};

/// What a layer adds to its linear operation, y = scale x + shift, and how that goes back,
///   dx = gain dy - (offset + slope x).
/// Of one channel.
struct Affine {
    float scale = 1.0f, shift = 0.0f;
    float mean = 0.0f, inverseDeviation = 1.0f;  ///< of the batch
    float gain = 1.0f, offset = 0.0f, slope = 0.0f;
};

/// Where the factor f = gamma / sqrt(running variance + epsilon) meets a row's weights.
enum class FactorPlace {
    Nowhere,
    Before,  ///< fq(w f): folded, with the running statistics
    After,   ///< fq(w) f: batch norm outside the weights, with the running statistics
    Both     ///< fq(w f) / f: folded, with those of the batch
};

/// A weight row under quantization: We = fq(w * before) * after.
struct WeightRow {
    Grid grid;
    FactorPlace place = FactorPlace::Nowhere;
    float before = 1.0f, after = 1.0f;
    float factor = 1.0f, inverseDeviation = 1.0f;
    bool factorMoves = false;  ///< gamma has a gradient through the factor, which is not at its limit
};

/// One thread's own.
struct alignas(kCacheLine) Scratch {
    AlignedVector<float> sums;        ///< a chunk's weight gradients, in lanes
    AlignedVector<float> rows;        ///< of gradients
    AlignedVector<float> transposed;  ///< a dense layer's input, (images,inputs) in whole vectors
};

struct alignas(kCacheLine) SeenRange {
    float low = 0.0f, high = 0.0f;
};

/// All buffers of a layer. Offsets are from a chunk's base, in floats.
struct LayerSpace {
    std::size_t linear =
        0;  ///< outputs of the linear operation, before pooling; dense layers: same as `pooled`
    std::size_t pooled = 0;  ///< of those, the ones that pooling took
    std::size_t output = 0;  ///< what the next layer reads
    std::size_t gradient =
        0;           ///< of `output`, then of `linear` (dense layers) or of `pooled`, before the affine
    int values = 0;  ///< of `output`: channels times positions, or units

    int weightsPerRow = 0;
    AlignedVector<float>
        weights;  ///< effective weights (outputs,inputs...), where they are not the parameter itself
    std::vector<Affine> affine;
    std::vector<WeightRow> rows;
    std::vector<RangeState> weightRanges;  ///< of this step
    std::vector<double> learnedWeight;     ///< (outputs): gradient of a learned weight scale
    std::vector<ForwardSums> forward;      ///< convolutions: (chunks,outputs)
    std::vector<BackwardSums> backward;    ///< convolutions: (chunks,outputs)
    std::vector<BackwardSums> totals;      ///< (outputs)
    std::vector<float> weightGradients;    ///< convolutions: (chunks, weights)
};

class Workspace {
  public:
    /// For batches of up to `images`, or for evaluation where `training` is false: then `images` are those
    /// that one thread takes at a time, and there is space for `threads` of them.
    Workspace(const NetworkView& network, int width, int images, int threads, bool training);

    /// Bytes that a network's training takes.
    static std::size_t bytesFor(const NetworkView& network, int width, int images);

    float* chunk(int index) { return m_values.data() + static_cast<std::size_t>(index) * m_chunkStride; }
    const float* chunk(int index) const {
        return m_values.data() + static_cast<std::size_t>(index) * m_chunkStride;
    }
    std::size_t chunkStride() const { return m_chunkStride; }
    int width() const { return m_width; }
    int chunksOf(int images) const { return (images + m_width - 1) / m_width; }

    std::array<LayerSpace, kLayers> layers;
    std::vector<double> losses;  ///< (chunks)
    std::vector<SeenRange>
        seenRanges;  ///< (kLayers + 1,threads): what each thread saw of the input and of each output
    std::vector<Scratch> scratch;  ///< (threads)

  private:
    int m_width;
    std::size_t m_chunkStride = 0;
    AlignedVector<float> m_values;
};

}  // namespace quantelier::kernels

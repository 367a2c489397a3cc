// The integer network as the fast kernels want it: plain pointers and sizes. Kernels include this and nothing
// of the standard library that has code: an inline function compiled for one instruction set must not be
// called on another.
#pragma once

#include <cstddef>
#include <cstdint>

namespace quantelier::int8::fast {

/// An output is a lane of 32 bits; `group` neighbouring inputs meet it in one instruction. Inputs are bytes
/// without a sign (code + 128, weights are signed bytes), or words of 16 bits (code - zero point, for weights
/// too).
struct Layout {
    int lanes;
    int group;
    bool bytes;
};

/// One layer. Numbers per output are padded with 0 to whole vectors of lanes.
struct Layer {
    int inChannels, inSide;  ///< dense: all inputs, 1
    int outChannels;
    int windows;  ///< neighbouring windows that share a vector: 2 where half the lanes hold all channels,
                  ///< else 1
    int groups;   ///< of inputs: of one row of a window, or of all of a dense layer
    int vectors;  ///< of lanes, for all outputs
    const void* weights;       ///< [kernel row][group][vector][lane][input of the group]
    const std::int32_t* bias;  ///< per output, less what the inputs' offset adds
    const float* multiplier;   ///< per output, at least 0
    float low, high;           ///< limits of code - output zero point
    std::int32_t offset;       ///< of a stored output: output zero point + 128, or 0 for words
};

struct Input {
    const void* codeOfPixel;  ///< [256] bytes or words
    float scale;
    int zeroPoint, codeMin, codeMax;
    int offset;  ///< of a stored code: 128, or -zeroPoint for words
};

inline constexpr int kLayers = 5;
inline constexpr int kKernel = 5, kSide = 32, kClasses = 10;
inline constexpr int kSlack =
    64;  ///< elements that may be read behind the last input, and written behind outputs

struct Network {
    Layout layout;
    Input input;
    Layer layers[kLayers];
    int outputZeroPoint;
    void* maps[2];       ///< the image, and what the first pooling leaves; one image at a time
    void* inputs[3];     ///< of the dense layers, for kBatch images
    int inputStride[3];  ///< elements from image to image
};

inline constexpr int kBatch = 8;  ///< images that go through the dense layers together, at most

/// Images as (count,32,32): pixels, or normalized values where pixels is null. codes is (count,10).
struct Images {
    const std::uint8_t* pixels;
    const float* values;
    std::size_t count;
    std::int8_t* codes;
};

using Run = void (*)(const Network&, const Images&);

}  // namespace quantelier::int8::fast

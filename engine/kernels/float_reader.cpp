#include "engine/kernels/float_reader.h"

#include <algorithm>

#include "engine/core/normalization.h"
#include "engine/kernels/sets.h"

namespace quantelier::kernels {

struct FloatReader::Impl {
    const StepKernel& kernel;
    PackedFloats floats;
};

FloatReader::FloatReader(const FloatNetwork& network, InstructionSet set)
    : m_impl(new Impl{kernelOf(set), {network, kernelOf(set).width}}) {}

FloatReader::~FloatReader() = default;

void FloatReader::run(const std::uint8_t* pixels, float* logits) {
    const std::array<float, 256>& table = normalizationTable();
    float* const image = m_impl->floats.values.front().data();
    for (int i = 0; i < kInputValues; ++i) image[i] = table[pixels[i]];
    m_impl->kernel.single(m_impl->floats);
    std::copy_n(m_impl->floats.values.back().data(), kClassCount, logits);
}

}  // namespace quantelier::kernels

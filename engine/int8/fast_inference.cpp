#include "engine/int8/fast_inference.h"

#include <algorithm>

#include "engine/int8/fast/packed_network.h"
#include "engine/int8/fast/sets.h"

namespace quantelier::int8 {

namespace {

const fast::Kernel& kernelFor(const Network& network, InstructionSet set) {
    switch (set) {
#if defined(__x86_64__)
        case InstructionSet::Avx512Vnni:
            return fast::holds(fast::kVnniBytes.layout, network) ? fast::kVnniBytes : fast::kVnniWords;
        case InstructionSet::Avx512:  // no better than AVX2 for integers
        case InstructionSet::Avx2:
            return fast::kAvx2;
#elif defined(__aarch64__)
        case InstructionSet::Neon:
            return fast::kNeon;
#endif
        default:
            (void)network;
            return fast::kPortable;
    }
}

}  // namespace

struct FastInference::Impl {
    const fast::Kernel& kernel;
    fast::PackedNetwork network;

    Impl(const Network& from, InstructionSet set)
        : kernel(kernelFor(from, set)), network(from, kernel.layout) {}
};

FastInference::FastInference(const Network& network, InstructionSet set)
    : m_impl(std::make_unique<Impl>(network, set)) {}

FastInference::~FastInference() = default;

void FastInference::run(const std::uint8_t* pixels, std::size_t count, Codes* codes) const {
    m_impl->kernel.run(m_impl->network.view(), {pixels, nullptr, count, codes->data()});
}

void FastInference::runNormalized(const float* values, std::size_t count, Codes* codes) const {
    m_impl->kernel.run(m_impl->network.view(), {nullptr, values, count, codes->data()});
}

std::vector<InstructionSet> fastInstructionSets() {
    std::vector<InstructionSet> sets = availableInstructionSets();
    sets.erase(std::remove(sets.begin(), sets.end(), InstructionSet::Avx512), sets.end());
    return sets;
}

InstructionSet fastInstructionSet() {
    const InstructionSet set = instructionSet();
    return set == InstructionSet::Avx512 ? InstructionSet::Avx2 : set;
}

std::vector<Codes> fastCodes(const Network& network, const Dataset& data, const CancelToken& cancel,
                             InstructionSet set) {
    constexpr std::int64_t kImagesBetweenChecks = 512;
    const FastInference inference(network, set);
    std::vector<Codes> codes(static_cast<std::size_t>(data.count()));
    for (std::int64_t first = 0; first < data.count(); first += kImagesBetweenChecks) {
        cancel.checkpoint();
        const std::int64_t count = std::min(kImagesBetweenChecks, data.count() - first);
        inference.run(data.image(first), static_cast<std::size_t>(count),
                      &codes[static_cast<std::size_t>(first)]);
    }
    return codes;
}

}  // namespace quantelier::int8

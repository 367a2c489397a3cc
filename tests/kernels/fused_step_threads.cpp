// Random networks trained with three threads, for ThreadSanitizer to watch. No Qt and no torch: it works on
// neither.
#include <cstdio>

#include "engine/kernels/fused_network.h"
#include "tests/support/plain_network.h"

using namespace quantelier;

int main() {
    constexpr int kNetworks = 40, kSteps = 3, kThreads = 3;
    for (int number = 0; number < kNetworks; ++number) {
        const test::TrainingChoice choice = test::randomChoice(number);
        std::mt19937 random(static_cast<unsigned>(number));
        std::vector<std::uint8_t> images(static_cast<std::size_t>(choice.images * kernels::kInputValues)),
            labels(static_cast<std::size_t>(choice.images));
        for (std::uint8_t& byte : images) byte = static_cast<std::uint8_t>(random());
        for (std::uint8_t& label : labels) label = static_cast<std::uint8_t>(random() % 10);
        for (const InstructionSet set : kernels::fusedInstructionSets()) {
            test::PlainNetwork network(choice, random);
            kernels::FusedNetwork fused(network.view, choice.images, set);
            const kernels::Mode mode{false, choice.rounding, choice.observing, choice.frozenBn};
            for (int step = 0; step < kSteps; ++step)
                fused.trainStep({images.data(), labels.data(), nullptr, choice.images}, mode,
                                {0.01f, 0.9f, 0.0f}, kThreads);
            std::vector<float> logits(static_cast<std::size_t>(choice.images) * kClassCount);
            fused.infer({images.data(), nullptr, nullptr, choice.images}, logits.data(), kThreads);
        }
    }
    std::printf("%d networks, %d threads: no race\n", kNetworks, kThreads);
}

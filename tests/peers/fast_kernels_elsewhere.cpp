// The comparison of test_fast_inference as a program without Qt, for machines under QEMU
// (fast_kernels_aarch64.sh).
#include <cstdio>

#include "tests/support/fast_comparison.h"

int main() {
    using namespace quantelier;
    int differing = 0;
    for (const InstructionSet set : int8::fastInstructionSets()) {
        const auto engineOf = test::fastOn(set);
        const int here = test::differingRandomNetworks(engineOf, 12) +
                         test::differingLenets(engineOf, false) + test::differingLenets(engineOf, true) +
                         test::differingAtTheRails(engineOf) + test::differingHugeMultipliers(engineOf);
        std::printf("%s: %d images differ\n", nameOf(set), here);
        differing += here;
    }
    return differing == 0 ? 0 : 1;
}

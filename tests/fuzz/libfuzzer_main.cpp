// One target as libFuzzer calls it; CMake says which.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    quantelier::fuzz::FUZZ_TARGET.check({reinterpret_cast<const char*>(bytes), size});
    return 0;
}

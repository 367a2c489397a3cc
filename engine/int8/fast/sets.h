// The fast kernels that were built in, one for each instruction set and layout.
#pragma once

#include "engine/int8/fast/layout.h"

namespace quantelier::int8::fast {

struct Kernel {
    Layout layout;
    Run run;
};

extern const Kernel kPortable;
#if defined(__x86_64__)
extern const Kernel kAvx2;
extern const Kernel kVnniBytes;  ///< weights without zero points
extern const Kernel kVnniWords;
#elif defined(__aarch64__)
extern const Kernel kNeon;
#endif

}  // namespace quantelier::int8::fast

// Switches that another thread may turn while a network is fine-tuned.
#pragma once

#include <atomic>

namespace quantelier {

/// Both count from the next training step on. Evaluations are always quantized.
struct QuantSwitches {
    std::atomic<bool> fakeQuant{true};  ///< off: values pass unrounded
    std::atomic<bool> observers{true};  ///< off: ranges, and learned scales, stay as they are
};

}  // namespace quantelier

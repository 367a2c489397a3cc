// How fast this machine trains and infers, measured on the paths that the program itself takes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/core/cancel_token.h"

namespace quantelier {

/// One figure: the median of its samples, and between which values eight tenths of them lie.
struct BenchmarkResult {
    std::string name;
    std::string unit;  ///< "images/s", "us" or "ms"
    double value = 0.0, low = 0.0, high = 0.0;
    int threads = 1;
    int batch = 0;             ///< images at a time; 0: does not apply
    std::string instructions;  ///< instruction set of our kernels; "libtorch" where LibTorch computes
};

/// Median and spread of samples. Throws Error(Failed) if there are none.
BenchmarkResult summarized(BenchmarkResult labels, std::vector<double> samples);

/// Trains LeNet in float and quantization-aware on made images, then infers with both networks, one result at
/// a time to `onResult`. Takes some seconds. Throws Error(Interrupted) when cancelled.
void benchmark(const std::function<void(const BenchmarkResult&)>& onResult, const CancelToken& cancel);

}  // namespace quantelier

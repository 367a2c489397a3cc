// What a set's own file makes of its `S` (lanes.h).
#pragma once

#include "engine/kernels/sets.h"
#include "engine/kernels/single_image.h"
#include "engine/kernels/step.h"

namespace quantelier::kernels {

namespace {

template <typename S>
constexpr StepKernel stepKernel() {
    return {S::kWidth, Step<S>::kGroup,
            [](Context& context, int thread) { Step<S>(context, thread).train(); },
            [](Context& context, int thread) { Step<S>(context, thread).infer(); }, SingleImage<S>::run};
}

}  // namespace

}  // namespace quantelier::kernels

// Who is told what a training run does.
#pragma once

#include <memory>
#include <string>

#include "engine/core/events.h"
#include "engine/core/quant_profile.h"

namespace quantelier {

/// Called on the thread that trains. Each default does nothing.
class RunListener {
  public:
    virtual ~RunListener() = default;
    /// Who computes a stage's steps: "fused (avx2)", "libtorch", or "libtorch (why not fused)".
    virtual void onExecutor(Stage, const std::string& /*executor*/) {}
    /// A sentence that people should know.
    virtual void onNote(const std::string& /*sentence*/) {}
    virtual void onStep(const StepEvent&) {}
    virtual void onEpoch(const EpochEvent&) {}
    /// After an epoch of a run that has a folder, where the same is kept.
    virtual void onProfile(const std::shared_ptr<const QuantProfile>&) {}
    virtual void onCheckpoint(const std::string& /*path*/) {}
};

}  // namespace quantelier

// Who is told what a training run does.
#pragma once

#include <string>

#include "engine/core/events.h"

namespace quantelier {

/// Called on the thread that trains. Each default does nothing.
class RunListener {
  public:
    virtual ~RunListener() = default;
    virtual void onStep(const StepEvent&) {}
    virtual void onEpoch(const EpochEvent&) {}
    virtual void onCheckpoint(const std::string& /*path*/) {}
};

}  // namespace quantelier

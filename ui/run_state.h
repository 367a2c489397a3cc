// What a run is doing, as all pages tell it.
#pragma once

namespace quantelier {

enum class RunState { Idle, Training, FineTuning, Paused, Finished, Failed, Stopped };

/// Work is under way, so that its settings must not change.
inline bool isBusy(RunState state) {
    return state == RunState::Training || state == RunState::FineTuning || state == RunState::Paused;
}

}  // namespace quantelier

// The steps of the way from digits to an integer model, and what state each is in.
#pragma once

#include <QString>

#include "ui/icons.h"

namespace quantelier {

enum class Step { Data, Network, Train, Quantize, Compare, Export, Draw, Runs, Workshop };
inline constexpr int kStepCount = 9;

/// Below the rail's rule: a place to go to, not a step of the way, so it has no state.
inline bool isPlace(Step step) {
    return step >= Step::Runs;
}

/// NeedsEarlier: a step before this one must be done first.
enum class StepState { Todo, Running, Done, OutOfDate, Failed, NeedsEarlier };

QString stepName(Step step);
IconName stepIcon(Step step);

QString stateWord(StepState state);
IconName stateIcon(StepState state);
Token stateToken(StepState state);

}  // namespace quantelier

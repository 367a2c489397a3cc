// Turns a drawing into what MNIST would store, step by step, as MNIST's authors prepared theirs.
#pragma once

#include <functional>

#include "engine/core/drawing.h"

namespace quantelier {

using Resize = std::function<GreyImage(const GreyImage&)>;

/// Crops the drawing to its ink, fits it into 20 x 20 by area averaging, moves its centre of mass to the
/// middle of 28 x 28 and stretches its grey range. A step that is switched off passes on what the step before
/// it made; without the fit the picture fills all of 28 x 28. `resizeTo32` makes the last picture; without the
/// resize it is the one before, with two pixels of paper on each side. Empty when nothing is drawn.
PreparedDrawing prepareDrawing(const GreyImage& drawing, const PreparationSwitches& switches,
                               const Resize& resizeTo32);

}  // namespace quantelier

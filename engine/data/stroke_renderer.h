// Inks pen strokes into a 28 x 28 picture with soft edges, and centres it as MNIST does.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/data/pen_stroke.h"

namespace quantelier {

constexpr int kSketchSide = 28;

using SketchImage = std::array<std::uint8_t, kSketchSide * kSketchSide>;

/// Ink where the strokes are; `edge` is the width in pixels over which it fades to paper.
SketchImage inkStrokes(const std::vector<PenStroke>& strokes, double edge);

/// Moves the picture by whole pixels so that its ink's centre of mass is nearest to pixel (14, 14), or a
/// pixel off where that keeps the outermost pixels paper. False, and nothing moved, where the picture is
/// empty or a pixel is not enough.
bool centreByMass(SketchImage& image);

}  // namespace quantelier

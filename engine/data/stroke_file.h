// Drawings as the pen made them, in JSON:
//   {"label": 7, "strokes": [[[x, y, milliseconds], ...], ...], "width": 0.0625}
// x and y are parts of the canvas's side from its top left, 0 to 1; time does not run back within a stroke;
// `width` is the pen's, in parts of the side, and may be left out.
#pragma once

#include <string>

#include "engine/core/drawing.h"

namespace quantelier {

/// Throws Error(BadInput) that names the file, what was expected and what was found.
DrawnStrokes readStrokeFile(const std::string& path);

/// Written whole or not at all. Throws Error(Failed).
void writeStrokeFile(const std::string& path, const DrawnStrokes& drawing);

}  // namespace quantelier

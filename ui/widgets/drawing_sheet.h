// What lies on the canvas: strokes, or a stored digit under them; and the picture that it makes.
#pragma once

#include "engine/core/drawing.h"
#include "ui/widgets/ink_mask.h"

namespace quantelier {

struct DrawingSheet {
    /// Pixels a side of the drawing, however large the canvas is: a multiple of 28, so that a test digit lies
    /// on it pixel for pixel.
    static constexpr int kSide = 392;

    GreyImage digit;
    std::vector<Stroke> strokes;

    bool isBlank() const { return strokes.empty() && digit.empty(); }
    double seconds() const;  ///< that showing its strokes again takes

    /// What the strokes are inked on.
    InkMask blankMask() const;

    /// (kSide,kSide); empty when nothing is drawn. Needs no window and no QGuiApplication.
    GreyImage picture() const;

    /// The first `seconds` of it, on a mask that followed this sheet so far.
    GreyImage picture(InkMask& mask, double seconds) const;
};

/// The sheet of a stroke file, and the strokes of a sheet as they are stored: with one width, the mean.
DrawingSheet sheetOf(const DrawnStrokes& drawing);
DrawnStrokes drawnStrokes(const DrawingSheet& sheet, int label);

}  // namespace quantelier

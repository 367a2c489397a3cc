// A drawn digit and the steps that turn it into what the network sees.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/prediction.h"

namespace quantelier {

/// Grey image, 0 paper to 255 ink, row-major (height, width) u8.
struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> ink;

    bool empty() const { return ink.empty(); }
};

/// Steps of the preparation that can be switched off, to see what they are for.
struct PreparationSwitches {
    bool crop = true;        ///< cut the drawing to its ink
    bool fit = true;         ///< scale it into 20 x 20, keeping its shape
    bool centreMass = true;  ///< put its centre of mass in the middle of 28 x 28
    bool inkAsMnist = true;  ///< stretch the ink to MNIST's full grey range
    bool resize = true;      ///< enlarge to 32 x 32; off: laid into its middle, pixel for pixel
};

/// The picture after each step; all empty when nothing is drawn.
struct PreparedDrawing {
    GreyImage drawing;                                        ///< as drawn
    int cropX = 0, cropY = 0, cropWidth = 0, cropHeight = 0;  ///< box of the ink in `drawing`, in its pixels
    GreyImage cropped;
    GreyImage fitted;   ///< (28,28), the digit within 20 x 20
    GreyImage centred;  ///< (28,28)
    GreyImage inked;    ///< (28,28): what MNIST would store
    GreyImage
        resized;  ///< (32,32): what the network sees; its int8 code is ink - 128 on the fixed input grid

    bool empty() const { return inked.empty(); }
};

/// What a layer gives before pooling, as ink: 0 is its smallest value, 255 its largest. (channels, height,
/// width); dense layers have one pixel a unit.
struct LayerMaps {
    std::string name;
    int channels = 0, height = 1, width = 1;
    std::vector<std::uint8_t> ink;
};

/// The layers before the last; empty where no model is there.
struct Activations {
    bool integer = false;  ///< of the int8 model, on each layer's grid of codes; else of the float model
    std::vector<LayerMaps> layers;
};

/// What the models read; label -1 where a model does not exist.
struct DrawingAnswers {
    Prediction floatModel = {};
    Prediction fakeQuant = {};
    Prediction int8Model = {};
};

/// A point of the pen: parts of the canvas's side, from its top left, and when it was there.
struct DrawnPoint {
    double x = 0.0, y = 0.0, milliseconds = 0.0;
};

/// A drawing as the pen made it.
struct DrawnStrokes {
    static constexpr double kUsualWidth = 24.0 / 384.0;

    int label = 0;               ///< the digit that was meant
    double width = kUsualWidth;  ///< of the pen, in parts of the canvas's side
    std::vector<std::vector<DrawnPoint>> strokes;
};

/// What each model reads in the drawings of the personal test set; empty where a model does not exist.
struct OwnSetReadings {
    std::vector<std::uint8_t> floatModel, fakeQuant, int8Model;
};

}  // namespace quantelier

// The window with its pages and the recipe that they edit, before anything works on it: shown while LibTorch
// is still being loaded.
#pragma once

#include "ui/main_window.h"
#include "ui/models/recipe_model.h"

namespace quantelier {

class ComparePage;
class DataPage;
class DrawPage;
class ExportPage;
class NetworkPage;
class QuantizePage;
class RunsPage;
class StepThroughPage;
class TrainPage;

struct Workbench {
    Workbench();

    static Recipe firstRecipe();

    RecipeModel recipe;
    MainWindow window;  ///< owns the pages
    DataPage* const data;
    NetworkPage* const network;
    TrainPage* const train;
    QuantizePage* const quantize;
    ComparePage* const compare;
    StepThroughPage* const steps;
    ExportPage* const exports;
    DrawPage* const draw;
    RunsPage* const runs;
};

}  // namespace quantelier

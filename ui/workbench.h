// The window with its pages and the recipe that they edit, before anything works on it: shown while LibTorch
// is still being loaded.
#pragma once

#include "ui/main_window.h"
#include "ui/models/recipe_model.h"

namespace quantelier {

class ByHandPage;
class ComparePage;
class DataPage;
class DrawPage;
class ExportPage;
class FaultsPage;
class LessonPanel;
class NetworkPage;
class QuantizePage;
class RunsPage;
class StepThroughPage;
class TrainPage;
class WorkshopPage;

struct Workbench {
    Workbench();

    static Recipe firstRecipe();

    RecipeModel recipe;
    MainWindow window;  ///< owns the pages
    DataPage* const data;
    NetworkPage* const network;
    TrainPage* const train;
    QuantizePage* const quantize;
    ByHandPage* const byHand;
    ComparePage* const compare;
    StepThroughPage* const steps;
    FaultsPage* const faults;
    ExportPage* const exports;
    DrawPage* const draw;
    RunsPage* const runs;
    WorkshopPage* const workshop;
    LessonPanel* const lesson;
};

}  // namespace quantelier

// A window with the pages that the frame owns, for tests that look at the whole.
#pragma once

#include <QApplication>

#include "tests/support/digits_fixture.h"
#include "ui/bottom_bar.h"
#include "ui/main_window.h"
#include "ui/models/rail_model.h"
#include "ui/models/recipe_model.h"
#include "ui/pages/data_page.h"
#include "ui/pages/network_page.h"

namespace quantelier {

struct WindowFixture {
    RecipeModel recipe{presetRecipe("recommended")};
    MainWindow window{recipe.undoStack()};
    DataPage* data = new DataPage(&recipe);
    NetworkPage* network = new NetworkPage(&recipe);

    WindowFixture() {
        window.addPage(Step::Data, data);
        window.addPage(Step::Network, network);
        window.setRun(QStringLiteral("mnist-recommended-07"), QStringLiteral("saved"));
        window.bottomBar()->setDevice(QStringLiteral("CPU · 4 threads"));
        data->setResize(enlargedTo32);
        data->showDataset(exampleDigits());
    }

    void show() {
        window.show();
        QApplication::processEvents();
    }

    void showExample() {
        window.rail()->setState(Step::Data, StepState::Done, QStringLiteral("60 000 + 10 000"));
        window.rail()->setState(Step::Network, StepState::Done, QStringLiteral("61 706 parameters"));
        window.rail()->setState(Step::Train, StepState::Running, QStringLiteral("Epoch 8 of 9"));
        window.rail()->setState(Step::Quantize, StepState::OutOfDate);
        window.rail()->setState(Step::Compare, StepState::Todo);
        window.rail()->setState(Step::Export, StepState::Failed);
        window.rail()->setState(Step::Draw, StepState::NeedsEarlier, QStringLiteral("Train first"));
        window.setReduceMotion(true);
        show();
    }
};

}  // namespace quantelier

// A window with the pages that the frame owns, for tests that look at the whole.
#pragma once

#include <QApplication>

#include "ui/bottom_bar.h"
#include "ui/main_window.h"
#include "ui/models/rail_model.h"
#include "ui/models/recipe_model.h"
#include "ui/page.h"

namespace quantelier {

struct WindowFixture {
    RecipeModel recipe{presetRecipe("recommended")};
    MainWindow window{recipe.undoStack()};

    WindowFixture() {
        for (Step step : {Step::Data, Step::Network}) {
            auto* page = new Page(stepName(step), QStringLiteral("What this page is for."));
            page->setPrimaryNext(QStringLiteral("Next"));
            page->addSecondaryButton(IconName::Done, QStringLiteral("Check files"));
            page->setHelp(QStringLiteral("What it is good for."));
            page->setCommandLine(QStringLiteral("quantelier dataset verify --data_path ~/MNIST_Data"));
            window.addPage(step, page);
        }
        window.setRun(QStringLiteral("mnist-recommended-07"), QStringLiteral("saved"));
        window.bottomBar()->setDevice(QStringLiteral("CPU · 4 threads"));
    }

    void show() {
        window.show();
        QApplication::processEvents();
    }

    void showExample() {
        window.rail()->setState(Step::Data, StepState::Done, QStringLiteral("60 000 + 10 000"));
        window.rail()->setState(Step::Network, StepState::Done, QStringLiteral("61 706 parameters"));
        window.rail()->setState(Step::Train, StepState::Running, QStringLiteral("Epoch 8 of 9"));
        window.rail()->setState(Step::Quantize, StepState::OutOfDate);
        window.rail()->setState(Step::Export, StepState::Failed);
        window.rail()->setState(Step::Draw, StepState::NeedsEarlier, QStringLiteral("Train first"));
        window.setReduceMotion(true);
        show();
    }
};

}  // namespace quantelier

#include "ui/workbench.h"

#include "ui/bottom_bar.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"

namespace quantelier {

// The window trains step by step, so that its curves are live; data on the device all the same on a CPU.
Recipe Workbench::firstRecipe() {
    Recipe recipe = presetRecipe("recommended");
    recipe.data.sinkMode = false;
    return recipe;
}

Workbench::Workbench()
    : recipe(firstRecipe()),
      window(recipe.undoStack()),
      data(new DataPage(&recipe)),
      network(new NetworkPage(&recipe)),
      train(new TrainPage(&recipe)),
      quantize(new QuantizePage(&recipe)),
      compare(new ComparePage),
      steps(new StepThroughPage),
      exports(new ExportPage(&recipe)),
      draw(new DrawPage),
      runs(new RunsPage) {
    window.addPage(Step::Data, data);
    window.addPage(Step::Network, network);
    window.addPage(Step::Train, train);
    window.addPage(Step::Quantize, quantize);
    window.addPage(Step::Compare, compare);
    window.addSubpage(steps);
    window.addPage(Step::Export, exports);
    window.addPage(Step::Draw, draw);
    window.addPage(Step::Runs, runs);
    window.showStep(Step::Data);
    window.bottomBar()->setIdle([] { return MainWindow::tr("Starting…"); });
}

}  // namespace quantelier

#include "ui/workbench.h"

#include "ui/bottom_bar.h"
#include "ui/pages/by_hand_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/faults_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/pages/workshop_page.h"
#include "ui/widgets/lesson_panel.h"

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
      byHand(new ByHandPage),
      compare(new ComparePage),
      steps(new StepThroughPage),
      faults(new FaultsPage),
      exports(new ExportPage(&recipe)),
      draw(new DrawPage),
      runs(new RunsPage),
      workshop(new WorkshopPage),
      lesson(new LessonPanel) {
    window.addPage(Step::Data, data);
    window.addPage(Step::Network, network);
    window.addPage(Step::Train, train);
    window.addPage(Step::Quantize, quantize);
    window.addPage(Step::Compare, compare);
    window.addSubpage(byHand);
    window.addSubpage(steps);
    window.addSubpage(faults);
    window.addPage(Step::Export, exports);
    window.addPage(Step::Draw, draw);
    window.addPage(Step::Runs, runs);
    window.addPage(Step::Workshop, workshop);
    window.setSidePanel(lesson);
    window.showStep(Step::Data);
    window.bottomBar()->setIdle([] { return MainWindow::tr("Starting…"); });
}

}  // namespace quantelier

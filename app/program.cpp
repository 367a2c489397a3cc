#include "app/program.h"

#include "app/cli/cli.h"
#include "app/download.h"
#include "app/studio.h"
#include "ui/widgets/drawing_sheet.h"

namespace quantelier {

namespace {

int runCliOf(int argc, char** argv) {
    return runCli({argv + 1, argv + argc},
                  {qVersion(), downloadMnistBlocking,
                   [](const DrawnStrokes& strokes) { return sheetOf(strokes).picture(); }});
}

std::unique_ptr<QObject> startStudio(Workbench& workbench) {
    auto studio = std::make_unique<Studio>(workbench);
    studio->start();
    return studio;
}

}  // namespace

}  // namespace quantelier

extern "C" const quantelier::Program quantelierProgram = {quantelier::runCliOf, quantelier::startStudio};

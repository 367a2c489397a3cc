// The program of -DQUANTELIER_GUI=OFF: the command line, without Qt.
#include <cstdio>

#include "app/cli/cli.h"
#include "engine/core/error.h"

int main(int argc, char** argv) {
    if (argc > 1) return quantelier::runCli({argv + 1, argv + argc});
    std::fprintf(stderr,
                 "quantelier: the window needs Qt, and this program was built without it "
                 "(-DQUANTELIER_GUI=OFF): name a verb, quantelier --help lists them\n");
    return static_cast<int>(quantelier::ErrorCode::Usage);
}

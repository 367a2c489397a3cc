#include "app/cli/cli.h"
#include "app/window.h"

int main(int argc, char** argv) {
    if (argc > 1) return quantelier::runCli({argv + 1, argv + argc});
    return quantelier::runWindow(argc, argv);
}

// The command line: `quantelier VERB ...`.
#pragma once

#include <string>
#include <vector>

#include "app/cli/qt_services.h"

namespace quantelier {

/// Runs a verb and returns the exit code (ErrorCode's values). On failure stderr gets exactly one line.
int runCli(std::vector<std::string> arguments, const cli::QtServices& services = {});

}  // namespace quantelier

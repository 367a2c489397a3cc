// The whole command line: every verb with its options.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/qt_services.h"

namespace quantelier::cli {

std::unique_ptr<CLI::App> defineCommandLine(const QtServices& services);

}  // namespace quantelier::cli

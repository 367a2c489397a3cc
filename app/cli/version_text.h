// What `quantelier --version` prints.
#pragma once

#include <string>

#include "app/cli/qt_services.h"

namespace quantelier::cli {

/// The program on the first line, then the libraries, the instruction sets and the devices, one a line.
std::string versionText(const QtServices& services);

}  // namespace quantelier::cli

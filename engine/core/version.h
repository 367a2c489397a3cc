#pragma once

#include <string>

namespace quantelier {

/// Of the program, as "1.2.3". Its only place is CMakeLists.txt.
std::string programVersion();

}  // namespace quantelier

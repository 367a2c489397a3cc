#pragma once

#include <string>

namespace quantelier {

/// Of the program, as "1.2.3". Its only place is CMakeLists.txt.
std::string programVersion();

/// The day of this version, as "2026-01-31".
std::string programDate();

}  // namespace quantelier

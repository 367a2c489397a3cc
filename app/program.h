// What the program does, behind one symbol: it lies in a library of its own, since LibTorch, which that
// library needs, takes half a second to load. The window is there before.
#pragma once

#include <memory>

class QObject;

namespace quantelier {

struct Workbench;

struct Program {
    int (*runCli)(int argc, char** argv);  ///< argv[0] is the program's name; returns the exit status
    std::unique_ptr<QObject> (*startStudio)(Workbench& workbench);  ///< works on it while the object lives
};

inline constexpr const char* kProgramSymbol = "quantelierProgram";

}  // namespace quantelier

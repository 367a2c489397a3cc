// Progress of long work on a console.
#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "engine/session.h"

namespace quantelier::cli {

/// Per cent on stderr, in one line that is rewritten; nothing where stderr is no terminal.
inline Progress consoleProgress(const std::string& what) {
    if (!isatty(STDERR_FILENO)) return [](double) {};
    return [what](double share) {
        fmt::print(stderr, "\r{} {:3.0f} %{}", what, 100.0 * share, share >= 1.0 ? "\r\033[K" : "");
        std::fflush(stderr);
    };
}

}  // namespace quantelier::cli

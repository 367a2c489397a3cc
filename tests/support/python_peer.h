// Runs the Python scripts of tests/peers. Python is needed by tests alone.
#pragma once

#include <QString>

#include "engine/peers/process.h"

namespace quantelier::test {

inline constexpr double kPeerSeconds = 120.0;

/// Why the scripts that import `module` cannot run here, or nothing.
inline QString withoutPython(const std::string& module) {
    if (peers::findProgram("python3").empty()) return "python3 is not installed";
    const auto result =
        peers::runProcess({"python3", "-c", "import " + module}, "/", "", kPeerSeconds, CancelToken());
    return result.exitCode == 0 ? QString() : QString::fromStdString("python3 has no module " + module);
}

/// What tests/peers/`script` prints. Throws Error(Failed) with its first line of stderr.
inline QString runPeer(const std::string& script, const std::vector<std::string>& arguments,
                       const std::string& input = {}) {
    std::vector<std::string> command = {"python3", PROJECT_SOURCE_DIR "/tests/peers/" + script};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return QString::fromStdString(peers::requireOutput(command, "/", input, kPeerSeconds, CancelToken()));
}

}  // namespace quantelier::test

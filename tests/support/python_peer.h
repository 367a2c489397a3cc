// Runs the Python scripts of tests/peers. Python is needed by tests alone.
#pragma once

#include <QFile>
#include <QTest>

#include "engine/peers/process.h"

namespace quantelier::test {

/// Debian's, which sees Debian's modules whatever Python comes first in PATH.
inline constexpr const char* kPython = "/usr/bin/python3";
inline constexpr double kPeerSeconds = 120.0;

/// Why the scripts that import `module` cannot run here, or nothing.
inline QString withoutPython(const std::string& module) {
    if (!QFile::exists(kPython)) return QString("there is no %1").arg(kPython);
    const auto result =
        peers::runProcess({kPython, "-c", "import " + module}, "/", "", kPeerSeconds, CancelToken());
    return result.exitCode == 0 ? QString() : QString::fromStdString(kPython + (" has no module " + module));
}

/// What tests/peers/`script` prints. Where it fails, so does the test, with what it says on stderr.
inline QString runPeer(const std::string& script, const std::vector<std::string>& arguments,
                       const std::string& input = {}) {
    std::vector<std::string> command = {kPython, PROJECT_SOURCE_DIR "/tests/peers/" + script};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto result = peers::runProcess(command, "/", input, kPeerSeconds, CancelToken());
    if (result.exitCode != 0) QTest::qFail((script + ": " + result.errors).c_str(), __FILE__, __LINE__);
    return QString::fromStdString(result.output);
}

}  // namespace quantelier::test

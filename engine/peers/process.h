// Runs programs of the machine: compilers, emulators, Node.js.
#pragma once

#include <string>
#include <vector>

#include "engine/core/cancel_token.h"

namespace quantelier::peers {

struct ProcessResult {
    int exitCode = 0;  ///< 128 + signal where one ended it
    std::string output;
    std::string errors;  ///< stderr
};

/// Runs `command` (program, arguments) in `folder`, feeds it `input` and waits. The program is searched in
/// PATH. Throws Error(Failed) where it cannot be started or takes longer than `mostSeconds`,
/// Error(Interrupted) when cancelled; the program is then killed.
ProcessResult runProcess(const std::vector<std::string>& command, const std::string& folder,
                         const std::string& input, double mostSeconds, const CancelToken& cancel);

/// The same; throws Error(Failed) with the program's first line of stderr where it exits with a number other
/// than 0.
std::string requireOutput(const std::vector<std::string>& command, const std::string& folder,
                          const std::string& input, double mostSeconds, const CancelToken& cancel);

/// Where `program` is in PATH, or empty.
std::string findProgram(const std::string& program);

/// A folder of its own under the system's temporary one, removed with all it holds at the end of its life.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    const std::string& path() const { return m_path; }
    std::string file(const std::string& name) const { return m_path + "/" + name; }

  private:
    std::string m_path;
};

}  // namespace quantelier::peers

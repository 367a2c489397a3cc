#include "engine/peers/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>

#include "engine/core/error.h"

extern char** environ;

namespace quantelier::peers {

namespace {

[[noreturn]] void failSystem(const std::string& what, int reason) {
    throw Error(ErrorCode::Failed, fmt::format("{}: {}", what, std::strerror(reason)));
}

// A nameless file that stands for one of the program's streams: no pipe can fill up, no SIGPIPE can come.
class StreamFile {
  public:
    explicit StreamFile(const std::string& content = {}) {
        std::string name = (std::filesystem::temp_directory_path() / "quantelier-stream-XXXXXX").string();
        m_descriptor = mkostemp(name.data(), O_CLOEXEC);
        if (m_descriptor < 0) failSystem("a temporary file could not be made", errno);
        unlink(name.c_str());
        for (std::size_t done = 0; done < content.size();) {
            const ssize_t count = write(m_descriptor, content.data() + done, content.size() - done);
            if (count < 0) {
                const int reason = errno;
                close(m_descriptor);
                failSystem("a temporary file could not be written", reason);
            }
            done += static_cast<std::size_t>(count);
        }
        lseek(m_descriptor, 0, SEEK_SET);
    }
    StreamFile(const StreamFile&) = delete;
    StreamFile& operator=(const StreamFile&) = delete;
    ~StreamFile() { close(m_descriptor); }

    int descriptor() const { return m_descriptor; }
    std::string content() const {
        std::string bytes(static_cast<std::size_t>(lseek(m_descriptor, 0, SEEK_END)), '\0');
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t count =
                pread(m_descriptor, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
            if (count <= 0) break;
            done += static_cast<std::size_t>(count);
        }
        bytes.resize(done);
        return bytes;
    }

  private:
    int m_descriptor;
};

// A started program. It leads a process group of its own, so that what it started is killed with it.
class Child {
  public:
    Child(const std::vector<std::string>& command, const std::string& folder, const StreamFile& in,
          const StreamFile& out, const StreamFile& err) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, err.descriptor(), STDERR_FILENO);
        posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        std::vector<char*> arguments;
        for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        const int failure =
            posix_spawnp(&m_pid, arguments[0], &actions, &attributes, arguments.data(), environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (failure) failSystem(fmt::format("{} could not be started", command[0]), failure);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (m_ended) return;
        kill(-m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }

    bool hasEnded() {
        if (!m_ended) m_ended = waitpid(m_pid, &m_status, WNOHANG) == m_pid;
        return m_ended;
    }
    int exitCode() const { return WIFSIGNALED(m_status) ? 128 + WTERMSIG(m_status) : WEXITSTATUS(m_status); }

  private:
    pid_t m_pid = -1;
    int m_status = 0;
    bool m_ended = false;
};

}  // namespace

ProcessResult runProcess(const std::vector<std::string>& command, const std::string& folder,
                         const std::string& input, double mostSeconds, const CancelToken& cancel) {
    using Clock = std::chrono::steady_clock;
    const StreamFile in(input), out, err;
    Child child(command, folder, in, out, err);
    const Clock::time_point start = Clock::now();
    while (!child.hasEnded()) {
        cancel.checkpoint();
        if (std::chrono::duration<double>(Clock::now() - start).count() > mostSeconds)
            throw Error(ErrorCode::Failed, fmt::format("{} took longer than {} seconds and was stopped",
                                                       command[0], mostSeconds));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return {child.exitCode(), out.content(), err.content()};
}

std::string requireOutput(const std::vector<std::string>& command, const std::string& folder,
                          const std::string& input, double mostSeconds, const CancelToken& cancel) {
    const ProcessResult result = runProcess(command, folder, input, mostSeconds, cancel);
    if (result.exitCode != 0)
        throw Error(ErrorCode::Failed, fmt::format("{} ended with {}: {}", command[0], result.exitCode,
                                                   result.errors.substr(0, result.errors.find('\n'))));
    return result.output;
}

std::string findProgram(const std::string& program) {
    const char* const path = std::getenv("PATH");
    std::string folders = path ? path : "";
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::string candidate = folders.substr(0, end) + "/" + program;
        if (access(candidate.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(candidate))
            return candidate;
        folders.erase(0, end + 1);
    }
    return {};
}

TemporaryFolder::TemporaryFolder() {
    m_path = (std::filesystem::temp_directory_path() / "quantelier-XXXXXX").string();
    if (!mkdtemp(m_path.data())) failSystem("a temporary folder could not be made", errno);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace quantelier::peers

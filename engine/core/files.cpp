#include "engine/core/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "engine/core/error.h"

namespace quantelier {

namespace fs = std::filesystem;

namespace {

constexpr const char* kUnfinished = ".writing-";

// A file being written under a temporary name: removed unless it was renamed into place.
class TemporaryFile {
  public:
    // (A short name of its own: that of the target may be as long as names can be.)
    explicit TemporaryFile(const std::string& target)
        : m_target(target),
          m_path((fs::path(target).parent_path() / (std::string(kUnfinished) + "XXXXXX")).string()),
          m_descriptor(mkstemp(m_path.data())) {
        if (m_descriptor < 0) fail("be created");
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (m_descriptor >= 0) close(m_descriptor);
        if (!m_committed) unlink(m_path.c_str());
    }
    void write(const std::string& bytes) {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t n = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) fail("be written");
            done += static_cast<std::size_t>(n);
        }
    }
    void commit() {
        // mkstemp makes private files; a model is for sharing, within what the user's umask allows.
        const mode_t mask = umask(0);
        umask(mask);
        if (fchmod(m_descriptor, 0666 & ~mask) != 0 || fsync(m_descriptor) != 0) fail("be written");
        const int descriptor = m_descriptor;
        m_descriptor = -1;
        if (close(descriptor) != 0) fail("be written");
        if (std::rename(m_path.c_str(), m_target.c_str()) != 0) fail("be replaced");
        m_committed = true;
        syncFolder();
    }

  private:
    [[noreturn]] void fail(const char* what) const {
        const std::string reason = std::strerror(errno);
        throw WriteError(fmt::format("{} could not {}: {}", m_target, what, reason));
    }
    // Makes the rename itself survive a power cut; not every file system can, which is no failure.
    void syncFolder() const {
        const fs::path parent = fs::path(m_target).parent_path();
        const int folder = open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY);
        if (folder < 0) return;
        fsync(folder);
        close(folder);
    }

    std::string m_target;
    std::string m_path;
    int m_descriptor;
    bool m_committed = false;
};

}  // namespace

void createFolder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) throw WriteError(fmt::format("{} could not be created: {}", path, error.message()));
}

void writeFileWhole(const std::string& path, const std::string& bytes) {
    TemporaryFile file(path);
    file.write(bytes);
    file.commit();
}

void removeUnfinishedFiles(const std::string& folder) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().filename().string().rfind(kUnfinished, 0) == 0) fs::remove(entry.path(), ignored);
}

std::string readFile(const std::string& path, std::int64_t mostBytes) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) throw Error(ErrorCode::BadInput, fmt::format("{}: there is no such file", path));
    if (!fs::is_regular_file(status))
        throw Error(ErrorCode::BadInput, fmt::format("{}: expected a file, found a folder or device", path));
    const auto size = static_cast<std::int64_t>(fs::file_size(path, error));
    if (error)
        throw Error(ErrorCode::BadInput, fmt::format("{}: cannot be read ({})", path, error.message()));
    if (size > mostBytes)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: {} bytes, expected at most {}", path, size, mostBytes));
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(bytes.data(), size);
    if (!file)
        throw Error(ErrorCode::BadInput, fmt::format("{}: cannot be read ({})", path, std::strerror(errno)));
    return bytes;
}

std::string fileName(const std::string& path) {
    return fs::path(path).filename().string();
}

}  // namespace quantelier

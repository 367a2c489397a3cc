#include "engine/core/folder_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "engine/core/error.h"

namespace quantelier {

namespace {

std::string lockPath(const std::string& folder) {
    return (std::filesystem::path(folder) / ".lock").string();
}

std::string hostName() {
    char name[256] = "";
    gethostname(name, sizeof name - 1);
    return name;
}

// "process 412 on ada", as the holder wrote it.
std::string holderOf(int descriptor) {
    char text[300] = "";
    const ssize_t size = pread(descriptor, text, sizeof text - 1, 0);
    return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : "another process";
}

// The holder before may have removed the file after we had opened it.
bool isStillThere(int descriptor, const std::string& path) {
    struct stat ours {
    }, there{};
    return fstat(descriptor, &ours) == 0 && stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
           ours.st_dev == there.st_dev;
}

}  // namespace

FolderLock::FolderLock(const std::string& folder) : m_path(lockPath(folder)) {
    for (int triesLeft = 3;;) {
        m_descriptor = open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (m_descriptor < 0)
            throw WriteError(fmt::format("{} could not be created: {}", m_path, std::strerror(errno)));
        if (flock(m_descriptor, LOCK_EX | LOCK_NB) == 0) {
            if (isStillThere(m_descriptor, m_path)) break;
        } else if (errno == EWOULDBLOCK) {
            const std::string holder = holderOf(m_descriptor);
            close(m_descriptor);
            if (--triesLeft > 0) {  // somebody may only have looked whether it is held
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                continue;
            }
            throw Error(
                ErrorCode::Failed,
                fmt::format("{} is in use: {} has this run open. Close it there, or choose another folder",
                            folder, holder));
        } else {
            break;  // no locks here
        }
        close(m_descriptor);
    }
    const std::string self = fmt::format("process {} on {}", getpid(), hostName());
    // Who it is serves a message only.
    if (ftruncate(m_descriptor, 0) != 0 || pwrite(m_descriptor, self.data(), self.size(), 0) < 0) return;
}

FolderLock::~FolderLock() {
    if (isStillThere(m_descriptor, m_path)) unlink(m_path.c_str());
    close(m_descriptor);
}

bool FolderLock::isHeld(const std::string& folder) {
    const int descriptor = open(lockPath(folder).c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool held = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    close(descriptor);
    return held;
}

}  // namespace quantelier

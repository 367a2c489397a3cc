#include "engine/data/own_test_set.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <limits>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/recipe.h"
#include "engine/data/dataset_loader.h"
#include "engine/data/idx_reader.h"
#include "engine/data/idx_writer.h"

namespace quantelier {

namespace fs = std::filesystem;

namespace {

constexpr const char* kImages = "images-idx3-ubyte";
constexpr const char* kLabels = "labels-idx1-ubyte";

fs::path beside(const fs::path& folder, const char* suffix) {
    return folder.parent_path() / (folder.filename().string() + suffix);
}

// One program at a time changes the set. The lock is on the folder above, so that it leaves no file behind.
class Lock {
  public:
    explicit Lock(const fs::path& parent) : m_descriptor(open(parent.c_str(), O_RDONLY | O_DIRECTORY)) {
        if (m_descriptor >= 0) flock(m_descriptor, LOCK_EX);
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    ~Lock() {
        if (m_descriptor >= 0) close(m_descriptor);
    }

  private:
    int m_descriptor;
};

void move(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        throw Error(ErrorCode::Failed, fmt::format("{} could not be renamed to {}: {}", from.string(),
                                                   to.string(), error.message()));
}

// Whatever else someone put into the folder moves along.
void keepOtherFiles(const fs::path& from, const fs::path& to) {
    std::vector<fs::path> others;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(from, error)) {
        const std::string name = entry.path().filename().string();
        if (name != kImages && name != kLabels) others.push_back(entry.path());
    }
    if (error)
        throw Error(ErrorCode::Failed,
                    fmt::format("{} could not be read: {}", from.string(), error.message()));
    for (const fs::path& other : others) move(other, to / other.filename());
}

// What a program that ended between two renames has left.
void restore(const fs::path& folder) {
    const fs::path old = beside(folder, ".old");
    std::error_code error;
    if (!fs::exists(old, error)) return;
    if (!fs::exists(folder, error)) return move(old, folder);
    keepOtherFiles(old, folder);
    fs::remove_all(old, error);
}

Dataset readSet(const fs::path& folder) {
    std::error_code error;
    if (!isOwnTestSet(folder.string())) return {};
    for (const char* name : {kImages, kLabels})
        if (!fs::exists(folder / name, error))
            throw Error(ErrorCode::BadInput,
                        fmt::format("{}: {} is missing, and {} is there", folder.string(), name,
                                    name == kImages ? kLabels : kImages));
    const IdxFile images = readIdxImages((folder / kImages).string());
    const IdxFile labels = readIdxLabels((folder / kLabels).string());
    if (images.count != labels.count)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: {} labels for {} images", (folder / kLabels).string(), labels.count,
                                images.count));
    Dataset set;
    set.images.assign(images.data(), images.data() + images.count * set.pixels());
    set.labels.assign(labels.data(), labels.data() + labels.count);
    return set;
}

void writeSet(const fs::path& folder, const Dataset& set) {
    const fs::path next = beside(folder, ".new"), old = beside(folder, ".old");
    std::error_code error;
    fs::remove_all(next, error);
    createFolder(next.string());
    if (set.count() > 0) writeIdxFiles((next / kImages).string(), (next / kLabels).string(), set);
    if (fs::exists(folder, error)) move(folder, old);
    move(next, folder);
    restore(folder);
}

// `change` gets the set as the disk has it.
template <typename Change>
Dataset changed(const fs::path& folder, Change change) {
    createFolder(folder.parent_path().string());
    const Lock lock(folder.parent_path());
    restore(folder);
    Dataset set = readSet(folder);
    change(set);
    writeSet(folder, set);
    return set;
}

}  // namespace

std::string userOwnTestSetFolder() {
    return (fs::path(userDataFolder()) / "my-test-set").string();
}

bool isOwnTestSet(const std::string& folder) {
    std::error_code error;
    return fs::exists(fs::path(folder) / kImages, error) || fs::exists(fs::path(folder) / kLabels, error);
}

Dataset OwnTestSet::read() const {
    const fs::path folder = m_folder;
    std::error_code error;
    if (!fs::exists(folder.parent_path(), error)) return {};
    const Lock lock(folder.parent_path());
    restore(folder);
    return readSet(folder);
}

Dataset OwnTestSet::insert(std::int64_t index, const OwnDrawing& drawing) const {
    return changed(m_folder, [&](Dataset& set) {
        const std::int64_t at = std::clamp<std::int64_t>(index, 0, set.count());
        set.images.insert(set.images.begin() + at * set.pixels(), drawing.image.ink.begin(),
                          drawing.image.ink.end());
        set.labels.insert(set.labels.begin() + at, static_cast<std::uint8_t>(drawing.label));
    });
}

Dataset OwnTestSet::append(const OwnDrawing& drawing) const {
    return insert(std::numeric_limits<std::int64_t>::max(), drawing);
}

Dataset OwnTestSet::remove(std::int64_t index, const OwnDrawing& drawing) const {
    return changed(m_folder, [&](Dataset& set) {
        const bool isThere = index >= 0 && index < set.count();
        const OwnDrawing found = isThere ? ownDrawing(set, index) : OwnDrawing{};
        if (found.image.ink != drawing.image.ink || found.label != drawing.label)
            throw Error(ErrorCode::Failed,
                        fmt::format("{}: drawing {} is another one by now; look again", m_folder, index));
        set.images.erase(set.images.begin() + index * set.pixels(),
                         set.images.begin() + (index + 1) * set.pixels());
        set.labels.erase(set.labels.begin() + index);
    });
}

OwnDrawing ownDrawing(const Dataset& set, std::int64_t index) {
    return {{set.side, set.side, {set.image(index), set.image(index) + set.pixels()}},
            set.labels[static_cast<std::size_t>(index)]};
}

}  // namespace quantelier

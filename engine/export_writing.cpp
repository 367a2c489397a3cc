#include "engine/export_writing.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "engine/core/error.h"
#include "engine/core/files.h"

namespace quantelier {

namespace {

namespace fs = std::filesystem;

// What is at the folder's place must be an earlier export of the same kind, or nothing.
void checkReplaceable(const fs::path& folder, const std::vector<ExportedFile>& files) {
    if (!fs::exists(folder)) return;
    if (!fs::is_directory(folder))
        throw Error(ErrorCode::Usage,
                    fmt::format("{}: this is a file, and the export is a folder", folder.string()));
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool ours = std::any_of(files.begin(), files.end(),
                                      [&](const ExportedFile& file) { return file.name == name; });
        if (!ours)
            throw Error(ErrorCode::Usage,
                        fmt::format("{}: the folder holds {}, which is no file of this export; choose a new "
                                    "folder, or an empty one",
                                    folder.string(), name));
    }
}

void replaceFolder(const fs::path& from, const fs::path& to, const fs::path& aside) {
    const bool wasThere = fs::exists(to);
    if (wasThere) fs::rename(to, aside);
    try {
        fs::rename(from, to);
    } catch (const fs::filesystem_error&) {
        if (wasThere) fs::rename(aside, to);
        throw;
    }
    fs::remove_all(aside);
}

void writeFolder(const std::vector<ExportedFile>& files, const std::string& path) {
    if (path.empty()) throw Error(ErrorCode::Usage, "the folder to write has no name");
    fs::path folder = fs::absolute(path).lexically_normal();
    if (folder.filename().empty()) folder = folder.parent_path();  // a slash at the end
    const fs::path unfinished = folder.parent_path() / (".unfinished-" + folder.filename().string()),
                   aside = folder.parent_path() / (".replaced-" + folder.filename().string());
    try {
        checkReplaceable(folder, files);
        fs::remove_all(unfinished);
        fs::remove_all(aside);
        for (const ExportedFile& file : files) {
            const fs::path target = unfinished / file.name;
            createFolder(target.parent_path().string());
            writeFileWhole(target.string(), file.bytes);
        }
        replaceFolder(unfinished, folder, aside);
    } catch (const fs::filesystem_error& e) {
        std::error_code ignored;
        fs::remove_all(unfinished, ignored);
        throw Error(ErrorCode::Failed, fmt::format("{} could not be written: {}", path, e.code().message()));
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(unfinished, ignored);
        throw;
    }
}

}  // namespace

void writeExport(const std::vector<ExportedFile>& files, const std::string& path) {
    if (files.size() == 1 && files[0].name.empty())
        writeFileWhole(path, files[0].bytes);
    else
        writeFolder(files, path);
}

}  // namespace quantelier

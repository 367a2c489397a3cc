#include "engine/peers/c_build.h"

#include "engine/core/files.h"
#include "engine/peers/c_drivers.h"
#include "engine/peers/process.h"

namespace quantelier::peers {

void writeSources(const std::vector<ExportedFile>& folder, const std::string& path) {
    for (const ExportedFile& file : folder) writeFileWhole(path + "/" + file.name, file.bytes);
    for (const EmbeddedText& driver : cDrivers()) writeFileWhole(path + "/" + driver.name, driver.text);
}

std::vector<std::string> networkSources(const std::vector<ExportedFile>& folder) {
    std::vector<std::string> names;
    for (const ExportedFile& file : folder)
        if (file.name.compare(0, 5, "lenet") == 0 && file.name.compare(file.name.size() - 2, 2, ".c") == 0)
            names.push_back(file.name);
    return names;
}

void compile(const std::vector<std::string>& compiler, const std::vector<std::string>& sources,
             const std::vector<std::string>& last, const std::string& output, const std::string& path,
             const CancelToken& cancel) {
    std::vector<std::string> command = compiler;
    command.insert(command.end(), sources.begin(), sources.end());
    command.insert(command.end(), {"-o", output});
    command.insert(command.end(), last.begin(), last.end());
    requireOutput(command, path, "", kCompileSeconds, cancel);
}

}  // namespace quantelier::peers

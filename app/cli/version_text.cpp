#include "app/cli/version_text.h"

#include <fmt/format.h>

#include "app/cli/device_text.h"
#include "engine/core/instruction_set.h"
#include "engine/session.h"

namespace quantelier::cli {

namespace {

std::string versionRow(const std::string& name, const std::string& text) {
    return fmt::format("\n{:13} {}", name, text);
}

std::string instructionSets() {
    std::string names;
    for (const InstructionSet set : availableInstructionSets())
        names += (names.empty() ? "" : ", ") + std::string(nameOf(set));
    return fmt::format("{}; {} is used", names, nameOf(instructionSet()));
}

}  // namespace

std::string versionText(const QtServices& services) {
    std::string text = fmt::format("quantelier {}", programVersion());
    text += versionRow("Qt", services.version.empty() ? "none: built without the window" : services.version);
    for (const LibraryVersion& library : libraryVersions())
        text += versionRow(library.library, library.version);
    text += versionRow("Instructions", instructionSets());
    for (const DeviceInfo& device : listDevices())
        text += versionRow(device.target, (device.available ? "" : "not here: ") + deviceText(device));
    return text;
}

}  // namespace quantelier::cli

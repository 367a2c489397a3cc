// quantelier devices.
#include <fmt/format.h>

#include "app/cli/json_output.h"
#include "app/cli/verbs.h"
#include "engine/session.h"

namespace quantelier::cli {

namespace {

void runDevices(bool json) {
    Json result = jsonHead("devices");
    for (const DeviceInfo& device : listDevices()) {
        if (!json)
            fmt::print("{:7} {:12} {}\n", device.target, device.available ? "available" : "not here",
                       device.available ? device.name : device.reason);
        result["devices"].push_back({{"target", device.target},
                                     {"name", device.name},
                                     {"available", device.available},
                                     {"reason", device.reason}});
    }
    if (json) printJson(result);
}

}  // namespace

void addDevices(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("devices", "What this machine offers");
    const auto json = std::make_shared<bool>(false);
    verb->add_flag("--json", *json, "Print one JSON object instead of text");
    verb->callback([json] { runDevices(*json); });
}

}  // namespace quantelier::cli

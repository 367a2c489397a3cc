// quantelier devices.
#include <fmt/format.h>

#include "app/cli/device_text.h"
#include "app/cli/json_output.h"
#include "app/cli/verbs.h"
#include "engine/session.h"

namespace quantelier::cli {

namespace {

Json deviceJson(const DeviceInfo& device) {
    Json json = {{"target", device.target},
                 {"name", device.name},
                 {"available", device.available},
                 {"reason", device.reason},
                 {"auto", device.isBest}};
    if (device.cores > 0) json["cores"] = device.cores;
    if (device.memory.totalBytes > 0) {
        json["memory_used_bytes"] = device.memory.usedBytes;
        json["memory_total_bytes"] = device.memory.totalBytes;
    }
    return json;
}

void runDevices(bool json) {
    Json result = jsonHead("devices");
    std::string best;
    for (const DeviceInfo& device : listDevices()) {
        if (device.isBest) best = device.target;
        if (json)
            result["devices"].push_back(deviceJson(device));
        else
            fmt::print("{:7} {:12} {}\n", device.target, device.available ? "available" : "not here",
                       deviceText(device));
    }
    if (json)
        printJson(result);
    else
        fmt::print("auto takes {}.\n", best);
}

}  // namespace

void addDevices(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand("devices", "What this machine offers");
    const auto json = std::make_shared<bool>(false);
    verb->add_flag("--json", *json, "Print one JSON object instead of text");
    verb->callback([json] { runDevices(*json); });
}

}  // namespace quantelier::cli

#include "engine/backend/device_registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "engine/backend/devices.h"
#include "engine/core/error.h"

namespace quantelier {

namespace {

using Backends = std::vector<std::unique_ptr<Backend>>;

// In the order in which they are listed.
const Backends& backends() {
    static const Backends all = [] {
        Backends made;
        made.push_back(makeCpuBackend());
        made.push_back(makeCudaBackend());
        made.push_back(makeAscendBackend());
        return made;
    }();
    return all;
}

Backend& named(const std::string& target) {
    return **std::find_if(backends().begin(), backends().end(),
                          [&](const auto& backend) { return backend->target() == target; });
}

Backend& best() {
    for (const char* const target : {"GPU", "Ascend"})
        if (named(target).whyNot().empty()) return named(target);
    return named("CPU");
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string availableTargets() {
    std::string list;
    for (const auto& backend : backends())
        if (backend->whyNot().empty()) list += (list.empty() ? "" : ", ") + backend->target();
    return list;
}

}  // namespace

std::vector<DeviceInfo> listDevices() {
    std::vector<DeviceInfo> list;
    for (const auto& backend : backends()) {
        DeviceInfo info;
        info.target = backend->target();
        info.reason = backend->whyNot();
        info.available = info.reason.empty();
        info.isBest = backend.get() == &best();
        if (info.available) {
            info.name = backend->name();
            info.cores = backend->cores();
            info.memory = backend->memory();
        }
        list.push_back(std::move(info));
    }
    return list;
}

Backend& openBackend(const std::string& target) {
    const std::string wanted = lowered(target);
    if (wanted == "auto") return best();
    for (const auto& backend : backends()) {
        if (lowered(backend->target()) != wanted) continue;
        if (!backend->whyNot().empty())
            throw Error(ErrorCode::NoDevice,
                        fmt::format("{} is not available: {}. Available here: {}.", backend->target(),
                                    backend->whyNot(), availableTargets()));
        return *backend;
    }
    throw Error(ErrorCode::Usage,
                fmt::format("unknown device '{}', expected auto, CPU, GPU or Ascend", target));
}

void requireDevice(const std::string& target) {
    openBackend(target);
}

std::string targetOf(const torch::Device& device) {
    return device.is_cpu() ? "CPU" : device.is_cuda() ? "GPU" : "Ascend";
}

}  // namespace quantelier

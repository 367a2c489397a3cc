#include "engine/backend/device_registry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>

#include "engine/backend/devices.h"
#include "engine/core/error.h"

namespace quantelier {

namespace {

std::string cpuName() {
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);)
        if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
    return "CPU";
}

DeviceInfo gpuInfo() {
    DeviceInfo gpu{"GPU", "CUDA", torch::cuda::is_available(), ""};
    if (!gpu.available)
        gpu.reason = torch::hasCUDA() ? "LibTorch finds no CUDA device or driver"
                                      : "this LibTorch was built without CUDA";
    return gpu;
}

}  // namespace

std::vector<DeviceInfo> listDevices() {
    // Loading torch_npu at run time is not built yet; until then Ascend is known by name only.
    const DeviceInfo ascend{"Ascend", "Ascend NPU", false, "libtorch_npu.so is not loaded by this version"};
    return {{"CPU", cpuName(), true, ""}, gpuInfo(), ascend};
}

torch::Device openDevice(const std::string& target) {
    std::string wanted = target;
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    const std::vector<DeviceInfo> devices = listDevices();
    if (wanted == "auto") return torch::Device(devices[1].available ? torch::kCUDA : torch::kCPU);
    std::string available;
    for (const DeviceInfo& device : devices)
        if (device.available) available += (available.empty() ? "" : ", ") + device.target;
    for (const DeviceInfo& device : devices) {
        std::string name = device.target;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        if (name != wanted) continue;
        if (!device.available)
            throw Error(ErrorCode::NoDevice, fmt::format("{} is not available: {}. Available here: {}.",
                                                         device.target, device.reason, available));
        return torch::Device(name == "gpu" ? torch::kCUDA : torch::kCPU);
    }
    throw Error(ErrorCode::Usage,
                fmt::format("unknown device '{}', expected auto, CPU, GPU or Ascend", target));
}

}  // namespace quantelier

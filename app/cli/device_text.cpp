#include "app/cli/device_text.h"

#include <fmt/format.h>

namespace quantelier::cli {

namespace {

constexpr double kBytesPerGigabyte = 1e9;

}  // namespace

std::string deviceText(const DeviceInfo& device) {
    if (!device.available) return device.reason;
    std::string text = device.name;
    if (device.cores > 0) text += fmt::format(", {} core{}", device.cores, device.cores == 1 ? "" : "s");
    if (device.memory.totalBytes > 0)
        text += fmt::format(", {:.1f} of {:.1f} GB used", device.memory.usedBytes / kBytesPerGigabyte,
                            device.memory.totalBytes / kBytesPerGigabyte);
    return text;
}

}  // namespace quantelier::cli

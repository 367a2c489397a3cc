#include <algorithm>
#include <fstream>
#include <thread>

#include "engine/backend/backend.h"

namespace quantelier {

namespace {

// The text after "key ... :" of the first line that starts with the key; empty where there is none.
std::string lineOf(const char* path, const std::string& key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.rfind(key, 0) != 0) continue;
        const std::size_t text = line.find_first_not_of(" \t", line.find(':') + 1);
        return text == std::string::npos ? std::string() : line.substr(text);
    }
    return {};
}

std::int64_t kilobytes(const std::string& key) {
    const std::string text = lineOf("/proc/meminfo", key + ":");
    return text.empty() ? 0 : std::stoll(text) * 1024;
}

class CpuBackend : public Backend {
  public:
    std::string target() const override { return "CPU"; }
    std::string name() override {
        const std::string model = lineOf("/proc/cpuinfo", "model name");
        return model.empty() ? "CPU" : model;
    }
    torch::Device device() const override { return torch::kCPU; }
    DeviceMemory memory() override {
        const std::int64_t total = kilobytes("MemTotal");
        return {total - kilobytes("MemAvailable"), total};
    }
    int cores() const override { return static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }
};

}  // namespace

std::unique_ptr<Backend> makeCpuBackend() {
    return std::make_unique<CpuBackend>();
}

}  // namespace quantelier

#include "tests/backend/deliberate_faults.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace quantelier::test {

namespace {

constexpr int kSteps = 3;

struct StepFault {
    const char* name;
    bool isResident = true;
    ChangedForward change;
};

std::vector<StepFault> stepFaults() {
    return {
        {"activations that pass through the CPU", true,
         [](Forward forward) {
             return [forward](const torch::Tensor& x) { return forward(x).to(torch::kCPU).to(x.device()); };
         }},
        {"a number fetched in every step", true,
         [](Forward forward) {
             return [forward](const torch::Tensor& x) {
                 const torch::Tensor y = forward(x);
                 return y + 0.0 * y.detach().sum().item<double>();
             };
         }},
        {"a table that was left on the CPU", true,
         [](Forward forward) {
             return [forward, table = torch::zeros(10)](const torch::Tensor& x) {
                 return forward(x) + table.to(x.device());
             };
         }},
        {"a computation beside it on the CPU", true,
         [](Forward forward) {
             return [forward](const torch::Tensor& x) {
                 return forward(x) * (torch::ones(2) + 1.0).numel() / 2.0;
             };
         }},
        {"batches that come from the CPU", false, {}},
    };
}

Fault stepFault(const StepFault& fault, const PreparedData& data, const torch::Device& device) {
    const Trained trained =
        trainSteps(presetRecipe("recommended"), data, device, kSteps, fault.isResident, fault.change);
    const bool isNoticed = !trained.floatSteps.isClean() && !trained.quantSteps.isClean();
    return {fault.name, isNoticed, trained.quantSteps.text()};
}

// Only the stand-in has kernels that would take both.
Fault mixedDevices(const torch::Device& device) {
    StepWatch watch;
    watch.begin();
    const torch::Tensor sum = torch::ones({4, 4}, device).mm(torch::ones({4, 4}));
    watch.end();
    return {"a weight on the CPU", watch.seen().mixed > 0 && watch.seen().cpuTensors > 0,
            watch.seen().text()};
}

Fault elsewhere(const torch::Device& device) {
    torch::nn::Module module;
    module.register_parameter("strayed", torch::zeros(2));
    torch::optim::SGD optimizer(module.parameters(), torch::optim::SGDOptions(0.1).momentum(0.9));
    for (const torch::Tensor& parameter : module.parameters()) parameter.mutable_grad() = torch::ones(2);
    optimizer.step();
    std::string first;
    const int count = countElsewhere(module, optimizer, device, first);
    return {"a parameter on the CPU with its gradient and momentum", count == 3,
            fmt::format("{} found", count)};
}

// In a process of its own, which must not survive.
Fault readByTheCpu(const torch::Device& device) {
    const torch::Tensor tensor = torch::ones(4, device);
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGSEGV, SIG_DFL);
        volatile const float value = *tensor.data_ptr<float>();
        _exit(value == value ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {"memory of the device read by the CPU", WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV,
            WIFSIGNALED(status) ? "the process is ended by the system" : "it could be read"};
}

}  // namespace

std::vector<Fault> deliberateFaults(const PreparedData& data, const torch::Device& device) {
    std::vector<Fault> faults;
    for (const StepFault& fault : stepFaults()) faults.push_back(stepFault(fault, data, device));
    faults.push_back(elsewhere(device));
    if (standInCounts()) {
        faults.push_back(mixedDevices(device));
        faults.push_back(readByTheCpu(device));
    }
    return faults;
}

}  // namespace quantelier::test

#include "tests/backend/step_watch.h"

#include <ATen/record_function.h>
#include <dlfcn.h>
#include <fmt/format.h>

#include <atomic>
#include <mutex>

#include "engine/train/optimizer_state.h"
#include "tests/backend/stand_in/counts.h"

namespace quantelier::test {

namespace {

std::atomic<bool> isWatching{false};
std::mutex mutex;
Seen total;
Seen before;  // the stand-in's counts when the step began

bool isOfTheCpu(const c10::IValue& value) {
    if (value.isTensor()) {
        const torch::Tensor& tensor = value.toTensor();
        return tensor.defined() && tensor.is_cpu() && tensor.numel() > 1;
    }
    if (value.isTensorList())
        for (const torch::Tensor& tensor : value.toTensorVector())
            if (isOfTheCpu(tensor)) return true;
    return false;
}

template <typename Values>
void look(const char* name, const Values& values) {
    bool found = false;
    for (const c10::IValue& value : values) found = found || isOfTheCpu(value);
    if (!found) return;
    const std::lock_guard<std::mutex> lock(mutex);
    ++total.cpuTensors;
    total.names.insert(name);
}

std::unique_ptr<at::ObserverContext> operationBegins(const at::RecordFunction& function) {
    if (!isWatching) return nullptr;
    if (std::string(function.name()) == "aten::_local_scalar_dense") {
        const std::lock_guard<std::mutex> lock(mutex);
        ++total.fetched;
    }
    look(function.name(), function.inputs());
    return nullptr;
}

void operationEnds(const at::RecordFunction& function, at::ObserverContext*) {
    if (isWatching) look(function.name(), function.outputs());
}

Seen countsNow() {
    Seen now;
    if (const StandInCounts* const counts = standInCounts()) {
        now.toDevice = counts->toDevice;
        now.toHost = counts->toHost;
        now.mixed = counts->mixed;
    }
    return now;
}

}  // namespace

StandInCounts* standInCounts() {
    const auto counts =
        reinterpret_cast<StandInCounts* (*)()>(dlsym(RTLD_DEFAULT, "quantelierStandInCounts"));
    return counts ? counts() : nullptr;
}

std::string Seen::text() const {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? ": " : ", ") + name;
    return fmt::format(
        "in {} steps {} operations with CPU tensors{}, {} numbers fetched, {} copies to the device, {} to "
        "the host, {} "
        "operations of mixed devices",
        steps, cpuTensors, list, fetched, toDevice, toHost, mixed);
}

StepWatch::StepWatch()
    : m_callback(at::addGlobalCallback(at::RecordFunctionCallback(operationBegins, operationEnds)
                                           .needsInputs(true)
                                           .needsOutputs(true)
                                           .scopes({at::RecordScope::FUNCTION}))) {
    total = Seen();
}

StepWatch::~StepWatch() {
    at::removeCallback(m_callback);
}

void StepWatch::begin() {
    before = countsNow();
    isWatching = true;
}

void StepWatch::end() {
    isWatching = false;
    const Seen now = countsNow();
    ++total.steps;
    total.toDevice += now.toDevice - before.toDevice;
    total.toHost += now.toHost - before.toHost;
    total.mixed += now.mixed - before.mixed;
}

const Seen& StepWatch::seen() const {
    return total;
}

int countElsewhere(const torch::nn::Module& module, const torch::optim::SGD& optimizer,
                   const torch::Device& device, std::string& first) {
    int count = 0;
    const auto check = [&](const std::string& name, const torch::Tensor& tensor) {
        if (!tensor.defined() || tensor.device() == device) return;
        if (count++ == 0) first = name;
    };
    for (const auto& parameter : module.named_parameters()) {
        check(parameter.key(), parameter.value());
        check("gradient of " + parameter.key(), parameter.value().grad());
        const auto state = optimizer.state().find(optimizerKey(parameter.value()));
        if (state == optimizer.state().end()) {
            if (count++ == 0) first = "no momentum of " + parameter.key();
            continue;
        }
        check("momentum of " + parameter.key(),
              static_cast<const torch::optim::SGDParamState&>(*state->second).momentum_buffer());
    }
    for (const auto& buffer : module.named_buffers()) check(buffer.key(), buffer.value());
    return count;
}

}  // namespace quantelier::test

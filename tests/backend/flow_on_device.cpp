// The whole flow on a device against the same on the CPU, both by LibTorch: flow_on_device TARGET
// [own-kernels]. Exit status 0: as it should be, 1: not, 77: there is no such device here, and why.
#include <dlfcn.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "engine/backend/device_registry.h"
#include "engine/session.h"
#include "engine/torch_guard.h"
#include "tests/backend/deliberate_faults.h"
#include "tests/backend/stand_in/counts.h"
#include "tests/backend/trained_steps.h"
#include "tests/support/toy_data.h"

using namespace quantelier;

namespace {

constexpr int kSteps = 50, kFewSteps = 20;
int failures = 0;

// How near a device must come to the CPU. One that adds in another order is compared after one step of each
// stage: later, a maximum or a code that fell the other way has grown. (On an H200: 1e-5 in floats, up to
// 2e-4 with 2 or 4 bits, where a code that falls the other way is far; after 50 steps 3e-3.)
struct Nearness {
    double floats = 1e-6, quant = 1e-6, loss = 1e-6;
    bool addsAsCpu = true;
};
constexpr Nearness kOwnKernels{1e-4, 1e-3, 1e-3, false};

void check(bool holds, const std::string& sentence) {
    fmt::print("{} {}\n", holds ? "  ok  " : "FAILED", sentence);
    if (!holds) ++failures;
}

std::shared_ptr<const PreparedData> toyData() {
    static const auto data = prepareData(test::toyPair(64 * kSteps, 500));
    return data;
}

struct Choice {
    std::string name;
    Recipe recipe;
    int steps = kSteps;
    bool isSearched = false;  ///< a calibration on the CPU in every step
};

Recipe withObservers(ObserverKind weights, ObserverKind outputs) {
    Recipe recipe = presetRecipe("recommended");
    for (LayerQuant& layer : recipe.quant.layers) {
        layer.weightObserver = weights;
        layer.outputObserver = outputs;
    }
    if (outputs == ObserverKind::Pact) recipe.quant.layers.back().outputObserver = ObserverKind::Ema;
    return recipe;
}

std::vector<Choice> choices() {
    std::vector<Choice> all;
    for (const std::string& name : presetNames())
        all.push_back({name, presetRecipe(name), all.size() < 2 ? kSteps : kFewSteps});
    Recipe twoConvolutions = presetRecipe("recommended"), unfolded = twoConvolutions;
    twoConvolutions.quant.oneConvFold = false;
    twoConvolutions.quant.freezeBn = 10;
    unfolded.quant.bnFold = false;
    unfolded.quant.quantDelay = 5;
    unfolded.quant.freezeObservers = 15;
    all.push_back({"two convolutions a step, frozen from step 10", twoConvolutions, kFewSteps});
    all.push_back({"batch norm outside the fold, ranges frozen from step 15", unfolded, kFewSteps});
    all.push_back(
        {"PACT and learned weights", withObservers(ObserverKind::Learned, ObserverKind::Pact), kFewSteps});
    all.push_back(
        {"percentile", withObservers(ObserverKind::MinMax, ObserverKind::Percentile), kFewSteps, true});
    return all;
}

void compareWeights(const Choice& choice, const test::Trained& there, const Nearness& near, int steps) {
    const test::Trained here = test::trainSteps(choice.recipe, *toyData(), torch::kCPU, steps);
    const double floats = test::largestDifference(there.floats, here.floats);
    const double quant = test::largestDifference(there.quant, here.quant);
    check(floats <= near.floats, fmt::format("float, {} steps: largest difference {:g}", steps, floats));
    check(quant <= near.quant, fmt::format("fine-tuned, {} steps: largest difference {:g}", steps, quant));
}

void compareSteps(const Choice& choice, const torch::Device& device, const Nearness& near) {
    fmt::print("{}:\n", choice.name);
    const test::Trained there = test::trainSteps(choice.recipe, *toyData(), device, choice.steps);
    if (near.addsAsCpu)
        compareWeights(choice, there, near, choice.steps);
    else
        compareWeights(choice, test::trainSteps(choice.recipe, *toyData(), device, 1), near, 1);
    check(there.elsewhere == 0,
          fmt::format("{} tensors elsewhere {}", there.elsewhere, there.firstElsewhere));
    check(there.floatSteps.isClean(), "float: " + there.floatSteps.text());
    if (!choice.isSearched) check(there.quantSteps.isClean(), "fine-tuning: " + there.quantSteps.text());
}

struct Run {
    Models models;
    Evaluation floats, quant, reloaded;
    std::string device;
    std::vector<std::string> executors;
    std::map<std::string, std::vector<ExportedFile>> exports;
};

struct Listener : RunListener {
    std::vector<std::string> executors;
    void onExecutor(Stage, const std::string& executor) override { executors.push_back(executor); }
};

Run runSession(const std::string& target, const std::string& folder) {
    Recipe recipe = presetRecipe("recommended");
    recipe.train.epochs = recipe.quantTrain.epochs = 1;
    ComputeOptions compute;
    compute.executor = ExecutorKind::LibTorch;
    const CancelToken cancel;
    Listener listener;
    Run run;
    Session session(recipe, toyData(), target, folder, compute);
    run.device = session.deviceName();
    session.trainFloat(listener, cancel);
    run.floats = session.evaluateFloat(cancel);
    session.convert(cancel);
    session.trainQuant(listener, cancel);
    run.quant = session.evaluateQuant(cancel);
    run.models = session.models();
    run.executors = listener.executors;
    const Models read = loadModels(session.quantCheckpoint(), recipe);
    session.loadQuant(*read.quant);
    run.reloaded = session.evaluateQuant(cancel);
    for (const char* const format : {"onnx", "onnx-float", "c", "tflite"})
        run.exports[format] = encodeModel(run.models, format, {});
    return run;
}

bool sameBytes(const std::vector<ExportedFile>& a, const std::vector<ExportedFile>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const ExportedFile& x, const ExportedFile& y) { return x.name == y.name && x.bytes == y.bytes; });
}

std::string text(const Evaluation& evaluation) {
    return fmt::format("{} of {}, loss {:.6f}", evaluation.correct, evaluation.total, evaluation.loss);
}

void compareSessions(const std::string& target, const Nearness& near) {
    const std::filesystem::path root =
        std::filesystem::temp_directory_path() / fmt::format("quantelier-flow-{}", getpid());
    const Run there = runSession(target, (root / "device").string());
    const Run here = runSession("CPU", (root / "cpu").string());
    std::filesystem::remove_all(root);
    fmt::print("Session: train, evaluate, convert, fine-tune, checkpoint, load, export\n");
    check(there.device == target, "the session is on " + there.device);
    check(there.executors == std::vector<std::string>(2, "libtorch (on " + target + ")"),
          "computed by " + there.executors.front());
    const double floats = test::largestDifference(*there.models.floats, *here.models.floats);
    const double quant = test::largestDifference(*there.models.quant, *here.models.quant);
    if (near.addsAsCpu) {
        check(floats <= near.floats, fmt::format("float network: largest difference {:g}", floats));
        check(quant <= near.quant, fmt::format("quantized network: largest difference {:g}", quant));
    }
    check(there.floats.correct > there.floats.total / 2, "float reads " + text(there.floats));
    check(std::abs(there.floats.loss - here.floats.loss) <= near.loss, "on the CPU " + text(here.floats));
    check(std::abs(there.quant.loss - here.quant.loss) <= near.loss,
          "fine-tuned reads " + text(there.quant) + ", on the CPU " + text(here.quant));
    check(there.reloaded.correct == there.quant.correct && there.reloaded.loss == there.quant.loss,
          "its checkpoint, loaded again, reads " + text(there.reloaded));
    for (const auto& [format, files] : there.exports)
        check(sameBytes(files, here.exports.at(format)) || quant > 0.0,
              fmt::format("{}: {} bytes", format, exportBytes(files)));
}

void printStandIn() {
    const StandInCounts* const counts = test::standInCounts();
    if (!counts) return;
    const auto kernels = reinterpret_cast<const char* (*)()>(dlsym(RTLD_DEFAULT, "quantelierStandInKernels"));
    const std::string list = kernels();
    fmt::print(
        "The stand-in computed {} operations of {} kinds, allocated {} times, copied {} times to the device "
        "and "
        "{} times to the host in all.\nIts operations: {}\n",
        counts->kernels.load(), std::count(list.begin(), list.end(), '\n'), counts->allocations.load(),
        counts->toDevice.load(), counts->toHost.load(), [text = list]() mutable {
            std::replace(text.begin(), text.end(), '\n', ' ');
            return text;
        }());
}

// Runs after the handlers that the backends registered.
void checkFinalized() {
    const auto finalized = reinterpret_cast<int (*)()>(dlsym(RTLD_DEFAULT, "quantelierStandInFinalized"));
    if (!finalized || finalized() == 1) return;
    fmt::print("FAILED the device was finalized {} times at exit\n", finalized());
    std::fflush(stdout);
    _exit(1);
}

int runFlow(const std::string& target, const Nearness& near) {
    useOneTorchThread();
    Backend& backend = openBackend(target);
    fmt::print("{}: {} ({}), LibTorch {}\n", target, backend.name(), backend.device().str(),
               libTorchVersion());
    for (const Choice& choice : choices()) compareSteps(choice, backend.device(), near);
    compareSessions(target, near);
    fmt::print("Deliberate faults: each must be noticed\n");
    for (const test::Fault& fault : test::deliberateFaults(*toyData(), backend.device()))
        check(fault.isNoticed, fault.name + ": " + fault.found);
    printStandIn();
    fmt::print("{} failed\n", failures);
    return failures ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: flow_on_device TARGET [own-kernels]\n");
        return 2;
    }
    std::atexit(checkFinalized);
    try {
        return runFlow(argv[1], argc > 2 ? kOwnKernels : Nearness());
    } catch (const Error& e) {
        fmt::print("{}\n", e.what());
        return e.code() == ErrorCode::NoDevice ? 77 : 1;
    } catch (const std::exception& e) {
        fmt::print("{}\n", e.what());
        return 1;
    }
}

#include "engine/peers/integer_engines.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <future>

#include "engine/core/files.h"
#include "engine/formats/c_source.h"
#include "engine/formats/code_limits.h"
#include "engine/formats/onnx_model.h"
#include "engine/int8/fast_inference.h"
#include "engine/peers/c_engine.h"
#include "engine/peers/onnx_runtime.h"
#include "engine/peers/process.h"

namespace quantelier::peers {

namespace {

using AllCodes = std::vector<int8::Codes>;

// Reads the file that export writes. The same integers and scales give the same codes, so they are only run
// again where a number has changed on the way.
EngineRun throughOnnxFile(const int8::Network& network, const AllCodes& reference, const Dataset& test,
                          const CancelToken& cancel) {
    const TemporaryFolder folder;
    writeFileWhole(folder.file("model.onnx"), encodeOnnxInt8(network));
    const OnnxModel back = readOnnxModel(folder.file("model.onnx"));
    if (int8::computeAlike(network, *back.int8)) return {engines::kOnnxFile, reference, {}, {}, false};
    return {engines::kOnnxFile, int8::allCodes(*back.int8, test, cancel), {}, {}, false};
}

// The code of a logit on the output grid.
std::int8_t outputCode(float logit, const QParams& grid) {
    const float code = std::nearbyint(logit / grid.scale) + static_cast<float>(grid.zeroPoint);
    return static_cast<std::int8_t>(std::clamp(code, -128.0f, 127.0f));
}

// Whether ONNX Runtime keeps all layers in integers: a Clip of codes, which grids of fewer codes than int8
// need, makes it compute in float.
bool hasInt8Grids(const int8::Network& network) {
    return inputLimits(network).isInt8() &&
           std::all_of(network.layers.begin(), network.layers.end(),
                       [](const int8::Layer& layer) { return outputLimits(layer).isInt8(); });
}

EngineRun throughOnnxRuntime(const int8::Network& network, const Dataset& test, const CancelToken& cancel) {
    const OnnxRuntimeRun answers = runOnnxRuntime(encodeOnnxInt8(network), test, cancel);
    EngineRun run{engines::kOnnxRuntime, {}, answers.missing, {}, false};
    for (const Logits& logits : answers.logits) {
        run.codes.emplace_back();
        for (std::size_t k = 0; k < logits.size(); ++k)
            run.codes.back()[k] = outputCode(logits[k], network.output());
    }
    if (!hasInt8Grids(network))
        run.labelsOnly =
            "ONNX Runtime computes grids of fewer codes than int8 has in float, so only labels are compared.";
    return run;
}

EngineRun throughC(const char* engine, const std::vector<ExportedFile>& folder, CTarget target,
                   const Dataset& test, const CancelToken& cancel) {
    const std::string missing = missingFor(target);
    if (!missing.empty()) return {engine, {}, missing, {}, false};
    return {engine, runCSource(folder, target, test, cancel), {}, {}, false};
}

// An engine that is there and fails is no reason to lose what the others say.
template <typename Run>
EngineRun attempt(const char* engine, Run run) {
    try {
        return run();
    } catch (const Error& e) {
        if (e.code() != ErrorCode::Failed && e.code() != ErrorCode::BadInput) throw;
        return {engine, {}, e.what(), {}, true};
    }
}

void require(CTarget target, const char* option) {
    const std::string missing = missingFor(target);
    if (!missing.empty())
        throw Error(ErrorCode::NoDevice, fmt::format("The target {} cannot run here: {}", option, missing));
}

}  // namespace

void requireTargets(const CertificateTargets& targets) {
    if (targets.aarch64) require(CTarget::AArch64, "aarch64");
    if (targets.cortexM) require(CTarget::CortexM, "cortex-m");
}

void runIntegerEngines(const int8::Network& network, const AllCodes& reference, const Dataset& test,
                       const Dataset& selfTest, const CertificateTargets& targets, const CancelToken& cancel,
                       const std::function<void(const EngineRun&)>& onRun) {
    const std::vector<ExportedFile> floats = encodeCSource(network, Requantization::Float, selfTest),
                                    fixed = encodeCSource(network, Requantization::Fixed, selfTest);
    std::vector<std::future<EngineRun>> runs;  // beside each other: most of them wait for another program
    const auto start = [&](auto run) { runs.push_back(std::async(std::launch::async, run)); };
    const auto startC = [&](const char* engine, const std::vector<ExportedFile>& folder, CTarget target) {
        start([&, engine, target] {
            return attempt(engine, [&] { return throughC(engine, folder, target, test, cancel); });
        });
    };
    start([&] {
        const std::string engine =
            fmt::format("{} ({})", engines::kFastKernels, nameOf(int8::fastInstructionSet()));
        return EngineRun{engine, int8::fastCodes(network, test, cancel), {}, {}, false};
    });
    start([&] {
        return attempt(engines::kOnnxFile, [&] { return throughOnnxFile(network, reference, test, cancel); });
    });
    startC(engines::kCFloat, floats, CTarget::Host);
    startC(engines::kCFixed, fixed, CTarget::Host);
    start([&] {
        return attempt(engines::kOnnxRuntime, [&] { return throughOnnxRuntime(network, test, cancel); });
    });
    if (targets.aarch64) startC(engines::kCAArch64, floats, CTarget::AArch64);
    if (targets.cortexM) startC(engines::kCCortexM, floats, CTarget::CortexM);
    for (std::future<EngineRun>& run : runs) onRun(run.get());
}

}  // namespace quantelier::peers

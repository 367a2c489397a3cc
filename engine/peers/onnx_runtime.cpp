#include "engine/peers/onnx_runtime.h"

#include <fmt/format.h>

#include <cstring>

#include "engine/core/files.h"
#include "engine/core/normalization.h"
#include "engine/peers/onnx_runtime_scripts.h"
#include "engine/peers/process.h"

namespace quantelier::peers {

namespace {

constexpr int kModuleMissing = 3;  // the script's exit code
constexpr double kMostSeconds = 600.0;

// (N,32,32) u8 to raw float32.
std::string normalizedBytes(const Dataset& test) {
    std::string bytes(test.images.size() * sizeof(float), '\0');
    for (std::size_t i = 0; i < test.images.size(); ++i)
        std::memcpy(&bytes[i * sizeof(float)], &normalizationTable()[test.images[i]], sizeof(float));
    return bytes;
}

std::string firstLine(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::vector<Logits> logitsFrom(const std::string& bytes, const Dataset& test) {
    std::vector<Logits> logits(static_cast<std::size_t>(test.count()));
    if (bytes.size() != logits.size() * sizeof(Logits))
        throw Error(ErrorCode::Failed, fmt::format("ONNX Runtime gave {} bytes, expected ten logits for each "
                                                   "of {} images",
                                                   bytes.size(), test.count()));
    std::memcpy(logits.data(), bytes.data(), bytes.size());
    return logits;
}

}  // namespace

OnnxRuntimeRun runOnnxRuntime(const std::string& onnx, const Dataset& test, const CancelToken& cancel) {
    if (findProgram("node").empty()) return {{}, "node is not in PATH"};
    const TemporaryFolder folder;
    writeFileWhole(folder.file("model.onnx"), onnx);
    const EmbeddedText& script = onnxRuntimeScripts().front();
    writeFileWhole(folder.file(script.name), script.text);
    // In the present folder, where the script looks for node_modules.
    const ProcessResult run = runProcess({"node", folder.file(script.name), folder.file("model.onnx")}, ".",
                                         normalizedBytes(test), kMostSeconds, cancel);
    if (run.exitCode == kModuleMissing) return {{}, firstLine(run.errors)};
    if (run.exitCode != 0)
        throw Error(ErrorCode::Failed,
                    fmt::format("ONNX Runtime ended with {}: {}", run.exitCode, firstLine(run.errors)));
    return {logitsFrom(run.output, test), {}};
}

}  // namespace quantelier::peers

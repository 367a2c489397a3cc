#include "engine/inspection.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/formats/ascend_form.h"
#include "engine/models.h"

namespace quantelier {

namespace {

namespace fs = std::filesystem;

InspectedLayer inspected(const int8::Layer& layer, int inputCodeMin, int inputCodeMax) {
    InspectedLayer row;
    row.name = layer.name;
    row.convolution = layer.convolution;
    row.weightBits = layer.weight.bits();
    row.weights = static_cast<std::int64_t>(layer.weight.size());
    row.scales = static_cast<std::int64_t>(layer.weightScale.size());
    row.bytes = static_cast<std::int64_t>(layer.weight.bytes().size()) +
                4 * static_cast<std::int64_t>(layer.bias.size()) + 5 * row.scales;
    row.accumulatorBound = int8::accumulatorBound(layer, inputCodeMin, inputCodeMax);
    return row;
}

std::vector<InspectedLayer> layersOf(const int8::Network& network) {
    std::vector<InspectedLayer> rows;
    int low = network.inputCodeMin, high = network.inputCodeMax;
    for (const int8::Layer& layer : network.layers) {
        rows.push_back(inspected(layer, low, high));
        low = layer.codeMin;
        high = layer.codeMax;
    }
    return rows;
}

Inspection inspectCheckpoint(const std::string& path) {
    Inspection result;
    result.budget = checkpointBudget(path);
    const Models models = loadModels(path, {});
    result.kind = models.quant ? "quantization-aware MindSpore checkpoint" : "float MindSpore checkpoint";
    if (models.integer) result.layers = layersOf(*models.integer);
    return result;
}

Inspection inspectOnnx(const std::string& path) {
    Inspection result;
    result.budget = onnxBudget(path);
    if (const std::string form = ascendForm(path); !form.empty()) {
        result.kind = form;
        return result;
    }
    const Models models = loadModels(path, {});
    result.kind = models.integer ? "int8 ONNX file" : "float ONNX file";
    if (models.integer) result.layers = layersOf(*models.integer);
    return result;
}

Inspection inspectTflite(const std::string& path) {
    Inspection result;
    result.budget = tfliteBudget(path);
    result.kind = "int8 TFLite file";
    result.layers = layersOf(*loadModels(path, {}).integer);
    return result;
}

Inspection inspectTorch(const std::string& path) {
    Inspection result;
    result.budget = torchBudget(path);
    result.kind = "float PyTorch file";
    return result;
}

Inspection inspectFolder(const std::string& path) {
    SourceBudget source = sourceBudget(path);
    Inspection result;
    result.kind = "folder of C source";
    result.budget = source.tables;
    result.files = std::move(source.files);
    for (const SourceFile& file : result.files) result.bytes += file.bytes;
    return result;
}

}  // namespace

int InspectedLayer::accumulatorBits() const {
    int bits = 1;  // the sign
    for (std::int64_t rest = accumulatorBound; rest > 0; rest >>= 1) ++bits;
    return bits;
}

Inspection inspectModel(const std::string& path) {
    std::error_code reason;
    const fs::file_status status = fs::status(path, reason);
    if (!fs::exists(status))
        throw Error(ErrorCode::BadInput, fmt::format("'{}': there is no such file or folder", path));
    if (fs::is_directory(status)) return inspectFolder(path);
    const std::string extension = fs::path(path).extension().string();
    Inspection result;
    if (extension == ".ckpt")
        result = inspectCheckpoint(path);
    else if (extension == ".onnx")
        result = inspectOnnx(path);
    else if (extension == ".tflite")
        result = inspectTflite(path);
    else if (extension == ".pt")
        result = inspectTorch(path);
    else
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: only .ckpt, .onnx, .tflite and .pt files and folders of generated C can "
                                "be inspected",
                                fileName(path)));
    result.bytes = static_cast<std::int64_t>(fs::file_size(path, reason));
    return result;
}

}  // namespace quantelier

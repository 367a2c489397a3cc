// Which reader a model file belongs to.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/run_summary.h"
#include "engine/formats/ascend_form.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/onnx_model.h"
#include "engine/formats/tflite_model.h"
#include "engine/models.h"

namespace quantelier {

namespace {

namespace fs = std::filesystem;

Models modelsOfOnnx(const std::string& path, const Recipe& base) {
    OnnxModel onnx = readOnnxModel(path);
    Models models;
    models.recipe = base;
    if (onnx.int8) models.integer = std::make_shared<int8::Network>(std::move(*onnx.int8));
    if (onnx.floats) models.floats = std::make_shared<FloatNetwork>(std::move(*onnx.floats));
    return models;
}

Models modelsOfTflite(const std::string& path, const Recipe& base) {
    Models models;
    models.recipe = base;
    models.integer = std::make_shared<int8::Network>(readTflite(path));
    return models;
}

Models modelsOfCheckpoint(const std::string& path, const Recipe& base) {
    Checkpoint checkpoint = readCheckpoint(path);
    Models models;
    models.recipe = checkpoint.recipe.value_or(base);
    models.recipe.network = networkRecipeOf(checkpoint.network, models.recipe.network);
    if (!checkpoint.ranges) {
        models.floats = std::make_shared<FloatNetwork>(std::move(checkpoint.network));
        return models;
    }
    for (std::size_t i = 0; i < kLayerCount;
         ++i)  // the file's ranges know better than a recipe from elsewhere
        models.recipe.quant.layers[i].weights.perChannel = checkpoint.ranges->weights[i].size() > 1;
    try {
        return quantized(models, {std::move(checkpoint.network), models.recipe.quant, *checkpoint.ranges});
    } catch (const Error& e) {  // ranges that no training ends with
        throw Error(ErrorCode::BadInput, fmt::format("{}: {}", fileName(path), e.what()));
    }
}

bool isCFolder(const std::string& path) {
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, ignored))
        if (entry.path().extension() == ".c") return true;
    return false;
}

// By its name, or by its first bytes: a zip, or the pickle that PyTorch wrote before 1.6.
bool isTorchFile(const std::string& path) {
    const std::string extension = fs::path(path).extension().string();
    if (extension == ".pt" || extension == ".pth") return true;
    std::error_code ignored;
    char start[4] = {};
    if (fs::is_regular_file(path, ignored)) std::ifstream(path, std::ios::binary).read(start, sizeof start);
    const std::string_view bytes(start, sizeof start);
    return bytes == "PK\3\4" || bytes.substr(0, 2) == "\x80\2";
}

// What is exported for others to read.
void refuseOneWayFormats(const std::string& path) {
    const auto refuse = [&](const char* why) {
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: {}; use the checkpoint that it was made from", fileName(path), why));
    };
    if (isTorchFile(path)) refuse("a PyTorch file is not read here, because unpickling one may run anything");
    if (isCFolder(path)) refuse("C source is compiled, not read");
    if (fs::path(path).extension() == ".onnx" && !ascendForm(path).empty())
        refuse("an ONNX file for Ascend is read by Ascend's tools alone");
}

}  // namespace

Models loadModels(const std::string& path, const Recipe& base) {
    refuseOneWayFormats(path);
    const std::string extension = fs::path(path).extension().string();
    if (extension == ".onnx") return modelsOfOnnx(path, base);
    if (extension == ".tflite") return modelsOfTflite(path, base);
    return modelsOfCheckpoint(path, base);
}

Models loadModelsOf(const RunSummary& run) {
    Models models;
    if (!run.quantCheckpoint.empty()) models = loadModels(run.quantCheckpoint, run.recipe);
    if (!run.floatCheckpoint.empty()) models.floats = loadModels(run.floatCheckpoint, run.recipe).floats;
    models.recipe = run.recipe;
    return models;
}

}  // namespace quantelier

// Sizes, certificate and export of trained models: the part of models.h that needs no torch.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <random>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/formats/onnx_model.h"
#include "engine/models.h"

namespace quantelier {

namespace {

// One format: what it needs, and how its bytes are made.
struct Writer {
    const char* id;
    const char* extension;
    std::string (*missing)(const Models&);  ///< why it cannot be written; empty: it can
    std::string (*encode)(const Models&);
};

std::string needsInteger(const Models& models) {
    return models.integer ? "" : "There is no int8 model yet: convert the network first.";
}

std::string needsFloat(const Models& models) {
    return models.floats ? "" : "There is no float model here: train one, or open its checkpoint.";
}

std::string needsQuant(const Models& models) {
    return models.quant ? "" : "There is no quantization-aware model yet: convert the network first.";
}

std::string encodeQuantCheckpoint(const Models& models) {
    NamedTensors tensors = quantTensors(*models.quant);
    tensors.push_back(recipeTensor(models.recipe));
    return encodeMindSporeCheckpoint(tensors);
}

const std::vector<Writer>& writers() {
    static const std::vector<Writer> all = {
        {"onnx", ".onnx", needsInteger, [](const Models& m) { return encodeOnnxInt8(*m.integer); }},
        {"onnx-float", ".onnx", needsFloat, [](const Models& m) { return encodeOnnxFloat(*m.floats); }},
        {"mindspore", ".ckpt", needsQuant, encodeQuantCheckpoint}};
    return all;
}

// Logits on an output grid, as integer codes.
long outputCode(float logit, const QParams& q) {
    return std::lround(logit / q.scale) + q.zeroPoint;
}

CertificatePair compare(const std::string& a, const std::vector<Logits>& left, const std::string& b,
                        const std::vector<Logits>& right, const QParams& grid, bool comparable) {
    CertificatePair pair{a, b, 0, comparable ? 0 : -1, 0.0, !comparable};
    for (std::size_t i = 0; i < left.size(); ++i) {
        pair.labels += argmax(left[i].data(), kClassCount) != argmax(right[i].data(), kClassCount);
        for (std::size_t k = 0; comparable && k < left[i].size(); ++k) {
            const long difference = std::labs(outputCode(left[i][k], grid) - outputCode(right[i][k], grid));
            pair.logits += difference != 0;
            pair.maxDifference = std::max(pair.maxDifference, double(difference));
        }
    }
    return pair;
}

// The int8 network as it comes back from a file.
int8::Network throughOnnx(const int8::Network& network) {
    const std::filesystem::path path = std::filesystem::temp_directory_path() /
                                       fmt::format("quantelier-{:08x}.onnx", std::random_device()());
    writeFileWhole(path.string(), encodeOnnxInt8(network));
    const OnnxModel back = readOnnxModel(path.string());
    std::filesystem::remove(path);
    return *back.int8;
}

}  // namespace

Certificate certify(const Models& models, const Dataset& test, const CancelToken& cancel) {
    const auto start = std::chrono::steady_clock::now();
    if (!models.quant || !models.integer)
        throw Error(
            ErrorCode::Usage,
            "A certificate needs a quantization-aware model: convert the network, or open its checkpoint.");
    const QParams grid = models.integer->output();
    const std::vector<Logits> quant = quantLogits(*models.quant, test, cancel);
    const std::vector<Logits> integer = integerLogits(*models.integer, test, cancel);
    Certificate certificate;
    certificate.images = test.count();
    if (models.floats)
        certificate.pairs.push_back(
            compare("Float", floatLogits(*models.floats, test, cancel), "Fake-quant", quant, grid, false));
    certificate.pairs.push_back(compare("Fake-quant", quant, "Integer engine", integer, grid, true));
    certificate.pairs.push_back(compare("Integer engine", integer, "ONNX file, read back",
                                        integerLogits(throughOnnx(*models.integer), test, cancel), grid,
                                        true));
    certificate.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return certificate;
}

ModelSizes modelSizes(const Models& models) {
    ModelSizes sizes;
    if (models.floats) {
        sizes.floatFile = static_cast<std::int64_t>(encodeOnnxFloat(*models.floats).size());
        for (const FloatLayer& layer : models.floats->layers)
            sizes.floatWeights += 4 * static_cast<std::int64_t>(layer.weight.size());
    }
    if (models.quant) sizes.qatCheckpoint = static_cast<std::int64_t>(encodeQuantCheckpoint(models).size());
    if (models.integer) {
        const int8::Payload payload = int8::payload(*models.integer);
        sizes.int8File = static_cast<std::int64_t>(encodeOnnxInt8(*models.integer).size());
        sizes.int8Weights = payload.weights;
        sizes.biases = payload.biases;
        sizes.scales = payload.scales;
    }
    return sizes;
}

std::vector<ExportFormat> exportFormats(const Models& models) {
    std::vector<ExportFormat> formats;
    for (const Writer& writer : writers()) {
        ExportFormat format{writer.id, writer.extension, 0, writer.missing(models)};
        if (format.reason.empty()) format.bytes = static_cast<std::int64_t>(writer.encode(models).size());
        formats.push_back(format);
    }
    return formats;
}

void exportModel(const Models& models, const std::string& format, const std::string& path) {
    std::string known;
    for (const Writer& writer : writers()) {
        known += (known.empty() ? "" : ", ") + std::string(writer.id);
        if (format != writer.id) continue;
        const std::string missing = writer.missing(models);
        if (!missing.empty()) throw Error(ErrorCode::Usage, missing);
        writeFileWhole(path, writer.encode(models));
        return;
    }
    throw Error(ErrorCode::Usage, fmt::format("unknown format '{}', expected one of: {}", format, known));
}

namespace {

constexpr double kMostDropPoints = 0.05;

void checkDrop(const Models& models, const Dataset& test, const CancelToken& cancel) {
    if (!models.quant || !models.integer) return;
    const double quant =
        evaluationFromLogits(quantLogits(*models.quant, test, cancel), test.labels).accuracyPercent();
    const double integer =
        evaluationFromLogits(integerLogits(*models.integer, test, cancel), test.labels).accuracyPercent();
    if (quant - integer > kMostDropPoints + 1e-9)
        throw Error(ErrorCode::GateMissed, fmt::format("int8 reads {:.2f} % and fake-quant {:.2f} %: more "
                                                       "than {} points apart, so nothing was written.",
                                                       integer, quant, kMostDropPoints));
}

std::vector<Logits> logitsOf(const Models& models, const std::string& format, const Dataset& test,
                             const CancelToken& cancel) {
    if (format == "onnx") return integerLogits(*models.integer, test, cancel);
    if (format == "onnx-float") return floatLogits(foldBatchNorm(*models.floats), test, cancel);
    return quantLogits(*models.quant, test, cancel);
}

}  // namespace

void exportChecked(const Models& models, const ExportRequest& request, const Dataset& test,
                   const CancelToken& cancel) {
    namespace fs = std::filesystem;
    if (request.gateDrop && request.format == "onnx") checkDrop(models, test, cancel);
    if (!request.checkWritten) {
        exportModel(models, request.format, request.path);
        return;
    }
    const fs::path target(request.path);
    const fs::path unchecked = target.parent_path() / (".unchecked-" + target.filename().string());
    try {
        exportModel(models, request.format, unchecked.string());
        const Models back = loadModels(unchecked.string(), models.recipe);
        if (logitsOf(back, request.format, test, cancel) != logitsOf(models, request.format, test, cancel))
            throw Error(ErrorCode::Failed,
                        "The written file does not answer as the model does, so it was removed.");
        fs::rename(unchecked, target);
    } catch (const fs::filesystem_error& e) {
        fs::remove(unchecked);
        throw Error(ErrorCode::Failed,
                    fmt::format("{} could not be written: {}", request.path, e.code().message()));
    } catch (...) {
        std::error_code ignored;
        fs::remove(unchecked, ignored);
        throw;
    }
}

}  // namespace quantelier

#include "engine/export_formats.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/data/resize.h"
#include "engine/data/sketched_digits.h"
#include "engine/export_writing.h"
#include "engine/formats/ascend_onnx.h"
#include "engine/formats/c_source.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/formats/onnx_model.h"
#include "engine/formats/tflite_model.h"
#include "engine/formats/torch_pickle.h"

namespace quantelier {

namespace {

// One format: what it needs, and how its bytes are made.
struct Writer {
    const char* id;
    const char* extension;
    std::string (*missing)(const Models&);  ///< why it cannot be written; empty: it can
    std::vector<ExportedFile> (*encode)(const Models&, const ExportChoices&);
};

std::string needsInteger(const Models& models) {
    return models.integer ? "" : "There is no int8 model yet: convert the network first.";
}

std::string needsFloat(const Models& models) {
    return models.floats ? "" : "There is no float model here: train one, or open its checkpoint.";
}

std::string needsCheckpoint(const Models& models) {
    return models.quant || models.floats
               ? ""
               : "There is no trained network here to write a checkpoint of: open a checkpoint.";
}

// A quantization-aware network holds float weights too.
std::string needsFloatWeights(const Models& models) {
    return models.quant ? "" : needsFloat(models);
}

std::string needsAscend(const Models& models) {
    return models.integer ? ascendRefusal(*models.integer) : needsInteger(models);
}

std::string needsTflite(const Models& models) {
    return models.integer ? tfliteRefusal(*models.integer) : needsInteger(models);
}

std::vector<ExportedFile> single(std::string bytes) {
    return {{{}, std::move(bytes)}};
}

std::string encodeFloatCheckpoint(const Models& models) {
    NamedTensors tensors = floatTensors(*models.floats);
    tensors.push_back(recipeTensor(models.recipe));
    return encodeMindSporeCheckpoint(tensors);
}

const std::vector<Writer>& writers() {
    using Choices = const ExportChoices&;
    static const std::vector<Writer> all = {
        {"onnx", ".onnx", needsInteger,
         [](const Models& m, Choices c) {
             return single(
                 encodeOnnxInt8(*m.integer, c.rawInput ? OnnxInput::Pixels : OnnxInput::Normalized));
         }},
        {"c", "", needsInteger,
         [](const Models& m, Choices c) {
             return encodeCSource(*m.integer, c.requantization, selfTestImages());
         }},
        {"ascend-onnx", ".onnx", needsAscend,
         [](const Models& m, Choices c) {
             return single(c.amct ? encodeAscendQat(*m.integer) : encodeAscendDeploy(*m.integer));
         }},
        {"tflite", ".tflite", needsTflite,
         [](const Models& m, Choices) { return single(encodeTflite(*m.integer)); }},
        {"mindspore", ".ckpt", needsCheckpoint,
         [](const Models& m, Choices) {
             return single(m.quant ? encodeQuantCheckpoint(m) : encodeFloatCheckpoint(m));
         }},
        {"torch", ".pt", needsFloatWeights,
         [](const Models& m, Choices) {
             return single(encodeTorch(m.floats ? *m.floats : m.quant->network));
         }},
        {"onnx-float", ".onnx", needsFloat,
         [](const Models& m, Choices) { return single(encodeOnnxFloat(*m.floats)); }}};
    return all;
}

// A choice that would do nothing is a misunderstanding.
void checkChoices(const std::string& format, const ExportChoices& choices) {
    const auto require = [&](bool chosen, const char* option, const char* owner) {
        if (chosen && format != owner)
            throw Error(
                ErrorCode::Usage,
                fmt::format("{} belongs to the format {}, and the format here is {}", option, owner, format));
    };
    require(choices.rawInput, "--raw_input", "onnx");
    require(choices.amct, "--amct", "ascend-onnx");
    require(choices.requantization != Requantization::Float, "--requant fixed", "c");
}

}  // namespace

std::string encodeQuantCheckpoint(const Models& models) {
    NamedTensors tensors = quantTensors(*models.quant);
    tensors.push_back(recipeTensor(models.recipe));
    return encodeMindSporeCheckpoint(tensors);
}

const Dataset& selfTestImages() {
    constexpr std::int64_t kImages = 100;
    constexpr std::uint64_t kSeed = 1;
    static const Dataset images = resizedTo32(sketchDigits(kImages, kSeed));
    return images;
}

std::int64_t exportBytes(const std::vector<ExportedFile>& files) {
    std::int64_t sum = 0;
    for (const ExportedFile& file : files) sum += static_cast<std::int64_t>(file.bytes.size());
    return sum;
}

std::vector<std::string> exportFormatNames() {
    std::vector<std::string> names;
    for (const Writer& writer : writers()) names.emplace_back(writer.id);
    return names;
}

std::vector<ExportFormat> exportFormats(const Models& models) {
    std::vector<ExportFormat> formats;
    for (const Writer& writer : writers()) {
        ExportFormat format{writer.id, writer.extension, 0, writer.missing(models)};
        if (format.reason.empty()) format.bytes = exportBytes(writer.encode(models, {}));
        formats.push_back(format);
    }
    return formats;
}

std::vector<ExportedFile> encodeModel(const Models& models, const std::string& format,
                                      const ExportChoices& choices) {
    for (const Writer& writer : writers()) {
        if (format != writer.id) continue;
        checkChoices(format, choices);
        const std::string missing = writer.missing(models);
        if (!missing.empty()) throw Error(ErrorCode::Usage, missing);
        return writer.encode(models, choices);
    }
    throw Error(ErrorCode::Usage, fmt::format("unknown format '{}', expected one of: {}", format,
                                              fmt::join(exportFormatNames(), ", ")));
}

void exportModel(const Models& models, const std::string& format, const std::string& path,
                 const ExportChoices& choices) {
    writeExport(encodeModel(models, format, choices), path);
}

}  // namespace quantelier

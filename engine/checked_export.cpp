#include "engine/checked_export.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/export_formats.h"
#include "engine/export_writing.h"
#include "engine/int8/fast_inference.h"
#include "engine/peers/c_engine.h"
#include "engine/peers/process.h"

namespace quantelier {

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

bool sameIntegers(const int8::Network& written, const int8::Network& model, const Dataset& test,
                  const CancelToken& cancel) {
    return int8::computeAlike(written, model) ||
           int8::fastCodes(written, test, cancel) == int8::fastCodes(model, test, cancel);
}

bool readsAlike(const Models& models, const std::string& format, const std::string& bytes,
                const char* extension, const Dataset& test, const CancelToken& cancel) {
    const peers::TemporaryFolder folder;
    const std::string path = folder.file(std::string("model") + extension);
    writeExport({{{}, bytes}}, path);
    const Models back = loadModels(path, models.recipe);
    if (format == "onnx" || format == "tflite")
        return sameIntegers(*back.integer, *models.integer, test, cancel);
    if (format == "onnx-float")
        return floatLogits(*back.floats, test, cancel) ==
               floatLogits(foldBatchNorm(*models.floats), test, cancel);
    if (models.quant)
        return quantLogits(*back.quant, test, cancel) == quantLogits(*models.quant, test, cancel);
    return floatLogits(*back.floats, test, cancel) == floatLogits(*models.floats, test, cancel);
}

bool compilesAlike(const Models& models, const std::vector<ExportedFile>& files, const Dataset& test,
                   const CancelToken& cancel) {
    const std::string missing = peers::missingFor(peers::CTarget::Host);
    if (!missing.empty())
        throw Error(
            ErrorCode::Failed,
            fmt::format("The C code cannot be checked here ({}): export it without the check.", missing));
    return peers::runCSource(files, peers::CTarget::Host, test, cancel) ==
           int8::fastCodes(*models.integer, test, cancel);
}

bool answersAlike(const Models& models, const std::string& format, const std::vector<ExportedFile>& files,
                  const Dataset& test, const CancelToken& cancel) {
    if (format == "ascend-onnx" || format == "torch") return true;
    if (format == "c") return compilesAlike(models, files, test, cancel);
    const char* const extension = format == "mindspore" ? ".ckpt" : format == "tflite" ? ".tflite" : ".onnx";
    return readsAlike(models, format, files[0].bytes, extension, test, cancel);
}

bool isInt8(const std::string& format) {
    return format == "onnx" || format == "ascend-onnx" || format == "c" || format == "tflite";
}

}  // namespace

void exportChecked(const Models& models, const ExportRequest& request, const Dataset& test,
                   const CancelToken& cancel) {
    const std::vector<ExportedFile> files = encodeModel(models, request.format, request.choices);
    if (request.gateDrop && isInt8(request.format)) checkDrop(models, test, cancel);
    if (request.checkWritten && !answersAlike(models, request.format, files, test, cancel))
        throw Error(ErrorCode::Failed,
                    "What would be written does not answer as the model does, so nothing was written.");
    writeExport(files, request.path);
}

}  // namespace quantelier

// Trained networks as plain, immutable data, and what can be done with them. No torch in this header.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/certificate.h"
#include "engine/core/dataset.h"
#include "engine/core/drawing.h"
#include "engine/core/export_format.h"
#include "engine/core/float_network.h"
#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "engine/core/quant_report.h"
#include "engine/int8/network.h"
#include "engine/quant/lowering.h"

namespace quantelier {

/// What exists of a run so far; each network is there or not.
struct Models {
    Recipe recipe;
    std::shared_ptr<const FloatNetwork> floats;
    std::shared_ptr<const QuantNetwork> quant;
    std::shared_ptr<const int8::Network> integer;
};

/// Reads a .ckpt (float or quantization-aware) or an .onnx of ours. What the file does not say comes from
/// `base`. A quantization-aware checkpoint is lowered at once. Throws Error(BadInput).
Models loadModels(const std::string& path, const Recipe& base);

/// Images resized to 32 x 32, once for everything that uses them.
struct PreparedData {
    DatasetPair original;
    Dataset train, test;
};
std::shared_ptr<const PreparedData> prepareData(DatasetPair data);

/// Logits of every test image on the CPU. `test` is resized. All throw Error(Interrupted) when cancelled.
std::vector<Logits> floatLogits(const FloatNetwork& network, const Dataset& test, const CancelToken& cancel);
std::vector<Logits> quantLogits(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel);
std::vector<Logits> integerLogits(const int8::Network& network, const Dataset& test,
                                  const CancelToken& cancel);

/// Post-training quantization: ranges from the first training images, no training.
QuantNetwork quantizeWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                     const PreparedData& data, const CancelToken& cancel);

/// The models with a quantized network and its lowering.
Models quantized(Models models, QuantNetwork network);

/// Float against fake quant, fake quant against integers, integers against the ONNX file written and read
/// back.
Certificate certify(const Models& models, const Dataset& test, const CancelToken& cancel);

ModelSizes modelSizes(const Models& models);

/// All formats, with the size each file would have now or the reason why it cannot be written.
std::vector<ExportFormat> exportFormats(const Models& models);

/// Writes a file whole or not at all. Throws Error(Usage) for an unknown format or a model that is missing.
void exportModel(const Models& models, const std::string& format, const std::string& path);

/// The same, and with `checkWritten` reads the file back and compares its answers to every test image before
/// it gets its name; with `gateDrop` refuses an int8 file that reads more than 0.05 points worse than fake
/// quant. On failure nothing is left and an older file stays. Throws Error(GateMissed) or Error(Failed).
void exportChecked(const Models& models, const ExportRequest& request, const Dataset& test,
                   const CancelToken& cancel);

/// Reads single images, from any thread, one at a time.
class DigitReader {
  public:
    explicit DigitReader(const Models& models);
    ~DigitReader();

    /// `image` (32,32): resized but not normalized. A model that is missing answers label -1.
    DrawingAnswers read(const GreyImage& image) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace quantelier

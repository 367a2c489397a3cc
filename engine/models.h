// Trained networks as plain, immutable data, and what can be done with them. No torch in this header.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/dataset.h"
#include "engine/core/drawing.h"
#include "engine/core/float_network.h"
#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "engine/core/quant_report.h"
#include "engine/int8/network.h"
#include "engine/quant/lowering.h"

namespace quantelier {

struct RunSummary;

/// What exists of a run so far; each network is there or not.
struct Models {
    Recipe recipe;
    std::shared_ptr<const FloatNetwork> floats;
    std::shared_ptr<const QuantNetwork> quant;
    std::shared_ptr<const int8::Network> integer;
};

/// Reads a .ckpt (float or quantization-aware), an .onnx or a .tflite of ours. What the file does not say
/// comes from `base`. A quantization-aware checkpoint is lowered at once. Throws Error(BadInput).
Models loadModels(const std::string& path, const Recipe& base);

/// The newest of both stages that a run has, with the run's recipe; null where a stage has none. Throws as
/// loadModels.
Models loadModelsOf(const RunSummary& run);

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

/// What each model reads in drawings of 28 x 28.
OwnSetReadings readOwnSet(const Models& models, const Dataset& drawings, const CancelToken& cancel);

/// Logits of a loaded file: of its integers, or of the float network where that is all it has.
std::vector<Logits> modelLogits(const Models& models, const Dataset& test, const CancelToken& cancel);

/// Post-training quantization: ranges from the first training images, no training.
QuantNetwork quantizeWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                     const PreparedData& data, const CancelToken& cancel);

/// What its integer network reads: the baseline that stands beside every fine-tuned network.
Evaluation evaluateWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                   const PreparedData& data, const CancelToken& cancel);

/// The models with a quantized network and its lowering.
Models quantized(Models models, QuantNetwork network);

ModelSizes modelSizes(const Models& models);

/// Reads single images, from any thread, one at a time.
class DigitReader {
  public:
    explicit DigitReader(const Models& models);
    ~DigitReader();

    /// `image` (32,32): resized but not normalized. A model that is missing answers label -1.
    DrawingAnswers read(const GreyImage& image) const;

    /// The layers of the integer network, or of the float network where there is no other. By the reference,
    /// slower than the answers.
    Activations inside(const GreyImage& image) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace quantelier

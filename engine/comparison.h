// Float, fake quant and int8 over the same test images, and one image from the inside.
#pragma once

#include "engine/core/activations.h"
#include "engine/core/comparison.h"
#include "engine/core/step_through.h"
#include "engine/models.h"

namespace quantelier {

/// Counts a test set part by part, so that a window can fill its cells meanwhile.
class ComparisonCounter {
  public:
    /// Throws Error(Usage) that names the model which is missing.
    ComparisonCounter(Models models, std::shared_ptr<const PreparedData> data);

    /// Reads the next images with all three models and returns what is counted so far. Throws
    /// Error(Interrupted) when cancelled.
    Comparison countMore(const CancelToken& cancel);

  private:
    Models m_models;
    std::shared_ptr<const PreparedData> m_data;
    std::array<std::vector<Logits>, kArithmeticCount> m_logits;
};

/// The whole test set in one go.
Comparison compareModels(const Models& models, std::shared_ptr<const PreparedData> data,
                         const CancelToken& cancel);

/// The fine-tuned network with its batch norm folded, without rounding: what int8 is compared with layer by
/// layer.
FloatNetwork unrounded(const QuantNetwork& network);

/// Every layer of one image, pixels (32,32) u8, in the integers and in the same weights without rounding.
/// `models` has a quantized network.
ImageActivations imageActivations(const Models& models, const std::uint8_t* pixels);

/// One output of that image. Throws Error(Usage) for a place that is not there.
StepThrough stepThrough(const Models& models, const ImageActivations& image, const OutputPlace& place);

}  // namespace quantelier

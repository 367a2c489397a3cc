#include "engine/comparison.h"

#include <algorithm>

#include "engine/core/error.h"
#include "engine/int8/step_through.h"

namespace quantelier {

namespace {

constexpr std::int64_t kImagesAPart = 2000;

void requireModels(const Models& models) {
    if (!models.quant || !models.integer)
        throw Error(ErrorCode::Usage, "There is no int8 model to compare: convert the network first.");
    if (!models.floats)
        throw Error(ErrorCode::Usage,
                    "There is no float model to compare with: train one, or open its checkpoint.");
}

Dataset part(const Dataset& all, std::int64_t first, std::int64_t count) {
    Dataset images;
    images.side = all.side;
    images.images.assign(all.image(first), all.image(first) + count * all.pixels());
    images.labels.assign(all.labels.begin() + first, all.labels.begin() + first + count);
    return images;
}

}  // namespace

ComparisonCounter::ComparisonCounter(Models models, std::shared_ptr<const PreparedData> data)
    : m_models(std::move(models)), m_data(std::move(data)) {
    requireModels(m_models);
}

Comparison ComparisonCounter::countMore(const CancelToken& cancel) {
    const Dataset& test = m_data->test;
    const auto done = static_cast<std::int64_t>(m_logits[0].size());
    const Dataset images = part(test, done, std::min(kImagesAPart, test.count() - done));
    // All three before any is kept: a cancelled part leaves nothing.
    const std::array<std::vector<Logits>, kArithmeticCount> read = {
        floatLogits(*m_models.floats, images, cancel), quantLogits(*m_models.quant, images, cancel),
        integerLogits(*m_models.integer, images, cancel)};
    Comparison comparison;
    comparison.total = test.count();
    comparison.truth.assign(test.labels.begin(), test.labels.begin() + done + images.count());
    for (std::size_t i = 0; i < read.size(); ++i) {
        m_logits[i].insert(m_logits[i].end(), read[i].begin(), read[i].end());
        comparison.readings[i] = readingsFromLogits(m_logits[i], comparison.truth);
    }
    return comparison;
}

Comparison compareModels(const Models& models, std::shared_ptr<const PreparedData> data,
                         const CancelToken& cancel) {
    ComparisonCounter counter(models, std::move(data));
    Comparison comparison = counter.countMore(cancel);
    while (comparison.counted() < comparison.total) comparison = counter.countMore(cancel);
    return comparison;
}

FloatNetwork unrounded(const QuantNetwork& network) {
    return foldBatchNorm(network.network);
}

ImageActivations imageActivations(const Models& models, const std::uint8_t* pixels) {
    return int8::activations(*models.integer, unrounded(*models.quant), pixels);
}

StepThrough stepThrough(const Models& models, const ImageActivations& image, const OutputPlace& place) {
    return int8::stepThrough(*models.integer, unrounded(*models.quant), image, place);
}

}  // namespace quantelier

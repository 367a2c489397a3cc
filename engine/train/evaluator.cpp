#include "engine/train/evaluator.h"

#include <algorithm>

namespace quantelier {

std::vector<Logits> allLogits(const Forward& forward, const Batches& data, const CancelToken& cancel) {
    constexpr std::int64_t kBatch = 500;
    std::vector<Logits> result(static_cast<std::size_t>(data.count()));
    for (std::int64_t first = 0; first < data.count(); first += kBatch) {
        cancel.checkpoint();
        const std::int64_t last = std::min(first + kBatch, data.count());
        const torch::Tensor logits =
            forward(data.take(torch::arange(first, last)).first).to(torch::kCPU).contiguous();
        const float* const values = logits.data_ptr<float>();
        for (std::int64_t i = first; i < last; ++i)
            std::copy_n(values + (i - first) * kClassCount, kClassCount,
                        result[static_cast<std::size_t>(i)].begin());
    }
    return result;
}

torch::Tensor calibrationImages(const Batches& train) {
    constexpr std::int64_t kImages = 1000;
    return train.take(torch::arange(std::min(kImages, train.count()))).first;
}

void calibrate(QuantLeNet5Impl& network, const Batches& train, const CancelToken& cancel) {
    cancel.checkpoint();
    const EvaluationMode mode(network);
    network.observeFloat(calibrationImages(train));
    network.refreshRanges();
}

}  // namespace quantelier

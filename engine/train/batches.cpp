#include "engine/train/batches.h"

#include <ATen/CPUGeneratorImpl.h>

#include "engine/core/normalization.h"

namespace quantelier {

Batches::Batches(const Dataset& data, const torch::Device& device, bool resident)
    : m_data(data), m_device(device) {
    const torch::Device home = resident ? device : torch::Device(torch::kCPU);
    // from_blob takes a mutable pointer; nothing here writes through it.
    auto* const bytes = const_cast<std::uint8_t*>(data.images.data());
    m_images = torch::from_blob(bytes, {data.count(), data.pixels()}, torch::kUInt8).to(home);
    const std::vector<std::int64_t> labels(data.labels.begin(), data.labels.end());
    m_labels = torch::tensor(labels, torch::kInt64).to(home);
    const auto& table = normalizationTable();
    m_table = torch::tensor(std::vector<float>(table.begin(), table.end())).to(device);
}

std::pair<torch::Tensor, torch::Tensor> Batches::take(const torch::Tensor& indices) const {
    const torch::Tensor at = indices.to(m_images.device());
    const torch::Tensor bytes = m_images.index_select(0, at).to(m_device);  // (B,1024) u8
    const torch::Tensor values = m_table.index_select(0, bytes.flatten().to(torch::kInt32));
    return {values.reshape({-1, 1, kInputSize, kInputSize}), m_labels.index_select(0, at).to(m_device)};
}

torch::Tensor epochOrder(std::int64_t count, bool shuffle, std::int64_t seed, int stage, int epoch) {
    if (!shuffle) return torch::arange(count);
    const std::uint64_t mixed = static_cast<std::uint64_t>(seed) * 1000003u +
                                static_cast<std::uint64_t>(stage) * 100003u +
                                static_cast<std::uint64_t>(epoch);
    return torch::randperm(count, at::detail::createCPUGenerator(mixed), torch::kInt64);
}

}  // namespace quantelier

// Batches of a data set on a device.
#pragma once

#include <torch/torch.h>

#include "engine/core/dataset.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// The data stays uint8; a batch is normalized when it is taken. Resident: all of it lives on the device.
class Batches {
  public:
    /// `data` has images of 32 x 32 and must live as long as the batches: on the CPU they use its memory.
    Batches(const Dataset& data, const torch::Device& device, bool resident);

    std::int64_t count() const { return m_labels.size(0); }
    const torch::Device& device() const { return m_device; }
    const Dataset& data() const { return m_data; }

    /// `indices` where they are taken from: an epoch's order goes there once, not batch by batch.
    torch::Tensor placed(const torch::Tensor& indices) const { return indices.to(m_images.device()); }

    /// `indices` (B) i64, placed() or on the CPU. Returns images (B,1,32,32) f32 and labels (B) i64 on the
    /// device.
    std::pair<torch::Tensor, torch::Tensor> take(const torch::Tensor& indices) const;

  private:
    const Dataset& m_data;
    torch::Device m_device;
    torch::Tensor m_images;  // (N,1024) u8
    torch::Tensor m_labels;  // (N) i64
    torch::Tensor m_table;   // (256) f32: normalized value of each byte
};

/// Order of an epoch's images, (count) i64: a permutation that depends on seed, stage and epoch alone.
torch::Tensor epochOrder(std::int64_t count, bool shuffle, std::int64_t seed, int stage, int epoch);

}  // namespace quantelier

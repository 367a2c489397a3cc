// Networks as named tensors, with MindSpore's parameter names.
//
//   fusion LeNet   conv1.conv.weight, conv1.conv.bias,
//   conv1.batchnorm.{gamma,beta,moving_mean,moving_variance},
//                  fc1.dense.weight, fc1.dense.bias, fc1.batchnorm.*
//   quantized      fake_quant_input.{minq,maxq}, conv1.conv.fake_quant_weight.{minq,maxq},
//                  conv1.activation.fake_quant_act.{minq,maxq}, fc1.dense.fake_quant_weight.*, ...
//   plain LeNet    conv1.weight, fc1.weight, fc1.bias (read only)
//   ours           quantelier.recipe: the recipe's JSON as bytes
//                  quantelier.progress, quantelier.loss_sum: where its training is (TrainingProgress)
//                  quantelier.fake_quant_input.{low,high,scale,zero_point,learned,learned_moment,flags},
//                  quantelier.conv1.conv.fake_quant_weight.*, ...: ObserverState, as it was between two
//                  steps; MindSpore ignores them all
#pragma once

#include <optional>
#include <string>

#include "engine/core/float_network.h"
#include "engine/core/named_tensor.h"
#include "engine/core/training_progress.h"

namespace quantelier {

/// What a checkpoint holds. `recipe` is the one it carries, or the defaults where it carries none.
struct Checkpoint {
    FloatNetwork network;
    std::optional<QuantRanges> ranges;  ///< present in quantization-aware checkpoints
    std::optional<Recipe> recipe;
    std::optional<FloatNetwork>
        moments;  ///< as momentTensors() wrote them, in weights, biases, gamma and beta
    std::optional<TrainingProgress> progress;
    std::vector<ObserverState> observers;  ///< as observerTensors() wrote them, or none
};

NamedTensors floatTensors(const FloatNetwork& network);
NamedTensors quantTensors(const QuantNetwork& network);
NamedTensor recipeTensor(const Recipe& recipe);

/// Gradients' running means (momentum) under MindSpore's names: "moments." and the parameter's name.
NamedTensors momentTensors(const FloatNetwork& moments);

NamedTensors progressTensors(const TrainingProgress& progress);

/// `observers`: of the input, then of each layer's weights and output.
NamedTensors observerTensors(const FloatNetwork& network, const std::vector<ObserverState>& observers);

/// Reads a .ckpt of any of the kinds above. Activations come from its recipe, else ReLU and none on the last
/// layer. Throws Error(BadInput) that names the missing or misshapen tensor.
Checkpoint readCheckpoint(const std::string& path);

/// The recipe of a checkpoint's network: shapes, BN and biases as found in the file, the rest from `base`.
NetworkRecipe networkRecipeOf(const FloatNetwork& network, const NetworkRecipe& base);

}  // namespace quantelier

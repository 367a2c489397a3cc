// All configuration of a run, as plain data: the window, the command line and the run folder share it as
// JSON.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/qparams.h"

namespace quantelier {

enum class DataSource { Auto, Mnist, Sketched, Fashion };
enum class Activation { None, Relu, Relu6 };
enum class WeightInit { Kaiming, Normal001 };
enum class Schedule { Constant, Cosine };
/// How a quantizer finds its range.
enum class ObserverKind {
    MinMax,      ///< all that was seen; for weights, all there is at present
    Ema,         ///< moving averages of each batch's minimum and maximum
    Percentile,  ///< drops the outermost values
    Mse,         ///< least squared error, so best SQNR
    Kl,          ///< least Kullback-Leibler divergence
    Learned,     ///< the scale is trained (LSQ)
    Pact         ///< the upper end is trained (PACT); outputs of ReLU layers only
};
enum class RangeStart { FirstBatch, MindSpore };

inline constexpr int kImageSize = 28;  // pixels a side, as stored
inline constexpr int kInputSize = 32;  // pixels a side, as the network sees them
inline constexpr int kKernelSize = 5;  // LeNet's kernels
inline constexpr int kClassCount = 10;
inline constexpr int kLayerCount = 5;  // conv1, conv2, fc1, fc2, fc3
inline constexpr int kConvolutionCount = 2;
inline constexpr float kPixelMean = 0.1307f;
inline constexpr float kPixelDeviation = 0.3081f;

struct DataRecipe {
    DataSource source = DataSource::Auto;  ///< Auto: MNIST where a folder is found, else the sketched digits
    std::string path;                      ///< folder of the IDX files; empty: the usual places
    int trainImages = 0;                   ///< first N images; 0: all
    int testImages = 0;                    ///< first N images; 0: all
    int batchSize = 64;
    bool shuffle = true;
    bool sinkMode = true;  ///< data set resident on the device, one report an epoch
};

/// One fusion block: convolution or dense layer, batch norm, activation.
struct LayerRecipe {
    std::string name;
    int outputs = 0;  ///< channels or units
    bool hasBn = false;
    bool hasBias = false;
    Activation activation = Activation::Relu;
    WeightInit weightInit = WeightInit::Kaiming;

    bool operator==(const LayerRecipe& o) const;
    bool operator!=(const LayerRecipe& o) const { return !(*this == o); }
};

struct NetworkRecipe {
    std::array<LayerRecipe, kLayerCount> layers;
    bool operator==(const NetworkRecipe& o) const { return layers == o.layers; }
    bool operator!=(const NetworkRecipe& o) const { return !(*this == o); }
};

struct OptimizerRecipe {
    int epochs = 0;
    double learningRate = 0.01;
    double momentum = 0.9;
    double weightDecay = 0.0;
    Schedule schedule = Schedule::Constant;
};

/// A learning rate that may do where this one was too high: two fifths of it, to one digit, downwards.
double saferLearningRate(double tooHigh);

/// How one fusion block is quantized.
struct LayerQuant {
    QuantSpec weights{8, true, true, true};
    QuantSpec output{8, false, false, false};
    ObserverKind weightObserver = ObserverKind::MinMax;
    ObserverKind outputObserver = ObserverKind::Ema;
};

struct QuantRecipe {
    std::array<LayerQuant, kLayerCount> layers;
    QuantSpec input{8, false, false, false};
    bool fixedInputRange = true;  ///< input range from the pixels' limits, not observed
    double emaDecay = 0.99;       ///< weight of the old range
    double percentile = 99.99;    ///< share of values that a percentile observer keeps
    RangeStart rangeStart = RangeStart::FirstBatch;
    int quantDelay = 0;        ///< training steps before fake quant takes effect
    bool bnFold = true;        ///< train with BN folded into the quantized weights
    bool oneConvFold = true;   ///< the fold takes one convolution a step; false: two, as MindSpore before 1.1
    int freezeBn = 0;          ///< step from which folded BN uses its running statistics
    int freezeBnEpoch = 0;     ///< the same by epoch, from 1; 0: freezeBn decides
    int freezeObservers = -1;  ///< step from which ranges stay; -1: never
    int freezeObserversEpoch = 0;  ///< the same by epoch, from 1; 0: freezeObservers decides
    double biasScaleFloor = 0.0;   ///< input scale times weight scale is kept at or above this; 0: no floor
    bool equalize = false;         ///< without training: cross-layer equalization first
    bool biasCorrection = false;   ///< without training: shifts in the layers' means are taken back
};

/// Each sets all the layers it speaks of. Activations of fewer than 8 bits leave the logits at 8: fewer tie.
/// PACT leaves the last layer, which has no ReLU, as it is.
void setConvWeights(QuantRecipe& recipe, const QuantSpec& spec);
void setDenseWeights(QuantRecipe& recipe, const QuantSpec& spec);
void setActivations(QuantRecipe& recipe, const QuantSpec& spec);
void setObserver(QuantRecipe& recipe, ObserverKind kind);  ///< of outputs

struct CheckpointRecipe {
    int saveSteps = 0;  ///< a checkpoint every N steps; 0: one at the end of each stage
    int keepMax = 10;
};

struct Recipe {
    std::string preset = "recommended";
    std::int64_t seed = 1;
    DataRecipe data;
    NetworkRecipe network;
    OptimizerRecipe train;
    OptimizerRecipe quantTrain;
    QuantRecipe quant;
    CheckpointRecipe checkpoint;
};

/// Reads a recipe; keys that are absent keep the value of `base`. Unknown keys, wrong types and impossible
/// values throw Error(Usage) that names the key. `where` (a file name) opens the message.
Recipe recipeFromJson(const std::string& text, const Recipe& base, const std::string& where);
std::string recipeToJson(const Recipe& recipe);

/// Throws Error(Usage) with the reason if the recipe cannot be run.
void validate(const Recipe& recipe);

/// Built-in presets in the order of the menu. presetRecipe throws Error(Usage) that lists the names.
std::vector<std::string> presetNames();
Recipe presetRecipe(const std::string& name);

}  // namespace quantelier

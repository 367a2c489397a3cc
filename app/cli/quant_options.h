// Options that choose the quantization, spelled as in convert_quant_network.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "engine/core/recipe.h"

namespace quantelier::cli {

/// Flags that override a recipe's quantization; each is unset unless it was given. Pairs are
/// "weights,activations"; a single value means both.
struct QuantOptions {
    std::optional<std::string> bits, perChannel, symmetric, narrowRange;  ///< pairs
    std::optional<std::string> weightBits, activationBits;                ///< one, or one a layer
    std::optional<std::string> observer, weightObserver, learnedScale, fixedInputRange, bnFold, oneConvFold;
    std::optional<std::string> equalize, biasCorrection;
    std::optional<double> emaDecay, percentile;
    std::optional<int> quantDelay, freezeBn, freezeBnEpoch, freezeObservers, freezeObserversEpoch;

    void addRanges(CLI::App& app);    ///< what quantization with and without training share
    void addTraining(CLI::App& app);  ///< what belongs to fine-tuning
    void addPostTraining(CLI::App& app);

    bool choosesActivationBits() const { return bits || activationBits; }
    bool choosesWeightBits() const { return bits || weightBits; }
    bool any() const;  ///< whether one of addRanges was given

    /// Throws Error(Usage) that names the option.
    void apply(QuantRecipe& recipe) const;
};

/// A real boolean: in the tutorial any non-empty word, "False" too, was true.
bool parseBoolean(const std::string& option, std::string word);

}  // namespace quantelier::cli

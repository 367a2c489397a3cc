#include "engine/core/recipe_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/quant_choices.h"

namespace quantelier {

namespace {

using Options = std::vector<std::string>;

void add(Options& to, const Options& more) {
    to.insert(to.end(), more.begin(), more.end());
}

// An option where the recipe that is being made has another value; it has it from then on.
template <typename T>
void addChanged(Options& options, const char* name, T wanted, T& made) {
    if (wanted != made) options.push_back(fmt::format("{} {}", name, wanted));
    made = wanted;
}

Options dataOptions(const DataRecipe& wanted, DataRecipe& made) {
    Options options;
    if (wanted.source == DataSource::Sketched) {
        options.push_back("--data_path sketched");
        made.source = DataSource::Sketched;
    } else if (wanted.source == DataSource::Mnist && !wanted.path.empty()) {
        options.push_back("--data_path " + quotedForShell(wanted.path));
        made.source = DataSource::Mnist;
        made.path = wanted.path;
    }
    addChanged(options, "--train_limit", wanted.trainImages, made.trainImages);
    addChanged(options, "--test_limit", wanted.testImages, made.testImages);
    addChanged(options, "--batch_size", wanted.batchSize, made.batchSize);
    return options;
}

Options trainingOptions(const Recipe& wanted, Recipe& made) {
    Options options{fmt::format("--epochs {}", wanted.train.epochs),
                    fmt::format("--quant_epochs {}", wanted.quantTrain.epochs)};
    made.train.epochs = wanted.train.epochs;
    made.quantTrain.epochs = wanted.quantTrain.epochs;
    addChanged(options, "--learning_rate", wanted.train.learningRate, made.train.learningRate);
    addChanged(options, "--quant_learning_rate", wanted.quantTrain.learningRate,
               made.quantTrain.learningRate);
    addChanged(options, "--save_checkpoint_steps", wanted.checkpoint.saveSteps, made.checkpoint.saveSteps);
    addChanged(options, "--keep_checkpoint_max", wanted.checkpoint.keepMax, made.checkpoint.keepMax);
    options.push_back(fmt::format("--seed {}", wanted.seed));
    made.seed = wanted.seed;
    return options;
}

const char* observerWord(ObserverKind kind) {
    switch (kind) {
        case ObserverKind::MinMax:
            return "min_max";
        case ObserverKind::Ema:
            return "ema";
        case ObserverKind::Percentile:
            return "percentile";
        case ObserverKind::Mse:
            return "mse";
        case ObserverKind::Kl:
            return "kl";
        case ObserverKind::Learned:
            return "learned";
        case ObserverKind::Pact:
            return "pact";
    }
    return "";
}

// One number where the command line's single number says it, else one a layer.
template <typename Bits>
std::string bitsWord(const QuantRecipe& quant, std::optional<int> common, Bits bits) {
    if (common) return fmt::to_string(*common);
    Options words;
    for (const LayerQuant& layer : quant.layers) words.push_back(fmt::to_string(bits(layer)));
    return fmt::format("{}", fmt::join(words, ","));
}

std::string weightBitsWord(const QuantRecipe& quant) {
    return bitsWord(quant, commonWeightBits(quant), [](const LayerQuant& l) { return l.weights.bits; });
}

std::string outputBitsWord(const QuantRecipe& quant) {
    return bitsWord(quant, commonOutputBits(quant), [](const LayerQuant& l) { return l.output.bits; });
}

Options layerOptions(const QuantRecipe& wanted, QuantRecipe& made) {
    Options options;
    const auto addWord = [&options](const char* name, const std::string& now, const std::string& before) {
        if (now != before) options.push_back(fmt::format("{} {}", name, now));
    };
    const auto word = [](std::optional<ObserverKind> kind) {
        return std::string(kind ? observerWord(*kind) : "");
    };
    addWord("--weight_bits", weightBitsWord(wanted), weightBitsWord(made));
    addWord("--activation_bits", outputBitsWord(wanted), outputBitsWord(made));
    const auto observer = commonOutputObserver(wanted), weightObserver = commonWeightObserver(wanted);
    if (observer) addWord("--observer", word(observer), word(commonOutputObserver(made)));
    if (weightObserver) addWord("--weight_observer", word(weightObserver), word(commonWeightObserver(made)));
    for (std::size_t i = 0; i < made.layers.size(); ++i) {
        made.layers[i].weights.bits = wanted.layers[i].weights.bits;
        made.layers[i].output.bits = wanted.layers[i].output.bits;
    }
    if (observer) setObserver(made, *observer);
    if (weightObserver) setWeightObserver(made, *weightObserver);
    return options;
}

Options quantOptions(const QuantRecipe& wanted, QuantRecipe& made) {
    Options options = layerOptions(wanted, made);
    addChanged(options, "--ema_decay", wanted.emaDecay, made.emaDecay);
    addChanged(options, "--percentile", wanted.percentile, made.percentile);
    addChanged(options, "--bn_fold", wanted.bnFold, made.bnFold);
    addChanged(options, "--one_conv_fold", wanted.oneConvFold, made.oneConvFold);
    addChanged(options, "--freeze_bn", wanted.freezeBn, made.freezeBn);
    addChanged(options, "--freeze_bn_epoch", wanted.freezeBnEpoch, made.freezeBnEpoch);
    addChanged(options, "--quant_delay", wanted.quantDelay, made.quantDelay);
    addChanged(options, "--freeze_observers_epoch", wanted.freezeObserversEpoch, made.freezeObserversEpoch);
    return options;
}

}  // namespace

std::string quotedForShell(const std::string& word) {
    const auto isPlain = [](unsigned char c) {
        return std::isalnum(c) || c >= 0x80 || std::strchr("/._-+:@%,=", c) != nullptr;
    };
    const bool isInHome = word.rfind("~/", 0) == 0;  // the shell fills that in
    if (!word.empty() && std::all_of(word.begin() + (isInHome ? 1 : 0), word.end(), isPlain)) return word;
    std::string quoted = "'";
    for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

std::string recipeOptions(const Recipe& recipe, const std::string& file) {
    try {
        Recipe made = presetRecipe(recipe.preset);
        Options options{"--preset " + recipe.preset};
        add(options, dataOptions(recipe.data, made.data));
        add(options, trainingOptions(recipe, made));
        add(options, quantOptions(recipe.quant, made.quant));
        made.data.sinkMode = recipe.data.sinkMode;    // how often is reported, not what is trained
        made.quant.equalize = recipe.quant.equalize;  // without training only
        made.quant.biasCorrection = recipe.quant.biasCorrection;
        if (recipeToJson(made) == recipeToJson(recipe)) return fmt::format("{}", fmt::join(options, " "));
    } catch (const Error&) {
        // A recipe from a file may name a preset that this program does not have.
    }
    return "--recipe " + quotedForShell(file);
}

}  // namespace quantelier

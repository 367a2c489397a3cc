#include "engine/core/recipe_words.h"

#include <algorithm>
#include <vector>

namespace quantelier {

namespace {

struct Word {
    const char* key;
    const char* text;
};

constexpr Word kSettings[] = {
    {"preset", QT_TRANSLATE_NOOP("RecipeWords", "preset")},
    {"seed", QT_TRANSLATE_NOOP("RecipeWords", "seed")},
    {"data.source", QT_TRANSLATE_NOOP("RecipeWords", "data")},
    {"data.path", QT_TRANSLATE_NOOP("RecipeWords", "data folder")},
    {"data.train_images", QT_TRANSLATE_NOOP("RecipeWords", "training images")},
    {"data.test_images", QT_TRANSLATE_NOOP("RecipeWords", "test images")},
    {"data.batch_size", QT_TRANSLATE_NOOP("RecipeWords", "batch size")},
    {"data.shuffle", QT_TRANSLATE_NOOP("RecipeWords", "shuffle every epoch")},
    {"data.dataset_sink_mode", QT_TRANSLATE_NOOP("RecipeWords", "one report an epoch")},
    {"network.outputs", QT_TRANSLATE_NOOP("RecipeWords", "output channels")},
    {"network.has_bn", QT_TRANSLATE_NOOP("RecipeWords", "batch norm")},
    {"network.has_bias", QT_TRANSLATE_NOOP("RecipeWords", "bias")},
    {"network.activation", QT_TRANSLATE_NOOP("RecipeWords", "activation")},
    {"network.weight_init", QT_TRANSLATE_NOOP("RecipeWords", "first weights")},
    {"train.epochs", QT_TRANSLATE_NOOP("RecipeWords", "float epochs")},
    {"train.learning_rate", QT_TRANSLATE_NOOP("RecipeWords", "learning rate")},
    {"train.momentum", QT_TRANSLATE_NOOP("RecipeWords", "momentum")},
    {"train.weight_decay", QT_TRANSLATE_NOOP("RecipeWords", "weight decay")},
    {"train.schedule", QT_TRANSLATE_NOOP("RecipeWords", "schedule")},
    {"quant_train.epochs", QT_TRANSLATE_NOOP("RecipeWords", "QAT epochs")},
    {"quant_train.learning_rate", QT_TRANSLATE_NOOP("RecipeWords", "QAT learning rate")},
    {"quant_train.momentum", QT_TRANSLATE_NOOP("RecipeWords", "QAT momentum")},
    {"quant_train.weight_decay", QT_TRANSLATE_NOOP("RecipeWords", "QAT weight decay")},
    {"quant_train.schedule", QT_TRANSLATE_NOOP("RecipeWords", "QAT schedule")},
    {"quant.weights.bits", QT_TRANSLATE_NOOP("RecipeWords", "weight bits")},
    {"quant.weights.per_channel", QT_TRANSLATE_NOOP("RecipeWords", "weights per channel")},
    {"quant.weights.symmetric", QT_TRANSLATE_NOOP("RecipeWords", "weights symmetric")},
    {"quant.weights.narrow_range", QT_TRANSLATE_NOOP("RecipeWords", "weights in narrow range")},
    {"quant.output.bits", QT_TRANSLATE_NOOP("RecipeWords", "output bits")},
    {"quant.output.per_channel", QT_TRANSLATE_NOOP("RecipeWords", "outputs per channel")},
    {"quant.output.symmetric", QT_TRANSLATE_NOOP("RecipeWords", "outputs symmetric")},
    {"quant.output.narrow_range", QT_TRANSLATE_NOOP("RecipeWords", "outputs in narrow range")},
    {"quant.weight_observer", QT_TRANSLATE_NOOP("RecipeWords", "weight observer")},
    {"quant.output_observer", QT_TRANSLATE_NOOP("RecipeWords", "output observer")},
    {"quant.input.bits", QT_TRANSLATE_NOOP("RecipeWords", "input bits")},
    {"quant.input.per_channel", QT_TRANSLATE_NOOP("RecipeWords", "input per channel")},
    {"quant.input.symmetric", QT_TRANSLATE_NOOP("RecipeWords", "input symmetric")},
    {"quant.input.narrow_range", QT_TRANSLATE_NOOP("RecipeWords", "input in narrow range")},
    {"quant.fixed_input_range", QT_TRANSLATE_NOOP("RecipeWords", "fixed input range")},
    {"quant.ema_decay", QT_TRANSLATE_NOOP("RecipeWords", "EMA decay")},
    {"quant.percentile", QT_TRANSLATE_NOOP("RecipeWords", "percentile")},
    {"quant.range_start", QT_TRANSLATE_NOOP("RecipeWords", "ranges start from")},
    {"quant.quant_delay", QT_TRANSLATE_NOOP("RecipeWords", "steps before rounding")},
    {"quant.bn_fold", QT_TRANSLATE_NOOP("RecipeWords", "batch norm folded")},
    {"quant.one_conv_fold", QT_TRANSLATE_NOOP("RecipeWords", "fold in one convolution")},
    {"quant.freeze_bn", QT_TRANSLATE_NOOP("RecipeWords", "BN frozen from step")},
    {"quant.freeze_bn_epoch", QT_TRANSLATE_NOOP("RecipeWords", "BN frozen from epoch")},
    {"quant.freeze_observers", QT_TRANSLATE_NOOP("RecipeWords", "ranges frozen from step")},
    {"quant.freeze_observers_epoch", QT_TRANSLATE_NOOP("RecipeWords", "ranges frozen from epoch")},
    {"quant.bias_scale_floor", QT_TRANSLATE_NOOP("RecipeWords", "lowest bias scale")},
    {"quant.equalize", QT_TRANSLATE_NOOP("RecipeWords", "layers equalized")},
    {"quant.bias_correction", QT_TRANSLATE_NOOP("RecipeWords", "bias correction")},
    {"checkpoint.save_steps", QT_TRANSLATE_NOOP("RecipeWords", "steps between checkpoints")},
    {"checkpoint.keep_max", QT_TRANSLATE_NOOP("RecipeWords", "checkpoints kept")},
};

constexpr Word kValues[] = {
    {"true", QT_TRANSLATE_NOOP("RecipeWords", "yes")},
    {"false", QT_TRANSLATE_NOOP("RecipeWords", "no")},
    {"auto", QT_TRANSLATE_NOOP("RecipeWords", "as found")},
    {"mnist", "MNIST"},
    {"sketched", QT_TRANSLATE_NOOP("RecipeWords", "sketched digits")},
    {"fashion", "Fashion-MNIST"},
    {"none", QT_TRANSLATE_NOOP("RecipeWords", "none")},
    {"relu", "ReLU"},
    {"relu6", "ReLU6"},
    {"kaiming", "Kaiming"},
    {"normal_0.01", "N(0, 0.01)"},
    {"min_max", QT_TRANSLATE_NOOP("RecipeWords", "min and max")},
    {"ema", "EMA"},
    {"mse", "MSE"},
    {"kl", "KL"},
    {"learned", QT_TRANSLATE_NOOP("RecipeWords", "learned (LSQ)")},
    {"pact", "PACT"},
    {"first_batch", QT_TRANSLATE_NOOP("RecipeWords", "first batch")},
    {"mindspore", "MindSpore"},
};

template <std::size_t N>
std::string wordOf(const Word (&words)[N], const std::string& key, const Translate& translate) {
    const auto word =
        std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return key == w.key; });
    return word == std::end(words) ? std::string() : translate("RecipeWords", word->text);
}

// "quant.fc1,fc2.weights.bits" parted: its layers, and the key that all layers have.
struct LayersKey {
    std::vector<std::string> layers;
    std::string key;
};

LayersKey partedKey(const std::string& whole) {
    const std::size_t first = whole.find('.'), second = whole.find('.', first + 1);
    if (first == std::string::npos || second == std::string::npos) return {};
    LayersKey parted{{}, whole.substr(0, first) + whole.substr(second)};
    for (std::size_t from = first + 1; from <= second;) {
        const std::size_t end = std::min(whole.find(',', from), second);
        parted.layers.push_back(whole.substr(from, end - from));
        from = end + 1;
    }
    return parted;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

std::string recipeSettingName(const std::string& key, const Translate& translate) {
    if (const std::string name = wordOf(kSettings, key, translate); !name.empty()) return name;
    const auto [layers, inner] = partedKey(key);
    const std::string name = wordOf(kSettings, inner, translate);
    if (name.empty()) return key;
    if (layers.size() + 1 == kLayerCount) {
        for (const char* const layer : {"conv1", "conv2", "fc1", "fc2", "fc3"})
            if (std::find(layers.begin(), layers.end(), layer) == layers.end())
                return filled(translate("RecipeWords", "%1, all but %2"), {name, layer});
    }
    return joined(layers) + ": " + name;
}

std::string recipeSettingValue(const std::string& value, const Translate& translate) {
    const std::string word = wordOf(kValues, value, translate);
    return !word.empty() ? word : value.empty() ? "\u2013" : value;
}

}  // namespace quantelier

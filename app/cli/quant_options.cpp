#include "app/cli/quant_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <vector>

#include "app/cli/value_names.h"
#include "engine/core/error.h"

namespace quantelier::cli {

namespace {

[[noreturn]] void wrong(const std::string& option, const std::string& word, const std::string& expected) {
    throw Error(ErrorCode::Usage, fmt::format("{} is '{}', expected {}", option, word, expected));
}

int parseBits(const std::string& option, const std::string& word) {
    if (word.size() == 1 && word[0] >= '2' && word[0] <= '8') return word[0] - '0';
    wrong(option, word.empty() ? "nothing" : word, "2 to 8");
}

// "weights,activations", or one value for both.
template <typename Parse>
auto parsePair(const std::string& option, const std::string& text, Parse parse) {
    const std::vector<std::string> parts = splitAtCommas(text);
    if (parts.size() > 2) wrong(option, text, "one value, or two: weights,activations");
    return std::make_pair(parse(option, parts.front()), parse(option, parts.back()));
}

// One number for all layers, or one for each.
template <typename Set>
void setBits(const std::string& option, const std::string& text, Set set) {
    const std::vector<std::string> parts = splitAtCommas(text);
    if (parts.size() != 1 && parts.size() != kLayerCount)
        wrong(option, text, "one number, or five: conv1,conv2,fc1,fc2,fc3");
    for (std::size_t i = 0; i < kLayerCount; ++i)
        set(i, parseBits(option, parts[parts.size() == 1 ? 0 : i]), parts.size() == 1);
}

ObserverKind parseObserver(const std::string& option, const std::string& word) {
    static const std::map<std::string, ObserverKind> kinds = {{"min_max", ObserverKind::MinMax},
                                                              {"ema", ObserverKind::Ema},
                                                              {"percentile", ObserverKind::Percentile},
                                                              {"mse", ObserverKind::Mse},
                                                              {"kl", ObserverKind::Kl},
                                                              {"learned", ObserverKind::Learned},
                                                              {"pact", ObserverKind::Pact}};
    const auto it = kinds.find(word);
    if (it == kinds.end()) wrong(option, word, "min_max, ema, percentile, mse, kl, learned or pact");
    return it->second;
}

void setWeightObserver(QuantRecipe& recipe, ObserverKind kind) {
    for (LayerQuant& layer : recipe.layers) layer.weightObserver = kind;
}

}  // namespace

bool parseBoolean(const std::string& option, std::string word) {
    std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
    if (word == "true" || word == "1" || word == "yes" || word == "on") return true;
    if (word == "false" || word == "0" || word == "no" || word == "off") return false;
    wrong(option, word, "true or false");
}

void QuantOptions::addRanges(CLI::App& app) {
    app.add_option("--num_bits", bits, "Bits, 2 to 8: weights,activations (the logits stay as they are)");
    app.add_option("--weight_bits", weightBits, "Bits of the weights: one number, or one a layer: 8,4,4,4,8");
    app.add_option("--activation_bits", activationBits,
                   "Bits of the layers' outputs: one number, or one a layer");
    app.add_option("--per_channel", perChannel,
                   "One scale a channel: weights,activations (those must be false)");
    app.add_option("--symmetric", symmetric, "Zero point 0: weights,activations");
    app.add_option("--narrow_range", narrowRange, "Without the lowest code: weights,activations");
    app.add_option("--observer", observer, "How the ranges of outputs are found")
        ->type_name(oneOf({"ema", "min_max", "percentile", "mse", "kl", "learned", "pact"}));
    app.add_option("--weight_observer", weightObserver, "How the ranges of weights are found")
        ->type_name(oneOf({"min_max", "percentile", "mse", "learned"}));
    app.add_option("--ema_decay", emaDecay, "Weight of the old range");
    app.add_option("--percentile", percentile, "Per cent of values that the percentile observer keeps");
    app.add_option("--fixed_input_range", fixedInputRange, "true: the input's range from the pixels' limits")
        ->type_name(kBoolean);
    app.add_option("--bn_fold", bnFold, "true: batch norm is folded into the quantized weights")
        ->type_name(kBoolean);
}

void QuantOptions::addTraining(CLI::App& app) {
    app.add_option("--learned_scale", learnedScale,
                   "true: scales of weights and outputs are trained (LSQ); false: min-max and EMA")
        ->type_name(kBoolean);
    app.add_option("--one_conv_fold", oneConvFold, "false: fold batch norm with two convolutions a step")
        ->type_name(kBoolean);
    app.add_option("--quant_delay", quantDelay, "Training steps before fake quant takes effect");
    app.add_option("--freeze_bn", freezeBn, "Step from which folded batch norm uses its running statistics");
    app.add_option("--freeze_bn_epoch", freezeBnEpoch, "The same by epoch, from 1; 0: by step");
    app.add_option("--freeze_observers", freezeObservers, "Step from which ranges stay; -1: never");
    app.add_option("--freeze_observers_epoch", freezeObserversEpoch, "The same by epoch, from 1; 0: by step");
}

void QuantOptions::addPostTraining(CLI::App& app) {
    app.add_option("--equalize", equalize, "true: cross-layer equalization first")->type_name(kBoolean);
    app.add_option("--bias_correction", biasCorrection,
                   "true: take back what rounding shifts in the layers' means")
        ->type_name(kBoolean);
}

bool QuantOptions::any() const {
    return bits || perChannel || symmetric || narrowRange || weightBits || activationBits || observer ||
           weightObserver || fixedInputRange || bnFold || emaDecay || percentile;
}

void QuantOptions::apply(QuantRecipe& r) const {
    const auto pair = [&](const char* option, const auto& text, auto parse, auto field) {
        if (!text) return;
        const auto [weights, activations] = parsePair(option, *text, parse);
        for (LayerQuant& layer : r.layers) {
            field(layer.weights) = weights;
            field(layer.output) = activations;
        }
    };
    const int logitBits = r.layers.back().output.bits;
    pair("--num_bits", bits, parseBits, [](QuantSpec& s) -> int& { return s.bits; });
    r.layers.back().output.bits = logitBits;
    pair("--per_channel", perChannel, parseBoolean, [](QuantSpec& s) -> bool& { return s.perChannel; });
    pair("--symmetric", symmetric, parseBoolean, [](QuantSpec& s) -> bool& { return s.symmetric; });
    pair("--narrow_range", narrowRange, parseBoolean, [](QuantSpec& s) -> bool& { return s.narrowRange; });
    if (weightBits)
        setBits("--weight_bits", *weightBits,
                [&](std::size_t i, int n, bool) { r.layers[i].weights.bits = n; });
    if (activationBits)
        setBits("--activation_bits", *activationBits, [&](std::size_t i, int n, bool common) {
            if (!common || i + 1 < kLayerCount) r.layers[i].output.bits = n;
        });
    if (learnedScale) {
        const bool learned = parseBoolean("--learned_scale", *learnedScale);
        setObserver(r, learned ? ObserverKind::Learned : ObserverKind::Ema);
        setWeightObserver(r, learned ? ObserverKind::Learned : ObserverKind::MinMax);
    }
    if (observer) setObserver(r, parseObserver("--observer", *observer));
    if (weightObserver) setWeightObserver(r, parseObserver("--weight_observer", *weightObserver));
    const auto set = [](auto& to, const auto& from) {
        if (from) to = *from;
    };
    const auto setSwitch = [](bool& to, const char* option, const std::optional<std::string>& word) {
        if (word) to = parseBoolean(option, *word);
    };
    set(r.emaDecay, emaDecay);
    set(r.percentile, percentile);
    set(r.quantDelay, quantDelay);
    set(r.freezeBn, freezeBn);
    set(r.freezeBnEpoch, freezeBnEpoch);
    set(r.freezeObservers, freezeObservers);
    set(r.freezeObserversEpoch, freezeObserversEpoch);
    setSwitch(r.fixedInputRange, "--fixed_input_range", fixedInputRange);
    setSwitch(r.bnFold, "--bn_fold", bnFold);
    setSwitch(r.oneConvFold, "--one_conv_fold", oneConvFold);
    setSwitch(r.equalize, "--equalize", equalize);
    setSwitch(r.biasCorrection, "--bias_correction", biasCorrection);
}

}  // namespace quantelier::cli

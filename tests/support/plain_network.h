// A network under training without torch: memory that a kernels::NetworkView points to, and an exact copy of
// it.
#pragma once

#include <deque>
#include <random>

#include "engine/core/network_shape.h"
#include "engine/kernels/network_view.h"
#include "tests/support/random_networks.h"

namespace quantelier::test {

/// What a random training configuration consists of.
struct TrainingChoice {
    Outputs outputs = kLeNet;
    int images = 32;
    bool quantized = false;
    std::array<bool, kLayerCount> bn{}, bias{};
    std::array<Activation, kLayerCount> activation{};
    bool bnFold = true, frozenBn = false, rounding = true, observing = true, fixedInput = true;
    std::array<LayerQuant, kLayerCount> quant;
    QuantSpec input{8, false, false, false};
};

inline bool chance(std::mt19937& random, int percent = 50) {
    return static_cast<int>(random() % 100) < percent;
}

inline int between(std::mt19937& random, int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
}

inline QuantSpec randomSpec(std::mt19937& random, bool weights) {
    QuantSpec spec;
    spec.bits = between(random, weights ? 3 : 4, 8);
    spec.symmetric = chance(random);
    spec.perChannel = weights && chance(random);
    spec.narrowRange = spec.symmetric && chance(random);
    return spec;
}

inline LayerQuant randomLayerQuant(std::mt19937& random, Activation activation) {
    static const ObserverKind observers[] = {ObserverKind::MinMax, ObserverKind::Ema, ObserverKind::Learned,
                                             ObserverKind::Pact};
    LayerQuant quant;
    quant.weights = randomSpec(random, true);
    quant.weightObserver = chance(random, 40) ? ObserverKind::Learned : ObserverKind::MinMax;
    if (quant.weightObserver == ObserverKind::Learned) quant.weights.symmetric = true;
    quant.output = randomSpec(random, false);
    quant.outputObserver = observers[between(random, 0, 3)];
    if (quant.outputObserver != ObserverKind::Pact) return quant;
    if (activation == Activation::None) quant.outputObserver = ObserverKind::Ema;
    quant.output.symmetric = false;
    return quant;
}

/// Of ten, three are float networks; one in four is of LeNet's size.
inline TrainingChoice randomChoice(int number) {
    std::mt19937 random(static_cast<unsigned>(number) + 100u);
    TrainingChoice choice;
    choice.quantized = number % 10 >= 3;
    if (number % 4 != 0)
        choice.outputs = {between(random, 1, 9), between(random, 1, 17), between(random, 3, 45),
                          between(random, 3, 30), 10};
    choice.images = number % 4 == 0 ? 20 : between(random, 3, 40);
    const bool sameBn = chance(random);
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        choice.bn[i] = i + 1 < kLayerCount && (sameBn ? number % 3 != 0 : chance(random));
        choice.bias[i] = chance(random, choice.bn[i] ? 30 : 80);
        static const Activation kinds[] = {Activation::Relu, Activation::Relu, Activation::Relu6,
                                           Activation::None};
        choice.activation[i] = i + 1 < kLayerCount ? kinds[between(random, 0, 3)] : Activation::None;
        choice.quant[i] = randomLayerQuant(random, choice.activation[i]);
    }
    choice.bnFold = chance(random);
    choice.frozenBn = chance(random);
    choice.rounding = chance(random, 85);
    choice.observing = chance(random, 80);
    choice.fixedInput = chance(random);
    return choice;
}

class PlainNetwork {
  public:
    PlainNetwork(const TrainingChoice& choice, std::mt19937& random) {
        view.quantized = choice.quantized;
        view.bnFold = choice.bnFold;
        if (choice.quantized) {
            view.inputQuant = quantizer(choice.input, 1, ObserverKind::Ema, {-0.45f, 2.9f});
            view.inputQuant.fixed = choice.fixedInput;
        }
        for (const LayerShape& shape : weightedShapes(choice.outputs)) {
            const auto i = static_cast<std::size_t>(shape.recipeIndex);
            kernels::LayerView& layer = view.layers[i];
            layer.inputs = shape.inChannels;
            layer.outputs = shape.outChannels;
            layer.activation = choice.activation[i];
            const int kernel = shape.kind == LayerKind::Convolution ? kKernelSize * kKernelSize : 1;
            const auto outputs = static_cast<std::size_t>(layer.outputs);
            const std::size_t fan = static_cast<std::size_t>(layer.inputs * kernel);
            layer.weight = parameter(normals(random, outputs * fan, 0.0f, std::sqrt(2.0f / float(fan))));
            if (choice.bias[i]) layer.bias = parameter(normals(random, outputs, 0.0f, 0.2f));
            if (choice.bn[i]) {
                layer.gamma = parameter(normals(random, outputs, 1.0f, 0.4f));
                layer.beta = parameter(normals(random, outputs, 0.0f, 0.3f));
                layer.mean = array(normals(random, outputs, 0.0f, 0.3f));
                layer.variance = array(normals(random, outputs, 1.0f, 0.2f));
                for (std::size_t o = 0; o < outputs; ++o)
                    layer.variance[o] = 0.2f + std::fabs(layer.variance[o]);
            }
            if (!choice.quantized) continue;
            const LayerQuant& quant = choice.quant[i];
            layer.weightQuant =
                quantizer(quant.weights, quant.weights.perChannel ? layer.outputs : 1, quant.weightObserver,
                          {-2.5f * std::sqrt(2.0f / float(fan)), 2.5f * std::sqrt(2.0f / float(fan))});
            const bool none = layer.activation == Activation::None;
            layer.outputQuant = quantizer(quant.output, 1, quant.outputObserver, {none ? -4.0f : 0.0f, 4.0f});
            layer.outputQuant.nonNegative = !none;
        }
    }

    kernels::NetworkView view;

  private:
    float* array(std::vector<float> values) {
        m_arrays.push_back(std::move(values));
        return m_arrays.back().data();
    }
    kernels::Parameter parameter(std::vector<float> values) {
        const std::size_t count = values.size();
        return {array(std::move(values)), array(std::vector<float>(count))};
    }
    // In the state that it would have after observing `range`.
    kernels::Quantizer quantizer(const QuantSpec& spec, int channels, ObserverKind observer, Range range) {
        const auto count = static_cast<std::size_t>(channels);
        const QParams params = chooseQParams(range, spec);
        kernels::Quantizer q;
        q.spec = spec;
        q.observer = observer;
        q.channels = channels;
        q.low = array(std::vector<float>(count, range.min));
        q.high = array(std::vector<float>(count, range.max));
        q.scale = array(std::vector<float>(count, params.scale));
        q.zeroPoint = array(std::vector<float>(count, static_cast<float>(params.zeroPoint)));
        if (q.isLearned())
            q.learned = parameter(
                std::vector<float>(count, observer == ObserverKind::Pact ? range.max : params.scale));
        q.seen = &m_seen;
        return q;
    }

    std::deque<std::vector<float>> m_arrays;
    bool m_seen = true;
};

}  // namespace quantelier::test

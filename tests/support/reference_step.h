// The gradients of one training step in doubles, loop by loop: what the fused kernels are compared with.
//
// Where a value lies on an edge, rounding decides which way it goes, and then whole gradients differ. So the
// choices of the fused step are taken as given: which value pooling took, where an activation clamps, the
// codes of rounding and where they saturate. How many of them doubles would have chosen otherwise is counted.
#pragma once

#include <cmath>
#include <vector>

#include "engine/core/float_network.h"
#include "engine/core/normalization.h"
#include "engine/kernels/workspace.h"

namespace quantelier::test {

using Doubles = std::vector<double>;

struct LayerGradients {
    Doubles weight, bias, gamma, beta, weightLearned, outputLearned;
};

class ReferenceStep {
  public:
    std::array<LayerGradients, kLayerCount> gradients;
    double loss = 0.0;
    std::int64_t choices = 0, otherwise = 0;

    /// `view` as it is after a fused step with learning rate 0, which left `space` behind; `variances` as
    /// they were before.
    ReferenceStep(const kernels::NetworkView& view, const kernels::Mode& mode, const kernels::Batch& batch,
                  const kernels::Workspace& space,
                  const std::array<std::vector<float>, kLayerCount>& variances, bool fma)
        : m_view(view),
          m_mode(mode),
          m_batch(batch),
          m_space(space),
          m_variances(variances),
          m_fma(fma),
          m_rounding(view.quantized && mode.rounding),
          m_images(static_cast<std::size_t>(batch.count)) {
        Doubles x = input();
        for (std::size_t i = 0; i < kLayerCount; ++i) x = forward(i, std::move(x));
        Doubles g = lossGradient(x);
        for (std::size_t i = kLayerCount; i-- > 0;) g = backward(i, std::move(g));
    }

  private:
    struct Rounded {
        double steps = 0.0;  // code less zero point
        bool inside = true;  // by the rule of the observer
    };
    struct Layer {
        Doubles x, z;               // (images,inputs..), (images,outputs,positions before pooling)
        Doubles effective, factor;  // weights; (outputs)
        std::vector<Rounded> weightCodes;
        Doubles scale, shift, mean, inverse;  // (outputs): y = scale z + shift; batch norm's
        std::vector<int> taken;               // per output value: position in z's channel
        std::vector<char> passes;             // the activation's gradient
        std::vector<Rounded> codes;
        Doubles a;  // behind the activation
    };

    bool isConvolution(std::size_t i) const { return i < std::size_t(kConvolutionCount); }
    int side(std::size_t i) const { return isConvolution(i) ? kernels::kOutputSide[i] : 1; }
    int pooledSide(std::size_t i) const { return isConvolution(i) ? kernels::kPooledSide[i] : 1; }
    bool usesBatch(std::size_t i) const {
        return m_view.layers[i].hasBn() && !(m_view.quantized && m_mode.frozenBn);
    }
    float left(std::size_t offset, std::size_t image, int value) const {
        const std::size_t width = static_cast<std::size_t>(m_space.width());
        return m_space.chunk(
            static_cast<int>(image / width))[offset + std::size_t(value) * width + image % width];
    }
    void chose(bool same) {
        ++choices;
        if (!same) ++otherwise;
    }

    // The codes of `fused`, the value that the kernels rounded; doubles would round `exact`.
    Rounded round(float fused, double exact, const kernels::Grid& grid, ObserverKind observer) {
        const float v = fused * grid.inverse, r = std::nearbyint(v);
        Rounded result{std::min(std::max(r, grid.low), grid.high), r >= grid.low && r <= grid.high};
        if (observer == ObserverKind::Learned) result.inside = v > grid.low && v < grid.high;
        chose(std::min(std::max(std::nearbyint(exact / double(grid.scale)), double(grid.low)),
                       double(grid.high)) == result.steps);
        return result;
    }

    static kernels::Grid gridOf(const kernels::Quantizer& q, int channel) {
        return kernels::currentRange(q, channel).grid(q.spec);
    }

    Doubles input() {
        Doubles x(m_images * kernels::kInputValues);
        for (std::size_t n = 0; n < m_images; ++n)
            for (int p = 0; p < kernels::kInputValues; ++p) {
                const float value =
                    normalizationTable()[m_batch.images[m_batch.at(int(n)) * kernels::kInputValues + p]];
                double& to = x[n * kernels::kInputValues + std::size_t(p)];
                to = value;
                if (!m_rounding) continue;
                const kernels::Grid grid = gridOf(m_view.inputQuant, 0);
                to = round(value, value, grid, ObserverKind::Ema).steps * double(grid.scale);
            }
        return x;
    }

    // f, and what it does to the weights: We = fq(w before) after.
    void takeWeights(std::size_t i) {
        const kernels::LayerView& view = m_view.layers[i];
        Layer& layer = m_layers[i];
        const std::size_t outputs = std::size_t(view.outputs),
                          n = std::size_t(m_space.layers[i].weightsPerRow);
        layer.factor.assign(outputs, 1.0);
        layer.effective.resize(outputs * n);
        layer.weightCodes.resize(outputs * n);
        for (std::size_t o = 0; o < outputs; ++o) {
            if (view.hasBn()) {
                const double f =
                    view.gamma.value[o] / std::sqrt(double(m_variances[i][o]) + m_view.bnEpsilon);
                const bool small = (m_view.bnFold ? std::fabs(f) : f) < double(kSmallestBnFactor);
                layer.factor[o] = small ? double(kSmallestBnFactor) : f;
            }
            const double before = beforeOf(i, o), after = afterOf(i, o);
            const kernels::Quantizer& q = view.weightQuant;
            for (std::size_t k = o * n; k < (o + 1) * n; ++k) {
                const double exact = double(view.weight.value[k]) * before;
                double value = exact;
                if (m_rounding) {
                    const kernels::Grid grid = gridOf(q, q.channels > 1 ? int(o) : 0);
                    const float fused = view.weight.value[k] * m_space.layers[i].rows[o].before;
                    layer.weightCodes[k] = round(fused, exact, grid, q.observer);
                    value = layer.weightCodes[k].steps * double(grid.scale);
                }
                layer.effective[k] = value * after;
            }
        }
    }
    double beforeOf(std::size_t i, std::size_t o) const {
        return m_view.quantized && m_view.layers[i].hasBn() && m_view.bnFold ? m_layers[i].factor[o] : 1.0;
    }
    double afterOf(std::size_t i, std::size_t o) const {
        if (!m_view.quantized || !m_view.layers[i].hasBn()) return 1.0;
        if (m_view.bnFold) return usesBatch(i) ? 1.0 / m_layers[i].factor[o] : 1.0;
        return usesBatch(i) ? 1.0 : m_layers[i].factor[o];
    }

    // f(image, output channel, position, input value, weight) for each product of a layer.
    template <typename F>
    void eachProduct(std::size_t i, F f) const {
        const kernels::LayerView& view = m_view.layers[i];
        const int out = side(i), in = out + kKernelSize - 1;
        for (std::size_t n = 0; n < m_images; ++n)
            for (int o = 0; o < view.outputs; ++o) {
                if (!isConvolution(i)) {
                    for (int k = 0; k < view.inputs; ++k)
                        f(n * std::size_t(view.outputs) + std::size_t(o),
                          n * std::size_t(view.inputs) + std::size_t(k), std::size_t(o * view.inputs + k));
                    continue;
                }
                for (int y = 0; y < out; ++y)
                    for (int x = 0; x < out; ++x)
                        for (int c = 0; c < view.inputs; ++c)
                            for (int ky = 0; ky < kKernelSize; ++ky)
                                for (int kx = 0; kx < kKernelSize; ++kx)
                                    f((n * std::size_t(view.outputs) + std::size_t(o)) *
                                              std::size_t(out * out) +
                                          std::size_t(y * out + x),
                                      (n * std::size_t(view.inputs) + std::size_t(c)) * std::size_t(in * in) +
                                          std::size_t((y + ky) * in + x + kx),
                                      std::size_t(((o * view.inputs + c) * kKernelSize + ky) * kKernelSize +
                                                  kx));
            }
    }

    Doubles forward(std::size_t i, Doubles x) {
        const kernels::LayerView& view = m_view.layers[i];
        Layer& layer = m_layers[i];
        takeWeights(i);
        const std::size_t outputs = std::size_t(view.outputs), positions = std::size_t(side(i) * side(i));
        layer.x = std::move(x);
        layer.z.assign(m_images * outputs * positions, 0.0);
        eachProduct(i, [&](std::size_t z, std::size_t in, std::size_t w) {
            layer.z[z] += layer.x[in] * layer.effective[w];
        });
        takeAffine(i);
        return outputOf(i);
    }

    void takeAffine(std::size_t i) {
        const kernels::LayerView& view = m_view.layers[i];
        Layer& layer = m_layers[i];
        const std::size_t outputs = std::size_t(view.outputs), positions = std::size_t(side(i) * side(i));
        layer.scale.assign(outputs, 1.0);
        layer.shift.assign(outputs, 0.0);
        layer.mean.assign(outputs, 0.0);
        layer.inverse.assign(outputs, 1.0);
        const double count = double(m_images * positions);
        for (std::size_t o = 0; o < outputs; ++o) {
            if (!usesBatch(i)) {
                // The rounded bias is given, as codes are: it is what the kernels added.
                layer.shift[o] = m_space.layers[i].affine[o].shift;
                double exact = view.bias ? view.bias.value[o] : 0.0;
                if (view.hasBn()) exact = view.beta.value[o] - (view.mean[o] - exact) * layer.factor[o];
                if (!m_rounding) layer.shift[o] = exact;
                const double limit = m_rounding ? biasStep(i, o) * 0.5000001 : 1e-5;
                chose(std::fabs(exact - double(m_space.layers[i].affine[o].shift)) <= limit + 1e-6);
                continue;
            }
            double sum = 0.0, squares = 0.0;
            eachOf(i, o, [&](std::size_t at) { sum += layer.z[at]; });
            layer.mean[o] = sum / count;
            eachOf(i, o, [&](std::size_t at) {
                squares += (layer.z[at] - layer.mean[o]) * (layer.z[at] - layer.mean[o]);
            });
            layer.inverse[o] = 1.0 / std::sqrt(squares / count + m_view.bnEpsilon);
            layer.scale[o] = view.gamma.value[o] * layer.inverse[o];
            layer.shift[o] = view.beta.value[o] - layer.mean[o] * layer.scale[o];
        }
    }
    double biasStep(std::size_t i, std::size_t o) const {
        const kernels::Quantizer& in = i == 0 ? m_view.inputQuant : m_view.layers[i - 1].outputQuant;
        const kernels::Quantizer& q = m_view.layers[i].weightQuant;
        return double(in.scale[0]) * q.scale[q.channels > 1 ? o : 0] * afterOf(i, o);
    }

    // All values of channel o of z.
    template <typename F>
    void eachOf(std::size_t i, std::size_t o, F f) const {
        const std::size_t outputs = std::size_t(m_view.layers[i].outputs),
                          positions = std::size_t(side(i) * side(i));
        for (std::size_t n = 0; n < m_images; ++n)
            for (std::size_t p = 0; p < positions; ++p) f((n * outputs + o) * positions + p);
    }

    Doubles outputOf(std::size_t i) {
        const kernels::LayerView& view = m_view.layers[i];
        const kernels::LayerSpace& space = m_space.layers[i];
        Layer& layer = m_layers[i];
        const int pooled = pooledSide(i), out = side(i);
        const std::size_t values = std::size_t(view.outputs * pooled * pooled);
        layer.taken.resize(m_images * values);
        layer.passes.resize(m_images * values);
        layer.codes.resize(m_images * values);
        layer.a.resize(m_images * values);
        Doubles result(m_images * values);
        for (std::size_t n = 0; n < m_images; ++n)
            for (int o = 0; o < view.outputs; ++o)
                for (int p = 0; p < pooled * pooled; ++p) {
                    const std::size_t at = n * values + std::size_t(o * pooled * pooled + p);
                    const float z = left(space.pooled, n, o * pooled * pooled + p);
                    const std::size_t channel =
                        (n * std::size_t(view.outputs) + std::size_t(o)) * std::size_t(out * out);
                    layer.taken[at] = isConvolution(i) ? taken(i, n, o, p, z, &layer.z[channel]) : 0;
                    const kernels::Affine& affine = space.affine[std::size_t(o)];
                    const float y =
                        m_fma ? std::fma(z, affine.scale, affine.shift) : z * affine.scale + affine.shift;
                    const double exact =
                        layer.z[channel + std::size_t(layer.taken[at])] * layer.scale[std::size_t(o)] +
                        layer.shift[std::size_t(o)];
                    layer.a[at] = activated(view.activation, y, exact, layer.passes[at]);
                    result[at] = layer.a[at];
                    if (!m_rounding) continue;
                    const kernels::Grid grid = gridOf(view.outputQuant, 0);
                    const float a = view.activation == Activation::None
                                        ? y
                                        : std::min(std::max(y, 0.0f),
                                                   view.activation == Activation::Relu6 ? 6.0f : 1e30f);
                    layer.codes[at] = round(a, layer.a[at], grid, view.outputQuant.observer);
                    if (view.outputQuant.observer == ObserverKind::Pact)
                        layer.codes[at].inside = a < view.outputQuant.learned.value[0] && a >= 0.0f;
                    result[at] = layer.codes[at].steps * double(grid.scale);
                }
        return result;
    }

    // Which of a window's four values the kernels took, as a position in the channel.
    int taken(std::size_t i, std::size_t image, int o, int p, float pooled, const double* z) {
        const int out = side(i), half = pooledSide(i), first = 2 * (p / half) * out + 2 * (p % half);
        const int positions[4] = {first, first + 1, first + out, first + out + 1};
        const double sign = m_layers[i].scale[std::size_t(o)] >= 0.0 ? 1.0 : -1.0;
        int found = -1, best = positions[0];
        for (const int position : positions) {
            if (found < 0 && left(m_space.layers[i].linear, image, o * out * out + position) == pooled)
                found = position;
            if (sign * z[position] > sign * z[best]) best = position;
        }
        // Equal values (a dead neighbourhood) are no choice: rounding differs in doubles, the value does not.
        chose(found == best || std::fabs(z[found] - z[best]) <= 1e-12);
        return found;
    }

    double activated(Activation kind, float fused, double exact, char& passes) {
        passes = 1;
        if (kind == Activation::None) return exact;
        const bool six = kind == Activation::Relu6;
        passes = six ? fused >= 0.0f && fused <= 6.0f : fused > 0.0f;
        chose(passes == (six ? exact >= 0.0 && exact <= 6.0 : exact > 0.0) || std::fabs(exact) <= 1e-12);
        return passes ? exact : fused > 3.0f ? 6.0 : 0.0;
    }

    Doubles lossGradient(const Doubles& logits) {
        Doubles gradient(logits.size());
        for (std::size_t n = 0; n < m_images; ++n) {
            const double* const l = &logits[n * kClassCount];
            const double most = *std::max_element(l, l + kClassCount);
            double total = 0.0;
            for (int k = 0; k < kClassCount; ++k) total += std::exp(l[k] - most);
            const int label = m_batch.labels[m_batch.at(int(n))];
            loss += (std::log(total) - (l[label] - most)) / double(m_images);
            for (int k = 0; k < kClassCount; ++k)
                gradient[n * kClassCount + std::size_t(k)] =
                    (std::exp(l[k] - most) / total - (k == label)) / double(m_images);
        }
        return gradient;
    }

    // From the gradient of a layer's output to that of its input.
    Doubles backward(std::size_t i, Doubles g) {
        const kernels::LayerView& view = m_view.layers[i];
        Layer& layer = m_layers[i];
        throughOutput(i, g);
        const std::size_t outputs = std::size_t(view.outputs), positions = std::size_t(side(i) * side(i));
        const std::size_t pooled = std::size_t(pooledSide(i) * pooledSide(i));
        Doubles dy(layer.z.size(), 0.0);
        for (std::size_t n = 0; n < m_images; ++n)
            for (std::size_t o = 0; o < outputs; ++o)
                for (std::size_t p = 0; p < pooled; ++p) {
                    const std::size_t at = (n * outputs + o) * pooled + p;
                    dy[(n * outputs + o) * positions + std::size_t(layer.taken[at])] = g[at];
                }
        Doubles shiftGradient(outputs, 0.0), normalized(outputs, 0.0);
        const double count = double(m_images * positions);
        for (std::size_t o = 0; o < outputs; ++o) {
            const auto xhat = [&](std::size_t at) {
                return (layer.z[at] - layer.mean[o]) * layer.inverse[o];
            };
            eachOf(i, o, [&](std::size_t at) { shiftGradient[o] += dy[at]; });
            if (!usesBatch(i)) continue;
            eachOf(i, o, [&](std::size_t at) { normalized[o] += dy[at] * xhat(at); });
            eachOf(i, o, [&](std::size_t at) {
                dy[at] =
                    layer.scale[o] * (dy[at] - shiftGradient[o] / count - xhat(at) * normalized[o] / count);
            });
        }
        Doubles dw(layer.effective.size(), 0.0), dx(layer.x.size(), 0.0);
        eachProduct(i, [&](std::size_t z, std::size_t in, std::size_t w) {
            dw[w] += dy[z] * layer.x[in];
            dx[in] += dy[z] * layer.effective[w];
        });
        toParameters(i, dw, shiftGradient, normalized);
        return dx;
    }

    void throughOutput(std::size_t i, Doubles& g) {
        const kernels::LayerView& view = m_view.layers[i];
        const kernels::Quantizer& q = view.outputQuant;
        Layer& layer = m_layers[i];
        double learned = 0.0;
        for (std::size_t at = 0; at < g.size(); ++at) {
            if (m_rounding) {
                const Rounded& code = layer.codes[at];
                if (q.observer == ObserverKind::Learned)
                    learned += g[at] * (code.steps - (code.inside ? layer.a[at] / double(q.scale[0]) : 0.0));
                else if (q.observer == ObserverKind::Pact && !code.inside &&
                         layer.a[at] > 0.5 * q.learned.value[0])
                    learned += g[at];
                if (!code.inside) g[at] = 0.0;
            }
            if (!layer.passes[at]) g[at] = 0.0;
        }
        if (!m_view.quantized || !q.isLearned() || !m_rounding || !m_mode.observing) return;
        if (q.observer == ObserverKind::Pact)
            learned += kPactDecay * q.learned.value[0];
        else
            learned /= std::sqrt(double(g.size() / m_images) * kernels::positiveSteps(q));
        gradients[i].outputLearned = {learned};
    }

    void toParameters(std::size_t i, const Doubles& dw, const Doubles& shiftGradient,
                      const Doubles& normalized) {
        const kernels::LayerView& view = m_view.layers[i];
        const kernels::Quantizer& q = view.weightQuant;
        const Layer& layer = m_layers[i];
        LayerGradients& found = gradients[i];
        const std::size_t outputs = std::size_t(view.outputs), n = dw.size() / outputs;
        found.weight.resize(dw.size());
        if (view.bias) found.bias.resize(outputs);
        if (view.hasBn()) found.gamma = found.beta = Doubles(outputs);
        const bool learns = m_view.quantized && q.isLearned() && m_rounding && m_mode.observing;
        if (learns) found.weightLearned.assign(std::size_t(q.channels), 0.0);
        for (std::size_t o = 0; o < outputs; ++o) {
            const double f = layer.factor[o], before = beforeOf(i, o), after = afterOf(i, o);
            const std::size_t channel = q.channels > 1 ? o : 0;
            double df = 0.0;
            for (std::size_t k = o * n; k < (o + 1) * n; ++k) {
                const double w = view.weight.value[k], inside = layer.weightCodes[k].inside,
                             rounded = layer.effective[k] / after;
                found.weight[k] = dw[k] * after * inside * before;
                if (m_view.quantized && view.hasBn()) {
                    if (m_view.bnFold)
                        df +=
                            usesBatch(i) ? dw[k] * (inside * w * f - rounded) / (f * f) : dw[k] * inside * w;
                    else if (!usesBatch(i))
                        df += dw[k] * rounded;
                }
                if (learns)
                    found.weightLearned[channel] +=
                        dw[k] * after *
                        (layer.weightCodes[k].steps - inside * w * before / double(q.scale[channel])) /
                        std::sqrt(double(dw.size()) / q.channels * kernels::positiveSteps(q));
            }
            const double bias = view.bias ? view.bias.value[o] : 0.0;
            if (!view.hasBn()) {
                if (view.bias) found.bias[o] = shiftGradient[o];
                continue;
            }
            found.beta[o] = shiftGradient[o];
            found.gamma[o] = normalized[o];
            if (!usesBatch(i)) {
                df -= shiftGradient[o] * (view.mean[o] - bias);
                if (view.bias) found.bias[o] = shiftGradient[o] * f;
            }
            const bool limited = f == double(kSmallestBnFactor);
            if (!limited) found.gamma[o] += df / std::sqrt(double(m_variances[i][o]) + m_view.bnEpsilon);
        }
    }

    const kernels::NetworkView& m_view;
    const kernels::Mode m_mode;
    const kernels::Batch m_batch;
    const kernels::Workspace& m_space;
    const std::array<std::vector<float>, kLayerCount>& m_variances;
    const bool m_fma, m_rounding;
    const std::size_t m_images;
    std::array<Layer, kLayerCount> m_layers;
};

}  // namespace quantelier::test

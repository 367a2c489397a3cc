// One thread's part of a step. Convolutions are shared out by chunks of images, dense layers by their
// outputs, so that a thread has all images of its outputs and batch norm needs no other. Sums over images are
// taken chunk by chunk, in their order: the result does not depend on the number of threads.
#pragma once

#include <algorithm>
#include <cmath>

#include "engine/core/float_network.h"
#include "engine/core/normalization.h"
#include "engine/kernels/context.h"
#include "engine/kernels/convolution.h"
#include "engine/kernels/dense.h"
#include "engine/kernels/outputs.h"
#include "engine/kernels/weights.h"

namespace quantelier::kernels {

namespace {

struct Part {
    int begin = 0, end = 0;
};

template <typename S>
class Step {
  public:
    Step(Context& context, int thread)
        : m_context(context),
          m_network(context.network),
          m_space(context.space),
          m_mode(context.mode),
          m_thread(thread),
          m_sums(context.space.scratch[thread].sums),
          m_rows(context.space.scratch[thread].rows),
          m_transposed(context.space.scratch[thread].transposed) {
        m_rounding = m_network.quantized && (m_mode.rounding || m_mode.evaluation);
        m_observing = m_network.quantized && m_mode.observing && !m_mode.evaluation;
        for (int i = 0; i < kLayers; ++i)
            if (m_network.quantized) m_outputs[i] = currentRange(m_network.layers[i].outputQuant, 0);
    }

    void train() {
        m_chunks = m_space.chunksOf(m_context.batch.count);
        readTable();
        for (int c = own(m_chunks).begin; c < own(m_chunks).end; ++c) gather(c, c * W);
        convolution<kOutputSide[0]>(0);
        convolution<kOutputSide[1]>(1);
        wait();
        for (int i = kConvolutions; i < kLayers; ++i) dense(i);
        loss();
        for (int i = kLayers - 1; i >= kConvolutions; --i) {
            denseOutputsBack(i);
            wait();
            const int channels = m_network.layers[i - 1].outputs,
                      positions = m_space.layers[i - 1].values / channels;
            const Part mine = own(channels);
            inputGradients(i, {mine.begin * positions, mine.end * positions});
        }
        const Part channels = own(m_network.layers[1].outputs);
        for (int c = 0; c < m_chunks; ++c) convolutionOutputsBack(1, c, channels);
        finishConvolutionBack(1);
        wait();  // no one reads the dense weights any more
        for (int i = kConvolutions; i < kLayers; ++i) updateDense(i);
        for (int c = own(m_chunks).begin; c < own(m_chunks).end; ++c) {
            convolutionBack(c);
            convolutionOutputsBack(0, c, {0, m_network.layers[0].outputs});
        }
        wait();
        finishConvolutionBack(0);
        wait();
        for (int c = own(m_chunks).begin; c < own(m_chunks).end; ++c) firstConvolutionBack(c);
        wait();
        for (int i = 0; i < kConvolutions; ++i) updateConvolution(i);
        if (!m_observing) return;
        wait();
        if (m_thread == 0) publish();
    }

    void infer() {
        readTable();
        if (!m_context.prepared) {
            for (int i = 0; i < kLayers; ++i) prepareRows(i);
            wait();
        }
        const int all = (m_context.batch.count + W - 1) / W;
        const int groups = (all + kGroup - 1) / kGroup;
        for (int group = own(groups).begin; group < own(groups).end; ++group) inferGroup(group * kGroup, all);
    }

    static constexpr int kGroup = S::kDense[1];  // chunks that one thread infers at a time

  private:
    using V = typename S::V;
    static constexpr int W = S::kWidth;

    Part own(int count) const {
        return {count * m_thread / m_context.threads, count * (m_thread + 1) / m_context.threads};
    }
    void wait() { m_context.barrier.wait(m_context.threads); }
    int lanesOf(int firstImage) const { return std::min(W, m_context.batch.count - firstImage); }
    float* values(int chunk, std::size_t offset) const { return m_space.chunk(chunk) + offset; }
    bool usesBatch(const LayerView& layer) const {
        return layer.hasBn() && !m_mode.evaluation && !(m_network.quantized && m_mode.frozenBn);
    }
    const float* weights(int i) const {
        return m_network.quantized ? m_space.layers[i].weights.data() : m_network.layers[i].weight.value;
    }
    float inputScale(int i) const { return i == 0 ? m_input.scale : m_outputs[i - 1].scale; }

    // Scratch memory never shrinks: a vector would clear what it gains.
    static void grow(AlignedVector<float>& memory, std::size_t size) {
        if (memory.size() < size) memory.resize(size);
    }

    // ---- input

    // Bytes to values on the input's grid.
    void readTable() {
        std::copy(normalizationTable().begin(), normalizationTable().end(), m_table);
        if (!m_network.quantized) return;
        const Quantizer& quantizer = m_network.inputQuant;
        m_input = currentRange(quantizer, 0);
        if (m_observing && !quantizer.fixed) {
            std::uint8_t low = 255, high = 0;
            for (int c = own(m_chunks).begin; c < own(m_chunks).end; ++c)
                for (int i = 0; i < lanesOf(c * W); ++i) {
                    const std::uint8_t* const image = imageAt(c * W + i);
                    for (int p = 0; p < kInputValues; ++p) {
                        low = std::min(low, image[p]);
                        high = std::max(high, image[p]);
                    }
                }
            // The table rises, so the extreme bytes have the extreme values. A thread without images widens
            // nothing.
            const bool any = low <= high;
            m_input = observed(quantizer, 0,
                               {any ? m_table[low] : kNothing.low, any ? m_table[high] : kNothing.high});
        }
        if (!m_rounding) return;
        const Grid grid = m_input.grid(quantizer.spec);
        for (float& value : m_table)
            value = std::clamp(std::nearbyint(value * grid.inverse), grid.low, grid.high) * grid.scale;
    }

    const std::uint8_t* imageAt(int position) const {
        return m_context.batch.images + m_context.batch.at(position) * kInputValues;
    }

    void gather(int chunk, int firstImage) const {
        const std::uint8_t* images[W];
        const int lanes = lanesOf(firstImage);
        for (int lane = 0; lane < W; ++lane) images[lane] = imageAt(firstImage + std::min(lane, lanes - 1));
        float* const x = values(chunk, 0);
        for (int p = 0; p < kInputValues; ++p)
            UNROLL for (int lane = 0; lane < W; ++lane) x[p * W + lane] = m_table[images[lane][p]];
    }

    // ---- ranges

    static constexpr SeenRange kNothing = {std::numeric_limits<float>::infinity(),
                                           -std::numeric_limits<float>::infinity()};

    // What all threads saw of tensor `which`: 0 is the input, i + 1 the output of layer i. All wait here.
    RangeState observed(const Quantizer& quantizer, int which, const SeenRange& mine) {
        SeenRange* const seen = m_space.seenRanges.data() + which * m_context.threads;
        seen[m_thread] = mine;
        wait();
        SeenRange all = kNothing;
        for (int i = 0; i < m_context.threads; ++i) {
            all.low = std::min(all.low, seen[i].low);
            all.high = std::max(all.high, seen[i].high);
        }
        return observedRange(quantizer, 0, all.low, all.high, false, 0.0f);
    }

    // A learned range is known before anything is computed.
    bool rangeComesLater(int i) const { return m_observing && !m_network.layers[i].outputQuant.isLearned(); }

    void takeLearnedRange(int i) {
        const Quantizer& quantizer = m_network.layers[i].outputQuant;
        if (m_observing && quantizer.isLearned())
            m_outputs[i] = observedRange(quantizer, 0, 0.0f, 0.0f, false, 0.0f);
    }

    Output<S> outputOf(int i, int channel) const {
        const LayerView& layer = m_network.layers[i];
        return {m_space.layers[i].affine[channel], layer.activation, m_outputs[i], layer.outputQuant.spec};
    }

    // ---- weights

    WeightRow rowOf(const LayerView& layer, int o) const {
        WeightRow row;
        if (!layer.hasBn()) return row;
        row.inverseDeviation = 1.0f / std::sqrt(layer.variance[o] + static_cast<float>(m_network.bnEpsilon));
        row.factor = layer.gamma.value[o] * row.inverseDeviation;
        const float size = m_network.bnFold ? std::fabs(row.factor) : row.factor;
        row.factorMoves = size >= kSmallestBnFactor;
        if (!row.factorMoves) row.factor = kSmallestBnFactor;
        if (m_network.bnFold) {
            row.place = usesBatch(layer) ? FactorPlace::Both : FactorPlace::Before;
            row.before = row.factor;
            if (usesBatch(layer)) row.after = 1.0f / row.factor;
        } else if (!usesBatch(layer)) {
            row.place = FactorPlace::After;
            row.after = row.factor;
        }
        return row;
    }

    RangeState weightRange(int i, int channel, Part rows) const {
        const LayerView& layer = m_network.layers[i];
        const Quantizer& quantizer = layer.weightQuant;
        if (!m_observing) return currentRange(quantizer, channel);
        const int n = m_space.layers[i].weightsPerRow;
        SeenRange seen;
        for (int o = rows.begin; o < rows.end && !quantizer.isLearned(); ++o)
            widen<S>(layer.weight.value + std::size_t(o) * n, n, rowOf(layer, o).before, seen);
        const float floor = static_cast<float>(m_network.biasScaleFloor) / inputScale(i);
        return observedRange(quantizer, channel, seen.low, seen.high, true, floor);
    }

    // Effective weights and, where no batch statistics are taken, the affine of this thread's rows.
    void prepareRows(int i) {
        const LayerView& layer = m_network.layers[i];
        LayerSpace& space = m_space.layers[i];
        const int channels = layer.weightQuant.channels, n = space.weightsPerRow;
        RangeState range;
        if (m_network.quantized && channels == 1) range = weightRange(i, 0, {0, layer.outputs});
        for (int o = own(layer.outputs).begin; o < own(layer.outputs).end; ++o) {
            WeightRow& row = space.rows[o] = rowOf(layer, o);
            if (m_network.quantized) {
                if (channels > 1) range = weightRange(i, o, {o, o + 1});
                space.weightRanges[o] = range;
                row.grid = range.grid(layer.weightQuant.spec);
                effectiveWeights<S>(layer.weight.value + std::size_t(o) * n, n, row, m_rounding,
                                    space.weights.data() + std::size_t(o) * n);
            }
            if (!usesBatch(layer)) space.affine[o] = runningAffine(i, o);
        }
    }

    Affine runningAffine(int i, int o) const {
        const LayerView& layer = m_network.layers[i];
        const WeightRow& row = m_space.layers[i].rows[o];
        Affine affine;
        const float bias = layer.bias ? layer.bias.value[o] : 0.0f;
        affine.shift = bias;
        if (layer.hasBn()) {
            const float factor =
                m_network.quantized ? row.factor : layer.gamma.value[o] * row.inverseDeviation;
            affine.shift = layer.beta.value[o] - (layer.mean[o] - bias) * factor;
            if (!m_network.quantized) affine.scale = factor;
        }
        if (!m_rounding || affine.shift == 0.0f) return affine;
        const float scale =
            inputScale(i) * (row.grid.scale * (row.place == FactorPlace::After ? row.after : 1.0f));
        affine.shift = std::nearbyint(affine.shift / scale) * scale;
        return affine;
    }

    // ---- convolutions, forward

    template <int OUT>
    void convolution(int i) {
        const LayerView& layer = m_network.layers[i];
        LayerSpace& space = m_space.layers[i];
        prepareRows(i);
        wait();
        const Part chunks = own(m_chunks);
        for (int c = chunks.begin; c < chunks.end; ++c)
            convolve<S, OUT>(inputOf(i, c), layer.inputs, weights(i), layer.outputs, values(c, space.linear),
                             lanesOf(c * W),
                             usesBatch(layer) ? &space.forward[std::size_t(c) * layer.outputs] : nullptr);
        if (usesBatch(layer)) {
            wait();
            for (int o = own(layer.outputs).begin; o < own(layer.outputs).end; ++o) {
                ForwardSums total;
                for (int c = 0; c < m_chunks; ++c) {
                    total.sum += space.forward[std::size_t(c) * layer.outputs + o].sum;
                    total.squares += space.forward[std::size_t(c) * layer.outputs + o].squares;
                }
                const double count = double(m_context.batch.count) * OUT * OUT, mean = total.sum / count;
                takeStatistics(i, o, mean, std::max(0.0, total.squares / count - mean * mean), count);
            }
            wait();
        }
        takeLearnedRange(i);
        SeenRange seen = kNothing;
        const bool later = rangeComesLater(i);
        for (int c = chunks.begin; c < chunks.end; ++c)
            pool<OUT>(i, c, lanesOf(c * W), later ? &seen : nullptr, m_rounding && !later);
        if (!later) return;
        m_outputs[i] = observed(layer.outputQuant, i + 1, seen);
        if (!m_rounding) return;
        for (int c = chunks.begin; c < chunks.end; ++c)
            roundInPlace(i, values(c, space.output), space.values, W);
    }

    const float* inputOf(int i, int chunk) const {
        return values(chunk, i == 0 ? 0 : m_space.layers[i - 1].output);
    }

    // Batch statistics of one output: its affine, and the running ones.
    void takeStatistics(int i, int o, double mean, double variance, double count) {
        const LayerView& layer = m_network.layers[i];
        Affine& affine = m_space.layers[i].affine[o];
        affine.mean = static_cast<float>(mean);
        affine.inverseDeviation = static_cast<float>(1.0 / std::sqrt(variance + m_network.bnEpsilon));
        affine.scale = layer.gamma.value[o] * affine.inverseDeviation;
        affine.shift = layer.beta.value[o] - affine.mean * affine.scale;
        const float take = static_cast<float>(m_network.bnMomentum), keep = 1.0f - take;
        const double withBias = mean + (layer.bias ? layer.bias.value[o] : 0.0f);
        layer.mean[o] = layer.mean[o] * keep + static_cast<float>(withBias) * take;
        layer.variance[o] =
            layer.variance[o] * keep + static_cast<float>(variance * count / (count - 1.0)) * take;
    }

    template <int OUT>
    void pool(int i, int chunk, int lanes, SeenRange* seen, bool round) const {
        const LayerView& layer = m_network.layers[i];
        const LayerSpace& space = m_space.layers[i];
        constexpr int kPooled = OUT / 2;
        for (int o = 0; o < layer.outputs; ++o) {
            const Output<S> output = outputOf(i, o);
            const float* const z = values(chunk, space.linear) + o * OUT * OUT * W;
            float *const pooled = values(chunk, space.pooled) + o * kPooled * kPooled * W,
                         *const to = values(chunk, space.output) + o * kPooled * kPooled * W;
            V low = splat<S>(kNothing.low), high = splat<S>(kNothing.high);
            choose(space.affine[o].scale >= 0.0f, [&](auto largest) {
                choose(seen != nullptr, [&](auto track) {
                    choose(round, [&](auto rounds) {
                        poolChannel<S, OUT, largest(), track(), rounds()>(z, output, pooled, to, low, high);
                    });
                });
            });
            if (!seen) continue;
            // Without an activation, what pooling leaves out may be lower than all that it takes.
            if (layer.activation == Activation::None)
                for (int p = 0; p < OUT * OUT; ++p)
                    low = smaller<S>(low, output.activated(load<S>(z + p * W)));
            seen->low = std::min(seen->low, smallest<S>(low, lanes));
            seen->high = std::max(seen->high, largest<S>(high, lanes));
        }
    }

    void roundInPlace(int i, float* at, int count, std::size_t stride) const {
        const Output<S> output = outputOf(i, 0);
        for (int k = 0; k < count; ++k, at += stride) store<S>(at, output.rounded(load<S>(at)));
    }

    // ---- dense layers, forward

    void dense(int i) {
        const LayerView& layer = m_network.layers[i];
        LayerSpace& space = m_space.layers[i];
        prepareRows(i);
        // One range for all rows reads every row's running variance, which its thread is about to move.
        if (m_network.quantized && layer.weightQuant.channels == 1 && usesBatch(layer)) wait();
        takeLearnedRange(i);
        const bool later = rangeComesLater(i);
        SeenRange seen = kNothing;
        const Part rows = own(layer.outputs);
        multiply<S>(weights(i), layer.inputs, 1, layer.inputs, values(0, m_space.layers[i - 1].output),
                    values(0, space.linear), m_space.chunkStride(), m_chunks, rows.begin, rows.end,
                    [&](int first, int count) {
                        for (int o = first; o < first + count; ++o) {
                            if (usesBatch(layer)) denseStatistics(i, o);
                            denseOutput(i, o, {0, m_chunks}, later ? &seen : nullptr, m_rounding && !later);
                        }
                    });
        if (later) {
            m_outputs[i] = observed(layer.outputQuant, i + 1, seen);
            if (m_rounding)
                for (int c = 0; c < m_chunks; ++c)
                    roundInPlace(i, values(c, space.output) + rows.begin * W, rows.end - rows.begin, W);
        }
        wait();
    }

    // Two passes over the batch: a layer's outputs may have a mean that is large against their deviation.
    void denseStatistics(int i, int o) {
        const float* const z = values(0, m_space.layers[i].linear) + o * W;
        const double count = m_context.batch.count;
        const auto total = [&](auto term) {
            V result{};
            for (int c = 0; c < m_chunks; ++c) {
                const V v = term(load<S>(z + c * m_space.chunkStride()));
                result += lanesOf(c * W) < W ? keep<S>(v, lanesOf(c * W)) : v;
            }
            return double(sum<S>(result));
        };
        const double mean = total([](V v) { return v; }) / count;
        const V center = splat<S>(static_cast<float>(mean));
        const double shift = total([&](V v) { return v - center; }) / count;  // what the float mean leaves
        const double squares = total([&](V v) { return (v - center) * (v - center); }) / count;
        takeStatistics(i, o, mean, std::max(0.0, squares - shift * shift), count);
    }

    void denseOutput(int i, int o, Part chunks, SeenRange* seen, bool round) const {
        const LayerSpace& space = m_space.layers[i];
        const Output<S> output = outputOf(i, o);
        for (int c = chunks.begin; c < chunks.end; ++c) {
            V a = output.activated(load<S>(values(c, space.linear) + o * W));
            if (seen) {
                seen->low = std::min(seen->low, smallest<S>(a, lanesOf(c * W)));
                seen->high = std::max(seen->high, largest<S>(a, lanesOf(c * W)));
            }
            if (round) a = output.rounded(a);
            store<S>(values(c, space.output) + o * W, a);
        }
    }

    // ---- loss: softmax cross-entropy, the mean over the batch

    void loss() {
        const LayerSpace& last = m_space.layers[kLayers - 1];
        constexpr int kClasses = kClassCount;
        const float each = 1.0f / static_cast<float>(m_context.batch.count);
        for (int c = own(m_chunks).begin; c < own(m_chunks).end; ++c) {
            const float* const logits = values(c, last.output);
            float* const gradient = values(c, last.gradient);
            V most = load<S>(logits);
            for (int k = 1; k < kClasses; ++k) most = larger<S>(most, load<S>(logits + k * W));
            V total{}, powers[kClasses];
            for (int k = 0; k < kClasses; ++k)
                total += powers[k] = exponential<S>(load<S>(logits + k * W) - most);
            const V scale = each / total;
            for (int k = 0; k < kClasses; ++k) store<S>(gradient + k * W, powers[k] * scale);
            double sum = 0.0;
            const int lanes = lanesOf(c * W);
            for (int lane = 0; lane < W; ++lane) {
                if (lane < lanes) {
                    const int label = m_context.batch.labels[m_context.batch.at(c * W + lane)];
                    sum += std::log(double(total[lane])) -
                           (double(logits[label * W + lane]) - double(most[lane]));
                    gradient[label * W + lane] -= each;
                } else {
                    for (int k = 0; k < kClasses; ++k) gradient[k * W + lane] = 0.0f;
                }
            }
            m_space.losses[c] = sum;
        }
        wait();
    }

    // ---- backward

    // The gradient behind the activation, 0 for lanes without an image, and its sums.
    template <Through THROUGH>
    INLINE void back(const Output<S>& output, const float* z, float* gradient, int lanes, V& sum, V& sumValue,
                     V& learned) const {
        const V value = load<S>(z);
        V g = load<S>(gradient);
        if (lanes < W) g = keep<S>(g, lanes);
        g = output.template back<THROUGH>(value, g, learned);
        store<S>(gradient, g);
        sum += g;
        sumValue += g * value;
    }

    // How the sums of one output's gradient move the affine: what goes to z.
    void finishBack(int i, int o, const BackwardSums& total, double count) {
        const LayerView& layer = m_network.layers[i];
        m_space.layers[i].totals[o] = total;
        if (!usesBatch(layer)) return;
        Affine& affine = m_space.layers[i].affine[o];
        const double inverse = affine.inverseDeviation;
        const double normalized = (total.gradientValue - double(affine.mean) * total.gradient) * inverse;
        const double slope = double(affine.scale) * inverse * normalized / count;
        affine.gain = affine.scale;
        affine.slope = static_cast<float>(slope);
        affine.offset =
            static_cast<float>(double(affine.scale) * total.gradient / count - slope * double(affine.mean));
        m_space.layers[i].totals[o].gradientValue = normalized;  // that of gamma
    }

    void denseOutputsBack(int i) {
        const LayerView& layer = m_network.layers[i];
        LayerSpace& space = m_space.layers[i];
        for (int o = own(layer.outputs).begin; o < own(layer.outputs).end; ++o) {
            const Output<S> output = outputOf(i, o);
            V sums{}, sumValue{}, learned{};
            choose(throughOf(layer.outputQuant, m_rounding), [&](auto through) {
                for (int c = 0; c < m_chunks; ++c)
                    back<through()>(output, values(c, space.linear) + o * W,
                                    values(c, space.gradient) + o * W, lanesOf(c * W), sums, sumValue,
                                    learned);
            });
            finishBack(i, o, {double(sum<S>(sums)), double(sum<S>(sumValue)), double(sum<S>(learned))},
                       m_context.batch.count);
            if (!usesBatch(layer)) continue;
            const Affine& affine = space.affine[o];
            for (int c = 0; c < m_chunks; ++c) {
                float* const g = values(c, space.gradient) + o * W;
                const V z = load<S>(values(c, space.linear) + o * W);
                store<S>(g, load<S>(g) * affine.gain - (z * affine.slope + affine.offset));
            }
        }
    }

    // Of the inputs that dense layer i reads, which are outputs of layer i - 1.
    void inputGradients(int i, Part inputs) {
        const LayerView& layer = m_network.layers[i];
        multiply<S>(weights(i), 1, layer.inputs, layer.outputs, values(0, m_space.layers[i].gradient),
                    values(0, m_space.layers[i - 1].gradient), m_space.chunkStride(), m_chunks, inputs.begin,
                    inputs.end, [](int, int) {});
    }

    void convolutionOutputsBack(int i, int chunk, Part channels) {
        const LayerView& layer = m_network.layers[i];
        LayerSpace& space = m_space.layers[i];
        const int positions = kPooledSide[i] * kPooledSide[i], lanes = lanesOf(chunk * W);
        choose(throughOf(layer.outputQuant, m_rounding), [&](auto through) {
            for (int o = channels.begin; o < channels.end; ++o) {
                const Output<S> output = outputOf(i, o);
                const float* const z = values(chunk, space.pooled) + o * positions * W;
                float* const gradient = values(chunk, space.gradient) + o * positions * W;
                V sums{}, sumValue{}, learned{};
                for (int p = 0; p < positions; ++p)
                    back<through()>(output, z + p * W, gradient + p * W, lanes, sums, sumValue, learned);
                space.backward[std::size_t(chunk) * layer.outputs + o] = {
                    double(sum<S>(sums)), double(sum<S>(sumValue)), double(sum<S>(learned))};
            }
        });
    }

    void finishConvolutionBack(int i) {
        const LayerView& layer = m_network.layers[i];
        for (int o = own(layer.outputs).begin; o < own(layer.outputs).end; ++o) {
            BackwardSums total;
            for (int c = 0; c < m_chunks; ++c) {
                const BackwardSums& sums = m_space.layers[i].backward[std::size_t(c) * layer.outputs + o];
                total.gradient += sums.gradient;
                total.gradientValue += sums.gradientValue;
                total.learned += sums.learned;
            }
            finishBack(i, o, total, double(m_context.batch.count) * kOutputSide[i] * kOutputSide[i]);
        }
    }

    template <int OUT>
    void unpool(int i, int chunk, int o, int pooledRow, float* dz) const {
        const LayerSpace& space = m_space.layers[i];
        constexpr int kPooled = OUT / 2;
        const float* const z = values(chunk, space.linear) + (o * OUT + 2 * pooledRow) * OUT * W;
        const int at = (o * kPooled + pooledRow) * kPooled * W;
        choose(!usesBatch(m_network.layers[i]), [&](auto plain) {
            unpoolRow<S, OUT, plain()>(z, values(chunk, space.pooled) + at,
                                       values(chunk, space.gradient) + at, space.affine[o], dz);
        });
    }

    void convolutionBack(int chunk) {
        constexpr int OUT = kOutputSide[1];
        const LayerView& layer = m_network.layers[1];
        grow(m_rows, std::size_t(layer.outputs) * OUT * OUT * W);
        float* const dz = m_rows.data();
        for (int o = 0; o < layer.outputs; ++o)
            for (int y = 0; y < OUT / 2; ++y) unpool<OUT>(1, chunk, o, y, dz + (o * OUT + 2 * y) * OUT * W);
        clearSums(1);
        addWeightGradients<S, OUT>(inputOf(1, chunk), layer.inputs, dz, OUT * OUT * W, layer.outputs, OUT,
                                   m_sums.data());
        keepSums(1, chunk);
        inputGradient<S, OUT>(dz, layer.outputs, weights(1), layer.inputs,
                              values(chunk, m_space.layers[0].gradient));
    }

    // The first convolution: two rows of gradients at a time, which stay in the cache.
    void firstConvolutionBack(int chunk) {
        constexpr int OUT = kOutputSide[0], kIn = kInputSize;
        const LayerView& layer = m_network.layers[0];
        clearSums(0);
        grow(m_rows, std::size_t(layer.outputs) * 2 * OUT * W);
        for (int y = 0; y < OUT / 2; ++y) {
            for (int o = 0; o < layer.outputs; ++o)
                unpool<OUT>(0, chunk, o, y, m_rows.data() + o * 2 * OUT * W);
            addWeightGradients<S, OUT>(inputOf(0, chunk) + 2 * y * kIn * W, layer.inputs, m_rows.data(),
                                       2 * OUT * W, layer.outputs, 2, m_sums.data());
        }
        keepSums(0, chunk);
    }

    int weightCount(int i) const { return m_network.layers[i].outputs * m_space.layers[i].weightsPerRow; }
    void clearSums(int i) { m_sums.assign(std::size_t(weightCount(i)) * W, 0.0f); }
    void keepSums(int i, int chunk) {
        sumLanes<S>(m_sums.data(), weightCount(i), lanesOf(chunk * W),
                    m_space.layers[i].weightGradients.data() + std::size_t(chunk) * weightCount(i));
    }

    // ---- SGD

    void updateDense(int i) {
        const LayerView& layer = m_network.layers[i];
        const LayerSpace& space = m_space.layers[i];
        constexpr int N = S::kRowGradients[0], K = S::kRowGradients[1];
        const int stride = (layer.inputs + W - 1) / W * W;
        grow(m_rows, std::size_t(N) * stride);
        // Each thread makes its own copy: passing it from core to core would take longer.
        grow(m_transposed, std::size_t(m_chunks) * W * stride);
        for (int c = 0; c < m_chunks; ++c)
            transpose<S>(values(c, m_space.layers[i - 1].output), layer.inputs,
                         m_transposed.data() + std::size_t(c) * W * stride, stride);
        const Part rows = own(layer.outputs);
        inBlocks<N>(rows.begin, rows.end, [&](auto n, int o) {
            inBlocks<K>(0, stride / W, [&](auto k, int vector) {
                weightGradientBlock<S, n(), k()>(values(0, space.gradient) + o * W, m_space.chunkStride(),
                                                 m_context.batch.count, m_transposed.data() + vector * W,
                                                 stride, m_rows.data() + vector * W);
            });
            for (int r = 0; r < n(); ++r) updateOutput(i, o + r, m_rows.data() + r * stride);
        });
    }

    void updateConvolution(int i) {
        const LayerView& layer = m_network.layers[i];
        const LayerSpace& space = m_space.layers[i];
        const int n = space.weightsPerRow;
        grow(m_rows, std::size_t(n));
        for (int o = own(layer.outputs).begin; o < own(layer.outputs).end; ++o) {
            std::fill_n(m_rows.begin(), n, 0.0f);
            for (int c = 0; c < m_chunks; ++c) {
                const float* const gradients =
                    space.weightGradients.data() + std::size_t(c) * weightCount(i) + o * n;
                for (int k = 0; k < n; ++k) m_rows[k] += gradients[k];
            }
            updateOutput(i, o, m_rows.data());
        }
    }

    // All parameters of one output, given the gradient of its effective weights.
    void updateOutput(int i, int o, const float* gradients) {
        const LayerView& layer = m_network.layers[i];
        LayerSpace& space = m_space.layers[i];
        const WeightRow& row = space.rows[o];
        const BackwardSums& total = space.totals[o];
        const int n = space.weightsPerRow;
        const std::size_t at = std::size_t(o) * n;
        RowGradients found;
        if (!m_network.quantized)
            updateRow<S>(layer.weight, at, n, gradients, m_context.sgd);
        else if (m_rounding)
            found = updateQuantizedRow<S, true>(layer.weight, at, n, row, layer.weightQuant, gradients,
                                                m_context.sgd);
        else
            found = updateQuantizedRow<S, false>(layer.weight, at, n, row, layer.weightQuant, gradients,
                                                 m_context.sgd);
        if (m_observing) takeWeightRange(i, o, found.learned);
        double bias = total.gradient, factor = found.factor, gamma = total.gradientValue;
        if (usesBatch(layer)) {
            bias = 0.0;  // the mean takes it out again
        } else if (layer.hasBn()) {
            factor -= total.gradient * (double(layer.mean[o]) - (layer.bias ? layer.bias.value[o] : 0.0f));
            bias *= row.factor;
            gamma = 0.0;
        }
        if (layer.hasBn()) {
            if (row.factorMoves) gamma += factor * row.inverseDeviation;
            update(layer.gamma, o, gamma, m_context.sgd);
            update(layer.beta, o, total.gradient, m_context.sgd);
        }
        if (layer.bias) update(layer.bias, o, bias, m_context.sgd);
    }

    // The range that this step found; of a learned scale, its SGD step too.
    void takeWeightRange(int i, int o, double gradient) {
        const Quantizer& quantizer = m_network.layers[i].weightQuant;
        LayerSpace& space = m_space.layers[i];
        space.learnedWeight[o] = gradient;
        if (quantizer.channels == 1) return;  // publish() has all rows
        kernels::store(space.weightRanges[o], quantizer, o);
        if (quantizer.isLearned()) learnWeightScale(i, o, gradient);
    }

    void learnWeightScale(int i, int channel, double gradient) {
        if (!m_rounding) return;
        const Quantizer& quantizer = m_network.layers[i].weightQuant;
        const double count = double(weightCount(i)) / quantizer.channels;
        update(quantizer.learned, channel, gradient / std::sqrt(count * positiveSteps(quantizer)),
               m_context.sgd);
    }

    // What belongs to no single output. The first thread does it when all are done.
    void publish() {
        if (!m_network.inputQuant.fixed) {
            kernels::store(m_input, m_network.inputQuant, 0);
            *m_network.inputQuant.seen = true;
        }
        for (int i = 0; i < kLayers; ++i) {
            const LayerView& layer = m_network.layers[i];
            const LayerSpace& space = m_space.layers[i];
            kernels::store(m_outputs[i], layer.outputQuant, 0);
            *layer.outputQuant.seen = *layer.weightQuant.seen = true;
            if (layer.outputQuant.isLearned() && m_rounding) learnOutput(i);
            if (layer.weightQuant.channels > 1) continue;
            kernels::store(space.weightRanges[0], layer.weightQuant, 0);
            double gradient = 0.0;
            for (const double part : space.learnedWeight) gradient += part;
            if (layer.weightQuant.isLearned()) learnWeightScale(i, 0, gradient);
        }
    }

    void learnOutput(int i) {
        const Quantizer& quantizer = m_network.layers[i].outputQuant;
        double gradient = 0.0;
        for (const BackwardSums& total : m_space.layers[i].totals) gradient += total.learned;
        if (quantizer.observer == ObserverKind::Pact)
            gradient += kPactDecay * quantizer.learned.value[0];
        else
            gradient /= std::sqrt(double(m_space.layers[i].values) * positiveSteps(quantizer));
        update(quantizer.learned, 0, gradient, m_context.sgd);
    }

    // ---- evaluation

    // The chunks `first` to `first + kGroup` of the images, in this thread's own space.
    void inferGroup(int first, int all) {
        const int chunks = std::min(kGroup, all - first), home = m_thread * kGroup;
        for (int c = 0; c < chunks; ++c) {
            gather(home + c, (first + c) * W);
            inferConvolution<kOutputSide[0]>(0, home + c);
            inferConvolution<kOutputSide[1]>(1, home + c);
        }
        for (int i = kConvolutions; i < kLayers; ++i) {
            const LayerView& layer = m_network.layers[i];
            multiply<S>(weights(i), layer.inputs, 1, layer.inputs, values(home, m_space.layers[i - 1].output),
                        values(home, m_space.layers[i].linear), m_space.chunkStride(), chunks, 0,
                        layer.outputs, [&](int o, int count) {
                            for (int r = o; r < o + count; ++r)
                                denseOutput(i, r, {home, home + chunks}, nullptr, m_rounding);
                        });
        }
        for (int c = 0; c < chunks; ++c) {
            const float* const logits = values(home + c, m_space.layers[kLayers - 1].output);
            const int image = (first + c) * W;
            for (int lane = 0; lane < lanesOf(image); ++lane)
                for (int k = 0; k < kClassCount; ++k)
                    m_context.logits[std::size_t(image + lane) * kClassCount + k] = logits[k * W + lane];
        }
    }

    template <int OUT>
    void inferConvolution(int i, int chunk) {
        const LayerView& layer = m_network.layers[i];
        convolve<S, OUT>(inputOf(i, chunk), layer.inputs, weights(i), layer.outputs,
                         values(chunk, m_space.layers[i].linear), W, nullptr);
        pool<OUT>(i, chunk, W, nullptr, m_rounding);
    }

    Context& m_context;
    const NetworkView& m_network;
    Workspace& m_space;
    const Mode m_mode;
    const int m_thread;
    int m_chunks = 0;
    bool m_rounding = false, m_observing = false;
    float m_table[256];
    RangeState m_input;
    RangeState m_outputs[kLayers];  // each thread comes to the same ones
    AlignedVector<float>& m_sums;
    AlignedVector<float>& m_rows;
    AlignedVector<float>& m_transposed;
};

}  // namespace

}  // namespace quantelier::kernels

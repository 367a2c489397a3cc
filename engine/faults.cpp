#include "engine/faults.h"

#include <algorithm>
#include <array>

#include "engine/core/error.h"
#include "engine/int8/inference.h"
#include "engine/int8/reference_kernels.h"

namespace quantelier {

namespace {

int8::Network withoutBatchNorm(const QuantNetwork& network) {
    QuantNetwork bare = network;
    bool hadOne = false;
    for (FloatLayer& layer : bare.network.layers) {
        hadOne |= !layer.bn.empty();
        layer.bn = {};
    }
    if (!hadOne)
        throw Error(ErrorCode::Failed,
                    "This network has no batch norm that could be left out. Train one with batch norm: the "
                    "preset recommended has it.");
    return lower(bare);
}

int8::Network faultyNetwork(const Models& models, Fault fault) {
    if (fault == Fault::BnFold) return withoutBatchNorm(*models.quant);
    int8::Network network = *models.integer;
    int8::Layer& first = network.layers.front();
    if (fault == Fault::ZeroPoint) first.input.zeroPoint = 0;
    if (fault == Fault::InputScale)
        for (float& multiplier : first.multiplier) multiplier /= first.input.scale;
    return network;
}

std::int32_t wrappedTo16(std::int32_t sum) {
    return static_cast<std::int16_t>(static_cast<std::uint16_t>(sum));
}

// One image after the other, layer by layer, with an eye on the sums.
class WatchedRun {
  public:
    WatchedRun(const int8::Network& network, bool wraps, FaultReport& report)
        : m_network(network), m_inputCodes(int8::inputCodes(network)), m_wraps(wraps), m_report(report) {
        for (const int8::Layer& layer : network.layers) m_weights.push_back(layer.weight.codes());
    }

    int8::Codes run(const std::uint8_t* pixels) {
        std::vector<std::int8_t> codes(std::size_t(kInputSize) * kInputSize);
        std::transform(pixels, pixels + codes.size(), codes.begin(),
                       [&](std::uint8_t pixel) { return m_inputCodes[pixel]; });
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            codes = outputs(m_network.layers[i], m_weights[i], codes);
            if (i == 0) countSaturated(codes);
            if (m_network.layers[i].convolution) codes = pooled(m_network.layers[i], codes);
        }
        int8::Codes answer{};
        std::copy(codes.begin(), codes.end(), answer.begin());
        return answer;
    }

  private:
    std::vector<std::int8_t> outputs(const int8::Layer& layer, const std::vector<std::int8_t>& weights,
                                     const std::vector<std::int8_t>& in) {
        const auto plane = std::size_t(layer.outHeight()) * std::size_t(layer.outWidth());
        m_sums.resize(plane * std::size_t(layer.outChannels));
        int8::layerSums(layer, weights.data(), in.data(), m_sums.data());
        std::vector<std::int8_t> out(m_sums.size());
        for (std::size_t i = 0; i < m_sums.size(); ++i) {
            std::int32_t sum = m_sums[i];
            m_report.overflows += sum != wrappedTo16(sum);
            if (m_wraps) sum = wrappedTo16(sum);
            out[i] = int8::requantize(sum, layer.multiplier[layer.scaleIndex(int(i / plane))], layer);
        }
        m_report.sums += std::int64_t(m_sums.size());
        return out;
    }

    void countSaturated(const std::vector<std::int8_t>& codes) {
        m_report.firstOutputs += std::int64_t(codes.size());
        m_report.firstSaturated += std::count(codes.begin(), codes.end(), m_network.layers[0].codeMax);
    }

    static std::vector<std::int8_t> pooled(const int8::Layer& layer, const std::vector<std::int8_t>& in) {
        std::vector<std::int8_t> out(std::size_t(layer.outChannels) * std::size_t(layer.outHeight() / 2) *
                                     std::size_t(layer.outWidth() / 2));
        int8::maxPool(layer.outChannels, layer.outHeight(), layer.outWidth(), in.data(), out.data());
        return out;
    }

    const int8::Network& m_network;
    std::array<std::int8_t, 256> m_inputCodes;
    std::vector<std::vector<std::int8_t>> m_weights;
    std::vector<std::int32_t> m_sums;
    bool m_wraps;
    FaultReport& m_report;
};

Evaluation evaluate(const int8::Network& network, bool wraps, const Dataset& images, FaultReport& report,
                    const CancelToken& cancel) {
    WatchedRun run(network, wraps, report);
    std::vector<int8::Codes> codes;
    for (std::int64_t i = 0; i < std::min(images.count(), kFaultImages); ++i) {
        cancel.checkpoint();
        codes.push_back(run.run(images.image(i)));
    }
    const std::vector<std::uint8_t> truth(images.labels.begin(), images.labels.begin() + long(codes.size()));
    return evaluationFromLogits(int8::toLogits(network, codes), truth);
}

}  // namespace

FaultReport measureFault(const Models& models, Fault fault, const Dataset& test, const CancelToken& cancel) {
    FaultReport report;
    FaultReport soundReport;
    report.fault = fault;
    report.sound = evaluate(*models.integer, false, test, soundReport, cancel);
    report.faulty = evaluate(faultyNetwork(models, fault), fault == Fault::Accumulator, test, report, cancel);
    return report;
}

}  // namespace quantelier

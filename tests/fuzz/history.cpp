// quant_history.bin. The fuzzer cannot guess a checksum, so each input is also read with the right one.
#include <zlib.h>

#include <cmath>

#include "engine/core/quant_history.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"
#include "tests/support/quant_profiles.h"

namespace quantelier::fuzz {

namespace {

constexpr std::size_t kSumBytes = 4;

std::string withSum(std::string body) {
    const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    for (int shift = 0; shift < 32; shift += 8) body.push_back(static_cast<char>(sum >> shift & 255));
    return body;
}

void checkTensor(const TensorProfile& tensor) {
    demandOrdered(tensor.range, "a range is a range");
    demandOrdered({tensor.histogram.low, tensor.histogram.high}, "a histogram has two ends");
    demand(!tensor.histogram.counts.empty(), "a histogram has bins");
    demand(tensor.used.empty() || tensor.used.size() == static_cast<std::size_t>(tensor.codes()),
           "every code is used or idle");
    demand(tensor.saturated <= tensor.values, "no more values are saturated than there are");
    demand(std::isfinite(tensor.grid().scale), "a grid has a scale");
}

bool checkHistory(const std::string& bytes) {
    const auto history = readOrRefused([&] { return decodeQuantHistory(bytes, "quant_history.bin"); });
    if (!history) return false;
    for (std::size_t i = 0; i < history->profiles.size(); ++i) {
        const QuantProfile& profile = history->profiles[i];
        demand(profile.layers.size() == kLayerCount + 1, "a profile has the input and five layers");
        demand(history->epochOfRun(i) > 0, "an epoch is counted from 1");
        for (const LayerProfile& layer : profile.layers) {
            checkTensor(layer.output);
            for (const TensorProfile& weights : layer.weights) checkTensor(weights);
        }
    }
    const std::string written = encodeQuantHistory(*history);
    demand(encodeQuantHistory(decodeQuantHistory(written, "again")) == written,
           "a history that is written comes back");
    return true;
}

bool check(const std::string& input) {
    const bool isHistory = checkHistory(input);
    return checkHistory(withSum(input)) || isHistory;
}

// Values of a few weights, so that the seeds are small.
QuantProfile smallProfile(Stage stage, int epoch) {
    QuantProfile profile = test::exampleProfile(stage, epoch, 4);
    for (LayerProfile& layer : profile.layers)
        if (layer.weights.size() > 2) layer.weights.resize(2);
    return profile;
}

std::vector<std::string> seeds() {
    QuantHistory history;
    std::vector<std::string> seeds;
    const auto keep = [&] {
        std::string bytes = encodeQuantHistory(history);
        bytes.resize(bytes.size() - kSumBytes);
        seeds.push_back(std::move(bytes));
    };
    keep();
    history.add(smallProfile(Stage::Float, 1));
    keep();
    history.add(smallProfile(Stage::Quant, 1));
    keep();
    return seeds;
}

}  // namespace

const Target historyTarget{"history", check, seeds};

}  // namespace quantelier::fuzz

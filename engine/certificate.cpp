#include "engine/certificate.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "engine/core/error.h"
#include "engine/export_formats.h"
#include "engine/int8/inference.h"
#include "engine/layer_comparison.h"
#include "engine/peers/integer_engines.h"

namespace quantelier {

namespace {

template <typename Values>
int labelOf(const Values& values) {
    return static_cast<int>(std::max_element(values.begin(), values.end()) - values.begin());
}

template <typename Left, typename Right>
CertificatePair compareLabels(const char* a, const std::vector<Left>& left, const char* b,
                              const std::vector<Right>& right) {
    CertificatePair pair;
    pair.a = a;
    pair.b = b;
    for (std::size_t i = 0; i < left.size(); ++i) pair.labels += labelOf(left[i]) != labelOf(right[i]);
    return pair;
}

// `Code` may be wider than int8: what fake quant computes is not clamped again here.
template <typename Code>
CertificatePair compareCodes(const char* a, const std::vector<std::array<Code, kClassCount>>& left,
                             const char* b, const std::vector<int8::Codes>& right) {
    CertificatePair pair = compareLabels(a, left, b, right);
    pair.logits = 0;
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t k = 0; k < left[i].size(); ++k) {
            const double difference = std::fabs(double(left[i][k]) - double(right[i][k]));
            pair.logits += difference != 0.0;
            pair.maxDifference = std::max(pair.maxDifference, difference);
        }
    return pair;
}

// Logits on the output grid, as codes.
std::vector<std::array<long, kClassCount>> codesOf(const std::vector<Logits>& logits, const QParams& grid) {
    std::vector<std::array<long, kClassCount>> codes(logits.size());
    for (std::size_t i = 0; i < logits.size(); ++i)
        for (std::size_t k = 0; k < logits[i].size(); ++k)
            codes[i][k] = std::lround(logits[i][k] / grid.scale) + grid.zeroPoint;
    return codes;
}

int marginOf(int8::Codes codes) {
    std::partial_sort(codes.begin(), codes.begin() + 2, codes.end(), std::greater<>());
    return codes[0] - codes[1];
}

std::vector<DifferingImage> differingImages(const Models& models, const std::vector<Logits>& fakeQuant,
                                            const std::vector<int8::Codes>& integer, const Dataset& test,
                                            const CancelToken& cancel) {
    std::vector<DifferingImage> images;
    for (std::size_t i = 0; i < integer.size(); ++i) {
        const int fakeQuantLabel = labelOf(fakeQuant[i]), integerLabel = labelOf(integer[i]);
        if (fakeQuantLabel == integerLabel) continue;
        cancel.checkpoint();
        const auto index = static_cast<std::int64_t>(i);
        images.push_back({index, fakeQuantLabel, integerLabel, marginOf(integer[i]),
                          firstDifferingLayer(*models.quant, *models.integer, test, index)});
    }
    return images;
}

void addEngine(Certificate& certificate, const std::vector<int8::Codes>& integer,
               const peers::EngineRun& run) {
    if (!run.missing.empty()) {
        certificate.notRun.push_back({run.engine, run.missing, run.failed});
        return;
    }
    CertificatePair pair = compareCodes(engines::kInteger, integer, run.engine.c_str(), run.codes);
    if (!run.labelsOnly.empty()) {
        pair.logits = -1;
        pair.maxDifference = 0.0;
        pair.labelsAllowed = labelsAllowedInFloat(certificate.images);
        pair.note = run.labelsOnly;
    }
    certificate.pairs.push_back(pair);
}

}  // namespace

Certificate certify(const Models& models, const Dataset& test, const CancelToken& cancel,
                    const CertificateTargets& targets, const std::function<void(const Certificate&)>& onRow) {
    const auto start = std::chrono::steady_clock::now();
    if (!models.quant || !models.integer)
        throw Error(
            ErrorCode::Usage,
            "A certificate needs a quantization-aware model: convert the network, or open its checkpoint.");
    peers::requireTargets(targets);
    const std::vector<Logits> fakeQuant = quantLogits(*models.quant, test, cancel);
    const std::vector<int8::Codes> integer = int8::allCodes(*models.integer, test, cancel);
    Certificate certificate;
    certificate.images = test.count();
    if (models.floats) {
        certificate.pairs.push_back(compareLabels(engines::kFloat, floatLogits(*models.floats, test, cancel),
                                                  engines::kFakeQuant, fakeQuant));
        certificate.pairs.back().differenceExpected = true;
        onRow(certificate);
    }
    certificate.pairs.push_back(compareCodes(
        engines::kFakeQuant, codesOf(fakeQuant, models.integer->output()), engines::kInteger, integer));
    certificate.pairs.back().labelsAllowed = labelsAllowedInFloat(certificate.images);
    onRow(certificate);
    peers::runIntegerEngines(*models.integer, integer, test, selfTestImages(), targets, cancel,
                             [&](const peers::EngineRun& run) {
                                 addEngine(certificate, integer, run);
                                 onRow(certificate);
                             });
    certificate.differing = differingImages(models, fakeQuant, integer, test, cancel);
    certificate.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return certificate;
}

}  // namespace quantelier

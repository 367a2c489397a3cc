// Which engines agree on which images.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quantelier {

/// Two engines over the same images. Logits are compared as integer codes of the output grid.
struct CertificatePair {
    std::string a;
    std::string b;
    std::int64_t labels = 0;     ///< images whose labels differ
    std::int64_t logits = -1;    ///< logits that differ; -1: not comparable (a float network has no codes)
    double maxDifference = 0.0;  ///< largest difference of two logits, in output codes
    bool differenceExpected = false;  ///< a difference is no fault here (float against quantized)
    std::string note;                 ///< why logits are not compared, where that is not plain; or empty
};

/// An engine without answers: what it needs is not on this machine, or it is there and failed.
struct EngineNotRun {
    std::string engine;
    std::string reason;
    bool failed = false;
};

/// An image that fake quant and the integer engine read differently.
struct DifferingImage {
    std::int64_t index = 0;
    int fakeQuantLabel = 0, integerLabel = 0;
    int margin = 0;     ///< between the two best logits of the integer engine, in output codes
    std::string layer;  ///< the first whose output codes differ: input, conv1 ... fc3
};

struct Certificate {
    std::int64_t images = 0;
    double seconds = 0.0;
    std::string modelSha256, dataSha256;  ///< of the model's file and of the data's files; empty: no file
    std::vector<CertificatePair> pairs;
    std::vector<EngineNotRun> notRun;
    std::vector<DifferingImage> differing;
};

/// Other machines' code that is compiled and run under an emulator.
struct CertificateTargets {
    bool aarch64 = false;
    bool cortexM = false;
};

/// How engines are named in pairs.
namespace engines {
inline constexpr const char* kFloat = "Float";
inline constexpr const char* kFakeQuant = "Fake-quant";
inline constexpr const char* kInteger = "Integer engine";
inline constexpr const char* kOnnxFile = "ONNX file, read back";
inline constexpr const char* kCFloat = "C, float requantization";
inline constexpr const char* kCFixed = "C, fixed requantization";
inline constexpr const char* kOnnxRuntime = "ONNX Runtime";
inline constexpr const char* kCAArch64 = "C on AArch64";
inline constexpr const char* kCCortexM = "C on Cortex-M";
}  // namespace engines

/// Integer engines must agree in every label and logit. Fake quant computes in float: a logit that falls
/// between two codes may be one code off, and its label with it.
inline bool agrees(const CertificatePair& pair) {
    if (pair.differenceExpected || (pair.labels == 0 && pair.logits == 0)) return true;
    return (pair.a == engines::kFakeQuant || pair.b == engines::kFakeQuant) && pair.maxDifference <= 1.0;
}

/// Whether all integer engines that are there ran and gave the same codes; fake quant's pair does not count.
inline bool integerEnginesAgree(const Certificate& certificate) {
    for (const EngineNotRun& engine : certificate.notRun)
        if (engine.failed) return false;
    for (const CertificatePair& pair : certificate.pairs)
        if (pair.a == engines::kInteger && !agrees(pair)) return false;
    return true;
}

}  // namespace quantelier

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
    std::int64_t labelsAllowed =
        0;             ///< above 0: one of the two computes in float, and labels alone are judged
    std::string note;  ///< why logits are not compared, where that is not plain; or empty
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
/// Followed by the instruction set, in brackets.
inline constexpr const char* kFastKernels = "Fast kernels";
inline constexpr const char* kOnnxFile = "ONNX file, read back";
inline constexpr const char* kCFloat = "C, float requantization";
inline constexpr const char* kCFixed = "C, fixed requantization";
inline constexpr const char* kOnnxRuntime = "ONNX Runtime";
inline constexpr const char* kCAArch64 = "C on AArch64";
inline constexpr const char* kCCortexM = "C on Cortex-M";
}  // namespace engines

/// How many labels may differ where one engine computes in float, so that a value between two codes may round
/// to the other one: 0.05 % of the images, as for exports.
inline std::int64_t labelsAllowedInFloat(std::int64_t images) {
    return images < 2000 ? 1 : images / 2000;
}

/// Integer engines must agree in every label and logit.
inline bool agrees(const CertificatePair& pair) {
    if (pair.differenceExpected) return true;
    if (pair.labelsAllowed > 0) return pair.labels <= pair.labelsAllowed;
    return pair.labels == 0 && pair.logits == 0;
}

/// Whether all engines that are there ran and agree.
inline bool enginesAgree(const Certificate& certificate) {
    for (const EngineNotRun& engine : certificate.notRun)
        if (engine.failed) return false;
    for (const CertificatePair& pair : certificate.pairs)
        if (!agrees(pair)) return false;
    return true;
}

}  // namespace quantelier

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
};

struct Certificate {
    std::int64_t images = 0;
    double seconds = 0.0;
    std::vector<CertificatePair> pairs;
};

}  // namespace quantelier

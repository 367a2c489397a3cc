// All engines that take the integer network its own way: files, generated C, other machines.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/core/cancel_token.h"
#include "engine/core/certificate.h"
#include "engine/core/dataset.h"
#include "engine/int8/inference.h"

namespace quantelier::peers {

/// What an engine answered to all images, or why it could not run here.
struct EngineRun {
    std::string engine;              ///< as in quantelier::engines
    std::vector<int8::Codes> codes;  ///< output codes, one row an image; empty where it did not run
    std::string missing;             ///< why it did not run; empty: it ran
    std::string labelsOnly;          ///< why only its labels can be compared; empty: its codes can
    bool failed = false;             ///< it is there, and `missing` is the error that ended it
};

/// Throws Error(NoDevice) where a target's compiler or emulator is missing.
void requireTargets(const CertificateTargets& targets);

/// Runs them beside each other. `reference` are the integer engine's codes of `test`; `selfTest` are the
/// images that the C folder carries. `onRun` is told each, in order, on the thread that called. Throws
/// Error(Interrupted) when cancelled.
void runIntegerEngines(const int8::Network& network, const std::vector<int8::Codes>& reference,
                       const Dataset& test, const Dataset& selfTest, const CertificateTargets& targets,
                       const CancelToken& cancel, const std::function<void(const EngineRun&)>& onRun);

}  // namespace quantelier::peers

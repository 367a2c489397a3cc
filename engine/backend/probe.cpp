#include "engine/backend/probe.h"

namespace quantelier {

namespace {

std::string firstSentence(const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    return line.substr(0, line.find(". "));
}

}  // namespace

std::string probeFailure(Backend& backend) {
    try {
        const torch::Tensor sum = torch::ones(2, backend.device()) + 2.0;
        backend.synchronize();
        return sum.to(torch::kCPU).equal(torch::full(2, 3.0f)) ? "" : "1 + 2 is not 3 on it";
    } catch (const c10::Error& e) {
        return firstSentence(e.what_without_backtrace());
    } catch (const std::exception& e) {
        return firstSentence(e.what());
    }
}

}  // namespace quantelier

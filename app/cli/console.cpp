#include "app/cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace quantelier::cli {

ConsoleListener::ConsoleListener(bool quiet) : m_quiet(quiet), m_terminal(isatty(STDERR_FILENO)) {}

ConsoleListener::~ConsoleListener() {
    clearBar();
}

void ConsoleListener::onExecutor(Stage, const std::string& executor) {
    if (!m_quiet) fmt::print("executor: {}\n", executor);
}

void ConsoleListener::onNote(const std::string& sentence) {
    if (!m_quiet) fmt::print("{}\n", sentence);
}

void ConsoleListener::onStep(const StepEvent& e) {
    if (!m_quiet) {
        clearBar();
        fmt::print("Epoch: [{:3}/{:3}] step: [{:3}/{:3}], loss: [{:.4f}/{:.4f}], time: [{:.6f}]\n", e.epoch,
                   e.epochs, e.step, e.steps, e.loss, e.averageLoss, e.milliseconds);
        std::fflush(stdout);
    }
    if (!m_terminal) return;
    fmt::print(stderr, "\r\033[K{} epoch {} of {}: {:3.0f} %, {:.0f} images/s, {:.0f} s left",
               e.stage == Stage::Float ? "Float training," : "Fine-tuning,", e.epoch, e.epochs,
               100.0 * e.step / e.steps, e.imagesPerSecond, e.secondsLeft);
    std::fflush(stderr);
    m_barShown = true;
}

void ConsoleListener::onEpoch(const EpochEvent& e) {
    if (m_quiet) return;
    clearBar();
    fmt::print("Epoch time: {:5.3f}, per step time: {:5.3f}, avg loss: {:5.3f}, test accuracy: {:.2f}\n",
               1e3 * e.seconds, e.perStepMilliseconds, e.averageLoss, e.testAccuracyPercent);
    std::fflush(stdout);
}

void ConsoleListener::onCheckpoint(const std::string& path) {
    if (m_quiet) return;
    clearBar();
    fmt::print("Checkpoint: {}\n", path);
}

void ConsoleListener::clearBar() {
    if (!m_barShown) return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    m_barShown = false;
}

void printAccuracy(const Evaluation& evaluation) {
    const Interval interval = evaluation.ci95Percent();
    fmt::print("Accuracy: {:.2f}.\n", evaluation.accuracyPercent());
    fmt::print("95 % confidence: {:.2f} to {:.2f} ({} of {} images).\n", interval.low, interval.high,
               evaluation.correct, evaluation.total);
}

void printCertificate(const Certificate& certificate) {
    for (const CertificatePair& pair : certificate.pairs) {
        fmt::print("{} against {}: {} of {} labels differ", pair.a, pair.b, pair.labels, certificate.images);
        if (pair.logits >= 0) fmt::print(", {} of {} logits", pair.logits, kClassCount * certificate.images);
        if (pair.logits > 0)
            fmt::print(", by at most {} code{}", pair.maxDifference, pair.maxDifference == 1 ? "" : "s");
        fmt::print("{}.\n", pair.differenceExpected ? " (a difference is expected here)" : "");
        if (!pair.note.empty()) fmt::print("  {}\n", pair.note);
    }
    for (const EngineNotRun& engine : certificate.notRun)
        fmt::print("{}: {}: {}\n", engine.failed ? "Failed" : "Not run", engine.engine, engine.reason);
    for (const DifferingImage& image : certificate.differing)
        fmt::print(
            "Image {}: fake-quant reads {}, the integers {}; the best two logits are {} codes apart, and "
            "the first layer that differs is {}.\n",
            image.index, image.fakeQuantLabel, image.integerLabel, image.margin, image.layer);
}

}  // namespace quantelier::cli

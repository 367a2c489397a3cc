// What training looks like on a console.
#pragma once

#include "engine/core/certificate.h"
#include "engine/core/metrics.h"
#include "engine/core/run_listener.h"

namespace quantelier::cli {

/// The tutorial's lines on stdout (unless quiet), and a progress bar on stderr where that is a terminal.
class ConsoleListener : public RunListener {
  public:
    explicit ConsoleListener(bool quiet);
    ~ConsoleListener() override;
    void onExecutor(Stage stage, const std::string& executor) override;
    void onNote(const std::string& sentence) override;
    void onStep(const StepEvent& event) override;
    void onEpoch(const EpochEvent& event) override;
    void onCheckpoint(const std::string& path) override;

  private:
    void clearBar();
    bool m_quiet;
    bool m_terminal;
    bool m_barShown = false;
};

/// "Accuracy: 98.53.", and on a line of its own the 95 % interval and the counts.
void printAccuracy(const Evaluation& evaluation);

/// A line for each pair, each engine that did not run, and each image read differently.
void printCertificate(const Certificate& certificate);

}  // namespace quantelier::cli

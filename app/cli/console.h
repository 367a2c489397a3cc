// What training looks like on a console.
#pragma once

#include "engine/core/run_listener.h"

namespace quantelier::cli {

/// The tutorial's lines on stdout (unless quiet), and a progress bar on stderr where that is a terminal.
class ConsoleListener : public RunListener {
  public:
    explicit ConsoleListener(bool quiet);
    ~ConsoleListener() override;
    void onStep(const StepEvent& event) override;
    void onEpoch(const EpochEvent& event) override;
    void onCheckpoint(const std::string& path) override;

  private:
    void clearBar();
    bool m_quiet;
    bool m_terminal;
    bool m_barShown = false;
};

/// "Accuracy: 98.53."
void printAccuracy(double accuracyPercent);

}  // namespace quantelier::cli

// Owns the training worker: one thread, blocked while it trains.
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>
#include <optional>

#include "engine/session.h"

namespace quantelier {

/// Lives on the GUI thread. Every run has its own token and number; events of an older run are dropped.
class TrainingController : public QObject {
    Q_OBJECT

  public:
    explicit TrainingController(QObject* parent = nullptr);
    ~TrainingController() override;

    /// For the runs that are started from now on: as --device_target and --threads have it.
    void setDevice(const std::string& target, int threads);
    const std::string& device() const { return m_device; }
    const ComputeOptions& compute() const { return m_compute; }

    /// Trains a new float network; the run folder is created.
    void startFloat(const Recipe& recipe, std::shared_ptr<const PreparedData> data, const QString& runFolder);

    /// Converts the float network of the present run with this recipe's quantization and fine-tunes it. With
    /// `opened`, of that run, which is taken up from its folder.
    void startQuant(const Recipe& recipe, std::shared_ptr<const RunSummary> opened = {},
                    std::shared_ptr<const PreparedData> data = {});

    /// Takes up a run that stopped, at this point.
    void continueRun(const RunSummary& run, const ContinuePoint& point,
                     std::shared_ptr<const PreparedData> data);

    /// Lets go of the present run: its folder is no longer in use.
    void closeRun();

    /// While fine-tuning, from the next step on; a new fine-tuning starts with both on.
    void setFakeQuant(bool on);
    void setObservers(bool on);

    /// After couldNotSave(): see Session::saveTo(). Answers with savedTo() or couldNotSave() again.
    void saveTo(const QString& folder);

    void setPaused(bool paused);
    void finishAfterEpoch();
    void stop();

    bool isRunning() const { return m_running; }
    bool isPaused() const { return m_paused; }
    bool hasSession() const { return m_hasSession; }

  signals:
    void deviceOpened(const QString& target);
    void stepDone(const quantelier::StepEvent& event);
    void epochDone(const quantelier::EpochEvent& event, const quantelier::Models& models);
    void converted();
    void profiled(const std::shared_ptr<const quantelier::QuantProfile>& profile);
    void finished(quantelier::Stage stage, const quantelier::Models& models);
    void stopped();
    void failed(const QString& sentence);
    void lossNotFinite(quantelier::Stage stage, const QString& sentence, double saferRate);
    /// The training has ended, and the run is in memory only. `wasStopping`: it was told to end anyway.
    void couldNotSave(const QString& sentence, bool wasStopping);
    void savedTo(const QString& folder);
    void noted(const QString& sentence);
    void ended();  ///< however; after the signal that says how
    void checkpointWritten(const QString& path);
    void executorChosen(quantelier::Stage stage, const QString& executor);

  private:
    class Worker;
    class Listener;
    /// How a training ended.
    struct Outcome {
        Models models;
        int code = 0;  ///< of the error; 0: none
        QString sentence;
        std::optional<double> saferRate;
        bool isUnsaved = false;
    };
    void start(Stage stage, std::function<Models(Worker&, Listener&, const CancelToken&)> work);
    static Outcome outcomeOf(const std::function<Models()>& work);
    void end(int run, Stage stage, const Outcome& outcome);

    QThread m_thread;
    Worker* m_worker;  // lives on m_thread
    std::shared_ptr<CancelToken> m_token;
    std::shared_ptr<QuantSwitches> m_switches;
    std::string m_device = "auto";
    ComputeOptions m_compute;
    int m_run = 0;
    bool m_running = false;
    bool m_paused = false;
    bool m_hasSession = false;
};

}  // namespace quantelier

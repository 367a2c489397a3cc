// A second worker thread for everything that is computed beside training: loading data, previews,
// evaluations.
#pragma once

#include <QObject>
#include <QThread>
#include <functional>
#include <map>
#include <memory>

#include "engine/core/cancel_token.h"

namespace quantelier {

/// What a job is about. A new job of a kind replaces the waiting one and cancels the running one: the latest
/// wins.
enum class Insight {
    Data,
    Check,
    Estimate,
    Devices,
    RunOpen,
    RunLabels,
    RunDelete,
    RunImport,
    Ptq,
    Image,
    HandGrid,
    Fault,
    LessonResult,
    Room,
    OwnSet,
    RunList,
    RunCurves,
    Snapshot,
    Compare,
    Certificate,
    Export,
    Report,
    KeptReport,
    Costs,
    Mixtures
};

/// Lives on the GUI thread; jobs run one after the other on its own thread, results come back on the GUI
/// thread.
class InsightWorker : public QObject {
    Q_OBJECT

  public:
    explicit InsightWorker(QObject* parent = nullptr);
    ~InsightWorker() override;

    /// `job` runs on the worker and returns a value; `done` gets it on the GUI thread, `failed` a sentence.
    /// Neither is called for a job that was replaced or cancelled.
    template <typename Result>
    void run(Insight kind, std::function<Result(const CancelToken&)> job, std::function<void(Result)> done,
             std::function<void(QString)> failed) {
        auto result = std::make_shared<std::unique_ptr<Result>>();
        post(kind,
             {[job, result](const CancelToken& cancel) { *result = std::make_unique<Result>(job(cancel)); },
              [done, result] { done(std::move(**result)); }, std::move(failed)});
    }

    void cancel(Insight kind);
    void cancelAll();
    bool isRunning(Insight kind) const { return m_running && *m_running == kind; }
    bool isBusy(Insight kind) const { return m_waiting.count(kind) != 0 || isRunning(kind); }

  signals:
    void busyChanged();

  private:
    struct Job {
        std::function<void(const CancelToken&)> work;
        std::function<void()> done;
        std::function<void(QString)> failed;
    };
    void post(Insight kind, Job job);
    void startNext();
    void finish(const std::shared_ptr<CancelToken>& token, const Job& job, const QString& error);

    QThread m_thread;
    QObject* m_context;  // lives on m_thread
    std::map<Insight, Job> m_waiting;
    std::unique_ptr<Insight> m_running;
    std::shared_ptr<CancelToken> m_token;
};

}  // namespace quantelier

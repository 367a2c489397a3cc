#include "app/training_controller.h"

#include "engine/core/error.h"
#include "ui/engine_words.h"

namespace quantelier {

// What lives on the training thread: the session, and nobody else touches it.
class TrainingController::Worker : public QObject {
  public:
    std::unique_ptr<Session> session;

    void takeUp(const RunSummary& run, const std::shared_ptr<const PreparedData>& data,
                const std::string& device, const ComputeOptions& compute) {
        session.reset();  // closes the folder of the run before
        session = std::make_unique<Session>(run, data, device, compute);
    }
};

// Turns the engine's calls on the training thread into the controller's signals on the GUI thread.
class TrainingController::Listener : public RunListener {
  public:
    Listener(TrainingController& controller, Worker& worker, int run)
        : m_controller(controller), m_worker(worker), m_run(run) {}

    void onExecutor(Stage stage, const std::string& executor) override {
        deliver([stage, executor](TrainingController& c) {
            emit c.executorChosen(stage, engineWords(executor));
        });
    }
    void onNote(const std::string& sentence) override {
        deliver([sentence](TrainingController& c) { emit c.noted(engineWords(sentence)); });
    }
    void onStep(const StepEvent& event) override {
        deliver([event](TrainingController& c) { emit c.stepDone(event); });
    }
    void onEpoch(const EpochEvent& event) override {
        const Models models = m_worker.session->models();
        deliver([event, models](TrainingController& c) { emit c.epochDone(event, models); });
    }
    void onProfile(const std::shared_ptr<const QuantProfile>& profile) override {
        deliver([profile](TrainingController& c) { emit c.profiled(profile); });
    }
    void onCheckpoint(const std::string& path) override {
        deliver([path](TrainingController& c) { emit c.checkpointWritten(QString::fromStdString(path)); });
    }
    void onDevice() {
        deliver([device = m_worker.session->deviceName()](TrainingController& c) {
            emit c.deviceOpened(QString::fromStdString(device));
        });
    }
    void onConverted() {
        deliver([](TrainingController& c) { emit c.converted(); });
    }

  private:
    template <typename Event>
    void deliver(Event event) {
        QMetaObject::invokeMethod(&m_controller, [&controller = m_controller, run = m_run, event] {
            if (run == controller.m_run) event(controller);
        });
    }
    TrainingController& m_controller;
    Worker& m_worker;
    int m_run;
};

TrainingController::TrainingController(QObject* parent) : QObject(parent), m_worker(new Worker) {
    m_thread.setObjectName(QStringLiteral("training"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

TrainingController::~TrainingController() {
    stop();
    ++m_run;  // what is still on its way is dropped
    m_thread.quit();
    m_thread.wait();
}

void TrainingController::setDevice(const std::string& target, int threads) {
    m_device = target;
    m_compute.threads = threads;
}

void TrainingController::startFloat(const Recipe& recipe, std::shared_ptr<const PreparedData> data,
                                    const QString& runFolder) {
    m_hasSession = true;
    start(Stage::Float, [recipe, data = std::move(data), folder = runFolder.toStdString(), device = m_device,
                         compute = m_compute](Worker& worker, Listener& listener, const CancelToken& cancel) {
        worker.session.reset();  // closes the folder of the run before
        worker.session = std::make_unique<Session>(recipe, data, device, folder, compute);
        listener.onDevice();
        worker.session->trainFloat(listener, cancel);
        return worker.session->models();
    });
}

void TrainingController::startQuant(const Recipe& recipe, std::shared_ptr<const RunSummary> opened,
                                    std::shared_ptr<const PreparedData> data) {
    m_hasSession = true;
    m_switches = std::make_shared<QuantSwitches>();
    start(Stage::Quant, [recipe, opened = std::move(opened), data = std::move(data), switches = m_switches,
                         device = m_device,
                         compute = m_compute](Worker& worker, Listener& listener, const CancelToken& cancel) {
        if (opened) worker.takeUp(*opened, data, device, compute);
        listener.onDevice();
        worker.session->setQuantization(recipe);
        worker.session->convert(cancel);
        listener.onConverted();
        worker.session->trainQuant(listener, cancel, *switches);
        return worker.session->models();
    });
}

void TrainingController::continueRun(const RunSummary& run, const ContinuePoint& point,
                                     std::shared_ptr<const PreparedData> data) {
    m_hasSession = true;
    m_switches = std::make_shared<QuantSwitches>();
    start(point.stage, [run, point, data = std::move(data), switches = m_switches, device = m_device,
                        compute = m_compute](Worker& worker, Listener& listener, const CancelToken& cancel) {
        worker.takeUp(run, data, device, compute);
        listener.onDevice();
        worker.session->continueFrom(point);
        if (point.stage == Stage::Float)
            worker.session->trainFloat(listener, cancel);
        else
            worker.session->trainQuant(listener, cancel, *switches);
        return worker.session->models();
    });
}

void TrainingController::closeRun() {
    if (m_running) return;
    m_hasSession = false;
    QMetaObject::invokeMethod(m_worker, [this] { m_worker->session.reset(); });
}

void TrainingController::start(Stage stage,
                               std::function<Models(Worker&, Listener&, const CancelToken&)> work) {
    if (m_running) return;
    m_running = true;
    m_paused = false;
    m_token = std::make_shared<CancelToken>();
    QMetaObject::invokeMethod(
        m_worker, [this, stage, work = std::move(work), token = m_token, run = ++m_run] {
            Listener listener(*this, *m_worker, run);
            Outcome outcome = outcomeOf([&] { return work(*m_worker, listener, *token); });
            outcome.isUnsaved = m_worker->session && m_worker->session->hasUnsaved();
            QMetaObject::invokeMethod(this, [this, run, stage, outcome] { end(run, stage, outcome); });
        });
}

TrainingController::Outcome TrainingController::outcomeOf(const std::function<Models()>& work) {
    Outcome outcome;
    try {
        outcome.models = work();
        return outcome;
    } catch (const LossNotFinite& e) {
        outcome.saferRate = e.saferRate();
        outcome.code = static_cast<int>(e.code());
        outcome.sentence = QString::fromUtf8(e.what());
    } catch (const Error& e) {
        outcome.code = static_cast<int>(e.code());
        outcome.sentence = QString::fromUtf8(e.what());
    } catch (const std::exception& e) {
        outcome.code = static_cast<int>(ErrorCode::Failed);
        outcome.sentence = QString::fromUtf8(e.what());
    }
    return outcome;
}

void TrainingController::end(int run, Stage stage, const Outcome& outcome) {
    if (run != m_run) return;
    m_running = false;
    m_paused = false;
    const QString sentence = engineWords(outcome.sentence);
    if (outcome.code == 0)
        emit finished(stage, outcome.models);
    else if (outcome.isUnsaved)
        emit couldNotSave(sentence, m_token->isCancelled() || m_token->isFinishing());
    else if (outcome.saferRate)
        emit lossNotFinite(stage, sentence, *outcome.saferRate);
    else if (outcome.code == static_cast<int>(ErrorCode::Interrupted))
        emit stopped();
    else
        emit failed(sentence);
    emit ended();
}

void TrainingController::saveTo(const QString& folder) {
    if (m_running) return;
    QMetaObject::invokeMethod(m_worker, [this, folder, token = m_token] {
        const Outcome outcome = outcomeOf([&] {
            m_worker->session->saveTo(folder.toStdString());
            return Models();
        });
        QMetaObject::invokeMethod(this, [this, folder, outcome, token] {
            if (outcome.code == 0)
                emit savedTo(folder);
            else
                emit couldNotSave(engineWords(outcome.sentence),
                                  token->isCancelled() || token->isFinishing());
        });
    });
}

void TrainingController::setFakeQuant(bool on) {
    if (m_switches) m_switches->fakeQuant = on;
}

void TrainingController::setObservers(bool on) {
    if (m_switches) m_switches->observers = on;
}

void TrainingController::setPaused(bool paused) {
    if (!m_running) return;
    m_paused = paused;
    m_token->setPaused(paused);
}

void TrainingController::finishAfterEpoch() {
    if (m_running) m_token->finishAfterEpoch();
}

void TrainingController::stop() {
    if (m_running) m_token->cancel();
}

}  // namespace quantelier

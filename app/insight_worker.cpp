#include "app/insight_worker.h"

#include "engine/core/error.h"
#include "ui/engine_words.h"

namespace quantelier {

InsightWorker::InsightWorker(QObject* parent) : QObject(parent), m_context(new QObject) {
    m_thread.setObjectName(QStringLiteral("insight"));
    m_context->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

InsightWorker::~InsightWorker() {
    cancelAll();
    m_thread.quit();
    m_thread.wait();
}

void InsightWorker::post(Insight kind, Job job) {
    if (m_running && *m_running == kind) m_token->cancel();
    m_waiting.insert_or_assign(kind, std::move(job));
    if (m_running)
        emit busyChanged();
    else
        startNext();
}

void InsightWorker::cancel(Insight kind) {
    m_waiting.erase(kind);
    if (m_running && *m_running == kind) m_token->cancel();
    emit busyChanged();
}

void InsightWorker::cancelAll() {
    m_waiting.clear();
    if (m_running) m_token->cancel();
}

void InsightWorker::startNext() {
    if (!m_waiting.empty()) {
        const auto first = m_waiting.begin();
        m_running = std::make_unique<Insight>(first->first);
        m_token = std::make_shared<CancelToken>();
        Job job = std::move(first->second);
        m_waiting.erase(first);
        QMetaObject::invokeMethod(m_context, [this, token = m_token, job = std::move(job)] {
            QString error;
            try {
                job.work(*token);
            } catch (const std::exception& e) {
                error = QString::fromUtf8(e.what());
            }
            QMetaObject::invokeMethod(this, [this, token, job, error] { finish(token, job, error); });
        });
    }
    emit busyChanged();
}

void InsightWorker::finish(const std::shared_ptr<CancelToken>& token, const Job& job, const QString& error) {
    m_running.reset();
    if (!token->isCancelled()) {
        if (error.isEmpty())
            job.done();
        else
            job.failed(engineWords(error));
    }
    if (!m_running) startNext();
}

}  // namespace quantelier

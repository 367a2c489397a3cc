// How another thread asks a running engine call to pause or to stop.
#pragma once

#include <condition_variable>
#include <mutex>

#include "engine/core/error.h"

namespace quantelier {

/// One token per run. The engine calls checkpoint() between batches; everyone else may call the rest at any
/// time.
class CancelToken {
  public:
    void cancel() {
        {
            const std::lock_guard<std::mutex> lock(m_mutex);
            m_cancelled = true;
        }
        m_changed.notify_all();
    }

    void setPaused(bool paused) {
        {
            const std::lock_guard<std::mutex> lock(m_mutex);
            m_paused = paused;
        }
        m_changed.notify_all();
    }

    /// Asks the run to end as if the present epoch were its last.
    void finishAfterEpoch() {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_finishing = true;
    }

    bool isPaused() const {
        const std::lock_guard<std::mutex> lock(m_mutex);
        return m_paused && !m_cancelled;
    }

    bool isFinishing() const {
        const std::lock_guard<std::mutex> lock(m_mutex);
        return m_finishing;
    }

    bool isCancelled() const {
        const std::lock_guard<std::mutex> lock(m_mutex);
        return m_cancelled;
    }

    /// Waits while paused. Throws Error(Interrupted) once the run is cancelled.
    void checkpoint() const {
        std::unique_lock<std::mutex> lock(m_mutex);
        m_changed.wait(lock, [this] { return m_cancelled || !m_paused; });
        if (m_cancelled) throw Error(ErrorCode::Interrupted, "Stopped.");
    }

  private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    bool m_cancelled = false;
    bool m_paused = false;
    bool m_finishing = false;
};

}  // namespace quantelier

// Threads that work on one step together.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace quantelier::kernels {

/// Lets `parties` threads wait for one another: spins for a moment, as steps are short, then yields.
class Barrier {
  public:
    void wait(int parties);

  private:
    alignas(64) std::atomic<int> m_arrived{0};
    alignas(64) std::atomic<int> m_generation{0};
};

/// The calling thread and its helpers, which live as long as the team and sleep between the works.
class Team {
  public:
    Team() = default;
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;
    ~Team();

    /// Runs work(0) here and work(1) to work(threads - 1) on helpers; returns when all are done. `work` must
    /// not throw.
    void run(int threads, const std::function<void(int)>& work);

  private:
    void help(int index, int last);
    void start(int helpers);
    int waitForWork(int last);

    std::vector<std::thread> m_helpers;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    const std::function<void(int)>* m_work = nullptr;
    int m_threads = 0;  // of the present work
    bool m_stop = false;
    alignas(64) std::atomic<int> m_number{0};  // of the present work
    alignas(64) std::atomic<int> m_busy{0};    // helpers that are not done with it
};

}  // namespace quantelier::kernels

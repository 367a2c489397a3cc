#include "engine/kernels/team.h"

#include <chrono>

namespace quantelier::kernels {

namespace {

constexpr int kSpins = 4000;  // some ten microseconds: longer than most waits within a step
constexpr std::chrono::milliseconds kYielding(2);

void pauseCpu() {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

// Spins, then yields, until `done`, for at most `limit` of yielding. Returns done().
template <typename Done>
bool waitFor(Done done,
             std::chrono::steady_clock::duration limit = std::chrono::steady_clock::duration::max()) {
    for (int i = 0; i < kSpins; ++i) {
        if (done()) return true;
        pauseCpu();
    }
    const auto start = std::chrono::steady_clock::now();
    while (!done()) {
        if (std::chrono::steady_clock::now() - start > limit) return false;
        std::this_thread::yield();
    }
    return true;
}

}  // namespace

void Barrier::wait(int parties) {
    if (parties == 1) return;
    const int generation = m_generation.load(std::memory_order_relaxed);
    if (m_arrived.fetch_add(1, std::memory_order_acq_rel) == parties - 1) {
        m_arrived.store(0, std::memory_order_relaxed);
        m_generation.store(generation + 1, std::memory_order_release);
        return;
    }
    waitFor([&] { return m_generation.load(std::memory_order_acquire) != generation; });
}

Team::~Team() {
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (std::thread& helper : m_helpers) helper.join();
}

void Team::start(int helpers) {
    while (static_cast<int>(m_helpers.size()) < helpers) {
        const int index = static_cast<int>(m_helpers.size()) + 1;
        const int last = m_number.load(std::memory_order_relaxed);
        m_helpers.emplace_back([this, index, last] { help(index, last); });
    }
}

void Team::run(int threads, const std::function<void(int)>& work) {
    if (threads > 1) {
        start(threads - 1);
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_work = &work;
        m_threads = threads;
        m_busy.store(static_cast<int>(m_helpers.size()), std::memory_order_relaxed);
        m_number.fetch_add(1, std::memory_order_release);
    }
    if (threads > 1) m_wake.notify_all();
    work(0);
    if (threads > 1) waitFor([this] { return m_busy.load(std::memory_order_acquire) == 0; });
}

// The next work's number, or -1: stop.
int Team::waitForWork(int last) {
    const auto arrived = [&] { return m_number.load(std::memory_order_acquire) != last; };
    if (!waitFor(arrived, kYielding)) {
        std::unique_lock<std::mutex> lock(m_mutex);
        m_wake.wait(lock, [&] { return m_stop || arrived(); });
        if (!arrived()) return -1;
    }
    return m_number.load(std::memory_order_acquire);
}

void Team::help(int index, int last) {
    while ((last = waitForWork(last)) >= 0) {
        if (index < m_threads) (*m_work)(index);
        m_busy.fetch_sub(1, std::memory_order_release);
    }
}

}  // namespace quantelier::kernels

#include "engine/train/team_size.h"

#include <algorithm>

namespace quantelier {

namespace {

constexpr int kTurns = 5, kStepsEach = 4;  // the first step of a turn wakes the helpers
constexpr int kUntilNextTrial = 2000;      // steps

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

}  // namespace

TeamSize::TeamSize(int largest)
    : m_largest(largest), m_trying(largest > 1), m_seconds(static_cast<std::size_t>(largest)) {}

void TeamSize::took(double seconds) {
    if (m_largest == 1) return;
    ++m_step;
    if (!m_trying) {
        if (m_step < kUntilNextTrial) return;
        m_step = 0;
        m_trying = true;
        m_candidate = 1;
        return;
    }
    if (m_step % kStepsEach != 1) m_seconds[static_cast<std::size_t>(m_candidate - 1)].push_back(seconds);
    if (m_step % kStepsEach != 0) return;
    m_candidate = m_candidate % m_largest + 1;
    if (m_step == kTurns * kStepsEach * m_largest) decide();
}

void TeamSize::decide() {
    double least = 0.0;
    for (int threads = 1; threads <= m_largest; ++threads) {
        std::vector<double>& seconds = m_seconds[static_cast<std::size_t>(threads - 1)];
        const double typical = median(seconds);
        if (threads == 1 || typical < least) {
            least = typical;
            m_best = threads;
        }
        seconds.clear();
    }
    m_trying = false;
    m_step = 0;
}

}  // namespace quantelier

// How many threads a step is fastest with, found while training: the numbers do not depend on it.
#pragma once

#include <vector>

namespace quantelier {

/// Tries 1 to `largest` threads in turns, a few steps each, and stays with the best. Measures anew now and
/// then, for other programs come and go.
class TeamSize {
  public:
    explicit TeamSize(int largest);

    int next() const { return m_trying ? m_candidate : m_best; }
    void took(double seconds);

  private:
    void decide();

    int m_largest, m_best = 1, m_candidate = 1;
    bool m_trying;
    int m_step = 0;
    std::vector<std::vector<double>> m_seconds;  // of each candidate
};

}  // namespace quantelier

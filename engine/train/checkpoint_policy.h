// When checkpoints are written, what they are called and how many are kept.
#pragma once

#include <deque>
#include <functional>
#include <string>

#include "engine/core/recipe.h"

namespace quantelier {

class CheckpointPolicy {
  public:
    /// `prefix` as in MindSpore: files are <folder>/<prefix>-<epoch>_<step>.ckpt.
    CheckpointPolicy(const CheckpointRecipe& recipe, std::string folder, std::string prefix,
                     std::function<void(const std::string&)> write);

    void goOnFrom(std::int64_t steps) { m_steps = steps; }  ///< that the stage had before
    void afterStep(int epoch, int step);                    ///< writes when the number of steps asks for it
    std::string save(int epoch,
                     int step);  ///< writes now (unless it just did), removes the oldest beyond keep_max

  private:
    CheckpointRecipe m_recipe;
    std::string m_folder, m_prefix;
    std::function<void(const std::string&)> m_write;
    std::deque<std::string> m_written;
    std::int64_t m_steps = 0;
};

}  // namespace quantelier

#include "engine/train/checkpoint_policy.h"

#include <fmt/format.h>

#include <filesystem>

namespace quantelier {

CheckpointPolicy::CheckpointPolicy(const CheckpointRecipe& recipe, std::string folder, std::string prefix,
                                   std::function<void(const std::string&)> write)
    : m_recipe(recipe), m_folder(std::move(folder)), m_prefix(std::move(prefix)), m_write(std::move(write)) {}

void CheckpointPolicy::afterStep(int epoch, int step) {
    ++m_steps;
    if (m_recipe.saveSteps > 0 && m_steps % m_recipe.saveSteps == 0) save(epoch, step);
}

std::string CheckpointPolicy::save(int epoch, int step) {
    const std::string name = fmt::format("{}-{}_{}.ckpt", m_prefix, epoch, step);
    const std::string path = (std::filesystem::path(m_folder) / name).string();
    if (!m_written.empty() && m_written.back() == path) return path;
    m_write(path);
    m_written.push_back(path);
    while (m_written.size() > static_cast<std::size_t>(m_recipe.keepMax)) {
        std::error_code error;  // a file that somebody moved away is no reason to stop
        std::filesystem::remove(m_written.front(), error);
        m_written.pop_front();
    }
    return path;
}

}  // namespace quantelier

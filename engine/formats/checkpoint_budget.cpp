#include <algorithm>
#include <filesystem>

#include "engine/formats/byte_budget.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/formats/tensor_role.h"

namespace quantelier {

ByteBudget checkpointBudget(const std::string& path) {
    ByteBudget budget;
    for (const NamedTensor& tensor : readMindSporeCheckpoint(path)) {
        const auto bytes = static_cast<std::int64_t>(tensor.content.size());
        addTensor(budget, tensor.name, bytes);
    }
    budget.graph = static_cast<std::int64_t>(std::filesystem::file_size(path)) - budget.total();
    return budget;
}

}  // namespace quantelier

// Sizes of a folder of generated C: of its text, and of the constant arrays in lenet_tables.c.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <regex>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/recipe.h"
#include "engine/formats/byte_budget.h"

namespace quantelier {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostTableBytes = 64 << 20;
constexpr const char* kTables = "lenet_tables.c";

void addArray(ByteBudget& tables, const std::string& name, std::int64_t count, std::int64_t elementBytes) {
    const std::int64_t bytes = count * elementBytes;
    if (name.rfind("weights_", 0) == 0)
        tables.weights += bytes;
    else if (name.rfind("biases_", 0) == 0)
        tables.biases += bytes;
    else if (name == "lenet_input_codes")
        tables.graph += bytes;
    else
        tables.scales += bytes;
}

// A line of lenet_layers: how many weights and biases the layer has.
std::int64_t parametersOf(const std::string& line) {
    static const std::regex layer(
        R"(\.in_channels = (\d{1,5}), \.in_side = (\d{1,3}), \.out_channels = (\d{1,4}),)");
    std::smatch match;
    if (!std::regex_search(line, match, layer)) return 0;
    const auto number = [&](std::size_t group) { return std::atoll(match[group].str().c_str()); };
    const std::int64_t kernel = number(2) > 1 ? kKernelSize * kKernelSize : 1;
    return number(3) * (number(1) * kernel + 1);
}

ByteBudget tablesOf(const std::string& text) {
    static const std::regex array(R"(const (u?int8_t|int32_t|float) (\w+)\[(\d{1,9})\])");
    ByteBudget tables;
    std::size_t line = 0;
    while (line < text.size()) {  // line by line: std::regex recurses over what it matches
        const std::size_t end = std::min(text.find('\n', line), text.size());
        const std::string words = text.substr(line, std::min<std::size_t>(end - line, 200));
        std::smatch match;
        if (std::regex_search(words, match, array))
            addArray(tables, match[2], std::atoll(match[3].str().c_str()),
                     match[1].str().find('8') != std::string::npos ? 1 : 4);
        tables.parameters += parametersOf(words);
        line = end + 1;
    }
    return tables;
}

}  // namespace

SourceBudget sourceBudget(const std::string& folder) {
    SourceBudget budget;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure))
        if (entry.is_regular_file(failure))
            budget.files.push_back(
                {entry.path().filename().string(), static_cast<std::int64_t>(entry.file_size(failure))});
    std::sort(budget.files.begin(), budget.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
    const std::string tables = (fs::path(folder) / kTables).string();
    if (!fs::exists(tables, failure))
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: expected a folder of C that this program wrote, found no {}",
                                fileName(folder), kTables));
    budget.tables = tablesOf(readFile(tables, kMostTableBytes));
    return budget;
}

}  // namespace quantelier

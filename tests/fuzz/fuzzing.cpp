#include "tests/fuzz/fuzzing.h"

#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace quantelier::fuzz {

namespace fs = std::filesystem;

void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "fuzz: this does not hold: %s\n", what);
    std::abort();
}

void demandReadable(const Error& refusal, bool ofFile) {
    constexpr std::size_t kMostMessage = 2100;
    const std::string message = refusal.what();
    demand(!ofFile || refusal.code() == ErrorCode::BadInput, "a damaged file is refused as bad input");
    demand(!message.empty() && message.size() <= kMostMessage, "a refusal is a short sentence");
    demand(std::none_of(message.begin(), message.end(),
                        [](unsigned char c) { return (c < ' ' && c != '\n') || c == 0x7f; }),
           "a refusal has no control characters");
}

void demandFinite(const std::vector<float>& values, const char* what) {
    demand(std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }), what);
}

void demandOrdered(const Range& range, const char* what) {
    demand(std::isfinite(range.min) && std::isfinite(range.max) && range.min <= range.max &&
               std::isfinite(range.max - range.min),
           what);
}

void demandWhole(const ByteBudget& budget, std::size_t bytes) {
    for (const std::int64_t part : {budget.weights, budget.biases, budget.batchNorm, budget.scales,
                                    budget.graph, budget.padding, budget.other, budget.parameters})
        demand(part >= 0, "no part of a budget is negative");
    demand(budget.total() == static_cast<std::int64_t>(bytes), "a budget adds up to the file's size");
}

InputFolder::InputFolder() {
    const fs::path memory = fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
    m_path = (memory / "quantelier-fuzz.XXXXXX").string();
    demand(mkdtemp(m_path.data()) != nullptr, "a folder for the inputs can be made");
}

InputFolder::~InputFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::string InputFolder::put(const std::string& name, const std::string& bytes) const {
    const std::string path = (fs::path(m_path) / name).string();
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    file.close();
    demand(!file.fail(), "an input can be written");
    return path;
}

void InputFolder::remove(const std::string& name) const {
    std::error_code ignored;
    fs::remove_all(fs::path(m_path) / name, ignored);
}

std::string fileBytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace quantelier::fuzz

// What the fuzz targets share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/qparams.h"
#include "engine/formats/byte_budget.h"

namespace quantelier::fuzz {

/// Ends the program, for the fuzzer to keep the input, unless `holds`.
void demand(bool holds, const char* what);

/// A refusal is for people: one short sentence that no terminal can be led astray by.
void demandReadable(const Error& refusal, bool ofFile);

void demandFinite(const std::vector<float>& values, const char* what);
void demandOrdered(const Range& range, const char* what);
void demandWhole(const ByteBudget& budget, std::size_t bytes);

/// What a reader gives, or nothing where it refuses. `ofFile`: with Error(BadInput) and nothing else.
template <typename Read>
auto readOrRefused(Read read, bool ofFile = true) -> std::optional<decltype(read())> {
    try {
        return read();
    } catch (const Error& refusal) {
        demandReadable(refusal, ofFile);
        return {};
    }
}

/// A folder in memory, where the system has one, for readers that take a path. It is removed at the end.
class InputFolder {
  public:
    InputFolder();
    InputFolder(const InputFolder&) = delete;
    InputFolder& operator=(const InputFolder&) = delete;
    ~InputFolder();

    const std::string& path() const { return m_path; }
    /// Writes a file, in place of the last one of that name, and returns its path.
    std::string put(const std::string& name, const std::string& bytes) const;
    void remove(const std::string& name) const;

  private:
    std::string m_path;
};

std::string fileBytes(const std::string& path);

}  // namespace quantelier::fuzz

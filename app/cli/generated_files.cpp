#include "app/cli/generated_files.h"

#include <fmt/format.h>

#include "engine/core/error.h"

namespace quantelier::cli {

std::string generatedFile(const std::string& kind, const Command& program) {
    if (kind == "man") return manPage(program);
    if (kind == "bash") return bashCompletion(program);
    if (kind == "zsh") return zshCompletion(program);
    if (kind == "fish") return fishCompletion(program);
    throw Error(ErrorCode::Usage, fmt::format("--generate is '{}', expected man, bash, zsh or fish", kind));
}

}  // namespace quantelier::cli

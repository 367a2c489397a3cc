// What `quantelier --generate` writes: files for the system, from the definitions that --help shows.
#pragma once

#include <string>

#include "app/cli/command_tree.h"

namespace quantelier::cli {

std::string manPage(const Command& program);         ///< quantelier.1, in man's roff
std::string bashCompletion(const Command& program);  ///< bash-completion/completions/quantelier
std::string zshCompletion(const Command& program);   ///< _quantelier of zsh's function path
std::string fishCompletion(const Command& program);  ///< vendor_completions.d/quantelier.fish

/// `kind`: man, bash, zsh or fish. Throws Error(Usage) for another.
std::string generatedFile(const std::string& kind, const Command& program);

}  // namespace quantelier::cli

// The command line's definitions as plain data, from which the man page and the completions are written.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace quantelier::cli {

struct OptionEntry {
    std::vector<std::string> names;  ///< "-h", "--help"; of a positional none
    std::string value;               ///< its name (value_names.h); empty: a flag
    std::string text, defaultValue;
    bool required = false;

    bool isPositional() const { return names.empty(); }
};

struct Command {
    std::string path;  ///< "dataset verify"; of the program itself empty
    std::string text;
    std::vector<OptionEntry> options;
    std::vector<Command> commands;

    std::string name() const { return path.substr(path.rfind(' ') + 1); }
};

/// The program: its options, and its verbs in `commands`.
Command commandTree(const CLI::App& app);

}  // namespace quantelier::cli

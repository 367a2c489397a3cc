#include <fmt/format.h>

#include "app/cli/generated_files.h"
#include "app/cli/value_names.h"

namespace quantelier::cli {

namespace {

std::string fishQuoted(const std::string& text) {
    std::string fish = "'";
    for (const char c : text) fish += std::string(c == '\'' || c == '\\' ? "\\" : "") + c;
    return fish + "'";
}

// Where the command's words are being typed.
std::string fishCondition(const Command& command) {
    if (command.path.empty()) return "__fish_use_subcommand";
    std::string condition;
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
        end = command.path.find(' ', begin);
        condition += (condition.empty() ? "" : "; and ") + std::string("__fish_seen_subcommand_from ") +
                     command.path.substr(begin, end - begin);
    }
    return condition;
}

std::string fishValue(const std::string& value) {
    if (value.empty()) return "";
    if (value == kFile || value == kPath) return " -r -F";
    if (value == kFolder || value == kRun) return " -x -a '(__fish_complete_directories)'";
    return fmt::format(" -x{}",
                       wordsOf(value).empty() ? "" : fmt::format(" -a '{}'", fmt::join(wordsOf(value), " ")));
}

std::string fishLines(const Command& command) {
    const std::string start = fmt::format("complete -c quantelier -n {}", fishQuoted(fishCondition(command)));
    std::string lines;
    for (const OptionEntry& option : command.options) {
        lines += start;
        for (const std::string& name : option.names)
            lines += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
        lines += fmt::format("{} -d {}\n", option.isPositional() ? " -F" : fishValue(option.value),
                             fishQuoted(option.text));
    }
    std::string names;
    for (const Command& child : command.commands) names += " " + child.name();
    for (const Command& child : command.commands) {
        std::string condition = fishCondition(command);
        if (!command.path.empty()) condition += "; and not __fish_seen_subcommand_from" + names;
        lines += fmt::format("complete -c quantelier -n {} -a {} -d {}\n", fishQuoted(condition),
                             child.name(), fishQuoted(child.text));
        lines += fishLines(child);
    }
    return lines;
}

}  // namespace

std::string fishCompletion(const Command& program) {
    return "# fish completion for quantelier, made by: quantelier --generate fish\ncomplete -c quantelier "
           "-f\n" +
           fishLines(program);
}

}  // namespace quantelier::cli

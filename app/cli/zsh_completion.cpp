#include <fmt/format.h>

#include <algorithm>

#include "app/cli/generated_files.h"
#include "app/cli/value_names.h"

namespace quantelier::cli {

namespace {

// Inside single quotes, inside the brackets or beside the colons of a specification of _arguments.
std::string zshEscaped(const std::string& text) {
    std::string zsh;
    for (const char c : text)
        if (c == '\'')
            zsh += "'\\''";
        else
            zsh += std::string(c == '[' || c == ']' || c == ':' || c == '\\' ? "\\" : "") + c;
    return zsh;
}

// ":name:action", empty for a flag.
std::string zshAction(const std::string& value) {
    if (value.empty()) return "";
    if (value == kFile || value == kPath) return ":file:_files";
    if (value == kFolder || value == kRun) return ":folder:_files -/";
    const std::vector<std::string> words = wordsOf(value);
    if (words.empty()) return fmt::format(":{}: ", zshEscaped(value));
    return fmt::format(":word:({})", fmt::join(words, " "));
}

std::string zshSpecification(const OptionEntry& option) {
    if (option.isPositional()) return fmt::format("        '*{}'", zshAction(option.value));
    std::string lines;
    for (const std::string& name : option.names)
        lines += fmt::format("{}        '{}[{}]{}'", lines.empty() ? "" : " \\\n", name,
                             zshEscaped(option.text), zshAction(option.value));
    return lines;
}

std::string zshFunctionName(const Command& command) {
    std::string name = command.path.empty() ? "_quantelier" : "_quantelier_" + command.path;
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

std::string zshFunction(const Command& command) {
    std::string functions, specifications;
    for (const OptionEntry& option : command.options) specifications += " \\\n" + zshSpecification(option);
    for (const Command& child : command.commands) functions += zshFunction(child);
    functions += fmt::format("{}() {{\n", zshFunctionName(command));
    if (command.commands.empty()) return functions + "    _arguments" + specifications + "\n}\n\n";
    functions += "    local state line\n    local -a commands=(\n";
    for (const Command& child : command.commands)
        functions += fmt::format("        '{}:{}'\n", child.name(), zshEscaped(child.text));
    functions += "    )\n    _arguments -C" + specifications +
                 " \\\n        '1:verb:->verb' '*::argument:->arguments'\n";
    return functions + fmt::format(R"(    case $state in
        verb) _describe verb commands ;;
        arguments) _call_function - {}_${{words[1]//_/-}} ;;
    esac
}}

)",
                                   zshFunctionName(command));
}

}  // namespace

std::string zshCompletion(const Command& program) {
    return "#compdef quantelier\n# zsh completion for quantelier, made by: quantelier --generate zsh\n\n" +
           zshFunction(program) + "_quantelier \"$@\"\n";
}

}  // namespace quantelier::cli

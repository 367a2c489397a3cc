#include <fmt/format.h>

#include "app/cli/generated_files.h"

namespace quantelier::cli {

namespace {

std::string bashLine(const std::string& parent, const Command& command) {
    return fmt::format("            \"{}/{}\") command=\"{}\" ;;\n", parent, command.name(), command.path);
}

// In the order of the words: the last command that was typed.
std::string bashCommands(const Command& command) {
    std::string lines;
    for (const Command& child : command.commands)
        lines += bashLine(command.path, child) + bashCommands(child);
    return lines;
}

// What may follow a command, and what may follow its options.
std::string bashCase(const Command& command) {
    std::string options, positional, names, values;
    for (const OptionEntry& option : command.options) {
        for (const std::string& name : option.names) options += (options.empty() ? "" : " ") + name;
        if (option.isPositional())
            positional = option.value;
        else if (!option.value.empty())
            values += fmt::format("                {}) value=\"{}\" ;;\n", option.names.back(), option.value);
    }
    for (const Command& child : command.commands) names += (names.empty() ? "" : " ") + child.name();
    std::string lines = fmt::format("        \"{}\")\n            options=\"{}\"\n", command.path, options);
    if (!names.empty()) lines += fmt::format("            commands=\"{}\"\n", names);
    if (!positional.empty()) lines += fmt::format("            value=\"{}\"\n", positional);
    if (!values.empty()) lines += "            case $before in\n" + values + "            esac\n";
    lines += "            ;;\n";
    for (const Command& child : command.commands) lines += bashCase(child);
    return lines;
}

const char* const kBashHead = R"(# bash completion for quantelier, made by: quantelier --generate bash
_quantelier() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command="" commands="" options="" value="" word
    if [[ $current == = ]]; then
        current=""
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
        case "$command/${word//_/-}" in
)";

const char* const kBashMiddle = R"(        esac
    done
    [[ $before == --* ]] && before=--$(tr - _ <<<"${before#--}")
    case $command in
)";

const char* const kBashTail = R"(    esac
    if [[ $current == -* ]]; then
        [[ $current == --* ]] && current=--$(tr - _ <<<"${current#--}")
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        return
    fi
    case $value in
        "{"*)
            value=${value:1:-1}
            mapfile -t COMPREPLY < <(compgen -W "${value//,/ }" -- "$current")
            ;;
        FILE | PATH)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        FOLDER | RUN)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            ;;
        "") mapfile -t COMPREPLY < <(compgen -W "${commands:-$options}" -- "$current") ;;
    esac
}
complete -F _quantelier quantelier
)";

}  // namespace

std::string bashCompletion(const Command& program) {
    return kBashHead + bashCommands(program) + kBashMiddle + bashCase(program) + kBashTail;
}

}  // namespace quantelier::cli

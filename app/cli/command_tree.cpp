#include "app/cli/command_tree.h"

#include <CLI/CLI.hpp>

namespace quantelier::cli {

namespace {

OptionEntry entryOf(const CLI::Option& option) {
    OptionEntry entry;
    for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
    if (option.get_items_expected_max() > 0) entry.value = option.get_type_name();
    entry.text = option.get_description();
    entry.defaultValue = option.get_default_str();
    entry.required = option.get_required();
    return entry;
}

Command commandOf(const CLI::App& app, const std::string& path) {
    Command command{path, app.get_description(), {}, {}};
    for (const CLI::Option* const option : app.get_options()) command.options.push_back(entryOf(*option));
    for (const CLI::App* const verb : app.get_subcommands([](const CLI::App*) { return true; }))
        command.commands.push_back(
            commandOf(*verb, path.empty() ? verb->get_name() : path + " " + verb->get_name()));
    return command;
}

}  // namespace

Command commandTree(const CLI::App& app) {
    return commandOf(app, "");
}

}  // namespace quantelier::cli

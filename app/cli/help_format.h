// CLI11's help, without the list of all that an option excludes: --resume excludes nearly everything.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace quantelier::cli {

class HelpFormat : public CLI::Formatter {
  public:
    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_items_expected_max() == 0) return "";
        std::string text = " " + option->get_type_name();
        if (!option->get_default_str().empty()) text += "=" + option->get_default_str();
        if (option->get_required()) text += " (required)";
        return text;
    }
};

}  // namespace quantelier::cli

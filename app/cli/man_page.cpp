#include <fmt/format.h>

#include "app/cli/generated_files.h"
#include "engine/core/version.h"

namespace quantelier::cli {

namespace {

// What roff would read as its own; a hyphen that people copy is a minus.
std::string roff(const std::string& text) {
    std::string page;
    for (const char c : text)
        if (c == '\\')
            page += "\\(rs";
        else if (c == '-')
            page += "\\-";
        else
            page += c;
    return !page.empty() && (page[0] == '.' || page[0] == '\'') ? "\\&" + page : page;
}

std::string bold(const std::string& text) {
    return "\\fB" + roff(text) + "\\fR";
}

std::string italic(const std::string& text) {
    return "\\fI" + roff(text) + "\\fR";
}

std::string manOption(const OptionEntry& option) {
    std::string tag;
    for (const std::string& name : option.names) tag += (tag.empty() ? "" : ", ") + bold(name);
    if (!option.value.empty()) tag += (tag.empty() ? "" : " ") + italic(option.value);
    std::string text = roff(option.text);
    if (!option.defaultValue.empty()) text += " (default: " + roff(option.defaultValue) + ")";
    if (option.required) text += " (required)";
    return ".TP\n" + tag + "\n" + text + "\n";
}

std::string manSections(const Command& verb) {
    std::string page;
    for (const Command& command : verb.commands) page += manSections(command);
    if (!verb.commands.empty()) return page;
    page = ".SS " + roff(verb.path) + "\n" + roff(verb.text) + ".\n";
    for (const OptionEntry& option : verb.options) page += manOption(option);
    return page;
}

const char* const kManSynopsis = R"(.SH SYNOPSIS
.B quantelier
.RI [ FILE ]
.br
.B quantelier
.I VERB
.RI [ OPTION ]...
.SH DESCRIPTION
)";

const char* const kManDescription = R"(
Without a verb the window opens, with
.I FILE
if there is one: a recipe, a model, or a lesson's folder. (A name without a slash and a dot is taken for a verb.)
.PP
In the names of verbs and options \- and _ are the same.
Results go to stdout, progress to stderr; on failure stderr has exactly one line.
)";

const char* const kManEnd = R"(.SH ENVIRONMENT
.TP
.B QUANTELIER_DATA
Folder of the IDX files, where
.B \-\-data_path
is not given.
.TP
.B QUANTELIER_INSTRUCTIONS
The instruction set of the kernels:
.BR portable ", " avx2 ", " avx512 ", " avx512vnni " or " neon .
.TP
.B QUANTELIER_NODE_MODULES
Folder of npm modules; with
.I onnxruntime\-node
in it, certificates have ONNX Runtime as an engine.
.TP
.B QUANTELIER_NPU_LIBRARY
The
.I libtorch_npu.so
that Ascend devices need.
.SH FILES
.TP
.I runs/
Run folders of the command line, in the present folder.
.TP
.I ~/.local/share/quantelier/
Run folders of the window, downloaded data, the personal test set.
.TP
.I ~/.config/quantelier/quantelier.conf
What the window remembers.
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
Failed.
.TP
.B 2
Wrong usage.
.TP
.B 3
A bad input file.
.TP
.B 4
The device is not available.
.TP
.B 5
A gate was missed:
.BR \-\-min_accuracy ", " \-\-max_bytes " or " \-\-max_drop .
.TP
.B 130
Interrupted; a checkpoint was saved.
)";

}  // namespace

std::string manPage(const Command& program) {
    std::string page = fmt::format(".TH QUANTELIER 1 {} \"Quantelier {}\" \"User Commands\"\n", programDate(),
                                   programVersion());
    page += ".SH NAME\nquantelier \\- studio for quantization\\-aware training of LeNet\n";
    page += kManSynopsis + roff(program.text) + kManDescription + ".SH OPTIONS\n";
    for (const OptionEntry& option : program.options) page += manOption(option);
    page += ".SH VERBS\n";
    for (const Command& verb : program.commands) page += manSections(verb);
    return page + kManEnd;
}

}  // namespace quantelier::cli

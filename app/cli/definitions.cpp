#include "app/cli/definitions.h"

#include <cstdio>

#include "app/cli/generated_files.h"
#include "app/cli/help_format.h"
#include "app/cli/value_names.h"
#include "app/cli/verbs.h"
#include "app/cli/version_text.h"

namespace quantelier::cli {

namespace {

void addVerbs(CLI::App& app, const QtServices& services) {
    addTutorial(app);
    addTrain(app);
    addEval(app);
    addTrainQuant(app);
    addEvalQuant(app);
    addPtq(app);
    addSensitivity(app);
    addPareto(app);
    addExport(app);
    addCertify(app);
    addCompare(app);
    addInspect(app);
    addInfer(app, services);
    addRuns(app);
    addReport(app);
    addLesson(app);
    addBench(app);
    addDataset(app, services);
    addDevices(app);
}

}  // namespace

std::unique_ptr<CLI::App> defineCommandLine(const QtServices& services) {
    auto owner = std::make_unique<CLI::App>(
        "Quantelier trains a LeNet, quantizes it to int8 and proves that the exported model is the trained "
        "one.",
        "quantelier");
    CLI::App& app = *owner;
    const auto format = std::make_shared<HelpFormat>();
    format->label("SUBCOMMAND", "VERB");
    app.formatter(format);
    app.set_version_flag(
        "--version", [services] { return versionText(services); },
        "Print the versions of the program and its libraries, and what this machine offers");
    app.add_option_function<std::string>(
           "--generate",
           [&app](const std::string& kind) {
               std::fputs(generatedFile(kind, commandTree(app)).c_str(), stdout);
               throw CLI::Success();
           },
           "Print the man page, or the completions for a shell")
        ->type_name(oneOf({"man", "bash", "zsh", "fish"}));
    app.require_subcommand(1);
    addVerbs(app, services);
    return owner;
}

}  // namespace quantelier::cli

#include "app/cli/cli.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "engine/core/instruction_set.h"

namespace quantelier {

namespace {

// --data-path is --data_path, train-quant is train_quant; values are left alone.
void acceptHyphens(std::vector<std::string>& arguments) {
    if (arguments.empty()) return;
    std::replace(arguments[0].begin() + (arguments[0].rfind("--", 0) == 0 ? 2 : 0), arguments[0].end(), '-',
                 '_');
    for (std::string& argument : arguments) {
        if (argument.rfind("--", 0) != 0) continue;
        const auto end = std::find(argument.begin(), argument.end(), '=');
        std::replace(argument.begin() + 2, end, '-', '_');
    }
}

std::string oneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::vector<std::string> verbNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* const verb : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(verb->get_name());
    return names;
}

int fail(const std::string& message, ErrorCode code) {
    std::fflush(stdout);
    fmt::print(stderr, "quantelier: {}\n", oneLine(message));
    return static_cast<int>(code);
}

}  // namespace

int runCli(std::vector<std::string> arguments, const cli::QtServices& services) {
    cli::interruptToken();
    cli::signalSwitches();
    CLI::App app(
        "Quantelier trains a LeNet, quantizes it to int8 and proves that the exported model is the trained "
        "one.",
        "quantelier");
    app.set_version_flag("--version",
                         fmt::format("quantelier {} (LibTorch {})", programVersion(), libTorchVersion()));
    app.require_subcommand(1);
    cli::addTutorial(app);
    cli::addTrain(app);
    cli::addEval(app);
    cli::addTrainQuant(app);
    cli::addEvalQuant(app);
    cli::addPtq(app);
    cli::addSensitivity(app);
    cli::addPareto(app);
    cli::addExport(app);
    cli::addCertify(app);
    cli::addCompare(app);
    cli::addInspect(app);
    cli::addInfer(app, services);
    cli::addRuns(app);
    cli::addLesson(app);
    cli::addBench(app);
    cli::addDataset(app, services);
    cli::addDevices(app);
    acceptHyphens(arguments);
    const std::vector<std::string> verbs = verbNames(app);
    if (!arguments.empty() && arguments[0].rfind('-', 0) != 0 &&
        std::find(verbs.begin(), verbs.end(), arguments[0]) == verbs.end())
        return fail(
            fmt::format("unknown verb '{}', expected one of: {}", arguments[0], fmt::join(verbs, ", ")),
            ErrorCode::Usage);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    try {
        instructionSet();  // a wrong $QUANTELIER_INSTRUCTIONS is told before a verb writes anything
        app.parse(arguments);
    } catch (const CLI::Success& e) {  // --help, --version
        return app.exit(e);
    } catch (const CLI::ParseError& e) {
        return fail(fmt::format("{} (see quantelier --help)", e.what()), ErrorCode::Usage);
    } catch (const Error& e) {
        return fail(e.what(), e.code());
    } catch (const std::exception& e) {
        return fail(e.what(), ErrorCode::Failed);
    }
    return 0;
}

}  // namespace quantelier

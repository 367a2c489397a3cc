// With what it was made, and how to make it again.
#include <filesystem>

#include "engine/core/instruction_set.h"
#include "engine/core/recipe_command.h"
#include "engine/core/version.h"
#include "engine/report/sections.h"

namespace quantelier::report {

namespace {

std::string known(const std::string& text, const ReportLanguage& language) {
    return text.empty() ? language.translate("Report", "not known") : text;
}

ReportTable versionTable(const Runs& runs, const ReportLanguage& language) {
    ReportTable table = tableOfRuns(language.translate("Report", "Made with"), runs, language);
    const auto add = [&](const std::string& name, const std::string Provenance::*member) {
        addRow(table, runs, name,
               [&](const ReportRun& run) { return known(run.run.provenance.*member, language); });
    };
    add(language.translate("Report", "Program"), &Provenance::program);
    add("LibTorch", &Provenance::libTorch);
    add(language.translate("Report", "Device"), &Provenance::device);
    add(language.translate("Report", "Float training computed by"), &Provenance::floatExecutor);
    add(language.translate("Report", "Fine-tuning computed by"), &Provenance::quantExecutor);
    table.note = filled(language.translate("Report",
                                           "This report was made by version %1 on a machine with "
                                           "instruction set %2."),
                        {programVersion(), quantelier::nameOf(instructionSet())});
    return table;
}

// The recipe with what was left open when it ran.
Recipe pinned(const RunSummary& run) {
    Recipe recipe = run.recipe;
    if (recipe.data.source == DataSource::Auto && run.provenance.datasetSource == "sketched")
        recipe.data.source = DataSource::Sketched;
    return recipe;
}

// Fine-tuning of a network from elsewhere began with a copy of it.
bool beganWithFile(const RunSummary& run) {
    const auto place = placeOfCheckpoint(run.floatCheckpoint);
    return place && place->epoch == 0;
}

// Where stages were computed by different executors, the choice was left to the program, as it is again.
std::string computeOptions(const Provenance& provenance) {
    std::string options;
    if (!provenance.device.empty()) options += " --device_target " + quotedForShell(provenance.device);
    const auto isBy = [&](const std::string& executor) {
        const auto begins = [&](const std::string& stage) { return stage.rfind(executor, 0) == 0; };
        return (provenance.floatExecutor.empty() || begins(provenance.floatExecutor)) &&
               (provenance.quantExecutor.empty() || begins(provenance.quantExecutor)) &&
               !(provenance.floatExecutor + provenance.quantExecutor).empty();
    };
    for (const char* const executor : {"fused", "libtorch"})
        if (isBy(executor)) options += std::string(" --executor ") + executor;
    return options;
}

std::string commandOf(const RunSummary& run) {
    const std::string file = (std::filesystem::path(run.folder) / "recipe.json").string();
    const std::string options = recipeOptions(pinned(run), file) + computeOptions(run.provenance);
    if (beganWithFile(run))
        return "quantelier train-quant --ckpt_path " + quotedForShell(run.floatCheckpoint) + ' ' + options;
    return (run.quantCheckpoint.empty() ? "quantelier train " : "quantelier tutorial ") + options;
}

}  // namespace

ReportSection repeatSection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "How to repeat it"),
                          {ReportTables{versionTable(runs, language)}}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::string caption = runs.size() > 1 ? letterOf(i) + ", " + runs[i].run.name() : "";
        section.blocks.push_back(ReportCommand{caption, commandOf(runs[i].run)});
    }
    section.blocks.push_back(ReportSentence{
        language.translate("Report",
                           "The same line gives the same bits on the same instruction set, executor "
                           "and data, whatever the number of threads.")});
    return section;
}

}  // namespace quantelier::report

// What it was trained on.
#include <algorithm>

#include "engine/core/number_text.h"
#include "engine/core/recipe_words.h"
#include "engine/report/sections.h"

namespace quantelier::report {

namespace {

std::string sourceText(const ReportRun& run, const ReportLanguage& language) {
    const std::string name = recipeSettingValue(run.run.provenance.datasetSource, language.translate);
    if (run.data.isCanonicalMnist)
        return filled(language.translate("Report", "%1, the canonical files"), {name});
    return name;
}

// As they were found, else as far as the recipe or the run's end tell.
std::string countText(std::int64_t found, std::int64_t otherwise, const ReportLanguage& language) {
    if (found > 0) return number_text::whole(found);
    return otherwise > 0 ? number_text::whole(otherwise) : language.translate("Report", "not known");
}

std::int64_t measuredImages(const RunResults& results) {
    return std::max(results.floats.test.images, results.quant.test.images);
}

}  // namespace

ReportSection dataSection(const Runs& runs, const ReportLanguage& language) {
    ReportTable table = tableOfRuns(language.translate("Report", "The images"), runs, language);
    addRow(table, runs, language.translate("Report", "Data"),
           [&](const ReportRun& run) { return sourceText(run, language); });
    addRow(table, runs, language.translate("Report", "Training images"), [&](const ReportRun& run) {
        return countText(run.data.trainImages, run.run.recipe.data.trainImages, language);
    });
    addRow(table, runs, language.translate("Report", "Test images"), [&](const ReportRun& run) {
        return countText(run.data.testImages, measuredImages(run.run.results), language);
    });
    addRow(table, runs, "SHA-256", [](const ReportRun& run) { return run.run.provenance.datasetSha256; });
    for (ReportCell& cell : table.rows.back()) cell.isCode = &cell != &table.rows.back().front();
    table.note = language.translate("Report", "The hash is that of the four files, one after the other.");
    ReportSection section{language.translate("Report", "Data"), {ReportTables{table}}};
    for (const ReportRun& run : runs)
        if (!run.whyNotRead.empty())
            section.blocks.push_back(unknown(
                filled(language.translate("Report", "The images of %1 were not read for this report: %2"),
                       {run.run.name(), run.whyNotRead})));
    return section;
}

}  // namespace quantelier::report

// Which digits are taken for which.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/report/sections.h"
#include "engine/report/svg.h"

namespace quantelier::report {

namespace {

constexpr double kMostTint = 0.75, kTintPower = 0.7, kFullTintImages = 10.0;  // as the window's matrices

std::string groundOf(std::size_t truth, std::size_t read, std::int64_t images) {
    if (truth == read) return colours::kAccentSoft;
    if (images == 0) return {};
    return tint(colours::kFakeQuant,
                kMostTint * std::min(1.0, std::pow(double(images) / kFullTintImages, kTintPower)));
}

ReportTable matrixOf(const Evaluation& evaluation, const std::vector<std::uint8_t>& truth,
                     const std::string& caption, const ReportLanguage& language) {
    const ConfusionMatrix matrix = confusion(evaluation, truth);
    ReportTable table;
    table.caption = caption;
    table.isGrid = true;
    table.columns.push_back({language.translate("Report", "true")});
    for (int read = 0; read < kClassCount; ++read)
        table.columns.push_back({fmt::to_string(read), ColumnKind::Number});
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        std::vector<ReportCell> cells{{fmt::to_string(row)}};
        for (std::size_t column = 0; column < matrix.size(); ++column) {
            const std::int64_t images = matrix[row][column];
            ReportCell cell;
            (images > 0 ? cell.text : cell.unseen) = fmt::to_string(images);
            cell.colour = groundOf(row, column, images);
            cells.push_back(cell);
        }
        table.rows.push_back(cells);
    }
    return table;
}

void addMatrix(ReportTables& tables, const ReportRun& run, Arithmetic arithmetic, const std::string& caption,
               const ReportLanguage& language) {
    const Evaluation& evaluation = run.readings->of(arithmetic);
    if (evaluation.total > 0) tables.push_back(matrixOf(evaluation, run.readings->truth, caption, language));
}

}  // namespace

ReportSection confusionSection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "Confusion"), {}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const ReportRun& run = runs[i];
        if (!run.readings) {
            section.blocks.push_back(
                unknown(filled(language.translate("Report",
                                                  "Which digits %1 takes for which is not known: its "
                                                  "models did not read the images for this report."),
                               {run.run.name()})));
            continue;
        }
        const std::string who = runs.size() > 1 ? letterOf(i) + ", " : "";
        ReportTables tables;
        addMatrix(tables, run, Arithmetic::Float, who + nameOf(Arithmetic::Float, language), language);
        addMatrix(tables, run, Arithmetic::Int8, who + nameOf(Arithmetic::Int8, language), language);
        section.blocks.push_back(tables);
    }
    const bool hasMatrix =
        std::any_of(runs.begin(), runs.end(), [](const ReportRun& run) { return run.readings.has_value(); });
    if (hasMatrix)
        section.blocks.insert(
            section.blocks.begin(),
            ReportSentence{language.translate("Report",
                                              "Images by true digit (row) and digit read (column). What lies "
                                              "beside the diagonal was read wrong; a blank cell is 0.")});
    return section;
}

}  // namespace quantelier::report

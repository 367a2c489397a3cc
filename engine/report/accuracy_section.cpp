// Accuracies with their intervals, and what may be said of their differences.
#include "engine/core/number_text.h"
#include "engine/report/sections.h"
#include "engine/report/svg.h"

namespace quantelier::report {

namespace {

std::vector<ReportColumn> accuracyColumns(const ReportLanguage& language) {
    return {{language.translate("Report", "Model")},
            {language.translate("Report", "Accuracy, %"), ColumnKind::Number},
            {language.translate("Report", "95 % interval"), ColumnKind::Number},
            {language.translate("Report", "Read right"), ColumnKind::Number},
            {language.translate("Report", "Images"), ColumnKind::Number},
            {language.translate("Report", "Loss"), ColumnKind::Number}};
}

std::vector<ReportCell> accuracyRow(const ReportCell& name, const Reading& reading, const std::string& loss,
                                    const ReportLanguage& language) {
    return {name,
            {number_text::percentFigure(reading.percent(), reading.total)},
            {intervalText(reading.ci95Percent(), reading.total, language)},
            {number_text::whole(reading.correct)},
            {number_text::whole(reading.total)},
            {loss}};
}

std::string lossText(const Evaluation& evaluation) {
    return evaluation.total > 0 ? number_text::decimal(evaluation.loss, 4) : "\u2013";
}

ReportTable accuracyTable(const ReportRun& run, const std::string& caption, const ReportLanguage& language) {
    ReportTable table{caption, accuracyColumns(language), {}};
    for (const Arithmetic arithmetic : kArithmetics)
        if (const std::optional<Reading> reading = readingOf(run, arithmetic))
            table.rows.push_back(accuracyRow({nameOf(arithmetic, language), markOf(arithmetic)}, *reading,
                                             run.readings ? lossText(run.readings->of(arithmetic)) : "\u2013",
                                             language));
    if (run.readings && run.readings->untrained.total > 0) {
        const Evaluation& untrained = run.readings->untrained;
        table.rows.push_back(accuracyRow({language.translate("Report", "Int8 without fine-tuning")},
                                         {untrained.correct, untrained.total}, lossText(untrained),
                                         language));
    }
    table.note =
        run.readings
            ? language.translate("Report", "Intervals are Wilson's. All test images were read on the CPU.")
            : language.translate("Report", "Intervals are Wilson's. As measured when training ended.");
    return table;
}

std::vector<ReportCell> differenceRow(const ReportCell& name, const PairedDifference& difference,
                                      const ReportLanguage& language) {
    using namespace number_text;
    return {name,
            {withSign(difference.points, 2)},
            {filled(language.translate("Report", "%1 to %2"),
                    {withSign(difference.points95.low, 2), withSign(difference.points95.high, 2)})},
            {whole(difference.test.onlyFirst)},
            {whole(difference.test.onlySecond)},
            {pValue(difference.test.pValue)},
            {shortVerdict(difference.verdict, language)}};
}

// B against A, arithmetic by arithmetic.
ReportTable differenceTable(const Runs& runs, const ReportLanguage& language) {
    ReportTable table{language.translate("Report", "B against A, over the same images"),
                      {{language.translate("Report", "Model")},
                       {language.translate("Report", "B minus A, points"), ColumnKind::Number},
                       {language.translate("Report", "95 % interval"), ColumnKind::Number},
                       {language.translate("Report", "Only A right"), ColumnKind::Number},
                       {language.translate("Report", "Only B right"), ColumnKind::Number},
                       {language.translate("Report", "McNemar"), ColumnKind::Number},
                       {language.translate("Report", "Verdict")}},
                      {}};
    for (const Arithmetic arithmetic : kArithmetics)
        if (const auto difference = secondAgainstFirst(runs, arithmetic))
            table.rows.push_back(
                differenceRow({nameOf(arithmetic, language), markOf(arithmetic)}, *difference, language));
    return table;
}

}  // namespace

ReportSection accuracySection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "Accuracy"), {}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::string caption = runs.size() > 1
                                        ? letterOf(i) + ", " + runs[i].run.name()
                                        : language.translate("Report", "Accuracy over the test images");
        const ReportTable table = accuracyTable(runs[i], caption, language);
        if (table.rows.empty())
            section.blocks.push_back(unknown(filled(
                language.translate("Report", "No accuracy of %1 was measured."), {runs[i].run.name()})));
        else
            section.blocks.push_back(ReportTables{table});
    }
    if (runs.size() == 1) return section;
    const ReportTable differences = differenceTable(runs, language);
    if (!differences.rows.empty()) section.blocks.push_back(ReportTables{differences});
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (const auto difference = int8AgainstFloat(runs[i]))
            section.blocks.push_back(
                verdictOf(*difference, wordFor(Arithmetic::Float, language) + ' ' + letterOf(i),
                          wordFor(Arithmetic::Int8, language) + ' ' + letterOf(i), language));
    return section;
}

}  // namespace quantelier::report

// The most important numbers, and whether they differ.
#include "engine/core/number_text.h"
#include "engine/report/sections.h"
#include "engine/report/svg.h"

namespace quantelier::report {

namespace {

ReportFigure accuracyFigure(const ReportRun& run, Arithmetic arithmetic, const std::string& name,
                            const ReportLanguage& language) {
    ReportFigure figure{markOf(arithmetic), name, "\u2013", {}};
    const std::optional<Reading> reading = readingOf(run, arithmetic);
    if (!reading) {
        figure.detail = language.translate("Report", "not measured");
        return figure;
    }
    figure.value = number_text::percent(reading->percent(), reading->total);
    figure.detail = filled(language.translate("Report", "95 %: %1"),
                           {intervalText(reading->ci95Percent(), reading->total, language)});
    return figure;
}

ReportFigure sizeFigure(const ReportRun& run, const ReportLanguage& language) {
    const RunResults& results = run.run.results;
    ReportFigure figure{{}, language.translate("Report", "Int8 file"), "\u2013", {}};
    if (results.int8Bytes == 0) {
        figure.detail = language.translate("Report", "not measured");
        return figure;
    }
    figure.value = number_text::kilobytes(results.int8Bytes);
    if (results.floatBytes > 0)
        figure.detail = filled(language.translate("Report", "%1 smaller than float"),
                               {number_text::ratio(double(results.floatBytes) / double(results.int8Bytes))});
    return figure;
}

void tellOneRun(ReportSection& section, const ReportRun& run, const ReportLanguage& language) {
    ReportFigures figures;
    for (const Arithmetic arithmetic : kArithmetics)
        figures.push_back(accuracyFigure(run, arithmetic, nameOf(arithmetic, language), language));
    figures.push_back(sizeFigure(run, language));
    section.blocks.push_back(figures);
    if (const auto difference = int8AgainstFloat(run))
        section.blocks.push_back(verdictOf(*difference, wordFor(Arithmetic::Float, language),
                                           wordFor(Arithmetic::Int8, language), language));
    else if (readingOf(run, Arithmetic::Int8))
        section.blocks.push_back(unknown(language.translate(
            "Report",
            "Whether int8 and float differ by more than chance is not known: no images were read by "
            "both for this report.")));
}

void tellTwoRuns(ReportSection& section, const Runs& runs, const ReportLanguage& language) {
    const bool areQuantized = readingOf(runs[0], Arithmetic::Int8) && readingOf(runs[1], Arithmetic::Int8);
    const Arithmetic arithmetic = areQuantized ? Arithmetic::Int8 : Arithmetic::Float;
    ReportFigures figures;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        figures.push_back(
            accuracyFigure(runs[i], arithmetic, nameOf(arithmetic, language) + ", " + letterOf(i), language));
        figures.push_back(sizeFigure(runs[i], language));
        figures.back().name += ", " + letterOf(i);
    }
    section.blocks.push_back(figures);
    if (const auto difference = secondAgainstFirst(runs, arithmetic)) {
        const std::string name = wordFor(arithmetic, language);
        section.blocks.push_back(verdictOf(*difference, name + " A", name + " B", language));
    } else {
        section.blocks.push_back(unknown(language.translate(
            "Report",
            "Whether the two runs differ by more than chance is not known: they were not read over "
            "the same images for this report.")));
    }
}

void tellNote(ReportSection& section, const ReportRun& run, const std::string& who,
              const ReportLanguage& language) {
    const RunLabels& labels = run.run.labels;
    std::string tags;
    for (const std::string& tag : labels.tags) tags += (tags.empty() ? "" : ", ") + tag;
    if (!tags.empty())
        section.blocks.push_back(
            ReportSentence{who + filled(language.translate("Report", "Tags: %1"), {tags})});
    if (!labels.note.empty())
        section.blocks.push_back(
            ReportSentence{who + filled(language.translate("Report", "Note: %1"), {labels.note})});
}

}  // namespace

ReportSection summarySection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section;
    if (runs.size() == 1)
        tellOneRun(section, runs[0], language);
    else
        tellTwoRuns(section, runs, language);
    for (std::size_t i = 0; i < runs.size(); ++i)
        tellNote(section, runs[i], runs.size() > 1 ? letterOf(i) + ". " : "", language);
    return section;
}

}  // namespace quantelier::report

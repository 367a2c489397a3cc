// What the sections of a report have in common: names, numbers with their intervals, rows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace quantelier::report {

using Runs = std::vector<ReportRun>;

inline constexpr std::array<Arithmetic, kArithmeticCount> kArithmetics = {
    Arithmetic::Float, Arithmetic::FakeQuant, Arithmetic::Int8};

/// How many images a model reads right.
struct Reading {
    std::int64_t correct = 0, total = 0;

    double percent() const { return 100.0 * double(correct) / double(total); }
    Interval ci95Percent() const { return wilson95Percent(correct, total); }
};

/// As it was read for this report, else as the run measured it at its end; nothing where neither is there.
std::optional<Reading> readingOf(const ReportRun& run, Arithmetic arithmetic);

/// int8 against float of one run, or a model of the second run against the same of the first; nothing where
/// the same images were not read by both.
std::optional<PairedDifference> int8AgainstFloat(const ReportRun& run);
std::optional<PairedDifference> secondAgainstFirst(const Runs& runs, Arithmetic arithmetic);

std::string nameOf(Arithmetic arithmetic, const ReportLanguage& language);
/// The same inside a sentence: float, fake quant, int8.
std::string wordFor(Arithmetic arithmetic, const ReportLanguage& language);
std::string letterOf(std::size_t run);  ///< A, B

/// One of four verdicts with its interval, and the counts behind it.
ReportSentence verdictOf(const PairedDifference& difference, const std::string& first,
                         const std::string& second, const ReportLanguage& language);
std::string shortVerdict(Difference verdict, const ReportLanguage& language);

std::string intervalText(const Interval& interval, std::int64_t total, const ReportLanguage& language);
/// 98.71 % ± 0.22
std::string accuracyText(const Reading& reading);

ReportSentence unknown(const std::string& text);

/// A table with a column for each run, named by its letter where there are two.
ReportTable tableOfRuns(const std::string& caption, const Runs& runs, const ReportLanguage& language);
/// A row of it: `tell` says what a run has to say.
template <typename Tell>
void addRow(ReportTable& table, const Runs& runs, const std::string& name, Tell tell) {
    std::vector<ReportCell> row{{name}};
    for (const ReportRun& run : runs) row.push_back({tell(run)});
    table.rows.push_back(row);
}

}  // namespace quantelier::report

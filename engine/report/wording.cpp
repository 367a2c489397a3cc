#include "engine/report/wording.h"

#include <cmath>

#include "engine/core/number_text.h"

namespace quantelier::report {

namespace {

const Measured& measuredOf(const RunResults& results, Arithmetic arithmetic) {
    switch (arithmetic) {
        case Arithmetic::Float:
            return results.floats.test;
        case Arithmetic::FakeQuant:
            return results.quant.test;
        case Arithmetic::Int8:
            break;
    }
    return results.int8;
}

std::optional<PairedDifference> paired(const Evaluation& first, const Evaluation& second,
                                       const std::vector<std::uint8_t>& truth) {
    if (first.total == 0 || first.total != second.total) return {};
    return pairedDifference(first, second, truth);
}

SentenceKind kindOf(Difference verdict) {
    return verdict == Difference::Worse    ? SentenceKind::Bad
           : verdict == Difference::Better ? SentenceKind::Good
                                           : SentenceKind::Neutral;
}

}  // namespace

std::optional<Reading> readingOf(const ReportRun& run, Arithmetic arithmetic) {
    if (run.readings && run.readings->of(arithmetic).total > 0)
        return Reading{run.readings->of(arithmetic).correct, run.readings->of(arithmetic).total};
    const Measured& measured = measuredOf(run.run.results, arithmetic);
    if (!measured) return {};
    return Reading{std::llround(measured.accuracyPercent / 100.0 * double(measured.images)), measured.images};
}

std::optional<PairedDifference> int8AgainstFloat(const ReportRun& run) {
    if (!run.readings) return {};
    return paired(run.readings->of(Arithmetic::Float), run.readings->of(Arithmetic::Int8),
                  run.readings->truth);
}

std::optional<PairedDifference> secondAgainstFirst(const Runs& runs, Arithmetic arithmetic) {
    const auto &first = runs[0].readings, &second = runs[1].readings;
    if (!first || !second || runs[0].data.sha256 != runs[1].data.sha256 || first->truth != second->truth)
        return {};
    return paired(first->of(arithmetic), second->of(arithmetic), first->truth);
}

std::string nameOf(Arithmetic arithmetic, const ReportLanguage& language) {
    switch (arithmetic) {
        case Arithmetic::Float:
            return language.translate("Report", "Float");
        case Arithmetic::FakeQuant:
            return language.translate("Report", "Fake-quant");
        case Arithmetic::Int8:
            break;
    }
    return language.translate("Report", "Int8");
}

std::string wordFor(Arithmetic arithmetic, const ReportLanguage& language) {
    switch (arithmetic) {
        case Arithmetic::Float:
            return language.translate("Report", "float");
        case Arithmetic::FakeQuant:
            return language.translate("Report", "fake quant");
        case Arithmetic::Int8:
            break;
    }
    return language.translate("Report", "int8");
}

std::string letterOf(std::size_t run) {
    return std::string(1, char('A' + int(run)));
}

ReportSentence verdictOf(const PairedDifference& difference, const std::string& first,
                         const std::string& second, const ReportLanguage& language) {
    const auto verdict = [&] {
        switch (difference.verdict) {
            case Difference::None:
                return language.translate("Report", "No real difference between %1 and %2.");
            case Difference::Worse:
                return language.translate("Report", "%2 reads worse than %1: more than chance explains.");
            case Difference::Better:
                return language.translate("Report", "%2 reads better than %1: more than chance explains.");
            case Difference::TooFew:
                break;
        }
        return language.translate("Report", "Too few images to tell %2 from %1.");
    }();
    using namespace number_text;
    const std::string numbers = filled(
        language.translate("Report",
                           "The difference, %2 minus %1, is %3 points, 95 % interval %4 to %5. Images that "
                           "only %1 reads right: %6; only %2: %7. McNemar's exact test: %8."),
        {first, second, withSign(difference.points, 2), withSign(difference.points95.low, 2),
         withSign(difference.points95.high, 2), whole(difference.test.onlyFirst),
         whole(difference.test.onlySecond), pValue(difference.test.pValue)});
    return {filled(verdict, {first, second}) + ' ' + numbers, kindOf(difference.verdict)};
}

std::string shortVerdict(Difference verdict, const ReportLanguage& language) {
    switch (verdict) {
        case Difference::None:
            return language.translate("Report", "no real difference");
        case Difference::Worse:
            return language.translate("Report", "B is worse");
        case Difference::Better:
            return language.translate("Report", "B is better");
        case Difference::TooFew:
            break;
    }
    return language.translate("Report", "too few images to tell");
}

std::string intervalText(const Interval& interval, std::int64_t total, const ReportLanguage& language) {
    return filled(
        language.translate("Report", "%1 to %2"),
        {number_text::percentFigure(interval.low, total), number_text::percentFigure(interval.high, total)});
}

std::string accuracyText(const Reading& reading) {
    const Interval interval = reading.ci95Percent();
    return number_text::percent(reading.percent(), reading.total) + ' ' +
           number_text::plusMinus((interval.high - interval.low) / 2.0);
}

ReportSentence unknown(const std::string& text) {
    return {text, SentenceKind::Unknown};
}

ReportTable tableOfRuns(const std::string& caption, const Runs& runs, const ReportLanguage& language) {
    ReportTable table;
    table.caption = caption;
    table.columns.push_back({});
    for (std::size_t i = 0; i < runs.size(); ++i)
        table.columns.push_back({runs.size() > 1 ? letterOf(i) : language.translate("Report", "This run")});
    return table;
}

}  // namespace quantelier::report

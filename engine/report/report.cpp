#include "engine/report/report.h"

#include <ctime>

#include "engine/core/version.h"
#include "engine/report/sections.h"

namespace quantelier {

namespace {

std::string titleOf(const report::Runs& runs, const ReportLanguage& language) {
    if (runs.size() == 1) return runs[0].run.name();
    return filled(language.translate("Report", "%1 and %2"), {runs[0].run.name(), runs[1].run.name()});
}

std::string subtitleOf(const report::Runs& runs, const ReportLanguage& language) {
    if (runs.size() == 1) return language.translate("Report", "Report of a training run");
    return filled(language.translate("Report", "Comparison of two training runs. A: %1. B: %2."),
                  {runs[0].run.name(), runs[1].run.name()});
}

}  // namespace

ReportDocument reportDocument(const std::vector<ReportRun>& runs, const ReportLanguage& language) {
    ReportDocument document{language.code, titleOf(runs, language), subtitleOf(runs, language), {}, {}};
    for (const auto section : {report::summarySection, report::trainingSection, report::dataSection,
                               report::curvesSection, report::accuracySection, report::confusionSection,
                               report::sizeSection, report::certificateSection, report::repeatSection})
        document.sections.push_back(section(runs, language));
    document.foot = filled(language.translate("Report", "Made by Quantelier %1 on %2"),
                           {programVersion(), language.date(std::time(nullptr))});
    return document;
}

}  // namespace quantelier

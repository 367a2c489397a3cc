// The sections of a report, in their order. Each is of one run or of two.
#pragma once

#include "engine/report/wording.h"

namespace quantelier::report {

ReportSection summarySection(const Runs& runs, const ReportLanguage& language);
ReportSection trainingSection(const Runs& runs, const ReportLanguage& language);
ReportSection dataSection(const Runs& runs, const ReportLanguage& language);
ReportSection curvesSection(const Runs& runs, const ReportLanguage& language);
ReportSection accuracySection(const Runs& runs, const ReportLanguage& language);
ReportSection confusionSection(const Runs& runs, const ReportLanguage& language);
ReportSection sizeSection(const Runs& runs, const ReportLanguage& language);
ReportSection certificateSection(const Runs& runs, const ReportLanguage& language);
ReportSection repeatSection(const Runs& runs, const ReportLanguage& language);

}  // namespace quantelier::report

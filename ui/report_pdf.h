// A report as PDF.
#pragma once

#include <QString>

#include "engine/core/report_document.h"

namespace quantelier {

/// A4 with numbered pages, written whole or not at all. From any thread. Throws WriteError.
void writeReportPdf(const ReportDocument& report, const QString& path);

}  // namespace quantelier

// What a report needs beyond the run folder: the models read the test images once more, and the engines are
// compared.
#pragma once

#include "engine/exploration.h"
#include "engine/models.h"
#include "engine/report/report.h"

namespace quantelier {

/// What is measured for a report.
struct ReportParts {
    bool readings = true;     ///< accuracies to the image, confusion, differences
    bool certificate = true;  ///< every engine; takes longest
};

/// A run as its folder tells it, and nothing measured. Throws Error(BadInput) if it is damaged.
ReportRun reportRun(const std::string& folder);

/// The data of a run as they are found now. Throws Error(BadInput) if they are missing or others.
std::shared_ptr<const PreparedData> dataOfRun(const RunSummary& run);

/// Adds what the checkpoints of a run read in its data, whatever of `parts` it has models for.
/// `progress` is told the share that is done. Throws Error(Interrupted) when cancelled.
void measure(ReportRun& run, const PreparedData& data, const ReportParts& parts, const CancelToken& cancel,
             const Progress& progress);

/// Lays out and writes an HTML file, whole or not at all. Throws WriteError.
void writeReport(const std::string& path, const std::vector<ReportRun>& runs, const ReportLanguage& language);

}  // namespace quantelier

// The report of one run or of two: what was trained, on what, how well it reads, and how to repeat it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/certificate.h"
#include "engine/core/comparison.h"
#include "engine/core/report_document.h"
#include "engine/core/run_files.h"
#include "engine/core/translate.h"

namespace quantelier {

/// What models read in the test images. A model that is not there has no images.
struct ReportReadings {
    std::vector<std::uint8_t> truth = {};
    std::array<Evaluation, kArithmeticCount> models = {};
    Evaluation untrained = {};  ///< int8 without fine-tuning; no images: not measured

    const Evaluation& of(Arithmetic arithmetic) const { return models[std::size_t(arithmetic)]; }
};

/// The data as they were found; no images: they were not.
struct ReportData {
    std::int64_t trainImages = 0, testImages = 0;
    bool isCanonicalMnist = false;
    std::string sha256 = {};
};

/// All that a report says of a run. What is not there is said to be unknown.
struct ReportRun {
    RunSummary run = {};
    RunCurves curves = {};
    ReportData data = {};
    std::optional<ReportReadings> readings = {};
    std::optional<Certificate> certificate = {};
    std::string whyNotRead = {};  ///< why there are no readings, as an error says it; or empty
};

struct ReportLanguage {
    std::string code = "en";
    Translate translate = untranslated;
    std::function<std::string(std::int64_t secondsSince1970)> date;
};

/// `runs`: one, or two that are compared. Runs that are damaged have no report.
ReportDocument reportDocument(const std::vector<ReportRun>& runs, const ReportLanguage& language);

/// One file that needs no other: style and drawings are inside, and there is no script.
std::string reportHtml(const ReportDocument& document);

}  // namespace quantelier

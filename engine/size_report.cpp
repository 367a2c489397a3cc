#include "engine/size_report.h"

#include <fmt/format.h>

#include "engine/core/error.h"
#include "engine/export_formats.h"
#include "engine/formats/c_source.h"
#include "engine/peers/c_engine.h"
#include "engine/peers/cortex_m.h"

namespace quantelier {

namespace {

SizeReportRow measured(const char* name, const std::vector<ExportedFile>& folder, const CancelToken& cancel) {
    const peers::CortexMReport report = peers::measureOnCortexM(folder, cancel);
    return {name, report.tableBytes, report.codeBytes, report.ramBytes, report.instructionsPerImage};
}

const FloatNetwork* floatNetworkOf(const Models& models) {
    if (models.floats) return models.floats.get();
    return models.quant ? &models.quant->network : nullptr;
}

}  // namespace

std::vector<SizeReportRow> sizeReport(const Models& models, const ExportChoices& choices,
                                      const CancelToken& cancel) {
    const std::string missing = peers::missingFor(peers::CTarget::CortexM4);
    if (!missing.empty())
        throw Error(ErrorCode::NoDevice, fmt::format("The size report cannot be made here: {}", missing));
    std::vector<SizeReportRow> rows = {measured("int8", encodeModel(models, "c", choices), cancel)};
    if (const FloatNetwork* const network = floatNetworkOf(models))
        rows.push_back(measured("float32", encodeFloatCSource(foldBatchNorm(*network)), cancel));
    return rows;
}

}  // namespace quantelier

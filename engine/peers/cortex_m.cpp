#include "engine/peers/cortex_m.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "engine/core/error.h"
#include "engine/core/recipe.h"
#include "engine/peers/c_build.h"
#include "engine/peers/c_engine.h"
#include "engine/peers/emulated_cortex_m.h"
#include "engine/peers/process.h"

namespace quantelier::peers {

namespace {

// The count hardly depends on the image; these have paper, ink and grey.
constexpr int kMeasuredImages = 16;
std::string measuredImages() {
    std::string images;
    for (int image = 0; image < kMeasuredImages; ++image)
        for (int pixel = 0; pixel < kInputSize * kInputSize; ++pixel) {
            const int distance = std::abs(pixel % kInputSize - kInputSize / 2 + image - kMeasuredImages / 2);
            images += static_cast<char>(std::max(0, 255 - 64 * distance));
        }
    return images;
}

// `size -A` prints one section a line: its name, size and address.
CortexMReport sectionSizes(const std::string& listing) {
    CortexMReport report;
    std::istringstream lines(listing);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string section;
        std::int64_t bytes = 0;
        if (!(words >> section >> bytes)) continue;
        if (section == ".text") report.codeBytes += bytes;
        if (section == ".rodata") report.tableBytes += bytes;
        if (section == ".data" || section == ".bss") report.ramBytes += bytes;
    }
    return report;
}

}  // namespace

CortexMReport measureOnCortexM(const std::vector<ExportedFile>& folder, const CancelToken& cancel) {
    if (const std::string missing = missingFor(CTarget::CortexM4); !missing.empty())
        throw Error(ErrorCode::Failed, "a Cortex-M cannot be emulated without " + missing);
    const TemporaryFolder work;
    writeSources(folder, work.path());
    compile(cortexMCompiler(CortexM::M4, Purpose::Cost), networkSources(folder),
            {"-Wl,-e,lenet_run_pixels", "-lgcc"}, "network.elf", work.path(), cancel);
    CortexMReport report = sectionSizes(
        requireOutput({"arm-none-eabi-size", "-A", "network.elf"}, work.path(), "", kCompileSeconds, cancel));
    report.instructionsPerImage =
        runOnCortexM(folder, CortexM::M4, measuredImages(), Purpose::Cost, cancel).instructions /
        kMeasuredImages;
    return report;
}

}  // namespace quantelier::peers

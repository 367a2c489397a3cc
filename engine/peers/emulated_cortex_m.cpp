#include "engine/peers/emulated_cortex_m.h"

#include <algorithm>
#include <cstring>

#include "engine/core/files.h"
#include "engine/peers/c_build.h"
#include "engine/peers/process.h"

namespace quantelier::peers {

namespace {

constexpr double kEmulationSeconds = 600.0;
constexpr std::int64_t kMostLogitBytes = 64 << 20;

// With -icount shift=0 an instruction takes 1 ns, and the board's timer runs at 25 MHz.
constexpr std::int64_t kInstructionsPerTick = 40;

std::int64_t ticksIn(const std::string& bytes) {
    std::uint32_t ticks = 0;
    std::memcpy(&ticks, bytes.data(), std::min(bytes.size(), sizeof ticks));
    return ticks;
}

}  // namespace

std::vector<std::string> cortexMCompiler(CortexM core) {
    std::vector<std::string> command = {"arm-none-eabi-gcc", "-std=c99", "-O2",
                                        "-ffp-contract=off", "-mthumb",  "-ffreestanding",
                                        "-nostdlib",         "-T",       "cortex_m.ld"};
    if (core == CortexM::M3)
        command.push_back("-mcpu=cortex-m3");
    else
        command.insert(command.end(), {"-mcpu=cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"});
    return command;
}

CortexMRun runOnCortexM(const std::vector<ExportedFile>& folder, CortexM core, const std::string& images,
                        bool countInstructions, const CancelToken& cancel) {
    const TemporaryFolder work;
    writeSources(folder, work.path());
    std::vector<std::string> sources = networkSources(folder);
    sources.push_back("cortex_m.c");
    compile(cortexMCompiler(core), sources, {"-lgcc"}, "network.elf", work.path(), cancel);
    writeFileWhole(work.file("images"), images);
    std::vector<std::string> command = {"qemu-system-arm",
                                        "-machine",
                                        core == CortexM::M3 ? "mps2-an385" : "mps2-an386",
                                        "-display",
                                        "none",
                                        "-monitor",
                                        "none",
                                        "-serial",
                                        "none",
                                        "-semihosting-config",
                                        "enable=on,target=native",
                                        "-kernel",
                                        "network.elf"};
    if (countInstructions) command.insert(command.end(), {"-icount", "shift=0"});
    requireOutput(command, work.path(), "", kEmulationSeconds, cancel);
    CortexMRun run;
    run.logits = readFile(work.file("logits"), kMostLogitBytes);
    if (countInstructions) run.instructions = kInstructionsPerTick * ticksIn(readFile(work.file("ticks"), 4));
    return run;
}

}  // namespace quantelier::peers

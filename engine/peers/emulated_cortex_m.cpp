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

std::vector<std::string> cortexMCompiler(CortexM core, Purpose purpose) {
    std::vector<std::string> command = {"arm-none-eabi-gcc", "-std=c99",       "-O2",
                                        "-mthumb",           "-ffreestanding", "-nostdlib"};
    command.insert(command.end(), {"-T", "cortex_m.ld"});
    command.push_back(purpose == Purpose::Cost ? "-ffp-contract=fast" : "-ffp-contract=off");
    if (core == CortexM::M3)
        command.push_back("-mcpu=cortex-m3");
    else
        command.insert(command.end(), {"-mcpu=cortex-m4", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"});
    return command;
}

namespace {

std::vector<std::string> emulator(CortexM core, Purpose purpose) {
    std::vector<std::string> command = {"qemu-system-arm", "-machine",
                                        core == CortexM::M3 ? "mps2-an385" : "mps2-an386"};
    for (const char* const device : {"-display", "-monitor", "-serial"})
        command.insert(command.end(), {device, "none"});
    command.insert(command.end(), {"-semihosting-config", "enable=on,target=native"});
    if (purpose == Purpose::Cost) command.insert(command.end(), {"-icount", "shift=0"});
    command.insert(command.end(), {"-kernel", "network.elf"});
    return command;
}

}  // namespace

CortexMRun runOnCortexM(const std::vector<ExportedFile>& folder, CortexM core, const std::string& images,
                        Purpose purpose, const CancelToken& cancel) {
    const TemporaryFolder work;
    writeSources(folder, work.path());
    std::vector<std::string> sources = networkSources(folder);
    sources.push_back("cortex_m.c");
    compile(cortexMCompiler(core, purpose), sources, {"-lgcc"}, "network.elf", work.path(), cancel);
    writeFileWhole(work.file("images"), images);
    requireOutput(emulator(core, purpose), work.path(), "", kEmulationSeconds, cancel);
    CortexMRun run;
    run.logits = readFile(work.file("logits"), kMostLogitBytes);
    if (purpose == Purpose::Cost)
        run.instructions = kInstructionsPerTick * ticksIn(readFile(work.file("ticks"), 4));
    return run;
}

}  // namespace quantelier::peers

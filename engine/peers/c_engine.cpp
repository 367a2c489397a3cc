#include "engine/peers/c_engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "engine/core/error.h"
#include "engine/peers/c_build.h"
#include "engine/peers/emulated_cortex_m.h"
#include "engine/peers/process.h"

namespace quantelier::peers {

namespace {

constexpr double kRunSeconds = 600.0;

// Programs of which one is enough; the Debian package of the first.
struct Tool {
    std::vector<std::string> programs;
    std::string package;
};

std::vector<std::string> wordsOf(const char* text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

std::string found(const Tool& tool) {
    for (const std::string& program : tool.programs)
        if (!findProgram(program).empty()) return program;
    return {};
}

// $CC may be a command with arguments.
std::vector<std::string> hostCompiler() {
    const char* const chosen = std::getenv("CC");
    const std::vector<std::string> words = wordsOf(chosen ? chosen : "");
    return words.empty() ? std::vector<std::string>{found({{"cc", "gcc", "clang"}, "gcc"})} : words;
}

std::vector<Tool> toolsFor(CTarget target) {
    switch (target) {
        case CTarget::Host:
            return {{{"cc", "gcc", "clang"}, "gcc"}};
        case CTarget::AArch64:
            return {{{"aarch64-linux-gnu-gcc"}, "gcc-aarch64-linux-gnu"},
                    {{"qemu-aarch64", "qemu-aarch64-static"}, "qemu-user"}};
        case CTarget::CortexM:
        case CTarget::CortexM4:
            break;
    }
    return {{{"arm-none-eabi-gcc"}, "gcc-arm-none-eabi"}, {{"qemu-system-arm"}, "qemu-system-arm"}};
}

std::string bytesOf(const Dataset& images) {
    return {images.images.begin(), images.images.end()};
}

// The emulator, where there is one, and the compiler with its flags.
std::string runHosted(const std::vector<ExportedFile>& folder, std::vector<std::string> compiler,
                      std::vector<std::string> emulator, const std::string& images,
                      const CancelToken& cancel) {
    const TemporaryFolder work;
    writeSources(folder, work.path());
    std::vector<std::string> sources = networkSources(folder);
    sources.push_back("hosted.c");
    compiler.insert(compiler.end(), {"-std=c99", "-O2", "-ffp-contract=off"});
    compile(compiler, sources, {}, "network", work.path(), cancel);
    emulator.push_back(work.file("network"));
    return requireOutput(emulator, work.path(), images, kRunSeconds, cancel);
}

std::string logitBytes(const std::vector<ExportedFile>& folder, CTarget target, const std::string& images,
                       const CancelToken& cancel) {
    switch (target) {
        case CTarget::Host:
            return runHosted(folder, hostCompiler(), {}, images, cancel);
        case CTarget::AArch64:
            return runHosted(folder, {"aarch64-linux-gnu-gcc", "-static"},
                             {found(toolsFor(CTarget::AArch64)[1])}, images, cancel);
        case CTarget::CortexM:
            return runOnCortexM(folder, CortexM::M3, images, Purpose::Answers, cancel).logits;
        case CTarget::CortexM4:
            break;
    }
    return runOnCortexM(folder, CortexM::M4, images, Purpose::Answers, cancel).logits;
}

}  // namespace

std::string missingFor(CTarget target) {
    if (target == CTarget::Host && !wordsOf(std::getenv("CC") ? std::getenv("CC") : "").empty()) {
        const std::string program = hostCompiler()[0];
        return findProgram(program).empty() ? fmt::format("{} ($CC)", program) : "";
    }
    for (const Tool& tool : toolsFor(target))
        if (found(tool).empty()) return fmt::format("{} (Debian package {})", tool.programs[0], tool.package);
    return {};
}

std::vector<int8::Codes> runCSource(const std::vector<ExportedFile>& folder, CTarget target,
                                    const Dataset& test, const CancelToken& cancel) {
    if (const std::string missing = missingFor(target); !missing.empty())
        throw Error(ErrorCode::Failed, fmt::format("the C code cannot be run without {}", missing));
    const std::string bytes = logitBytes(folder, target, bytesOf(test), cancel);
    std::vector<int8::Codes> codes(static_cast<std::size_t>(test.count()));
    if (bytes.size() != codes.size() * kClassCount)
        throw Error(ErrorCode::Failed, fmt::format("the C code gave {} logits, expected {} of {} images",
                                                   bytes.size(), codes.size() * kClassCount, codes.size()));
    for (std::size_t i = 0; i < codes.size(); ++i)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(i * kClassCount), kClassCount,
                    codes[i].begin());
    return codes;
}

}  // namespace quantelier::peers

// fuzz_corpus seeds DIR: writes the inputs that every target begins from, in one folder a target.
// fuzz_corpus replay DIR: checks those inputs, and what DIR keeps of earlier findings.
#include <cstdio>
#include <filesystem>

#include "engine/core/files.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

namespace fs = std::filesystem;

const Target* const kTargets[] = {&budgetsTarget, &checkpointTarget, &historyTarget, &idxTarget,
                                  &lessonTarget,  &onnxTarget,       &recipeTarget,  &resultTarget,
                                  &runTarget,     &strokesTarget,    &tfliteTarget};

void writeSeeds(const fs::path& root) {
    for (const Target* const target : kTargets) {
        createFolder((root / target->name).string());
        int number = 0;
        for (const std::string& seed : target->seeds())
            writeFileWhole((root / target->name / ("seed-" + std::to_string(++number))).string(), seed);
    }
}

void replay(const fs::path& root) {
    for (const Target* const target : kTargets) {
        const std::vector<std::string> seeds = target->seeds();
        std::vector<std::string> inputs;
        std::error_code none;
        for (const fs::directory_entry& entry : fs::directory_iterator(root / target->name, none))
            inputs.push_back(fileBytes(entry.path().string()));
        std::printf("%s: %zu seeds, %zu regressions\n", target->name, seeds.size(), inputs.size());
        std::fflush(stdout);  // before the input that ends the program
        for (const std::string& seed : seeds)
            demand(target->check(seed), "what our own writers write is read");
        for (const std::string& input : inputs) target->check(input);
    }
}

}  // namespace

}  // namespace quantelier::fuzz

int main(int argc, char** argv) {
    const std::string job = argc == 3 ? argv[1] : "";
    if (job == "seeds")
        quantelier::fuzz::writeSeeds(argv[2]);
    else if (job == "replay")
        quantelier::fuzz::replay(argv[2]);
    else
        return std::fprintf(stderr, "fuzz_corpus seeds DIR | replay DIR\n"), 2;
    return 0;
}

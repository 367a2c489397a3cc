// quantelier bench: how fast this machine trains, infers, loads and starts.
#include <fmt/format.h>
#include <time.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct BenchOptions {
    RecipeOptions recipe;
    OutputOptions output;
};

// Milliseconds since the kernel started this process, to the tick: the 22nd field of /proc/self/stat.
double millisecondsSinceStart() {
    std::ifstream stat("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(stat)), std::istreambuf_iterator<char>());
    std::istringstream fields(
        text.substr(text.rfind(')') + 1));  // the name may have spaces; two fields are gone
    std::string field;
    for (int i = 3; i <= 22; ++i) fields >> field;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return 1e3 * (double(now.tv_sec) + 1e-9 * double(now.tv_nsec) -
                  std::stod(field) / double(sysconf(_SC_CLK_TCK)));
}

double secondsToLoad(const Recipe& recipe) {
    const auto start = std::chrono::steady_clock::now();
    openData(recipe, true);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Json resultJson(const BenchmarkResult& result) {
    return {{"name", result.name},   {"unit", result.unit},
            {"value", result.value}, {"low", result.low},
            {"high", result.high},   {"threads", result.threads},
            {"batch", result.batch}, {"instructions", result.instructions}};
}

void print(const BenchmarkResult& result) {
    const std::string batch = result.batch > 0 ? fmt::format("{}", result.batch) : "";
    fmt::print("{:<28} {:>6} {:>7} {:<11} {:>12.6g} {:<9} {:.6g} to {:.6g}\n", result.name, batch,
               result.threads, result.instructions, result.value, result.unit, result.low, result.high);
    std::fflush(stdout);
}

void runBench(const BenchOptions& options) {
    Json results = Json::array();
    const auto add = [&](const BenchmarkResult& result) {
        results.push_back(resultJson(result));
        if (!options.output.json) print(result);
    };
    const double start = millisecondsSinceStart();
    if (!options.output.json)
        fmt::print("{:<28} {:>6} {:>7} {:<11} {:>12} {:<9} {}\n", "", "batch", "threads", "computed by",
                   "median", "", "eight tenths lie within");
    add(summarized({"start to first line", "ms", 0, 0, 0, 1, 0, ""}, {start}));
    const Recipe recipe = options.recipe.make(presetRecipe("recommended"));
    std::vector<double> loads;
    for (int i = 0; i < 3; ++i) loads.push_back(1e3 * secondsToLoad(recipe));
    add(summarized({"load and resize the data", "ms", 0, 0, 0, 1, 0, ""}, loads));
    benchmark(add, interruptToken());
    if (!options.output.json) return;
    Json json = jsonHead("bench");
    json["results"] = results;
    printJson(json);
}

}  // namespace

void addBench(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand(
        "bench", "Measure training, inference, evaluation, loading and start on this machine");
    const auto options = std::make_shared<BenchOptions>();
    options->recipe.addData(*verb);
    options->output.addJson(*verb);
    verb->callback([options] { runBench(*options); });
}

}  // namespace quantelier::cli

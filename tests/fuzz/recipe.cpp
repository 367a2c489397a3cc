// Recipes as JSON.
#include "engine/core/recipe.h"

#include "engine/core/run_files.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

bool isValid(const Recipe& recipe) {
    const auto valid = [&] {
        validate(recipe);
        return true;
    };
    return readOrRefused(valid, false).has_value();
}

bool check(const std::string& input) {
    const auto read = [](const std::string& text) { return recipeFromJson(text, Recipe{}, "recipe.json"); };
    const auto recipe = readOrRefused([&] { return read(input); }, false);
    if (!recipe) return false;
    const std::string written = recipeToJson(*recipe);
    const Recipe again = read(written);
    demand(recipeToJson(again) == written, "a recipe that is written comes back");
    demand(recipe->preset.find('/') == std::string::npos && recipe->preset.rfind('.', 0) != 0,
           "a preset's name leads out of no folder");
    demand(isValid(*recipe) == isValid(again), "what can be run can be run again");
    return true;
}

std::vector<std::string> seeds() {
    std::vector<std::string> seeds;
    for (const std::string& name : presetNames()) seeds.push_back(recipeToJson(presetRecipe(name)));
    seeds.push_back(
        R"({"quant": {"conv_weights": {"bits": 4, "per_channel": false}, "activations": {"bits": 6},)"
        R"( "observer": "pact", "weight_observer": "mse"}, "provenance": {"program": "0.1.0"}})");
    return seeds;
}

}  // namespace

const Target recipeTarget{"recipe", check, seeds};

}  // namespace quantelier::fuzz

// What was trained: the recipe in words, and where it differs from its preset or from another run's.
#include <fmt/format.h>

#include <algorithm>

#include "engine/core/error.h"
#include "engine/core/network_shape.h"
#include "engine/core/number_text.h"
#include "engine/core/recipe_words.h"
#include "engine/report/sections.h"

namespace quantelier::report {

namespace {

using Settings = std::vector<RecipeSetting>;

// Settings of a preset that were changed; nothing where this program has no such preset.
std::optional<Settings> changesOf(const Recipe& recipe) {
    try {
        Settings settings = compareRecipes(presetRecipe(recipe.preset), recipe);
        settings.erase(std::remove_if(settings.begin(), settings.end(),
                                      [](const RecipeSetting& s) { return !s.differs(); }),
                       settings.end());
        return settings;
    } catch (const Error&) {
        return {};
    }
}

std::string presetText(const Recipe& recipe, const ReportLanguage& language) {
    const std::optional<Settings> changes = changesOf(recipe);
    if (!changes || changes->empty()) return recipe.preset;
    return filled(language.translate("Report", "%1, settings changed: %2"),
                  {recipe.preset, fmt::to_string(changes->size())});
}

std::string networkText(const Recipe& recipe, const ReportLanguage& language) {
    std::vector<std::string> outputs;
    for (const LayerRecipe& layer : recipe.network.layers) outputs.push_back(fmt::to_string(layer.outputs));
    const bool hasBn = recipe.network.layers[0].hasBn;
    return filled(hasBn ? language.translate("Report", "LeNet with batch norm, outputs %1; %2 parameters")
                        : language.translate("Report", "LeNet, outputs %1; %2 parameters"),
                  {fmt::format("{}", fmt::join(outputs, ", ")),
                   number_text::whole(networkCost(recipe.network, recipe.quant).parameters())});
}

std::string stageText(const OptimizerRecipe& train, const StageResult& result,
                      const ReportLanguage& language) {
    if (result.epochsDone == 0) return language.translate("Report", "not trained");
    const std::string schedule = train.schedule == Schedule::Cosine
                                     ? language.translate("Report", "cosine schedule")
                                     : language.translate("Report", "constant rate");
    return filled(language.translate(
                      "Report", "epochs: %1 of %2; learning rate %3, %4, momentum %5, weight decay %6; %7"),
                  {fmt::to_string(result.epochsDone), fmt::to_string(train.epochs),
                   fmt::to_string(train.learningRate), schedule, fmt::to_string(train.momentum),
                   fmt::to_string(train.weightDecay), number_text::duration(result.seconds)});
}

// "8" where all layers have the same, else one a layer.
template <typename Bits>
std::string bitsOf(const QuantRecipe& quant, Bits bits) {
    std::vector<int> all;
    for (const LayerQuant& layer : quant.layers) all.push_back(bits(layer));
    if (std::count(all.begin(), all.end(), all[0]) == std::int64_t(all.size())) all.resize(1);
    return fmt::format("{}", fmt::join(all, ", "));
}

std::string quantText(const QuantRecipe& quant, const ReportLanguage& language) {
    const QuantSpec& weights = quant.layers[0].weights;
    return filled(
        language.translate("Report", "weights %1 bit, %2, %3; outputs %4 bit; input %5 bit"),
        {bitsOf(quant, [](const LayerQuant& l) { return l.weights.bits; }),
         weights.perChannel ? language.translate("Report", "per channel")
                            : language.translate("Report", "per layer"),
         weights.symmetric ? language.translate("Report", "symmetric")
                           : language.translate("Report", "asymmetric"),
         bitsOf(quant, [](const LayerQuant& l) { return l.output.bits; }), fmt::to_string(quant.input.bits)});
}

std::string finishedText(const RunResults& results, const ReportLanguage& language) {
    return results.finished > 0 ? language.date(results.finished) : language.translate("Report", "not known");
}

ReportTable recipeTable(const Runs& runs, const ReportLanguage& language) {
    ReportTable table = tableOfRuns(language.translate("Report", "The recipe in words"), runs, language);
    const auto add = [&](const std::string& name, auto tell) {
        addRow(table, runs, name, [&](const ReportRun& run) { return tell(run.run); });
    };
    if (runs.size() > 1)
        add(language.translate("Report", "Run"), [](const RunSummary& run) { return run.name(); });
    add(language.translate("Report", "Preset"),
        [&](const RunSummary& run) { return presetText(run.recipe, language); });
    add(language.translate("Report", "Network"),
        [&](const RunSummary& run) { return networkText(run.recipe, language); });
    add(language.translate("Report", "Float training"),
        [&](const RunSummary& run) { return stageText(run.recipe.train, run.results.floats, language); });
    add(language.translate("Report", "Quantization"),
        [&](const RunSummary& run) { return quantText(run.recipe.quant, language); });
    add(language.translate("Report", "Fine-tuning"),
        [&](const RunSummary& run) { return stageText(run.recipe.quantTrain, run.results.quant, language); });
    add(language.translate("Report", "Batch size"),
        [](const RunSummary& run) { return fmt::to_string(run.recipe.data.batchSize); });
    add(language.translate("Report", "Seed"),
        [](const RunSummary& run) { return fmt::to_string(run.recipe.seed); });
    add(language.translate("Report", "Finished"),
        [&](const RunSummary& run) { return finishedText(run.results, language); });
    return table;
}

ReportTable settingsTable(const std::string& caption, const std::string& first, const std::string& second,
                          const Settings& settings, const ReportLanguage& language) {
    ReportTable table{caption, {{language.translate("Report", "Setting")}, {first}, {second}}, {}};
    for (const RecipeSetting& setting : settings)
        if (setting.differs())
            table.rows.push_back({{recipeSettingName(setting.key, language.translate)},
                                  {recipeSettingValue(setting.a, language.translate)},
                                  {recipeSettingValue(setting.b, language.translate)}});
    return table;
}

void tellPreset(ReportSection& section, const Recipe& recipe, const ReportLanguage& language) {
    const std::optional<Settings> changes = changesOf(recipe);
    if (!changes)
        section.blocks.push_back(
            unknown(filled(language.translate("Report",
                                              "This program has no preset %1, so what differs from it is "
                                              "not known."),
                           {recipe.preset})));
    else if (changes->empty())
        section.blocks.push_back(ReportSentence{filled(
            language.translate("Report", "All settings are those of the preset %1."), {recipe.preset})});
    else
        section.blocks.push_back(ReportTables{settingsTable(
            filled(language.translate("Report", "Differences from the preset %1"), {recipe.preset}),
            language.translate("Report", "Preset"), language.translate("Report", "This run"), *changes,
            language)});
}

void tellDifferences(ReportSection& section, const Runs& runs, const ReportLanguage& language) {
    const ReportTable table =
        settingsTable(language.translate("Report", "What differs between the recipes"), "A", "B",
                      compareRecipes(runs[0].run.recipe, runs[1].run.recipe), language);
    if (table.rows.empty())
        section.blocks.push_back(
            ReportSentence{language.translate("Report", "The recipes of both runs are the same.")});
    else
        section.blocks.push_back(ReportTables{table});
}

}  // namespace

ReportSection trainingSection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "What was trained"),
                          {ReportTables{recipeTable(runs, language)}}};
    if (runs.size() == 1)
        tellPreset(section, runs[0].run.recipe, language);
    else
        tellDifferences(section, runs, language);
    return section;
}

}  // namespace quantelier::report

// quantelier compare: float, fake quant and int8 over the same test images.
#include <fmt/format.h>

#include "app/cli/compare_image.h"
#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

struct CompareOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint, floatCheckpoint;
    OutputRequest request;
};

constexpr std::array<const char*, kArithmeticCount> kKeys = {"float", "fake_quant", "int8"};
constexpr std::array<const char*, kArithmeticCount> kNames = {"Float", "Fake-quant", "Int8"};
constexpr std::array<const char*, kDigitFilterCount - 1> kListKeys = {"only_float_right", "only_int8_right",
                                                                      "wrong_in_int8", "sure_but_wrong"};

Models modelsOf(const CompareOptions& options) {
    Models models = loadModels(options.checkpoint, presetRecipe("recommended"));
    if (!models.quant)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: it has no fake-quant ranges; a comparison needs a quantization-aware "
                                "checkpoint",
                                options.checkpoint));
    models.floats = options.floatCheckpoint.empty()
                        ? std::make_shared<const FloatNetwork>(unrounded(*models.quant))
                        : loadFloatModels(options.floatCheckpoint).floats;
    return models;
}

PairedDifference int8AgainstFloat(const Comparison& comparison) {
    return pairedDifference(comparison.of(Arithmetic::Float).evaluation,
                            comparison.of(Arithmetic::Int8).evaluation, comparison.truth);
}

// --- JSON

Json reliabilityJson(const Reliability& bins) {
    Json list = Json::array();
    for (const ReliabilityBin& bin : bins)
        list.push_back({{"low", bin.low},
                        {"high", bin.high},
                        {"images", bin.images},
                        {"right", bin.right},
                        {"mean_confidence", bin.confidence}});
    return list;
}

Json digitsJson(const Comparison& comparison, DigitFilter filter) {
    Json list = Json::array();
    for (const std::int64_t index : selectDigits(comparison, filter)) {
        const auto i = static_cast<std::size_t>(index);
        Json digit = {{"index", index}, {"label", comparison.truth[i]}};
        for (std::size_t model = 0; model < kArithmeticCount; ++model)
            digit[kKeys[model]] = {{"read", comparison.readings[model].evaluation.labels[i]},
                                   {"confidence", comparison.readings[model].confidence[i]}};
        list.push_back(digit);
    }
    return list;
}

void printComparisonJson(const Comparison& comparison, const CompareOptions& options) {
    Json json = jsonHead("compare");
    json["images"] = comparison.total;
    Json matrices;
    for (std::size_t i = 0; i < kArithmeticCount; ++i) {
        const Readings& readings = comparison.readings[i];
        const Reliability bins = reliability(readings, comparison.truth);
        Json model;
        addEvaluation(model, readings.evaluation);
        model["calibration_error_points"] = calibrationErrorPoints(bins);
        model["reliability"] = reliabilityJson(bins);
        json[kKeys[i]] = model;
        matrices[kKeys[i]] = confusion(readings.evaluation, comparison.truth);
    }
    const PairedDifference found = int8AgainstFloat(comparison);
    matrices["int8_minus_float"] =
        difference(confusion(comparison.of(Arithmetic::Float).evaluation, comparison.truth),
                   confusion(comparison.of(Arithmetic::Int8).evaluation, comparison.truth));
    json["mcnemar"] = {{"only_float", found.test.onlyFirst},
                       {"only_int8", found.test.onlySecond},
                       {"p_value", found.test.pValue}};
    json["difference_points"] = found.points;
    json["difference_ci95_points"] = {found.points95.low, found.points95.high};
    json["verdict"] = verdictSentence(found, "float", "int8");
    json["confusion"] = matrices;
    for (std::size_t i = 0; i < kListKeys.size(); ++i)
        json[kListKeys[i]] = digitsJson(comparison, static_cast<DigitFilter>(i));
    json["checkpoint"] = options.checkpoint;
    json["float_checkpoint"] =
        options.floatCheckpoint.empty() ? Json(nullptr) : Json(options.floatCheckpoint);
    printJson(json);
}

// --- Text

void printMatrix(const char* title, const ConfusionMatrix& matrix, bool isDifference) {
    fmt::print("\n{} (rows: true digit, columns: read as)\n  ", title);
    for (int digit = 0; digit < kClassCount; ++digit) fmt::print("{:6}", digit);
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        fmt::print("\n{} ", row);
        for (const std::int64_t count : matrix[row])
            fmt::print("{:>6}", count == 0     ? std::string(".")
                                : isDifference ? fmt::format("{:+}", count)
                                               : fmt::to_string(count));
    }
    fmt::print("\n");
}

void printDigits(const char* title, const Comparison& comparison, DigitFilter filter) {
    const std::vector<std::int64_t> digits = selectDigits(comparison, filter);
    fmt::print("\n{}: {}\n", title, digits.size());
    for (const std::int64_t index : digits) {
        const auto i = static_cast<std::size_t>(index);
        fmt::print("  image {}: true {}", index, comparison.truth[i]);
        for (std::size_t model = 0; model < kArithmeticCount; ++model)
            fmt::print(", {} {} ({:.0f} %)", kKeys[model], comparison.readings[model].evaluation.labels[i],
                       100.0 * double(comparison.readings[model].confidence[i]));
        fmt::print("\n");
    }
}

void printComparison(const Comparison& comparison, const CompareOptions& options) {
    for (std::size_t i = 0; i < kArithmeticCount; ++i) {
        const Evaluation& evaluation = comparison.readings[i].evaluation;
        const Interval interval = evaluation.ci95Percent();
        fmt::print("{}: {:.2f} % ({:.2f} to {:.2f}), average gap of confidence {:.2f} points\n", kNames[i],
                   evaluation.accuracyPercent(), interval.low, interval.high,
                   calibrationErrorPoints(reliability(comparison.readings[i], comparison.truth)));
    }
    if (options.floatCheckpoint.empty())
        fmt::print("Float is the fine-tuned network without rounding; --float_ckpt_path names another.\n");
    const PairedDifference found = int8AgainstFloat(comparison);
    fmt::print("{}.\n", verdictSentence(found, "float", "int8"));
    fmt::print(
        "McNemar p = {:.2g}: {} images right only in float, {} only in int8; {:+.2f} points, 95 % "
        "interval {:+.2f} to {:+.2f}.\n",
        found.test.pValue, found.test.onlyFirst, found.test.onlySecond, found.points, found.points95.low,
        found.points95.high);
    const ConfusionMatrix floats = confusion(comparison.of(Arithmetic::Float).evaluation, comparison.truth);
    const ConfusionMatrix int8 = confusion(comparison.of(Arithmetic::Int8).evaluation, comparison.truth);
    printMatrix("Int8", int8, false);
    printMatrix("Int8 minus float", difference(floats, int8), true);
    printDigits("Right in float, wrong in int8", comparison, DigitFilter::OnlyFloatRight);
    printDigits("Wrong in float, right in int8", comparison, DigitFilter::OnlyInt8Right);
}

void runCompare(const CompareOptions& options) {
    if (!options.request.layer.empty() && !options.request.image)
        throw Error(ErrorCode::Usage, "--layer needs --image, the test image to step through");
    const Models models = modelsOf(options);
    const auto data = openData(options.recipe.make(models.recipe), options.output.json);
    if (options.request.image) return compareImage(models, *data, options.request, options.output.json);
    const Comparison comparison = compareModels(models, data, interruptToken());
    if (options.output.json)
        printComparisonJson(comparison, options);
    else
        printComparison(comparison, options);
}

}  // namespace

void addCompare(CLI::App& app) {
    CLI::App* const verb = app.add_subcommand(
        "compare",
        "Float, fake quant and int8 over the test images: accuracies, McNemar's verdict, confusion");
    const auto options = std::make_shared<CompareOptions>();
    options->recipe.addData(*verb);
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The quantization-aware checkpoint")
        ->type_name(kFile)
        ->required();
    verb->add_option("--float_ckpt_path", options->floatCheckpoint,
                     "The float model; without it, the fine-tuned network without rounding")
        ->type_name(kFile);
    OutputRequest& request = options->request;
    verb->add_option("--image", request.image, "A test image from the inside: where float and int8 part");
    verb->add_option("--layer", request.layer, "Of that image, one output step by step")
        ->type_name(oneOf({"conv1", "conv2", "fc1", "fc2", "fc3"}));
    verb->add_option("--channel", request.channel, "Its channel or unit; 0");
    verb->add_option("--row", request.row, "Its row, before pooling; 0");
    verb->add_option("--column", request.column, "Its column; 0");
    verb->callback([options] { runCompare(*options); });
}

}  // namespace quantelier::cli

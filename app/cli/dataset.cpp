// quantelier dataset verify, sketch, download.
#include <fmt/format.h>

#include <array>

#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"

namespace quantelier::cli {

namespace {

std::array<int, kClassCount> balance(const Dataset& data) {
    std::array<int, kClassCount> counts{};
    for (const std::uint8_t label : data.labels) ++counts[label];
    return counts;
}

void verifyOwnSet(const std::string& folder, bool json) {
    const Dataset set = OwnTestSet(folder).read();
    if (json) {
        Json result = jsonHead("dataset verify");
        result["folder"] = folder;
        result["canonical_mnist"] = false;
        result["test"] = {{"images", set.count()}, {"per_digit", balance(set)}};
        printJson(result);
        return;
    }
    fmt::print("{}: a personal test set of {} drawings; of 0 to 9: {}\n", folder, set.count(),
               fmt::join(balance(set), " "));
}

void runVerify(const std::string& path, bool json) {
    const std::string folder = path.empty() ? findDatasetFolder() : path;
    if (isOwnTestSet(folder)) return verifyOwnSet(folder, json);
    if (folder.empty())
        throw Error(
            ErrorCode::BadInput,
            fmt::format("MNIST was not found in $QUANTELIER_DATA, ./MNIST_Data or {}", userDatasetFolder()));
    const DatasetReport report = readDatasetFolder(folder);
    const DatasetPair& data = report.data;
    if (json) {
        Json result = jsonHead("dataset verify");
        result["folder"] = folder;
        result["canonical_mnist"] = data.canonicalMnist;
        for (const DatasetFile& file : report.files)
            result["files"].push_back({{"path", file.path}, {"sha256", file.sha256}});
        result["train"] = {{"images", data.train.count()}, {"per_digit", balance(data.train)}};
        result["test"] = {{"images", data.test.count()}, {"per_digit", balance(data.test)}};
        printJson(result);
        return;
    }
    for (const DatasetFile& file : report.files) fmt::print("{}  {}\n", file.sha256, file.path);
    fmt::print("train: {} images; of 0 to 9: {}\n", data.train.count(), fmt::join(balance(data.train), " "));
    fmt::print("test:  {} images; of 0 to 9: {}\n", data.test.count(), fmt::join(balance(data.test), " "));
    fmt::print("{}\n", data.canonicalMnist ? "canonical MNIST" : "not the canonical MNIST files");
}

void runSketch(const std::string& folder, std::int64_t train, std::int64_t test) {
    const DatasetPair data = sketchedDataset(train, test);
    writeDatasetFolder(folder, data);
    fmt::print("{}: {} training and {} test images.\n", folder, data.train.count(), data.test.count());
}

}  // namespace

void addDataset(CLI::App& app, const QtServices& services) {
    CLI::App* const verb = app.add_subcommand("dataset", "Check, make or download a data set");
    verb->require_subcommand(1);

    struct Options {
        std::string path, folder;
        bool json = false;
        std::int64_t train = 60000, test = 10000;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* const verify =
        verb->add_subcommand("verify", "Hashes, counts and class balance of an IDX folder");
    verify->add_option("--data_path", options->path, "The folder")->type_name(kFolder);
    verify->add_flag("--json", options->json, "Print one JSON object instead of text");
    verify->callback([options] { runVerify(options->path, options->json); });

    CLI::App* const sketch =
        verb->add_subcommand("sketch", "Write the built-in sketched digits as IDX files");
    sketch->add_option("--output", options->folder, "The folder to write")->type_name(kFolder)->required();
    sketch->add_option("--train_images", options->train, "How many to train with")
        ->check(CLI::Range(1, 10'000'000));
    sketch->add_option("--test_images", options->test, "How many to test with")
        ->check(CLI::Range(1, 10'000'000));
    sketch->callback([options] { runSketch(options->folder, options->train, options->test); });

    CLI::App* const download = verb->add_subcommand("download", "Download MNIST, checked, into a folder");
    download->add_option("--output", options->folder, "The folder; without it the per-user data folder")
        ->type_name(kFolder);
    download->callback([options, services] {
        const std::string folder = options->folder.empty() ? userDatasetFolder() : options->folder;
        needed(services.download, "dataset download", "put the four files of MNIST into " + folder)(
            folder, interruptToken());
    });
}

}  // namespace quantelier::cli

#include "engine/data/dataset_loader.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "engine/core/dataset_folders.h"
#include "engine/core/error.h"
#include "engine/data/idx_reader.h"
#include "engine/data/idx_writer.h"
#include "engine/data/sha256.h"
#include "engine/data/sketched_digits.h"

namespace quantelier {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kSketchTrainSeed = 1;
constexpr std::uint64_t kSketchTestSeed = 2;

// The path of one file in any spelling and place, or empty.
std::string findFile(const fs::path& folder, const std::string& subfolder, const std::string& stem,
                     const std::string& suffix) {
    for (const fs::path& place : {folder / subfolder, folder})
        for (const char* joint : {".", "-"})
            for (const char* end : {"", ".gz"}) {
                const fs::path path = place / (stem + joint + suffix + end);
                std::error_code error;
                if (fs::is_regular_file(path, error)) return path.string();
            }
    return {};
}

std::string requireFile(const std::string& folder, const std::string& subfolder, const std::string& stem,
                        const std::string& suffix) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error(ErrorCode::BadInput, fmt::format("{}: there is no such folder", folder));
    const std::string path = findFile(folder, subfolder, stem, suffix);
    if (path.empty())
        throw Error(
            ErrorCode::BadInput,
            fmt::format("{}: expected {}-{} (or .{}, with or without .gz) there or in {}/, found none",
                        folder, stem, suffix, suffix, subfolder));
    return path;
}

Dataset readPart(const std::string& folder, const std::string& subfolder, const std::string& prefix,
                 DatasetFile* files) {
    files[0].path = requireFile(folder, subfolder, prefix + "-images", "idx3-ubyte");
    files[1].path = requireFile(folder, subfolder, prefix + "-labels", "idx1-ubyte");
    const IdxFile images = readIdxImages(files[0].path);
    const IdxFile labels = readIdxLabels(files[1].path);
    if (images.count != labels.count)
        throw Error(
            ErrorCode::BadInput,
            fmt::format("{}: {} labels for the {} images of {}", fs::path(files[1].path).filename().string(),
                        labels.count, images.count, fs::path(files[0].path).filename().string()));
    files[0].sha256 = sha256Hex({&images.raw});
    files[1].sha256 = sha256Hex({&labels.raw});
    Dataset data;
    data.images.assign(images.data(), images.data() + images.count * data.pixels());
    data.labels.assign(labels.data(), labels.data() + labels.count);
    return data;
}

Dataset firstImages(const Dataset& data, int count) {
    if (count <= 0 || count >= data.count()) return data;
    Dataset first;
    first.side = data.side;
    first.labels.assign(data.labels.begin(), data.labels.begin() + count);
    first.images.assign(data.images.begin(), data.images.begin() + count * data.pixels());
    return first;
}

std::string folderOf(const DataRecipe& recipe) {
    if (!recipe.path.empty()) return recipe.path;
    if (recipe.source == DataSource::Fashion) return kFashionFolder;
    const std::string found = findDatasetFolder();
    if (found.empty() && recipe.source == DataSource::Mnist)
        throw Error(
            ErrorCode::BadInput,
            fmt::format(
                "MNIST was not found in $QUANTELIER_DATA, ./MNIST_Data or {}; give its folder, or use the "
                "built-in sketched digits",
                userDatasetFolder()));
    return found;
}

}  // namespace

const std::array<CanonicalFile, 4>& canonicalFiles() {
    static const std::array<CanonicalFile, 4> files = {
        {{"train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"},
         {"train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"},
         {"t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"},
         {"t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"}}};
    return files;
}

bool isCanonicalFile(const std::string& path, std::size_t which) {
    try {
        const IdxFile file = which % 2 == 0 ? readIdxImages(path) : readIdxLabels(path);
        return sha256Hex({&file.raw}) == canonicalFiles()[which].sha256;
    } catch (const Error&) {
        return false;
    }
}

DatasetReport readDatasetFolder(const std::string& folder) {
    DatasetReport report;
    report.data.train = readPart(folder, "train", "train", &report.files[0]);
    report.data.test = readPart(folder, "test", "t10k", &report.files[2]);
    report.data.canonicalMnist = true;
    std::vector<std::uint8_t> digests;
    for (std::size_t i = 0; i < report.files.size(); ++i) {
        report.data.canonicalMnist =
            report.data.canonicalMnist && report.files[i].sha256 == canonicalFiles()[i].sha256;
        digests.insert(digests.end(), report.files[i].sha256.begin(), report.files[i].sha256.end());
    }
    report.data.sha256 = sha256Hex({&digests});
    report.data.source = "mnist";
    report.data.description = folder;
    return report;
}

Dataset readImages(const std::string& path) {
    const IdxFile images = readIdxImages(path);
    Dataset data;
    data.images.assign(images.data(), images.data() + images.count * data.pixels());
    data.labels.assign(static_cast<std::size_t>(images.count), 0);
    return data;
}

void writeDatasetFolder(const std::string& folder, const DatasetPair& data) {
    writeIdxFolder(folder, data.train, data.test);
}

DatasetPair sketchedDataset(std::int64_t trainImages, std::int64_t testImages) {
    DatasetPair pair;
    pair.train = sketchDigits(trainImages, kSketchTrainSeed);
    pair.test = sketchDigits(testImages, kSketchTestSeed);
    pair.source = "sketched";
    pair.description = "built-in sketched digits";
    pair.sha256 = sha256Hex({&pair.train.images, &pair.train.labels, &pair.test.images, &pair.test.labels});
    return pair;
}

DatasetPair loadDataset(const DataRecipe& recipe) {
    const bool sketched = recipe.source == DataSource::Sketched;
    const std::string folder = sketched ? std::string() : folderOf(recipe);
    if (folder.empty())
        return sketchedDataset(recipe.trainImages ? recipe.trainImages : 60000,
                               recipe.testImages ? recipe.testImages : 10000);
    DatasetPair pair = readDatasetFolder(folder).data;
    if (recipe.source == DataSource::Fashion) pair.source = "fashion";
    return limited(pair, recipe);
}

DatasetPair limited(const DatasetPair& data, const DataRecipe& recipe) {
    DatasetPair part;
    part.train = firstImages(data.train, recipe.trainImages);
    part.test = firstImages(data.test, recipe.testImages);
    part.source = data.source;
    part.description = data.description;
    part.sha256 = data.sha256;
    part.canonicalMnist = data.canonicalMnist;
    return part;
}

std::string userDataFolder() {
    const char* const data = std::getenv("XDG_DATA_HOME");
    const char* const home = std::getenv("HOME");
    const fs::path base = data && *data ? fs::path(data) : fs::path(home ? home : ".") / ".local/share";
    return (base / "quantelier").string();
}

std::string userDatasetFolder() {
    return (fs::path(userDataFolder()) / "MNIST_Data").string();
}

std::string findDatasetFolder() {
    std::vector<std::string> places;
    const char* const named = std::getenv("QUANTELIER_DATA");
    if (named && *named) return named;  // a wrong one is an error, not a reason to look elsewhere
    places.push_back("MNIST_Data");
    places.push_back(userDatasetFolder());
    for (const std::string& place : places)
        if (!findFile(place, "train", "train-images", "idx3-ubyte").empty()) return place;
    return {};
}

}  // namespace quantelier

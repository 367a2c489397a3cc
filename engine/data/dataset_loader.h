// Finds and reads a data set: an MNIST folder, Fashion-MNIST, or the built-in sketched digits.
#pragma once

#include <array>
#include <string>

#include "engine/core/dataset.h"
#include "engine/core/recipe.h"

namespace quantelier {

/// One of the four files of a folder.
struct DatasetFile {
    std::string path;
    std::string sha256;  ///< of the decompressed bytes
};

/// What `dataset verify` prints.
struct DatasetReport {
    DatasetPair data;
    std::array<DatasetFile, 4> files;  ///< train images, train labels, test images, test labels
};

/// The four files of MNIST by LeCun and Cortes: train images, train labels, test images, test labels.
struct CanonicalFile {
    const char* name;    ///< as the mirrors spell it, without .gz
    const char* sha256;  ///< of the decompressed bytes
};
const std::array<CanonicalFile, 4>& canonicalFiles();

/// Whether a file, raw or gzip, decompresses to canonicalFiles()[which].
bool isCanonicalFile(const std::string& path, std::size_t which);

/// Reads a folder with train and test files, flat or in train/ and test/, in any of the four spellings.
/// Throws Error(BadInput) that names the file.
DatasetReport readDatasetFolder(const std::string& folder);

/// The data set of a recipe, cut to its first trainImages and testImages. With DataSource::Auto and no path
/// the usual places are tried ($QUANTELIER_DATA, ./MNIST_Data, the per-user folder), then the sketched digits
/// are made.
DatasetPair loadDataset(const DataRecipe& recipe);

/// A copy with the recipe's first trainImages and testImages only. The hash stays that of the whole files.
DatasetPair limited(const DatasetPair& data, const DataRecipe& recipe);

/// The images of one IDX file, without labels (all 0). Throws Error(BadInput).
Dataset readImages(const std::string& path);

/// Writes a data set in the tutorial's layout. Throws Error(Failed) if a file cannot be written.
void writeDatasetFolder(const std::string& folder, const DatasetPair& data);

/// The built-in digits: 60 000 to train, 10 000 to test, from fixed seeds.
DatasetPair sketchedDataset(std::int64_t trainImages = 60000, std::int64_t testImages = 10000);

/// $XDG_DATA_HOME/quantelier, by default in ~/.local/share: what the program keeps for its user.
std::string userDataFolder();

/// userDataFolder()/MNIST_Data: where `dataset download` puts MNIST.
std::string userDatasetFolder();

/// The folder that Auto would take, or empty where there is none.
std::string findDatasetFolder();

}  // namespace quantelier

// The personal test set: drawings that someone kept with their labels, as images-idx3-ubyte and
// labels-idx1-ubyte in one folder.
#pragma once

#include <string>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"

namespace quantelier {

/// A drawing as MNIST would store it, with the digit that was meant.
struct OwnDrawing {
    GreyImage image;  ///< (28,28)
    int label = 0;
};

/// userDataFolder()/my-test-set.
std::string userOwnTestSetFolder();

/// Whether a folder holds such a set: one of its two files.
bool isOwnTestSet(const std::string& folder);

/// A folder with one set. Both files change together: a new folder takes the place of the old one, which is
/// put back if the program ends in between. A second window, or a script, may write at the same time. Files
/// that cannot be read are left as they are, and every call throws Error(BadInput) that says what is wrong
/// with them; Error(Failed) where nothing can be written.
class OwnTestSet {
  public:
    explicit OwnTestSet(std::string folder) : m_folder(std::move(folder)) {}

    const std::string& folder() const { return m_folder; }

    /// Without images where there is no set yet.
    Dataset read() const;

    /// Before the drawing at `index`, or behind the last. Returns the set as it is then.
    Dataset insert(std::int64_t index, const OwnDrawing& drawing) const;
    Dataset append(const OwnDrawing& drawing) const;

    /// Takes `drawing` away, which must be at `index`: Error(Failed) if someone has changed the set
    /// meanwhile.
    Dataset remove(std::int64_t index, const OwnDrawing& drawing) const;

  private:
    std::string m_folder;
};

/// The drawing at `index` of a set.
OwnDrawing ownDrawing(const Dataset& set, std::int64_t index);

}  // namespace quantelier

// What the command line has from Qt. A program that is built without it leaves these empty, and the verbs
// that need one say so.
#pragma once

#include <functional>
#include <string>

#include "engine/core/cancel_token.h"
#include "engine/core/drawing.h"
#include "engine/core/error.h"

namespace quantelier::cli {

struct QtServices {
    std::string version;  ///< of Qt, at run time
    /// Downloads MNIST into a folder, with progress on a terminal.
    std::function<void(const std::string& folder, const CancelToken& cancel)> download;
    /// The canvas's picture of strokes.
    std::function<GreyImage(const DrawnStrokes& strokes)> picture;
};

/// The service; where it is missing, Error(Usage): "`what` needs ..., `instead`".
template <typename Service>
const Service& needed(const Service& service, const std::string& what, const std::string& instead) {
    if (!service)
        throw Error(ErrorCode::Usage, what +
                                          " needs Qt, and this program was built without it "
                                          "(-DQUANTELIER_GUI=OFF): " +
                                          instead);
    return service;
}

}  // namespace quantelier::cli

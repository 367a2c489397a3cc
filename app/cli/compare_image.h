// One image from the inside: where float and int8 part, and one output step by step.
#pragma once

#include <optional>
#include <string>

#include "app/cli/json_output.h"
#include "engine/session.h"

namespace quantelier::cli {

/// An output as it is asked for. Dense layers need no row and column.
struct OutputRequest {
    std::optional<std::int64_t> image;
    std::string layer;  ///< empty: the whole image
    int channel = 0, row = 0, column = 0;
};

/// Prints what is asked for, as text or as JSON. Throws Error(Usage) for an image or a place that is not
/// there.
void compareImage(const Models& models, const PreparedData& data, const OutputRequest& request, bool json);

}  // namespace quantelier::cli

// The style sheet of resources/report, compiled in.
#pragma once

#include <vector>

#include "engine/core/embedded_text.h"

namespace quantelier::report {

const std::vector<EmbeddedText>& styleSheets();

}  // namespace quantelier::report

// Programs around an exported C network: resources/c/drivers, compiled in. They are no part of an export.
#pragma once

#include <vector>

#include "engine/core/embedded_text.h"

namespace quantelier {

/// hosted.c (stdin to stdout), cortex_m.c (startup and semihosting) and cortex_m.ld.
const std::vector<EmbeddedText>& cDrivers();

}  // namespace quantelier

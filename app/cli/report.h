// Reports in the language of the command line.
#pragma once

#include "engine/session.h"

namespace quantelier::cli {

/// English, with local dates as ISO 8601 has them.
ReportLanguage reportLanguage();

}  // namespace quantelier::cli

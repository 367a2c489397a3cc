// How much a message matters, with its icon.
#pragma once

#include <QString>

#include "ui/icons.h"

namespace quantelier {

enum class Severity { Info, Success, Warning, Error };

inline bool isProblem(Severity severity) {
    return severity == Severity::Warning || severity == Severity::Error;
}

QString severityWord(Severity severity);
IconName severityIcon(Severity severity);
Token severityToken(Severity severity);

}  // namespace quantelier

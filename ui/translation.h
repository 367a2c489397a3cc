// How texts of the engine are told in the window's language.
#pragma once

#include <string>

namespace quantelier {

/// For engine/core/translate.h.
std::string windowTranslation(const char* context, const char* text);

}  // namespace quantelier

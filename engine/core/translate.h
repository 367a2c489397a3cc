// How texts of the engine come into another language: the window translates, the command line does not.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

// lupdate finds marked texts by this name; Qt's own macro is the same.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(scope, x) x
#endif

namespace quantelier {

/// Translates a text of a context, as QCoreApplication::translate() does. Called by the name `translate`, its
/// texts are found by lupdate.
using Translate = std::function<std::string(const char* context, const char* text)>;

/// Texts as they are.
inline std::string untranslated(const char*, const char* text) {
    return text;
}

/// Puts values in the places %1 to %9. What looks like a place in a value stays as it is.
std::string filled(const std::string& text, std::initializer_list<std::string> values);

}  // namespace quantelier

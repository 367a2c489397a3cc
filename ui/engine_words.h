// What the engine says of its errors, which is English, in the window's language.
#pragma once

#include <QString>
#include <exception>
#include <string>

namespace quantelier {

/// A sentence by resources/translations/engine_*.tsv; what is not known there stays as it is.
QString engineWords(const QString& sentence);
QString engineWords(const std::string& sentence);
QString engineWords(const std::exception& error);

/// For another thread than the window's; `code` is the languageCode() that was in use there.
QString engineWords(const std::string& sentence, const QString& code);

}  // namespace quantelier

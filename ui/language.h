// The window's language: chosen in Settings, switched while the window is open.
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

namespace quantelier {

/// Codes of the languages that the program speaks: "en", "zh_CN".
QStringList languageCodes();

/// The language in use, one of languageCodes().
QString languageCode();

/// Switches all texts that follow the language. `code`: one of languageCodes(), or empty for the system's;
/// another code is taken as English.
void setLanguage(const QString& code);

/// Runs `set` now and again after each switch, as long as `owner` lives. Texts that are set once, when a
/// widget is built, are set this way:
///     followLanguage(label, [label] { label->setText(tr("Learning rate")); });
void followLanguage(QObject* owner, std::function<void()> set);

}  // namespace quantelier

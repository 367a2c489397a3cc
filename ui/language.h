// The window's language: chosen in Settings, switched while the window is open.
#pragma once

#include <QAbstractItemModel>
#include <QObject>
#include <QStringList>
#include <functional>
#include <type_traits>
#include <vector>

namespace quantelier {

/// Codes of the languages that the program speaks: "en", "zh_CN".
QStringList languageCodes();

/// The language in use, one of languageCodes().
QString languageCode();

/// Switches all texts that follow the language. `code`: one of languageCodes(), or empty for the system's;
/// another code is taken as English.
void setLanguage(const QString& code);

/// Runs `set` now and again after each switch, as long as `owner` lives:
///     followLanguage(plot, [plot] { plot->describe(); });
void followLanguage(QObject* owner, std::function<void()> set);

/// A text that is made anew whenever it is asked for: a lambda around tr(), or a QString, which stays.
class Words {
  public:
    Words() = default;
    Words(const QString& fixed) : m_fixed(fixed) {}
    template <class Make, class = std::enable_if_t<std::is_invocable_r_v<QString, const Make&>>>
    Words(const Make& make) : m_make(make) {}

    QString operator()() const { return m_make ? m_make() : m_fixed; }
    bool isFixed() const { return !m_make; }
    bool isEmpty() const { return operator()().isEmpty(); }

  private:
    QString m_fixed;
    std::function<QString()> m_make;
};

using WordList = std::vector<Words>;

/// Sets a property that is a text ("text", "toolTip", "accessibleName"), now and after each switch, until it
/// is set to something else, here or by its own setter:
///     setWords(label, "text", [] { return tr("Learning rate"); });
void setWords(QObject* owner, const char* property, const Words& words);

/// The same for the text of a label, button, box or action that has just been made.
template <class Made>
Made* worded(Made* made, const Words& text) {
    setWords(made, "text", text);
    return made;
}

/// Views of a model whose texts are made when they are asked for ask again after a switch.
void followLanguage(QAbstractItemModel* model);

}  // namespace quantelier

// The colours of the window: every widget asks for a token, never for a colour.
#pragma once

#include <QColor>
#include <QObject>

namespace quantelier {

/// What a colour is for. The values of both themes stand in theme.cpp, measured in tests/ui/test_theme.cpp.
enum class Token {
    Background,
    Surface,
    Raised,
    Sunken,
    Hover,
    Pressed,
    Border,
    BorderStrong,
    Grid,
    Text,
    TextSecondary,
    TextDisabled,
    Accent,
    AccentHover,
    AccentPressed,
    OnAccent,
    AccentSoft,
    Focus,
    Success,
    SuccessSoft,
    Warning,
    WarningSoft,
    Error,
    ErrorSoft,
    Float,
    FakeQuant,
    Int8,
    Paper,
    Ink
};

enum class ThemeMode { System, Light, Dark };

/// The colour of a token in the theme that is shown now, or in the one that is named.
QColor color(Token token);
QColor color(Token token, bool dark);

/// `over` laid on `under` with the given opacity, 0 to 1.
QColor mix(Token over, Token under, double opacity);

/// Which theme is shown. One for the whole program.
class Theme : public QObject {
    Q_OBJECT
  public:
    static Theme& instance();

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    bool isDark() const { return m_dark; }

    /// What the desktop wants; counts in mode System only.
    void setSystemDark(bool dark);

  signals:
    void changed();

  private:
    Theme() = default;
    void update();

    ThemeMode m_mode = ThemeMode::System;
    bool m_systemDark = false;
    bool m_dark = false;
};

}  // namespace quantelier

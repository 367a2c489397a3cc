#include "ui/theme.h"

namespace quantelier {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

// In the order of Token.
constexpr Pair kColors[] = {
    {0xFFF2F4F5, 0xFF12171A},  // Background
    {0xFFFFFFFF, 0xFF1A2124},  // Surface
    {0xFFFFFFFF, 0xFF242D31},  // Raised
    {0xFFF7F9F9, 0xFF151B1E},  // Sunken
    {0xFFE6EBEC, 0xFF283236},  // Hover
    {0xFFD8E0E1, 0xFF313D42},  // Pressed
    {0xFFD6DCDF, 0xFF323D42},  // Border
    {0xFF7B868D, 0xFF75838A},  // BorderStrong
    {0xFFE7EBED, 0xFF283236},  // Grid
    {0xFF172024, 0xFFE9EEEF},  // Text
    {0xFF4C585E, 0xFFA9B5BA},  // TextSecondary
    {0xFF939DA3, 0xFF667378},  // TextDisabled
    {0xFF0B5A50, 0xFF5FD6C0},  // Accent
    {0xFF0E6B5F, 0xFF7BE3D0},  // AccentHover
    {0xFF084840, 0xFF47BFA9},  // AccentPressed
    {0xFFFFFFFF, 0xFF06231E},  // OnAccent
    {0xFFDDEEEB, 0xFF163B36},  // AccentSoft
    {0xFF1C64D1, 0xFF8AB8FF},  // Focus
    {0xFF1B6B3A, 0xFF6CCB8C},  // Success
    {0xFFE3F2E8, 0xFF1A3625},  // SuccessSoft
    {0xFF855300, 0xFFE6B450},  // Warning
    {0xFFFBF0DA, 0xFF3A2E14},  // WarningSoft
    {0xFFB3261E, 0xFFFF8F85},  // Error
    {0xFFFBE9E7, 0xFF43211F},  // ErrorSoft
    {0xFF4A78DB, 0xFF6D93F0},  // Float
    {0xFFDF6B0D, 0xFFEE6A1A},  // FakeQuant
    {0xFF0B5A50, 0xFF5FE3CB},  // Int8
    {0xFFFFFFFF, 0xFF151B1E},  // Paper
    {0xFF172024, 0xFFE9EEEF},  // Ink
};
static_assert(std::size(kColors) == static_cast<std::size_t>(Token::Ink) + 1);

}  // namespace

QColor color(Token token, bool dark) {
    const Pair& pair = kColors[static_cast<std::size_t>(token)];
    return QColor::fromRgba(dark ? pair.dark : pair.light);
}

QColor color(Token token) {
    return color(token, Theme::instance().isDark());
}

QColor mix(Token over, Token under, double opacity) {
    const QColor a = color(over);
    const QColor b = color(under);
    const auto blend = [opacity](int x, int y) { return qRound(x * opacity + y * (1.0 - opacity)); };
    return QColor(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

void Theme::setMode(ThemeMode mode) {
    m_mode = mode;
    update();
}

void Theme::setSystemDark(bool dark) {
    m_systemDark = dark;
    update();
}

void Theme::update() {
    const bool dark = m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemDark);
    if (dark == m_dark) return;
    m_dark = dark;
    emit changed();
}

}  // namespace quantelier

#include "ui/style_sheet.h"

#include <QHash>

#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

// Roles are the dynamic property "role". @names are tokens, @numbers lengths that go with the type.
const char kTemplate[] = R"(
QFrame[role="panel"] { background: @surface; border: 1px solid @border; border-radius: 8px; }
QFrame[role="strip"] { background: @sunken; border: 1px solid @border; border-radius: 6px; }
QFrame[role="dock"] { background: @surface; border: none; }
QFrame[role="bar"] { background: @surface; border: none; border-top: 1px solid @border; }
QFrame[role="head"] { background: @surface; border: none; border-bottom: 1px solid @border; }
QSplitter::handle { background: @border; }
QFrame[role="rule"] { background: @border; border: none; }
QFrame[role="lesson"] { background: @surface; border: none; border-left: 1px solid @border; }
QFrame[role="task"] { background: @accentSoft; border: none; border-radius: 8px; }
QTextBrowser[role="words"] { background: transparent; color: @text; border: none; }
QFrame[role="raised"] { background: @raised; border: 1px solid @borderStrong; border-radius: 8px; }
QLabel[tone="secondary"] { color: @textSecondary; }
QLabel[tone="error"] { color: @error; }

QPushButton { background: @surface; color: @text; border: 1px solid @borderStrong; border-radius: 6px;
  padding: 0 11px; min-height: @30px; min-width: @60px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:disabled { background: @sunken; color: @textDisabled; border-color: @border; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[role="primary"]:pressed { background: @accentPressed; border-color: @accentPressed; }
QPushButton[role="primary"]:disabled { background: @sunken; color: @textDisabled; border-color: @border; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover { background: @hover; }
QPushButton[role="quiet"]:pressed { background: @pressed; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: @accent; font-weight: 600;
  padding: 0 8px; min-width: 0; min-height: @26px; }
QPushButton[role="link"]:hover { background: @hover; }
QPushButton[role="link"]:pressed { background: @pressed; }
QPushButton[role="fold"] { background: transparent; border-color: transparent; text-align: left; padding: 0 4px;
  min-width: 0; min-height: @26px; }
QPushButton[role="fold"]:hover { background: @hover; }
QPushButton[role="fold"]:disabled { color: @textSecondary; }
QPushButton[compact="true"] { min-width: @20px; padding: 0 6px; }
QPushButton[large="true"] { min-height: @34px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @accentSoft; border-color: @accent; }
QToolButton[role="field"] { background: @surface; border-color: @borderStrong; }
QToolButton[role="field"]:hover { background: @hover; }
QToolButton[role="field"]:pressed { background: @pressed; }
QToolButton[role="segment"]:hover { background: @hover; }
QToolButton[role="segment"]:checked { background: @accentSoft; border-color: @accent; font-weight: 600; }
QToolButton:disabled { color: @textDisabled; }
QToolButton[role="field"]:disabled { background: @sunken; border-color: @border; }
QToolButton::menu-indicator { image: none; }

QMenuBar { background: transparent; border: none; }
QMenuBar::item { padding: 5px 11px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: @hover; }
QMenuBar::item:pressed { background: @pressed; }
QMenu { background: @raised; border: 1px solid @borderStrong; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 28px; border-radius: 4px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @textDisabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QMenu::indicator, QMenu::icon { left: 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @borderStrong; padding: 6px 8px; }

QPlainTextEdit { background: @surface; color: @text; border: 1px solid @borderStrong; border-radius: 6px;
  padding: 2px 6px; }
QPlainTextEdit:disabled { background: @sunken; color: @textSecondary; border-color: @border; }

QAbstractItemView { background: @surface; border: none; outline: 0; selection-background-color: @accentSoft;
  selection-color: @text; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @borderStrong; padding: 4px; }
QComboBox QAbstractItemView::item { min-height: @28px; padding: 0 6px; }
QHeaderView { background: @surface; }
QHeaderView::section { background: @surface; color: @textSecondary; border: none;
  border-bottom: 1px solid @borderStrong; padding: 0 8px; font-size: @9pt; font-weight: 600; }
QHeaderView::section:first { padding-left: 16px; }
QListView[role="rail"] { background: @background; border: none; border-right: 1px solid @border; }
QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @borderStrong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; width: 0; height: 0; }
QDialog { background: @surface; }
)";

QHash<QString, Token> tokenNames() {
    return {{"background", Token::Background},
            {"surface", Token::Surface},
            {"raised", Token::Raised},
            {"sunken", Token::Sunken},
            {"hover", Token::Hover},
            {"pressed", Token::Pressed},
            {"border", Token::Border},
            {"borderStrong", Token::BorderStrong},
            {"text", Token::Text},
            {"textSecondary", Token::TextSecondary},
            {"textDisabled", Token::TextDisabled},
            {"accent", Token::Accent},
            {"accentHover", Token::AccentHover},
            {"accentPressed", Token::AccentPressed},
            {"onAccent", Token::OnAccent},
            {"accentSoft", Token::AccentSoft},
            {"error", Token::Error}};
}

}  // namespace

QString themeStyleSheet() {
    static const QHash<QString, Token> names = tokenNames();
    const QString source = QString::fromUtf8(kTemplate);
    QString sheet;
    for (qsizetype i = 0; i < source.size(); ++i) {
        if (source[i] != QLatin1Char('@')) {
            sheet += source[i];
            continue;
        }
        qsizetype end = i + 1;
        const bool isLength = source[end].isDigit();
        while (end < source.size() && (isLength ? source[end].isDigit() : source[end].isLetter())) ++end;
        const QString word = source.mid(i + 1, end - i - 1);
        sheet += isLength ? QString::number(presented(word.toDouble())) : color(names.value(word)).name();
        i = end - 1;
    }
    return sheet;
}

QPalette themePalette() {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, Token token, Token disabled) {
        palette.setColor(QPalette::All, role, color(token));
        palette.setColor(QPalette::Disabled, role, color(disabled));
    };
    set(QPalette::Window, Token::Background, Token::Background);
    set(QPalette::WindowText, Token::Text, Token::TextDisabled);
    set(QPalette::Base, Token::Surface, Token::Sunken);
    set(QPalette::AlternateBase, Token::Sunken, Token::Sunken);
    set(QPalette::Text, Token::Text, Token::TextSecondary);
    set(QPalette::PlaceholderText, Token::TextSecondary, Token::TextDisabled);
    set(QPalette::Button, Token::Surface, Token::Sunken);
    set(QPalette::ButtonText, Token::Text, Token::TextDisabled);
    set(QPalette::ToolTipBase, Token::Raised, Token::Raised);
    set(QPalette::ToolTipText, Token::Text, Token::Text);
    set(QPalette::Light, Token::Surface, Token::Surface);
    set(QPalette::Midlight, Token::Grid, Token::Grid);
    set(QPalette::Mid, Token::Border, Token::Border);
    set(QPalette::Dark, Token::BorderStrong, Token::Border);
    set(QPalette::Shadow, Token::Border, Token::Border);
    set(QPalette::Highlight, Token::AccentSoft, Token::AccentSoft);
    set(QPalette::HighlightedText, Token::Text, Token::TextSecondary);
    set(QPalette::Link, Token::Accent, Token::TextDisabled);
    set(QPalette::LinkVisited, Token::Accent, Token::TextDisabled);
    return palette;
}

}  // namespace quantelier

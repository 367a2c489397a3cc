#include "ui/widgets/tool_button.h"

namespace quantelier {

QToolButton* makeToolButton(IconName name, const Words& text, ToolButtonKind kind, QWidget* parent) {
    auto* button = new QToolButton(parent);
    const bool field = kind == ToolButtonKind::Field;
    if (field) button->setProperty("role", "field");
    button->setIcon(icon(name, Token::TextSecondary));
    button->setIconSize(QSize(20, 20));
    const int side = field ? 32 : 28;
    button->setFixedSize(side, side);
    setWords(button, "toolTip", text);
    setWords(button, "accessibleName", text);
    return button;
}

}  // namespace quantelier

#include "ui/widgets/label.h"

namespace quantelier {

QLabel* makeLabel(const QString& text, TextRole role, Tone tone, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setFont(textFont(role));
    label->setTextFormat(Qt::PlainText);
    // The style sheet colours by this property, so that a theme change reaches every label.
    if (tone == Tone::Secondary) label->setProperty("tone", "secondary");
    if (tone == Tone::Error) label->setProperty("tone", "error");
    return label;
}

QLabel* makeParagraph(const QString& text, TextRole role, Tone tone, QWidget* parent) {
    QLabel* label = makeLabel(text, role, tone, parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

}  // namespace quantelier

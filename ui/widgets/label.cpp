#include "ui/widgets/label.h"

#include <QStyle>

namespace quantelier {

QLabel* makeLabel(const Words& text, TextRole role, Tone tone, QWidget* parent) {
    auto* label = new QLabel(parent);
    setWords(label, "text", text);
    label->setFont(textFont(role));
    label->setTextFormat(Qt::PlainText);
    setTone(label, tone);
    return label;
}

void setTone(QLabel* label, Tone tone) {
    // The style sheet colours by this property, so that a theme change reaches every label.
    static const char* const names[] = {"normal", "secondary", "error"};
    label->setProperty("tone", names[int(tone)]);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QLabel* makeParagraph(const Words& text, TextRole role, Tone tone, QWidget* parent) {
    QLabel* label = makeLabel(text, role, tone, parent);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

}  // namespace quantelier

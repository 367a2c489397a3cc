#include "ui/widgets/field.h"

#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

Field::Field(const Words& caption, QWidget* control, QWidget* parent)
    : QWidget(parent), m_control(control) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_caption = makeLabel(caption, TextRole::Caption, Tone::Secondary);
    m_caption->setBuddy(control);
    layout->addWidget(m_caption);
    layout->addWidget(control);
    m_sentence = makeParagraph({}, TextRole::Caption);
    m_sentence->hide();
    layout->addWidget(m_sentence);
    layout->addStretch(1);
    if (control->accessibleName().isEmpty()) setWords(control, "accessibleName", caption);
    followLanguage(this, [this] { showSentence(); });
}

void Field::setCaption(const Words& caption) {
    setWords(m_caption, "text", caption);
    setWords(m_control, "accessibleName", caption);
}

void Field::setError(const Words& sentence) {
    m_error = sentence;
    m_control->setProperty("invalid", !sentence.isEmpty());
    m_control->update();
    showSentence();
}

void Field::setHint(const Words& sentence) {
    m_hint = sentence;
    showSentence();
}

void Field::showSentence() {
    const QString text = m_error.isEmpty() ? m_hint() : m_error();
    setTone(m_sentence, m_error.isEmpty() ? Tone::Secondary : Tone::Error);
    m_sentence->setText(text);
    m_sentence->setVisible(!text.isEmpty());
    m_control->setAccessibleDescription(text);
}

}  // namespace quantelier

#include "ui/widgets/field.h"

#include <QStyle>
#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

Field::Field(const QString& caption, QWidget* control, QWidget* parent)
    : QWidget(parent), m_control(control) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    QLabel* label = makeLabel(caption, TextRole::Caption, Tone::Secondary);
    label->setBuddy(control);
    layout->addWidget(label);
    layout->addWidget(control);
    m_sentence = makeParagraph({}, TextRole::Caption);
    m_sentence->hide();
    layout->addWidget(m_sentence);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    if (control->accessibleName().isEmpty()) control->setAccessibleName(caption);
}

void Field::setError(const QString& sentence) {
    m_error = sentence;
    m_control->setProperty("invalid", !sentence.isEmpty());
    m_control->update();
    showSentence();
}

void Field::setHint(const QString& sentence) {
    m_hint = sentence;
    showSentence();
}

void Field::showSentence() {
    const QString text = m_error.isEmpty() ? m_hint : m_error;
    m_sentence->setProperty("tone", m_error.isEmpty() ? "secondary" : "error");
    m_sentence->style()->unpolish(m_sentence);
    m_sentence->style()->polish(m_sentence);
    m_sentence->setText(text);
    m_sentence->setVisible(!text.isEmpty());
    m_control->setAccessibleDescription(text);
}

}  // namespace quantelier

#include "ui/widgets/empty_state.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kIconSize = 25;
constexpr int kSentenceWidth = 280;
}  // namespace

EmptyState::EmptyState(IconName icon, const Words& title, const Words& sentence, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_iconSpace(new QWidget) {
    m_iconSpace->setFixedSize(kIconSize, kIconSize);
    m_sentence = makeParagraph(sentence, TextRole::Body);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setMinimumWidth(kSentenceWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_iconSpace, 0, Qt::AlignHCenter);
    layout->addWidget(makeLabel(title, TextRole::Lead), 0, Qt::AlignHCenter);
    layout->addWidget(m_sentence);
    layout->addStretch(1);
    setWords(this, "accessibleName", title);
    setWords(this, "accessibleDescription", sentence);
}

void EmptyState::setSentence(const Words& sentence) {
    setWords(m_sentence, "text", sentence);
    setWords(this, "accessibleDescription", sentence);
}

QPushButton* EmptyState::addButton(const Words& text) {
    auto* button = worded(new QPushButton, text);
    setWords(button, "accessibleName", text);
    auto* box = static_cast<QVBoxLayout*>(layout());
    box->insertSpacing(box->count() - 1, 4);
    box->insertWidget(box->count() - 1, button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, m_icon, m_iconSpace->geometry(), Token::TextSecondary);
}

}  // namespace quantelier

#include "ui/widgets/chip.h"

#include <QPainter>

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {

constexpr int kHeight = 24;
constexpr int kIconSize = 16;
constexpr int kWordsLeft = 27;  // right of the icon

struct Look {
    Token ground;
    Token text;
    IconName icon;
};

Look look(ChipKind kind) {
    switch (kind) {
        case ChipKind::Passed:
            return {Token::SuccessSoft, Token::Success, IconName::Check};
        case ChipKind::Warning:
            return {Token::WarningSoft, Token::Warning, IconName::Warning};
        case ChipKind::Stale:
            return {Token::WarningSoft, Token::Warning, IconName::Stale};
        case ChipKind::Failed:
            return {Token::ErrorSoft, Token::Error, IconName::Failed};
        case ChipKind::Neutral:
            break;
    }
    return {Token::AccentSoft, Token::Accent, IconName::Info};
}

}  // namespace

Chip::Chip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    followLanguage(this, [this] { showText(m_words()); });
}

Chip::Chip(ChipKind kind, const Words& text, QWidget* parent) : Chip(parent) {
    set(kind, text);
}

void Chip::set(ChipKind kind, const Words& text) {
    m_kind = kind;
    m_words = text;
    showText(text());
}

void Chip::showText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    setFont(textFont(TextRole::CaptionStrong));
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const {
    const int text = QFontMetrics(textFont(TextRole::CaptionStrong)).horizontalAdvance(m_text);
    return QSize(text + (m_kind == ChipKind::Neutral ? 20 : kWordsLeft + 11), presented(kHeight));
}

void Chip::paintEvent(QPaintEvent*) {
    const Look colours = look(m_kind);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(colours.ground));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    QRect textRect = rect().adjusted(10, 0, -10, 0);
    if (m_kind != ChipKind::Neutral) {
        paintIcon(painter, colours.icon, QRectF(7, (height() - kIconSize) / 2.0, kIconSize, kIconSize),
                  colours.text);
        textRect.setLeft(kWordsLeft);
        textRect.setRight(width());
    }
    painter.setPen(color(colours.text));
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.drawText(textRect, Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

}  // namespace quantelier

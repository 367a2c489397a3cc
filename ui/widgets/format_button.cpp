#include "ui/widgets/format_button.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

#include "ui/engine_words.h"
#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/language.h"

namespace quantelier {

namespace {

constexpr int kPadding = 12;
constexpr int kWordsLeft = 36;
constexpr int kHeight = 50;
constexpr int kReasonIndent = 20;

}  // namespace

FormatButton::FormatButton(const ExportFormat& format, QWidget* parent)
    : QAbstractButton(parent), m_format(format) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    followLanguage(this, [this] { showWords(); });
    if (isAvailable()) setToolTip(format::bytes(m_format.bytes));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FormatButton::showWords() {
    m_words = exportWords(m_format);
    setText(m_words.name);
    setAccessibleName(isAvailable()
                          ? tr("%1, %2").arg(m_words.name, format::kilobytes(m_format.bytes))
                          : tr("%1, not available: %2").arg(m_words.name, engineWords(m_format.reason)));
    setAccessibleDescription(m_words.audience);
}

QRect FormatButton::reasonRect(int width) const {
    if (isAvailable()) return {};
    const QRect room(kWordsLeft + kReasonIndent, kHeight - 3, width - kWordsLeft - kReasonIndent - kPadding,
                     200);
    return QFontMetrics(textFont(TextRole::Caption))
        .boundingRect(room, Qt::TextWordWrap, engineWords(m_format.reason));
}

int FormatButton::heightForWidth(int width) const {
    return isAvailable() ? kHeight : reasonRect(width).bottom() + kPadding;
}

void FormatButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || underMouse()) {
        painter.setPen(isChecked() ? QPen(color(Token::Accent), 1.0) : QPen(Qt::NoPen));
        painter.setBrush(color(isChecked() ? Token::AccentSoft : Token::Hover));
        painter.drawRoundedRect(frame, 6, 6);
    }
    QStyleOptionButton radio;
    radio.initFrom(this);
    radio.rect = QRect(kPadding, 8, 16, 16);
    radio.state.setFlag(QStyle::State_On, isChecked());
    radio.state.setFlag(QStyle::State_Off, !isChecked());
    radio.state.setFlag(QStyle::State_HasFocus, false);
    style()->drawPrimitive(QStyle::PE_IndicatorRadioButton, &radio, &painter, this);
    paintWords(painter);
}

void FormatButton::paintWords(QPainter& painter) const {
    const QRect name(kWordsLeft, 5, width() - kWordsLeft - kPadding, 22);
    painter.setFont(textFont(TextRole::BodyStrong));
    painter.setPen(color(isAvailable() ? Token::Text : Token::TextSecondary));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, m_words.name);
    painter.setFont(textFont(isChecked() ? TextRole::BodyStrong : TextRole::Body));
    painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter,
                     isAvailable() ? format::kilobytes(m_format.bytes) : QStringLiteral("–"));
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    painter.drawText(name.translated(0, 20), Qt::AlignLeft | Qt::AlignVCenter, m_words.audience);
    if (isAvailable()) return;
    const QRect reason = reasonRect(width());
    paintIcon(painter, IconName::Info, QRectF(kWordsLeft, reason.top(), 16, 16), Token::Warning);
    painter.setPen(color(Token::Warning));
    painter.drawText(reason, Qt::TextWordWrap, engineWords(m_format.reason));
}

}  // namespace quantelier

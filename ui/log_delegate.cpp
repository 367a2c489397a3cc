#include "ui/log_delegate.h"

#include <QPainter>
#include <QSortFilterProxyModel>

#include "ui/fonts.h"
#include "ui/models/log_model.h"

namespace quantelier {

namespace {

constexpr int kRowHeight = 30;
constexpr int kTimeLeft = 52;
constexpr int kSentenceLeft = 112;
constexpr int kLinkGap = 12;

const LogMessage& messageOf(const QModelIndex& index) {
    const auto* filter = static_cast<const QSortFilterProxyModel*>(index.model());
    const QModelIndex source = filter->mapToSource(index);
    return static_cast<const LogModel*>(source.model())->message(source.row());
}

int linkWidth(const LogMessage& message) {
    return QFontMetrics(textFont(TextRole::BodyStrong)).horizontalAdvance(message.linkText);
}

// The sentence gives way to the link, which must stay readable.
int sentenceWidth(const QRect& row, const LogMessage& message) {
    const int free = row.width() - kSentenceLeft - 24;
    const int link = message.linkText.isEmpty() ? 0 : linkWidth(message) + kLinkGap;
    return qMin(QFontMetrics(textFont(TextRole::Body)).horizontalAdvance(message.sentence) + 1, free - link);
}

}  // namespace

QSize LogDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return QSize(0, kRowHeight);
}

QRect LogDelegate::linkRect(const QRect& row, const LogMessage& message) const {
    if (message.linkText.isEmpty()) return {};
    const int left = row.left() + kSentenceLeft + sentenceWidth(row, message) + kLinkGap;
    return QRect(left, row.top(), linkWidth(message), row.height());
}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const LogMessage& message = messageOf(index);
    const QRect row = option.rect;
    const QFont body = textFont(TextRole::Body);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintIcon(*painter, severityIcon(message.severity), QRectF(row.left() + 24, row.top() + 5, 20, 20),
              severityToken(message.severity));

    painter->setFont(textFont(TextRole::Caption));
    painter->setPen(color(Token::TextSecondary));
    painter->drawText(row.adjusted(kTimeLeft, 0, 0, 0), Qt::AlignVCenter,
                      message.time.toString(QStringLiteral("HH:mm:ss")));

    painter->setFont(body);
    painter->setPen(color(Token::Text));
    const QRect place(row.left() + kSentenceLeft, row.top(), sentenceWidth(row, message), row.height());
    painter->drawText(place, Qt::AlignVCenter,
                      QFontMetrics(body).elidedText(message.sentence, Qt::ElideRight, place.width()));

    QFont linkFont = textFont(TextRole::BodyStrong);
    linkFont.setUnderline(true);
    painter->setFont(linkFont);
    painter->setPen(color(Token::Accent));
    painter->drawText(linkRect(row, message), Qt::AlignVCenter, message.linkText);

    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(color(Token::Focus), 2));
        painter->drawRoundedRect(QRectF(row).adjusted(17, 1, -9, -1), 6, 6);
    }
    painter->restore();
}

}  // namespace quantelier

#include "ui/rail_delegate.h"

#include <QPainter>

#include "ui/fonts.h"
#include "ui/models/rail_model.h"
#include "ui/presenter.h"
#include "ui/rail.h"

namespace quantelier {

namespace {

constexpr int kItemHeight = 48;
constexpr int kGap = 4;
constexpr int kRuleSpace = 20;  // over the first place, with the rule in its middle
constexpr int kIconSize = 20;
constexpr int kBadgeSize = 12;
constexpr int kWordsLeft = 44;  // from the item's left edge
constexpr int kWordsWidth = 112;

bool isFirstPlace(const QModelIndex& index) {
    return isPlace(Step(index.row())) && !isPlace(Step(index.row() - 1));
}

QRect itemRect(const QStyleOptionViewItem& option, const QModelIndex& index) {
    const int top = option.rect.top() + (isFirstPlace(index) ? kRuleSpace : 0);
    return QRect(8, top, option.rect.width() - 16, kItemHeight);
}

}  // namespace

RailDelegate::RailDelegate(Rail* rail) : QStyledItemDelegate(rail), m_rail(rail) {}

QSize RailDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return QSize(0, kItemHeight + kGap + (isFirstPlace(index) ? kRuleSpace : 0));
}

void RailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const QRect rect = itemRect(option, index);
    const bool shown = index.row() == int(m_rail->shownStep());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isFirstPlace(index))
        painter->fillRect(
            QRect(rect.left() + 12, option.rect.top() + kRuleSpace / 2 - 2, rect.width() - 24, 1),
            color(Token::Border));
    paintGround(*painter, rect, option, shown);
    const int side = presented(kIconSize);
    const int iconX = m_rail->isFolded() ? rect.center().x() - side / 2 + 1 : rect.left() + 12;
    paintIcon(*painter, stepIcon(Step(index.row())),
              QRectF(iconX, rect.center().y() - side / 2 + 1, side, side),
              shown ? Token::Accent : Token::TextSecondary);
    if (!m_rail->isFolded()) paintWords(*painter, rect, index, shown);
    if (!isPlace(Step(index.row()))) paintState(*painter, rect, index, shown);
    painter->restore();
}

void RailDelegate::paintGround(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                               bool shown) const {
    const bool hovered = option.state & QStyle::State_MouseOver;
    painter.setPen(Qt::NoPen);
    if (shown || hovered) {
        painter.setBrush(color(shown ? Token::AccentSoft : Token::Hover));
        painter.drawRoundedRect(rect, 6, 6);
    }
    if (shown) {
        painter.setBrush(color(Token::Accent));
        painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 8, 3, 32), 1.5, 1.5);
    }
    if (m_rail->showsRing() && (option.state & QStyle::State_HasFocus)) {
        painter.setPen(QPen(color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6);
    }
}

void RailDelegate::paintWords(QPainter& painter, const QRect& rect, const QModelIndex& index,
                              bool shown) const {
    const QFont nameFont = textFont(shown ? TextRole::BodyStrong : TextRole::Body);
    painter.setFont(nameFont);
    painter.setPen(color(Token::Text));
    painter.drawText(rect.left() + kWordsLeft, rect.top() + 21, index.data().toString());

    const QFont sentenceFont = textFont(TextRole::Caption);
    painter.setFont(sentenceFont);
    painter.setPen(color(Token::TextSecondary));
    const QString sentence = index.data(RailModel::SentenceRole).toString();
    painter.drawText(rect.left() + kWordsLeft, rect.top() + 38,
                     QFontMetrics(sentenceFont).elidedText(sentence, Qt::ElideRight, kWordsWidth));
}

void RailDelegate::paintState(QPainter& painter, const QRect& rect, const QModelIndex& index,
                              bool shown) const {
    const auto state = StepState(index.data(RailModel::StateRole).toInt());
    QRectF place(rect.right() - 27, rect.top() + 14, kIconSize, kIconSize);
    if (m_rail->isFolded()) {
        place = QRectF(rect.center().x() + 5, rect.top() + 28, kBadgeSize, kBadgeSize);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(shown ? Token::AccentSoft : Token::Background));
        painter.drawEllipse(place.adjusted(-1.5, -1.5, 1.5, 1.5));
    }
    painter.save();
    painter.translate(place.center());
    if (state == StepState::Running) painter.rotate(m_rail->arcDegrees());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintIcon(painter, stateIcon(state), place.translated(-place.center()), stateToken(state));
    painter.restore();
}

}  // namespace quantelier

#include "ui/widgets/lesson_list.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/fonts.h"
#include "ui/models/lesson_list_model.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kRowHeight = 42;
constexpr int kMostRows = 8;
constexpr int kPadding = 12, kCircle = 24, kProgressWidth = 112, kMinutesWidth = 60, kBarHeight = 5;
constexpr double kTitleShare = 0.42;  // of what the others leave

class LessonDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, presented(kRowHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(0, 0.5, 0, -0.5);
        const bool isChosen = option.state & QStyle::State_Selected;
        painter->setPen(Qt::NoPen);
        if (isChosen || option.state & QStyle::State_MouseOver) {
            painter->setBrush(color(isChosen ? Token::AccentSoft : Token::Hover));
            painter->drawRoundedRect(row, 4, 4);
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(color(Token::Focus), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), 4, 4);
        }
        paintNumber(*painter, row, index);
        paintWords(*painter, row, index);
        painter->restore();
    }

  private:
    void paintNumber(QPainter& painter, const QRectF& row, const QModelIndex& index) const {
        const double side = presented(kCircle);
        const QRectF circle(row.left() + kPadding, row.center().y() - side / 2, side, side);
        const bool isRunning = index.data(LessonListModel::RunningRole).toBool();
        painter.setPen(QPen(color(isRunning ? Token::Accent : Token::BorderStrong), 1));
        painter.setBrush(isRunning ? QBrush(color(Token::Accent)) : QBrush(Qt::NoBrush));
        painter.drawEllipse(circle);
        painter.setPen(color(isRunning ? Token::OnAccent : Token::Text));
        painter.setFont(textFont(TextRole::Body));
        painter.drawText(circle, Qt::AlignCenter, QString::number(index.row() + 1));
    }

    void paintWords(QPainter& painter, const QRectF& row, const QModelIndex& index) const {
        QRectF rest = row.adjusted(kPadding + presented(kCircle) + 12, 0, -kPadding, 0);
        const auto take = [&](double width) {
            QRectF part = rest;
            part.setLeft(rest.right() - width);
            rest.setRight(part.left());
            return part;
        };
        const auto write = [&](const QRectF& part, const QString& text, TextRole role, Token token,
                               Qt::Alignment side = Qt::AlignLeft) {
            painter.setFont(textFont(role));
            painter.setPen(color(token));
            painter.drawText(part, int(side | Qt::AlignVCenter),
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, int(part.width()) - 4));
        };
        write(take(presented(kMinutesWidth)), index.data(LessonListModel::MinutesRole).toString(),
              TextRole::Body, Token::Text, Qt::AlignRight);
        paintProgress(painter, take(presented(kProgressWidth)), index, write);
        QRectF title = rest;
        title.setWidth(rest.width() * kTitleShare);
        write(title, index.data().toString(), TextRole::BodyStrong, Token::Text);
        rest.setLeft(title.right() + 8);
        write(rest, index.data(LessonListModel::SummaryRole).toString(), TextRole::Caption,
              Token::TextSecondary);
    }

    template <typename Write>
    void paintProgress(QPainter& painter, QRectF part, const QModelIndex& index, Write write) const {
        const QVariant share = index.data(LessonListModel::ShareRole);
        const QString words = index.data(LessonListModel::ProgressRole).toString();
        if (!share.isValid()) return write(part, words, TextRole::Caption, Token::TextSecondary);
        QRectF bar(part.left(), part.center().y() + presented(8), part.width() - 24, kBarHeight);
        write(part.adjusted(0, 0, 0, -presented(12)), words, TextRole::Caption, Token::Text);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Border));
        painter.drawRoundedRect(bar, 2, 2);
        bar.setWidth(bar.width() * share.toDouble());
        painter.setBrush(color(Token::Accent));
        painter.drawRoundedRect(bar, 2, 2);
    }
};

}  // namespace

LessonList::LessonList(LessonListModel* model, QWidget* parent) : QListView(parent) {
    setModel(model);
    setItemDelegate(new LessonDelegate(this));
    setMouseTracking(true);
    setProperty("ownFocusRing", true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex& index) { emit opened(index.row()); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { updateGeometry(); });
}

QSize LessonList::sizeHint() const {
    return {400, presented(kRowHeight) * std::clamp(model()->rowCount(), 1, kMostRows) + 2};
}

void LessonList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    emit currentRowChanged();
}

void LessonList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit opened(currentIndex().row());
        return;
    }
    QListView::keyPressEvent(event);
}

}  // namespace quantelier

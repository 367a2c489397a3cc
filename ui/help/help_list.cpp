#include "ui/help/help_list.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include "ui/fonts.h"
#include "ui/help/manual.h"
#include "ui/help/manual_search.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

enum Kind { Part, ChapterRow, SectionRow, HitRow };
enum Role { KindRole = Qt::UserRole, ChapterRole, AnchorRole, LineRole, WordsRole };

constexpr int kLeft = 20;
constexpr int kIndent = 16;

TextRole typeOf(int kind) {
    if (kind == SectionRow) return TextRole::Caption;
    return kind == ChapterRow ? TextRole::Body : TextRole::CaptionStrong;
}

// A line of a chapter, with the words that were looked for in bold.
void paintLine(QPainter& painter, const QRect& place, const QModelIndex& index) {
    const QFont font = textFont(TextRole::Caption);
    const QString line =
        QFontMetrics(font).elidedText(index.data(LineRole).toString(), Qt::ElideRight, place.width());
    QList<QTextLayout::FormatRange> found;
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    strong.setForeground(color(Token::Text));
    for (const QString& word : index.data(WordsRole).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        for (qsizetype at = 0; (at = line.indexOf(word, at, Qt::CaseInsensitive)) >= 0; at += word.size())
            found.append({int(at), int(word.size()), strong});
    QTextLayout layout(line, font);
    layout.setFormats(found);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    painter.setPen(color(Token::TextSecondary));
    layout.draw(&painter, place.topLeft());
}

class HelpDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const int heights[] = {38, 32, 28, 50};
        return QSize(0, presented(heights[index.data(KindRole).toInt()]));
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const int kind = index.data(KindRole).toInt();
        const QRect row = option.rect.adjusted(8, 1, -8, -1);
        const bool isChosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(isChosen ? Token::AccentSoft : Token::Hover));
        if (isChosen || (option.state & QStyle::State_MouseOver && kind != Part))
            painter->drawRoundedRect(row, 6, 6);
        if (option.state & QStyle::State_HasFocus) {
            painter->setBrush(Qt::NoBrush);
            painter->setPen(QPen(color(Token::Focus), 2));
            painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 6, 6);
        }
        paintWords(*painter, option.rect, index, isChosen);
        painter->restore();
    }

  private:
    static void paintWords(QPainter& painter, const QRect& row, const QModelIndex& index, bool isChosen) {
        const int kind = index.data(KindRole).toInt();
        QRect place = row.adjusted(kLeft + (kind == SectionRow ? kIndent : 0), 0, -kLeft, 0);
        QFont font = textFont(typeOf(kind));
        if (isChosen) font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(color(kind == Part || kind == SectionRow ? Token::TextSecondary : Token::Text));
        int align = Qt::AlignVCenter;
        if (kind == Part) align = Qt::AlignBottom;
        if (kind == Part) place.adjust(0, 0, 0, -presented(6));
        if (kind == HitRow) place.setHeight(row.height() / 2), align = Qt::AlignBottom;
        const QString text = index.data().toString();
        painter.drawText(place, align, painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
        if (kind == HitRow) paintLine(painter, place.translated(0, place.height() + 1), index);
    }
};

}  // namespace

HelpList::HelpList(QWidget* parent) : QListWidget(parent) {
    setItemDelegate(new HelpDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    const auto choose = [this](const QListWidgetItem* item) {
        if (item->data(KindRole).toInt() != Part)
            emit chosen(item->data(ChapterRole).toString(), item->data(AnchorRole).toString());
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
}

void HelpList::add(int kind, const QString& text, const QString& chapter, const QString& anchor,
                   const QString& line) {
    auto* item = new QListWidgetItem(text, this);
    item->setData(KindRole, kind);
    item->setData(ChapterRole, chapter);
    item->setData(AnchorRole, anchor);
    item->setData(LineRole, line);
    item->setToolTip(line.isEmpty() ? QString() : line);
    item->setData(Qt::AccessibleTextRole, line.isEmpty() ? text : QStringLiteral("%1. %2").arg(text, line));
    if (kind == Part) item->setFlags(Qt::NoItemFlags);
}

void HelpList::showChapters(const QList<Chapter>& chapters, const QString& read,
                            const QList<Section>& sections) {
    clear();
    QString part;
    const QListWidgetItem* last = nullptr;
    for (const Chapter& chapter : chapters) {
        if (chapter.part != part) add(Part, part = chapter.part, {}, {});
        add(ChapterRow, chapter.title, chapter.name, {});
        if (chapter.name != read) continue;
        setCurrentRow(count() - 1);
        if (chapter.part.isEmpty()) continue;  // the index: its sections are the parts
        for (const Section& section : sections)
            if (section.level == 2) add(SectionRow, section.title, read, section.anchor);
        last = item(count() - 1);
    }
    scrollToItem(last);  // so that the sections are seen, too
    scrollToItem(currentItem());
}

void HelpList::showHits(const QList<ManualHit>& hits, const QString& words) {
    clear();
    for (const ManualHit& hit : hits) {
        add(HitRow, hit.place, hit.chapter, hit.anchor, hit.line);
        item(count() - 1)->setData(WordsRole, words);
    }
}

}  // namespace quantelier

#include "ui/widgets/runs_table.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/fonts.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/models/runs_model.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {

constexpr int kRowHeight = 32;
constexpr int kHeadHeight = 33;
constexpr int kPadding = 8;
constexpr int kBoxSize = 16;
constexpr int kIconSize = 16;
constexpr int kChipHeight = 20;

// A narrower table, beside a lesson, does without those that Compare or the run's report also tell.
constexpr int kRoomForAllColumns = 800;
constexpr RunsModel::Column kLessNeeded[] = {RunsModel::PresetColumn, RunsModel::DeviceColumn,
                                             RunsModel::TimeColumn};

constexpr int kWidths[RunsModel::kColumns] = {64, 200, 104, 62, 68, 66, 66, 76, 66, 112, 110};

class RunsDelegate : public QStyledItemDelegate {
  public:
    explicit RunsDelegate(RunsTable* table) : QStyledItemDelegate(table), m_table(table) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool isChosen = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintGround(*painter, option.rect, index, isChosen);
        const QString problem = index.data(RunsModel::ProblemRole).toString();
        if (index.column() == RunsModel::MarkColumn)
            paintMark(*painter, option.rect, index);
        else if (!problem.isEmpty() && index.column() > RunsModel::NameColumn &&
                 index.column() < RunsModel::TagColumn)
            paintProblem(*painter, option.rect, index, problem);
        else if (index.column() == RunsModel::TagColumn)
            paintTags(*painter, option.rect, index.data(RunsModel::TagsRole).toStringList());
        else
            paintText(*painter, option.rect, index, isChosen);
        painter->restore();
    }

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        const bool isName = index.column() == RunsModel::NameColumn;
        setWords(editor, "accessibleName", [=] {
            return isName ? RunsTable::tr("Name of the run") : RunsTable::tr("Tags, with commas");
        });
        if (auto* line = qobject_cast<QLineEdit*>(editor); line && !isName)
            setWords(line, "placeholderText", [] { return RunsTable::tr("talk, paper"); });
        return editor;
    }

    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex&) const override {
        editor->setGeometry(option.rect.adjusted(1, 1, -1, -2));
    }

  private:
    static void paintGround(QPainter& painter, const QRect& rect, const QModelIndex& index, bool isChosen) {
        if (isChosen) painter.fillRect(rect, color(Token::AccentSoft));
        if (isChosen && index.column() == 0)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color(Token::Accent));
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color(Token::Border));
    }

    static void paintMark(QPainter& painter, const QRect& rect, const QModelIndex& index) {
        const QString letter = index.data(RunsModel::LetterRole).toString();
        const QRectF box(rect.left() + 16, rect.center().y() - kBoxSize / 2 + 1, kBoxSize, kBoxSize);
        const bool isMarked = !letter.isEmpty();
        painter.setPen(QPen(color(isMarked ? Token::Accent : Token::BorderStrong), 1.0));
        painter.setBrush(color(isMarked ? Token::Accent : Token::Surface));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        if (!isMarked) return;
        paintIcon(painter, IconName::Check, box, Token::OnAccent);
        painter.setPen(color(Token::Text));
        painter.setFont(textFont(TextRole::BodyStrong));
        painter.drawText(rect.adjusted(40, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, letter);
    }

    // The reason goes across the columns that a damaged run cannot fill; each cell shows its part of it.
    void paintProblem(QPainter& painter, const QRect& rect, const QModelIndex& index,
                      const QString& problem) const {
        QRect across;
        for (int column = RunsModel::PresetColumn; column <= RunsModel::FinishedColumn; ++column)
            if (!m_table->isColumnHidden(column))
                across |= m_table->visualRect(index.siblingAtColumn(column));
        const QRect whole = across.adjusted(kPadding, 0, -kPadding, 0);
        painter.setClipRect(rect);
        paintIcon(painter, IconName::Failed,
                  QRectF(whole.left(), whole.center().y() - kIconSize / 2, kIconSize, kIconSize),
                  Token::Error);
        const QRect words = whole.adjusted(kIconSize + 8, 0, 0, 0);
        painter.setPen(color(Token::Text));
        painter.setFont(textFont(TextRole::Body));
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(RunsTable::tr("Damaged: %1").arg(problem),
                                                          Qt::ElideRight, words.width()));
    }

    static void paintTags(QPainter& painter, const QRect& rect, const QStringList& tags) {
        painter.setFont(textFont(TextRole::Caption));
        int left = rect.left() + kPadding;
        for (const QString& tag : tags) {
            const int room = rect.right() - left - 4;
            if (room < 36) break;  // the rest is in the tooltip
            const QString text = painter.fontMetrics().elidedText(tag, Qt::ElideRight, room - 18);
            const QRectF chip(left + 0.5, rect.center().y() - kChipHeight / 2 + 0.5,
                              painter.fontMetrics().horizontalAdvance(text) + 17, kChipHeight);
            painter.setPen(QPen(color(Token::BorderStrong), 1.0));
            painter.setBrush(color(Token::Surface));
            painter.drawRoundedRect(chip, kChipHeight / 2.0, kChipHeight / 2.0);
            painter.setPen(color(Token::Text));
            painter.drawText(chip, Qt::AlignCenter, text);
            left += int(chip.width()) + 6;
        }
    }

    static void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index, bool isChosen) {
        const bool isName = index.column() == RunsModel::NameColumn;
        const QRect words = rect.adjusted(kPadding, 0, -kPadding, 0);
        painter.setFont(textFont(isName && isChosen ? TextRole::BodyStrong : TextRole::Body));
        painter.setPen(color(Token::Text));
        painter.drawText(
            words, index.data(Qt::TextAlignmentRole).toInt(),
            painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, words.width()));
    }

    RunsTable* m_table;
};

}  // namespace

RunsTable::RunsTable(RunsModel* model, QWidget* parent) : QTableView(parent), m_model(model) {
    setModel(model);
    setItemDelegate(new RunsDelegate(this));
    setWords(this, "accessibleName", [] { return tr("Runs"); });
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);  // F2 and Tag… open the field that they mean
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMinimumHeight(kHeadHeight + 3 * kRowHeight);
    verticalHeader()->hide();
    const auto fit = [this] { verticalHeader()->setDefaultSectionSize(presented(kRowHeight)); };
    connect(&Presenter::instance(), &Presenter::changed, this, fit);
    fit();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(kHeadHeight);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setWords(horizontalHeader(), "accessibleName", [] { return tr("Columns"); });
}

void RunsTable::chooseRow(int row) {
    while (row >= m_model->rowCount() && m_model->canFetchMore({})) m_model->fetchMore({});
    setCurrentIndex(m_model->index(row, RunsModel::NameColumn));
}

void RunsTable::editColumn(int column) {
    if (currentIndex().isValid()) edit(currentIndex().siblingAtColumn(column));
}

void RunsTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    QTableView::closeEditor(editor, hint);
    emit editingEnded();
}

void RunsTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

void RunsTable::keyPressEvent(QKeyEvent* event) {
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && event->key() == Qt::Key_Space) {
        m_model->toggleMark(currentRow());
    } else if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (currentRow() >= 0) emit opened();
    } else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        event->ignore();  // rows are what is walked here
    } else {
        QTableView::keyPressEvent(event);
    }
}

void RunsTable::mousePressEvent(QMouseEvent* event) {
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && index.column() == RunsModel::MarkColumn)
        m_model->toggleMark(index.row());
}

void RunsTable::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton) return;
    if (index.column() == RunsModel::MarkColumn)
        m_model->toggleMark(index.row());
    else if (index.column() == RunsModel::TagColumn)
        edit(index);
    else
        emit opened();
}

void RunsTable::contextMenuEvent(QContextMenuEvent* event) {
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        place = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    if (currentIndex().isValid()) emit menuRequested(place);
}

void RunsTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid()) return;
    const int row = currentIndex().row();
    const QRect rect =
        visualRect(m_model->index(row, 0)) | visualRect(m_model->index(row, RunsModel::kColumns - 1));
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(5, 1, -3, -2), 6, 6);
}

void RunsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    layOutColumns();
}

// All columns but the mark's grow with the window.
void RunsTable::layOutColumns() {
    for (const int column : kLessNeeded) setColumnHidden(column, width() < kRoomForAllColumns);
    int sum = 0, used = 0;
    for (int column = 0; column < RunsModel::kColumns; ++column)
        if (!isColumnHidden(column)) sum += kWidths[column];
    const int fixed = kWidths[RunsModel::MarkColumn];
    const double growth = double(viewport()->width() - fixed) / (sum - fixed);
    for (int column = 0; column < RunsModel::kColumns; ++column) {
        if (isColumnHidden(column)) continue;
        const bool isLast = column + 1 == RunsModel::kColumns;
        const int width = column == RunsModel::MarkColumn ? fixed
                          : isLast                        ? viewport()->width() - used
                                                          : int(kWidths[column] * growth);
        setColumnWidth(column, width);
        used += width;
    }
}

}  // namespace quantelier

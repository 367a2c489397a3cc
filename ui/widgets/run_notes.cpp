#include "ui/widgets/run_notes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

#include "ui/language.h"
#include "ui/models/runs_model.h"
#include "ui/widgets/field.h"

namespace quantelier {

namespace {
constexpr int kTagsWidth = 260;
constexpr int kNoteHeight = 64;
}  // namespace

RunNotes::RunNotes(QWidget* parent) : QWidget(parent), m_tags(new QLineEdit), m_note(new QPlainTextEdit) {
    setWords(this, "accessibleName", [] { return tr("Tags and note"); });
    setWords(m_tags, "placeholderText", [] { return tr("talk, paper"); });
    setWords(m_note, "placeholderText", [] { return tr("What this run was for, and what it showed"); });
    m_note->setFixedHeight(kNoteHeight);
    m_note->setTabChangesFocus(true);
    m_note->setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(15, 8, 15, 12);
    row->setSpacing(16);
    auto* tags = new Field([] { return tr("Tags, with commas"); }, m_tags);
    tags->setFixedWidth(kTagsWidth);
    row->addWidget(tags, 0, Qt::AlignTop);
    row->addWidget(new Field([] { return tr("Note"); }, m_note), 1);
    setWords(m_tags, "accessibleName", [] { return tr("Tags, with commas"); });
    setWords(m_note, "accessibleName", [] { return tr("Note"); });
    connect(m_tags, &QLineEdit::editingFinished, this, &RunNotes::keep);
    m_note->installEventFilter(this);
    showRun(nullptr);
}

void RunNotes::showRun(const RunSummary* run) {
    const QString folder = run ? QString::fromStdString(run->folder) : QString();
    const RunLabels labels = run ? run->labels : RunLabels();
    if (folder == m_folder && labels == m_labels) return;
    if (folder != m_folder) keep();
    m_folder = folder;
    m_labels = labels;
    setEnabled(run != nullptr);
    m_tags->setText(textOfTags(labels.tags));
    m_note->setPlainText(QString::fromStdString(labels.note));
}

void RunNotes::focusNote() {
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->moveCursor(QTextCursor::End);
}

void RunNotes::keep() {
    RunLabels labels = m_labels;
    labels.tags = tagsOfText(m_tags->text());
    labels.note = m_note->toPlainText().trimmed().toStdString();
    if (m_folder.isEmpty() || labels == m_labels) return;
    m_labels = labels;
    emit labelsEdited(m_folder, labels);
}

bool RunNotes::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) keep();
    return QWidget::eventFilter(watched, event);
}

}  // namespace quantelier

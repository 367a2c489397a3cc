#include "ui/help/find_bar.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/format.h"
#include "ui/help/manual_view.h"
#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {
constexpr int kFieldWidth = 190;
}

FindBar::FindBar(ManualView& view, QWidget* parent)
    : QWidget(parent),
      m_view(view),
      m_field(new QLineEdit),
      m_count(makeLabel({}, TextRole::Caption, Tone::Secondary)),
      m_before(makeToolButton(IconName::ChevronUp, {})),
      m_next(makeToolButton(IconName::ChevronDown, {})) {
    m_field->setFixedWidth(kFieldWidth);
    m_field->setClearButtonEnabled(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* part : QList<QWidget*>{m_count, m_field, m_before, m_next}) layout->addWidget(part);
    followLanguage(this, [this] {
        m_field->setPlaceholderText(tr("Find in this chapter"));
        m_field->setAccessibleName(tr("Find in this chapter"));
        m_field->setToolTip(tr("Ctrl+F"));
        m_before->setToolTip(tr("Found before (Shift+F3)"));
        m_before->setAccessibleName(tr("Found before"));
        m_next->setToolTip(tr("Found next (F3)"));
        m_next->setAccessibleName(tr("Found next"));
    });
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { step(+1); });
    connect(m_before, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(+1); });
    connect(&m_view, &ManualView::chapterShown, this, [this] {
        m_found = m_view.mark(m_field->text());
        showPlace(-1);
    });
    showPlace(-1);
}

void FindBar::find(const QString& words) {
    if (words == m_field->text())
        search();
    else
        m_field->setText(words);
}

void FindBar::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::search() {
    m_found = m_view.mark(m_field->text());
    showPlace(m_view.goToMark(0));
}

void FindBar::step(int by) {
    showPlace(m_view.goToMark(by));
}

void FindBar::showPlace(int place) {
    m_before->setEnabled(m_found > 0);
    m_next->setEnabled(m_found > 0);
    if (m_field->text().isEmpty())
        m_count->clear();
    else if (m_found == 0)
        m_count->setText(tr("Not found"));
    else
        m_count->setText(place < 0 ? tr("%1 found").arg(m_found)
                                   : tr("%1 of %2").arg(place + 1).arg(m_found));
}

}  // namespace quantelier

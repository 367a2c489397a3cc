#include "ui/widgets/lesson_checks.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace quantelier {

LessonChecks::LessonChecks(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void LessonChecks::addRow() {
    Row row{new QFrame, new IconLabel(IconName::Todo, Token::BorderStrong),
            makeParagraph({}, TextRole::Body, Tone::Normal),
            makeLabel({}, TextRole::Caption, Tone::Secondary)};
    row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 6, 0, 6);
    line->setSpacing(8);
    line->addWidget(row.icon, 0, Qt::AlignTop);
    line->addWidget(row.label, 1);
    line->addWidget(row.value, 0, Qt::AlignTop);
    m_column->addWidget(row.box);
    m_rows << row;
}

void LessonChecks::setChecks(const QVector<LessonCheck>& checks) {
    if (checks == m_checks) return;
    m_checks = checks;
    while (m_rows.size() < checks.size()) addRow();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool isUsed = i < checks.size();
        m_rows[i].box->setVisible(isUsed);
        if (!isUsed) continue;
        const LessonCheck& check = checks[i];
        m_rows[i].icon->setIcon(check.isMet ? IconName::Done : IconName::Todo,
                                check.isMet ? Token::Success : Token::BorderStrong);
        m_rows[i].icon->setAccessibleName(check.isMet ? tr("done") : tr("open"));
        m_rows[i].label->setText(check.label);
        m_rows[i].value->setText(check.value);
    }
    setAccessibleName(tr("Checked for you"));
    setAccessibleDescription(sentence());
}

QString LessonChecks::sentence() const {
    const auto done = std::count_if(m_checks.begin(), m_checks.end(), [](const auto& c) { return c.isMet; });
    QStringList sentences{tr("%1 of %2 checks done.").arg(done).arg(m_checks.size())};
    for (const LessonCheck& check : m_checks)
        if (!check.isMet)
            sentences << (check.value.isEmpty() ? tr("%1: open.").arg(check.label)
                                                : tr("%1: now %2.").arg(check.label, check.value));
    return sentences.join(u' ');
}

}  // namespace quantelier

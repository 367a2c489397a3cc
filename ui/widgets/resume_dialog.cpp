#include "ui/widgets/resume_dialog.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/dialog_parts.h"
#include "ui/widgets/label.h"

namespace quantelier {

ResumeDialog::ResumeDialog(const QString& what, const QString& when, QWidget* parent)
    : QDialog(parent), m_always(new QCheckBox(tr("Always continue without asking"))) {
    setAccessibleDescription(what + QLatin1Char(' ') + when);
    m_always->setAccessibleName(m_always->text());
    QVBoxLayout* const column = makeDialogColumn(this, tr("Continue where you stopped?"));
    column->addWidget(makeParagraph(what, TextRole::Body, Tone::Normal));
    column->addWidget(makeParagraph(when, TextRole::Body));
    column->addWidget(makeParagraph(
        tr("What is trained from there on comes out the same as if it had never stopped."), TextRole::Body));
    column->addWidget(m_always);
    column->addLayout(buildButtons());
}

QLayout* ResumeDialog::buildButtons() {
    auto* row = new QHBoxLayout;
    const auto add = [this, row](const QString& text, const QString& explanation, auto tell) {
        auto* button = new QPushButton(text);
        button->setAccessibleName(text);
        button->setAccessibleDescription(explanation);
        button->setToolTip(explanation);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, tell] {
            accept();
            tell();
        });
        row->addWidget(button);
        return button;
    };
    row->setSpacing(8);
    add(tr("Discard"), tr("Deletes the run; this can be undone for some seconds"), [this] {
        emit discardRequested();
    })->setProperty("role", "quiet");
    row->addStretch(1);
    add(tr("Open without training"), tr("Shows the run; it can be continued later, on the Runs page"),
        [this] { emit openRequested(); });
    QPushButton* const go = add(tr("Continue training"), tr("Goes on from the last saved step"),
                                [this] { emit continueRequested(m_always->isChecked()); });
    go->setProperty("role", "primary");
    go->setDefault(true);
    go->setFocus();
    return row;
}

}  // namespace quantelier

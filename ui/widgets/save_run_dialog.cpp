#include "ui/widgets/save_run_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/dialog_parts.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"

namespace quantelier {

SaveRunDialog::SaveRunDialog(const QString& problem, const QString& folder, bool continues, QWidget* parent)
    : QDialog(parent), m_name(QFileInfo(folder).fileName()) {
    setAccessibleDescription(problem);
    QVBoxLayout* const column = makeDialogColumn(this, tr("Save this run elsewhere"));
    column->addWidget(makeParagraph(problem, TextRole::Body, Tone::Normal));
    column->addWidget(
        makeParagraph(tr("Training has stopped. All of it is in memory, and stays there until you "
                         "train something else or close the window."),
                      TextRole::Body));
    column->addWidget(buildFolder(folder));
    column->addLayout(buildButtons(continues));
}

QWidget* SaveRunDialog::buildFolder(const QString& folder) {
    const PathControl control =
        makePathControl(QDir::toNativeSeparators(folder), tr("Folder"), tr("Choose where the folder goes"));
    m_path = control.path;
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(control.browse, &QPushButton::clicked, this, &SaveRunDialog::browse);
    m_field = new Field(tr("Folder"), control.widget);
    m_field->setHint(tr("Another one, or the same again once that is mended."));
    return m_field;
}

QLayout* SaveRunDialog::buildButtons(bool continues) {
    auto* later = new QPushButton(tr("Later"));
    later->setAccessibleName(tr("Later: the log has a link to this"));
    later->setToolTip(tr("The log has a link to this"));
    later->setAutoDefault(false);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    m_save = new QPushButton(continues ? tr("Save and continue") : tr("Save"));
    m_save->setAccessibleName(m_save->text());
    m_save->setProperty("role", "primary");
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_save->setEnabled(false);  // until there is an answer
        emit saveRequested(QDir::fromNativeSeparators(m_path->text()));
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(m_save);
    return row;
}

void SaveRunDialog::browse() {
    const QString present = QFileInfo(QDir::fromNativeSeparators(m_path->text())).absolutePath();
    const QString folder = QFileDialog::getExistingDirectory(this, windowTitle(), present);
    if (!folder.isEmpty()) m_path->setText(QDir::toNativeSeparators(QDir(folder).filePath(m_name)));
    m_field->setError({});
}

void SaveRunDialog::setProblem(const QString& sentence) {
    m_save->setEnabled(true);
    m_field->setError(sentence);
}

}  // namespace quantelier

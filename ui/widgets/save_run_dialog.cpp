#include "ui/widgets/save_run_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/field.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kWidth = 608;
}

SaveRunDialog::SaveRunDialog(const QString& problem, const QString& folder, bool continues, QWidget* parent)
    : QDialog(parent), m_name(QFileInfo(folder).fileName()) {
    setWindowTitle(tr("Save this run elsewhere"));
    setAccessibleName(windowTitle());
    setAccessibleDescription(problem);
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(windowTitle(), TextRole::Lead));
    column->addWidget(makeParagraph(problem, TextRole::Body, Tone::Normal));
    column->addWidget(
        makeParagraph(tr("Training has stopped. All of it is in memory, and stays there until you "
                         "train something else or close the window."),
                      TextRole::Body));
    column->addWidget(buildFolder(folder));
    column->addLayout(buildButtons(continues));
    resize(kWidth, layout()->heightForWidth(kWidth));  // the hint of wrapped text is too high
}

QWidget* SaveRunDialog::buildFolder(const QString& folder) {
    m_path = new QLineEdit(QDir::toNativeSeparators(folder));
    m_path->setMinimumHeight(32);
    m_path->setAccessibleName(tr("Folder"));
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    auto* browse = new QPushButton(tr("Browse…"));
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Choose where the folder goes"));
    connect(browse, &QPushButton::clicked, this, &SaveRunDialog::browse);
    auto* control = new QWidget;
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    control->setFocusProxy(m_path);
    m_field = new Field(tr("Folder"), control);
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
    const QString folder = QFileDialog::getExistingDirectory(this, windowTitle());
    if (!folder.isEmpty()) m_path->setText(QDir::toNativeSeparators(QDir(folder).filePath(m_name)));
    m_field->setError({});
}

void SaveRunDialog::setProblem(const QString& sentence) {
    m_save->setEnabled(true);
    m_field->setError(sentence);
    resize(kWidth, layout()->heightForWidth(kWidth));
}

}  // namespace quantelier

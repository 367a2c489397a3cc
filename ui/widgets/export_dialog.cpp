#include "ui/widgets/export_dialog.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include "ui/format.h"
#include "ui/models/export_words.h"
#include "ui/widgets/dialog_parts.h"
#include "ui/widgets/export_choices.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kFactWidth = 80;
}  // namespace

ExportDialog::ExportDialog(const ExportFormat& format, qint64 floatBytes, const QString& folder,
                           const ExportChoices& choices, QWidget* parent)
    : QDialog(parent), m_format(format), m_choices(new ExportChoicesBox(format.id, choices)) {
    const ExportWords words = exportWords(format);
    QVBoxLayout* const column = makeDialogColumn(this, tr("Export %1").arg(words.name));
    column->addWidget(buildFile(QDir(folder).filePath(words.fileName)));
    column->addLayout(buildFacts());
    column->addWidget(m_choices);
    column->addWidget(buildCheck());
    column->addLayout(buildButtons());
    connect(m_choices, &ExportChoicesBox::changed, this, [this, floatBytes] {
        showSize(floatBytes);
        emit choicesChanged(m_choices->choices());
    });
    showSize(floatBytes);
    checkPath();
}

QWidget* ExportDialog::buildFile(const QString& path) {
    const QString caption = makesFolder() ? tr("Folder") : tr("File");
    const PathControl control = makePathControl(
        path, caption, makesFolder() ? tr("Choose where the folder goes") : tr("Choose the file"));
    m_path = control.path;
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::checkPath);
    connect(control.browse, &QPushButton::clicked, this, &ExportDialog::browse);
    m_field = new Field(caption, control.widget);
    return m_field;
}

QLayout* ExportDialog::buildFacts() {
    const ExportWords words = exportWords(m_format);
    auto* grid = new QGridLayout;
    grid->setColumnMinimumWidth(0, kFactWidth);
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(0);
    const auto fact = [grid](const QString& name, QWidget* value, Qt::Alignment alignment) {
        const int row = grid->rowCount();
        grid->addWidget(makeLabel(name, TextRole::Caption, Tone::Secondary), row, 0,
                        Qt::AlignLeft | alignment);
        grid->addWidget(value, row, 1);
    };
    fact(tr("Format"), makeParagraph(words.content, TextRole::Body, Tone::Normal), Qt::AlignTop);
    m_size = makeLabel({}, TextRole::Body);
    fact(tr("Size"), m_size, Qt::AlignVCenter);
    if (!words.isInteger) return grid;
    m_gate = new QCheckBox(tr("int8 is more than 0.05 points below QAT"));
    m_gate->setAccessibleName(tr("Refuse if %1").arg(m_gate->text()));
    m_gate->setChecked(true);
    fact(tr("Refuse if"), m_gate, Qt::AlignVCenter);
    return grid;
}

// The size is known for the format's defaults; another choice adds to it or takes from it.
void ExportDialog::showSize(qint64 floatBytes) {
    const QString size = format::kilobytes(m_format.bytes);
    if (!m_choices->isDefault())
        m_size->setText(tr("%1 without this choice; the size with it is shown once it is written").arg(size));
    else if (makesFolder())
        m_size->setText(tr("%1 of source text; the page shows what the model itself fills").arg(size));
    else if (exportWords(m_format).isInteger && floatBytes > 0)
        m_size->setText(tr("%1, %2 smaller than the float ONNX file")
                            .arg(size, format::ratio(double(floatBytes) / double(m_format.bytes))));
    else
        m_size->setText(size);
}

QWidget* ExportDialog::buildCheck() {
    const QString reason = exportWords(m_format).uncheckable;
    m_check = new QCheckBox(makesFolder() ? tr("Compile it and check it with all test images")
                                          : tr("Check the written file with all test images"));
    m_check->setAccessibleName(m_check->text());
    m_check->setAccessibleDescription(reason);
    m_check->setChecked(reason.isEmpty());
    m_check->setEnabled(reason.isEmpty());
    auto* check = new QWidget;
    auto* column = new QVBoxLayout(check);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_check);
    if (!reason.isEmpty()) column->addWidget(makeParagraph(reason, TextRole::Caption));
    return check;
}

QLayout* ExportDialog::buildButtons() {
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_export = new QPushButton(tr("Export"));
    m_export->setProperty("role", "primary");
    m_export->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_export);
    return row;
}

void ExportDialog::browse() {
    const QFileInfo present(m_path->text());
    if (makesFolder()) {
        const QString parent = QFileDialog::getExistingDirectory(this, windowTitle(), present.absolutePath());
        if (!parent.isEmpty()) m_path->setText(QDir(parent).filePath(present.fileName()));
        return;
    }
    const QString pattern = u'*' + QString::fromStdString(m_format.extension);
    const QString path = QFileDialog::getSaveFileName(this, windowTitle(), m_path->text(), pattern, nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty()) m_path->setText(path);
}

QString ExportDialog::pathError(const QFileInfo& file) const {
    if (!makesFolder() && file.isDir()) return tr("This is a folder. Add the name of a file.");
    if (makesFolder() && file.isFile()) return tr("This is a file. Choose another name for the folder.");
    if (!file.absoluteDir().exists())
        return tr("There is no folder %1. Choose one that exists.").arg(file.absolutePath());
    return {};
}

void ExportDialog::checkPath() {
    const QString text = m_path->text().trimmed();
    const QFileInfo file(text);
    const QString error = text.isEmpty() ? QString() : pathError(file);
    const bool isPossible = !text.isEmpty() && error.isEmpty();
    const QString replaced = makesFolder()
                                 ? tr("This folder exists and will be replaced if it is an older export.")
                                 : tr("This file exists and will be replaced.");
    m_field->setHint(isPossible && file.exists() ? replaced : QString());
    m_field->setError(error);
    m_export->setEnabled(isPossible);
}

ExportRequest ExportDialog::request() const {
    ExportRequest request;
    request.format = m_format.id;
    request.path = QFileInfo(m_path->text().trimmed()).absoluteFilePath().toStdString();
    request.gateDrop = m_gate && m_gate->isChecked();
    request.checkWritten = m_check->isChecked();
    request.choices = m_choices->choices();
    return request;
}

}  // namespace quantelier

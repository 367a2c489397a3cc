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
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kWidth = 608;
constexpr int kPadding = 24;
constexpr int kFactWidth = 80;
}  // namespace

ExportDialog::ExportDialog(const ExportFormat& format, qint64 floatBytes, const QString& folder,
                           QWidget* parent)
    : QDialog(parent), m_format(format) {
    const ExportWords words = exportWords(format);
    const QString title = tr("Export %1").arg(words.name);
    setWindowTitle(title);
    setAccessibleName(title);
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(title, TextRole::Lead));
    column->addWidget(buildFile(QDir(folder).filePath(words.fileName)));
    column->addLayout(buildFacts(floatBytes));
    m_check = new QCheckBox(tr("Check the written file with all test images"));
    m_check->setAccessibleName(m_check->text());
    m_check->setChecked(true);
    column->addWidget(m_check);
    column->addLayout(buildButtons());
    checkPath();
    resize(kWidth, layout()->heightForWidth(kWidth));  // the hint of wrapped text is too high
}

QWidget* ExportDialog::buildFile(const QString& path) {
    m_path = new QLineEdit(path);
    m_path->setMinimumHeight(32);
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::checkPath);
    auto* browse = new QPushButton(tr("Browse…"));
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Choose the file"));
    connect(browse, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* control = new QWidget;
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    control->setFocusProxy(m_path);
    m_path->setAccessibleName(tr("File"));
    m_field = new Field(tr("File"), control);
    return m_field;
}

QLayout* ExportDialog::buildFacts(qint64 floatBytes) {
    const ExportWords words = exportWords(m_format);
    QString size = format::kilobytes(m_format.bytes);
    if (words.isInteger && floatBytes > 0)
        size += tr(", %1 smaller than the float ONNX file")
                    .arg(format::ratio(double(floatBytes) / double(m_format.bytes)));
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
    fact(tr("Size"), makeLabel(size, TextRole::Body), Qt::AlignVCenter);
    if (!words.isInteger) return grid;
    m_gate = new QCheckBox(tr("int8 is more than 0.05 points below QAT"));
    m_gate->setAccessibleName(tr("Refuse if %1").arg(m_gate->text()));
    m_gate->setChecked(true);
    fact(tr("Refuse if"), m_gate, Qt::AlignVCenter);
    return grid;
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
    const QString pattern = u'*' + QString::fromStdString(m_format.extension);
    const QString path = QFileDialog::getSaveFileName(this, windowTitle(), m_path->text(), pattern, nullptr,
                                                      QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty()) m_path->setText(path);
}

void ExportDialog::checkPath() {
    const QFileInfo file(m_path->text().trimmed());
    const bool isFolder = file.isDir();
    const bool isPossible = !m_path->text().trimmed().isEmpty() && !isFolder && file.absoluteDir().exists();
    m_field->setHint(isPossible && file.exists() ? tr("This file exists and will be replaced.") : QString());
    if (isPossible || m_path->text().trimmed().isEmpty())
        m_field->setError({});
    else
        m_field->setError(
            isFolder ? tr("This is a folder. Add the name of a file.")
                     : tr("There is no folder %1. Choose one that exists.").arg(file.absolutePath()));
    m_export->setEnabled(isPossible);
}

ExportRequest ExportDialog::request() const {
    ExportRequest request;
    request.format = m_format.id;
    request.path = QFileInfo(m_path->text().trimmed()).absoluteFilePath().toStdString();
    request.gateDrop = m_gate && m_gate->isChecked();
    request.checkWritten = m_check->isChecked();
    return request;
}

}  // namespace quantelier

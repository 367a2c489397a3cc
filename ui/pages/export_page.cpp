#include "ui/pages/export_page.h"

#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/engine_words.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/export_words.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/bytes_panel.h"
#include "ui/widgets/certificate_panel.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/format_panel.h"

namespace quantelier {

namespace {
constexpr int kGap = 16;
constexpr int kFormatsWidth = 352;
}  // namespace

ExportPage::ExportPage(RecipeModel* recipe, QWidget* parent)
    : Page([] { return tr("Export"); },
           [] {
               return tr(
                   "Write the int8 model for where it will run, with proof that it is the one you trained.");
           },
           parent),
      m_recipe(recipe),
      m_folder(QDir::homePath()),
      m_formats(new FormatPanel) {
    setHelp([] {
        return tr(
            "The certificate compares every engine with every other over all test images. The file that is "
            "written "
            "uses the scales and zero points that were trained, nothing is measured again.");
    });
    buildHeader();
    setChapter(QStringLiteral("export"));
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_formats);
    addSideColumn(m_formats, kFormatsWidth);
    row->addWidget(buildRight(), 1);
    connect(m_formats, &FormatPanel::chosenChanged, this, &ExportPage::showChosen);
    connect(m_recipe, &RecipeModel::changed, this,
            [this] { m_bytes->showBytes(m_recipe->recipe(), m_modelSizes); });
    for (QWidget* part : {static_cast<QWidget*>(m_certificate), static_cast<QWidget*>(m_bytes),
                          static_cast<QWidget*>(m_formats)})
        presentedViews().add({part});
    setSizes({});
    setFormats({});
    updateCertify();
}

void ExportPage::buildHeader() {
    m_certify = addSecondaryButton(
        IconName::Stale, [] { return tr("Run certificate"); }, Qt::CTRL | Qt::Key_R);
    m_certify->setObjectName(QStringLiteral("certify"));
    connect(m_certify, &QPushButton::clicked, this, [this] {
        if (isBusy(m_certify)) return;
        setBusy(m_certify, true);
        emit certificateRequested();
    });
    connect(primaryButton(), &QPushButton::clicked, this, &ExportPage::openExportDialog);
}

QWidget* ExportPage::buildRight() {
    auto* right = new QWidget;
    m_bytes = new BytesPanel;
    m_bytes->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_certificate = new CertificatePanel;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_bytes);
    column->addWidget(m_certificate, 1);
    return right;
}

void ExportPage::setFormats(const std::vector<ExportFormat>& formats) {
    m_formats->setFormats(formats);
    m_formats->clearOutcome();  // it told of an older model
    showChosen();
}

void ExportPage::showChosen() {
    const ExportFormat* chosen = m_formats->chosen();
    const bool isPossible = chosen && chosen->reason.empty();
    setPrimary(IconName::Export, [this] {
        const ExportFormat* format = m_formats->chosen();
        return tr("Export %1…").arg(format ? exportWords(*format).name : tr("a model"));
    });
    primaryButton()->setEnabled(isPossible);
    setWords(primaryButton(), "toolTip", [this] {
        const ExportFormat* format = m_formats->chosen();
        return format ? engineWords(format->reason) : tr("Train and convert a network first");
    });
    const QString format = QString::fromStdString(chosen ? chosen->id : "onnx");
    const QString file = chosen ? exportWords(*chosen).fileName : QStringLiteral("lenet_int8.onnx");
    setCommandLine(
        QStringLiteral("quantelier export --ckpt_path %1 --format %2%3 --output %4")
            .arg(format::shellWord(m_checkpoint.isEmpty() ? QStringLiteral("checkpoint_lenet_quant.ckpt")
                                                          : m_checkpoint),
                 format, chosen ? exportOptions(chosen->id, m_choices) : QString(), file));
}

void ExportPage::setSizes(const ModelSizes& sizes) {
    m_modelSizes = sizes;
    m_bytes->showBytes(m_recipe->recipe(), sizes);
}

void ExportPage::setCheckpointPath(const QString& quantCheckpoint) {
    m_checkpoint = quantCheckpoint;
    showChosen();
}

void ExportPage::setExportFolder(const QString& folder) {
    m_folder = folder;
}

// --- Certificate
// ----------------------------------------------------------------------------------------------------

void ExportPage::setCanCertify(bool possible) {
    m_canCertify = possible;
    updateCertify();
}

void ExportPage::updateCertify() {
    setBusy(m_certify, false);
    m_certify->setEnabled(m_canCertify);
    setWords(m_certify, "toolTip",
             [=] { return m_canCertify ? QString() : tr("Convert and fine-tune first"); });
    setWords(m_certify, "text", [=] {
        return m_certificate->hasCertificate() ? tr("Run certificate again") : tr("Run certificate");
    });
}

void ExportPage::showCertificate(const Certificate& certificate) {
    m_certificate->showCertificate(certificate);
    updateCertify();
}

void ExportPage::showCertificateSoFar(const Certificate& rows) {
    m_certificate->showSoFar(rows);
}

void ExportPage::clearCertificate() {
    m_certificate->clear();
    updateCertify();
}

void ExportPage::certificateFailed(const Words& sentence) {
    m_certificate->showFailure(sentence);
    updateCertify();
}

void ExportPage::setStale(const Words& why) {
    if (m_certificate->hasCertificate()) m_certificate->setStale(why);
}

// --- Export
// ---------------------------------------------------------------------------------------------------------

void ExportPage::openExportDialog() {
    const ExportFormat* chosen = m_formats->chosen();
    if (!chosen || !chosen->reason.empty() || isBusy(primaryButton())) return;
    const ExportFormat* floatFormat = m_formats->find("onnx-float");
    auto* dialog =
        new ExportDialog(*chosen, floatFormat ? floatFormat->bytes : 0, m_folder, m_choices, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::choicesChanged, this, [this](const ExportChoices& choices) {
        m_choices = choices;
        showChosen();
    });
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_formats->clearOutcome();
        setBusy(primaryButton(), true);
        emit exportRequested(dialog->request());
    });
    dialog->open();
}

void ExportPage::exportFinished(const QString& path, qint64 bytes) {
    setBusy(primaryButton(), false);
    m_folder = QFileInfo(path).absolutePath();
    m_formats->showWritten(path, bytes);
    emit announced(tr("Exported, %1.").arg(format::kilobytes(bytes)));
}

void ExportPage::exportFailed(const Words& sentence) {
    setBusy(primaryButton(), false);
    m_formats->showFailure(sentence);
    emit announced(sentence());
}

}  // namespace quantelier

// Studio: what is computed beside training, and the pages that show it.
#include <QDesktopServices>
#include <QDirIterator>
#include <QFileInfo>
#include <QUrl>

#include "app/studio.h"
#include "ui/bottom_bar.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/log_dock.h"
#include "ui/pages/by_hand_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/faults_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/train_page.h"

namespace quantelier {

struct Studio::Snapshot {
    Evaluation floats, quant, integer;
    QuantReport report;
    ModelSizes sizes;
};

namespace {

constexpr int kSlowMilliseconds = 1000;

// An export is a file or a folder of files.
qint64 writtenBytes(const QString& path) {
    const QFileInfo written(path);
    if (!written.isDir()) return written.size();
    qint64 sum = 0;
    QDirIterator files(path, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        sum += files.fileInfo().size();
    }
    return sum;
}

// What takes long enough to be stopped.
Words slowWords(const InsightWorker& insight, int reportPercent) {
    if (insight.isRunning(Insight::Certificate)) return [] { return Studio::tr("Comparing every engine"); };
    if (insight.isRunning(Insight::Export))
        return [] { return Studio::tr("Writing and checking the export"); };
    if (insight.isRunning(Insight::Compare)) return [] { return Studio::tr("Reading all test images"); };
    if (insight.isRunning(Insight::Report))
        return [reportPercent] { return Studio::tr("Measuring for the report, %1 %").arg(reportPercent); };
    return {};
}

QString folderOf(const QString& path) {
    return QFileInfo(path).isDir() ? path : QFileInfo(path).path();
}

}  // namespace

Models Studio::withInteger(const Models& models, const PreparedData& data, const CancelToken& cancel) {
    return models.quant
               ? models
               : quantized(models, quantizeWithoutTraining(*models.floats, models.recipe, data, cancel));
}

Studio::Snapshot Studio::measure(const Models& models, const PreparedData& data, const CancelToken& cancel) {
    const Models whole = withInteger(models, data, cancel);
    Snapshot snapshot;
    snapshot.report = quantReport(*whole.quant);
    snapshot.sizes = modelSizes(whole);
    if (models.floats)
        snapshot.floats =
            evaluationFromLogits(floatLogits(*models.floats, data.test, cancel), data.test.labels);
    if (models.quant)
        snapshot.quant =
            evaluationFromLogits(quantLogits(*models.quant, data.test, cancel), data.test.labels);
    snapshot.integer =
        evaluationFromLogits(integerLogits(*whole.integer, data.test, cancel), data.test.labels);
    return snapshot;
}

void Studio::connectInsight() {
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, &Studio::showSlowInsight);
    connect(&m_insight, &InsightWorker::busyChanged, this, [this] {
        if (slowWords(m_insight, m_reportPercent).isEmpty()) {
            m_slow.stop();
            showSlowInsight();
        } else if (!m_slow.isActive()) {
            m_slow.start();
        }
    });
    connect(m_exportPage, &ExportPage::certificateRequested, this, &Studio::certify);
    connect(m_exportPage, &ExportPage::exportRequested, this, &Studio::exportModel);
    connect(m_exportPage, &ExportPage::announced, m_window, &MainWindow::announce);
}

void Studio::publish(const Models& models) {
    m_models = models;
    if (!m_drawsWithFile) readWith(models);
    m_explorer.setNetwork(models.floats, m_trainedOn);
    m_exportPage->setCanCertify(models.integer != nullptr);
    m_exportPage->setFormats(exportFormats(models));
    if (!models.floats) {
        m_quantizePage->showReport({}, {});
        m_quantizePage->showAccuracies({});
        m_certified.reset();
        m_exportPage->clearCertificate();
        m_trainPage->setSizes({});
        m_quantizePage->setSizes({});
        m_exportPage->setSizes({});
    }
    modelsToCompare();
    m_workbench.faults->clear();
    m_workbench.byHand->clear();
    if (!isBusy(m_state)) updateSteps();
}

void Studio::measureSnapshot(Stage stage, int epoch, const Models& models) {
    const bool wanted =
        m_trainPage->measuresInt8() ||
        epoch == (stage == Stage::Float ? models.recipe.train : models.recipe.quantTrain).epochs;
    if (wanted) takeSnapshot(stage, epoch, models, m_runFolder.toStdString());
}

// `folder`: that of the run whose epoch it is; empty: it has it already.
void Studio::takeSnapshot(Stage stage, int epoch, const Models& models, const std::string& folder) {
    m_insight.run<Snapshot>(
        Insight::Snapshot,
        [models, data = m_trainedOn, stage, epoch, folder](const CancelToken& cancel) {
            const Snapshot snapshot = measure(models, *data, cancel);
            const Evaluation& integer = snapshot.integer;
            if (!folder.empty())
                addInt8Point(folder, {stage, epoch, integer.accuracyPercent(), integer.total});
            return snapshot;
        },
        [this, stage, epoch, models, folder](const Snapshot& snapshot) {
            if (models.quant) {
                m_measuredAt = {QString::fromStdString(folder), stage, epoch};
                m_measured.floatModel = snapshot.floats;
                m_measured.fakeQuant = snapshot.quant;
                m_measured.int8Model = snapshot.integer;
            } else {
                takeUntrained(snapshot.floats, snapshot.integer, snapshot.sizes.int8File,
                              models.recipe.quant);
            }
            m_trainPage->addInt8Accuracy(stage, epoch, snapshot.integer.accuracyPercent());
            m_sizes = snapshot.sizes;
            m_trainPage->setSizes(snapshot.sizes);
            m_quantizePage->setSizes(snapshot.sizes);
            m_quantizePage->showReport(snapshot.report, models.recipe.quant);
            m_quantizePage->showAccuracies(m_measured);
            m_exportPage->setSizes(snapshot.sizes);
            updateSteps();
            if (m_state == RunState::Finished) keepReport();
        },
        [this](const QString& error) { report(Severity::Warning, error, Step::Quantize); });
}

void Studio::showSlowInsight() {
    m_window->bottomBar()->setBackground(slowWords(m_insight, m_reportPercent));
}

void Studio::stopInsight() {
    if (m_insight.isRunning(Insight::Certificate))
        m_exportPage->certificateFailed([] { return tr("Stopped."); });
    if (m_insight.isRunning(Insight::Export))
        m_exportPage->exportFailed([] { return tr("Stopped. Nothing was written."); });
    if (m_insight.isRunning(Insight::Report))
        m_window->toast(Severity::Info, tr("Stopped. No report was written."));
    for (const Insight kind : {Insight::Certificate, Insight::Export, Insight::Report})
        m_insight.cancel(kind);
    if (m_insight.isRunning(Insight::Compare)) cancelComparison();
    updateSteps();
}

// New training makes what is still being computed of the present models pointless.
void Studio::cancelInsight() {
    cancelComparison();
    m_insight.cancel(Insight::Estimate);
    m_explorer.cancel();
    if (m_insight.isBusy(Insight::Certificate))
        m_exportPage->certificateFailed([] { return tr("Stopped: a new training began."); });
    m_insight.cancel(Insight::Certificate);
    if (m_insight.isBusy(Insight::Export))
        m_exportPage->exportFailed([] { return tr("Stopped: a new training began. Nothing was written."); });
    m_insight.cancel(Insight::Export);
}

// Rounding alone: always reported beside the fine-tuned network.
void Studio::takeUntrained(const Evaluation& floats, const Evaluation& integer, std::int64_t fileBytes,
                           const QuantRecipe& quant) {
    m_measured.floatModel = floats;
    m_measured.untrained = integer;
    m_measured.untrainedFile = fileBytes;
    m_measured.truth = m_trainedOn->test.labels;
    m_untrainedWith = quant;
}

bool Studio::hasBaseline() const {
    Recipe then = m_recipe.recipe();
    then.quant = m_untrainedWith;
    return m_measured.untrained.total > 0 && recipeToJson(then) == recipeToJson(m_recipe.recipe());
}

void Studio::certify() {
    if (!m_trainedOn)
        return m_exportPage->certificateFailed([] { return tr("The test images are not there: see Data."); });
    m_insight.run<Certificate>(
        Insight::Certificate,
        [this, models = m_models, data = m_trainedOn](const CancelToken& cancel) {
            // The token outlives these calls: the worker is told of the job's end behind them.
            return quantelier::certify(models, data->test, cancel, {},
                                       [this, &cancel](const Certificate& rows) {
                                           QMetaObject::invokeMethod(this, [this, &cancel, rows] {
                                               if (!cancel.isCancelled())
                                                   m_exportPage->showCertificateSoFar(rows);
                                           });
                                       });
        },
        [this, models = m_models](const Certificate& certificate) {
            m_certified = models.integer;
            m_certificate = certificate;
            m_isCertifiedInLesson = true;
            m_exportPage->showCertificate(certificate);
            updateSteps();
            keepReport();
        },
        [this](const QString& error) {
            m_exportPage->certificateFailed(error);
            report(Severity::Error, error, Step::Export);
        });
}

void Studio::exportModel(const ExportRequest& request) {
    if (!m_trainedOn)
        return m_exportPage->exportFailed([] { return tr("The test images are not there: see Data."); });
    m_insight.run<qint64>(
        Insight::Export,
        [models = m_models, request, data = m_trainedOn](const CancelToken& cancel) {
            exportChecked(models, request, data->test, cancel);
            return writtenBytes(QString::fromStdString(request.path));
        },
        [this, request](qint64 bytes) {
            const QString path = QString::fromStdString(request.path);
            m_exportPage->exportFinished(path, bytes);
            m_exported = format::kilobytes(bytes);
            keepExportFacts(request, bytes);
            updateSteps();
            m_window->toast(Severity::Success, tr("Exported, %1").arg(format::kilobytes(bytes)),
                            tr("Open folder"),
                            [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(path))); });
        },
        [this](const QString& error) {
            m_exportPage->exportFailed(error);
            report(Severity::Error, error, Step::Export);
        });
}

}  // namespace quantelier

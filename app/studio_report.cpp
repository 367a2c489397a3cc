// Studio: reports of runs, as HTML or PDF.
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include "app/studio.h"
#include "ui/bottom_bar.h"
#include "ui/engine_words.h"
#include "ui/language.h"
#include "ui/log_dock.h"
#include "ui/pages/export_page.h"
#include "ui/pages/runs_page.h"
#include "ui/report_file.h"
#include "ui/report_pdf.h"
#include "ui/translation.h"

namespace quantelier {

namespace {

ReportLanguage windowLanguage() {
    ReportLanguage language;
    language.code = languageCode().replace(u'_', u'-').toStdString();
    language.translate = windowTranslation;
    language.date = [](std::int64_t seconds) {
        return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), QLocale::ShortFormat).toStdString();
    };
    return language;
}

void write(const QString& path, const std::vector<ReportRun>& runs, const ReportLanguage& language) {
    if (isPdf(path))
        writeReportPdf(reportDocument(runs, language), path);
    else
        writeReport(path.toStdString(), runs, language);
}

// What cannot be measured is missing in the report, which says why.
ReportRun measured(const std::string& folder, const QString& code, const CancelToken& cancel,
                   const Progress& progress) {
    ReportRun run = reportRun(folder);
    std::shared_ptr<const PreparedData> data;
    try {
        data = dataOfRun(run.run);
    } catch (const Error& e) {
        run.whyNotRead = engineWords(e.what(), code).toStdString();
        return run;
    }
    measure(run, *data, {}, cancel, progress);
    return run;
}

QString suggestedFile(const QStringList& folders) {
    if (folders.size() == 1) return QDir(folders[0]).filePath(QString::fromLatin1(kReportFile));
    const QString names = QFileInfo(folders[0]).fileName() + u'-' + QFileInfo(folders[1]).fileName();
    return QFileInfo(folders[0]).dir().filePath(names + QStringLiteral(".html"));
}

}  // namespace

void Studio::connectReport() {
    connect(m_runsPage, &RunsPage::reportRequested, this, &Studio::askForReport);
    connect(m_window, &MainWindow::reportRequested, this, [this] {
        if (m_runFolder.isEmpty())
            m_window->toast(Severity::Info, tr("There is no run yet. Train, then save its report."));
        else
            askForReport({m_runFolder});
    });
}

void Studio::askForReport(const QStringList& folders) {
    const QString path = chooseReportFile(m_window, suggestedFile(folders));
    if (!path.isEmpty()) makeReport(folders, path);
}

void Studio::makeReport(const QStringList& folders, const QString& path) {
    m_reportPercent = 0;
    m_insight.run<QString>(
        Insight::Report,
        [this, folders, path, language = windowLanguage(), code = languageCode()](const CancelToken& cancel) {
            std::vector<ReportRun> runs;
            for (const QString& folder : folders) {
                const double before = double(runs.size()), all = double(folders.size());
                // The token outlives these calls: the worker is told of the job's end behind them.
                const auto progress = [this, &cancel, before, all](double share) {
                    QMetaObject::invokeMethod(this,
                                              [this, &cancel, percent = 100.0 * (before + share) / all] {
                                                  if (!cancel.isCancelled())
                                                      showReportProgress(qRound(percent));
                                              });
                };
                runs.push_back(measured(folder.toStdString(), code, cancel, progress));
            }
            cancel.checkpoint();
            write(path, runs, language);
            return path;
        },
        [this](const QString& written) {
            m_window->toast(Severity::Success, tr("Report written: %1").arg(QFileInfo(written).fileName()),
                            tr("Open"),
                            [written] { QDesktopServices::openUrl(QUrl::fromLocalFile(written)); });
        },
        [this](const QString& error) { report(Severity::Error, error, Step::Runs); });
}

void Studio::showReportProgress(int percent) {
    m_reportPercent = percent;
    if (!m_slow.isActive()) showSlowInsight();
}

// Nothing is computed for it: what the training and the pages measured, in the run's folder.
void Studio::keepReport() {
    if (m_keptReport.isEmpty() || m_keptReport != m_runFolder) return;
    const bool isOfLastEpoch = m_measuredAt.folder == m_runFolder && m_measuredAt.stage == Stage::Quant;
    std::optional<ReportReadings> readings;
    if (isOfLastEpoch)
        readings = ReportReadings{m_measured.truth,
                                  {m_measured.floatModel, m_measured.fakeQuant, m_measured.int8Model},
                                  m_measured.untrained};
    const DatasetPair& original = m_trainedOn->original;
    const ReportData data{m_trainedOn->train.count(), m_trainedOn->test.count(), original.canonicalMnist,
                          original.sha256};
    const bool isCertified = m_certified && m_certified == m_models.integer;
    m_insight.run<QString>(
        Insight::KeptReport,
        [folder = m_runFolder.toStdString(), epoch = m_measuredAt.epoch, readings, data,
         certificate = isCertified ? m_certificate : std::nullopt,
         language = windowLanguage()](const CancelToken&) {
            ReportRun run = reportRun(folder);
            run.data = data;
            if (run.run.results.quant.epochsDone == epoch) run.readings = readings;
            run.certificate = certificate;
            const std::string path = folder + '/' + kReportFile;
            writeReport(path, {run}, language);
            return QString::fromStdString(path);
        },
        [this](const QString& path) {
            m_window->log()->add(Severity::Info, tr("The report of the run is in %1.").arg(path));
        },
        [this](const QString& error) { report(Severity::Warning, error, Step::Runs); });
}

}  // namespace quantelier

// Studio: what was cut off, what could not be written, and what ran away goes on.
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include "app/studio.h"
#include "ui/log_dock.h"
#include "ui/settings.h"
#include "ui/widgets/resume_dialog.h"
#include "ui/widgets/save_run_dialog.h"

namespace quantelier {

void Studio::connectRecovery() {
    // A run is marked as long as a training of this window is not over: what is cut off keeps its mark.
    connect(&m_training, &TrainingController::executorChosen, this,
            [this] { RunStore::markBegun(m_runFolder); });
    const auto markEnded = [this] { RunStore::markEnded(m_runFolder); };
    connect(&m_training, &TrainingController::finished, this, markEnded);
    connect(&m_training, &TrainingController::stopped, this, markEnded);
    connect(&m_training, &TrainingController::failed, this, markEnded);
    connect(&m_training, &TrainingController::lossNotFinite, this, markEnded);
    connect(&m_training, &TrainingController::couldNotSave, this, &Studio::couldNotSave);
    connect(&m_training, &TrainingController::savedTo, this, [this](const QString& folder) {
        RunStore::markEnded(m_runFolder);  // what is there is older
        m_unsaved.clear();
        for (auto* dialog : m_window->findChildren<SaveRunDialog*>()) dialog->accept();
        openRun(folder, m_continuesUnsaved);
    });
}

void Studio::offerUnfinished() {
    const QStringList folders = m_runs.unfinished();
    if (folders.isEmpty()) return;
    const QString folder = folders.first();
    const RunSummary run = readRun(folder.toStdString());
    const auto point = continuePoint(run);
    if (!point) return RunStore::markEnded(folder);  // it ended before there was anything to go on from
    const auto goOn = [this, folder] {
        RunStore::markEnded(folder);
        openRun(folder, true);
    };
    if (QSettings().value(QLatin1String(kAlwaysContinue), false).toBool()) return goOn();
    const QString stage = point->stage == Stage::Float ? tr("float training") : tr("fine-tuning");
    const int epochs = (point->stage == Stage::Float ? run.recipe.train : run.recipe.quantTrain).epochs;
    const QString what = tr("%1 stopped in its %2, in epoch %3 of %4, after step %5.")
                             .arg(QString::fromStdString(run.name()), stage)
                             .arg(point->epoch)
                             .arg(epochs)
                             .arg(point->step);
    const QDateTime saved = QFileInfo(QString::fromStdString(point->checkpoint)).lastModified();
    auto* dialog = new ResumeDialog(
        what, tr("Saved on %1.").arg(QLocale().toString(saved, QLocale::ShortFormat)), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResumeDialog::continueRequested, this, [goOn](bool always) {
        if (always) QSettings().setValue(QLatin1String(kAlwaysContinue), true);
        goOn();
    });
    connect(dialog, &ResumeDialog::openRequested, this, [this, folder] {
        RunStore::markEnded(folder);
        openRun(folder, false);
    });
    connect(dialog, &ResumeDialog::discardRequested, this, [this, folder] {
        RunStore::markEnded(folder);
        deleteRun(folder);
    });
    dialog->open();
}

void Studio::continueAtRate(double rate) {
    const Stage stage = m_lastStep.stage;
    openRun(m_runFolder, true, [stage, rate](Recipe& recipe) {
        (stage == Stage::Float ? recipe.train : recipe.quantTrain).learningRate = rate;
    });
}

void Studio::couldNotSave(const QString& sentence, bool wasStopping) {
    m_continuesUnsaved = !wasStopping;
    for (auto* dialog : m_window->findChildren<SaveRunDialog*>()) return dialog->setProblem(sentence);
    m_unsaved = sentence;
    setRunState(RunState::Stopped);
    m_window->log()->add(Severity::Error, sentence, tr("Save elsewhere"), QString::fromLatin1(kSaveRunLink));
    m_window->announce(sentence);
    askWhereToSave();
}

void Studio::askWhereToSave() {
    if (m_unsaved.isEmpty()) return;
    auto* dialog = new SaveRunDialog(m_unsaved, m_runFolder, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveRunDialog::saveRequested, &m_training, &TrainingController::saveTo);
    dialog->open();
}

bool Studio::mayLoseUnsaved() {
    if (m_unsaved.isEmpty()) return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Quantelier"),
                    tr("This run is in memory only. Close and lose it?"), QMessageBox::NoButton, m_window);
    box.setInformativeText(m_unsaved);
    QAbstractButton* const close = box.addButton(tr("Close and lose it"), QMessageBox::DestructiveRole);
    QPushButton* const save = box.addButton(tr("Save elsewhere…"), QMessageBox::AcceptRole);
    box.setDefaultButton(save);
    box.exec();
    if (box.clickedButton() == save) askWhereToSave();
    return box.clickedButton() == close;
}

}  // namespace quantelier

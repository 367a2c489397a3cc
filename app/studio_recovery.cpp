// Studio: what was cut off, what could not be written, and what ran away goes on.
#include <QDateTime>
#include <QEventLoop>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <utility>

#include "app/studio.h"
#include "ui/log_dock.h"
#include "ui/settings.h"
#include "ui/widgets/resume_dialog.h"
#include "ui/widgets/save_run_dialog.h"

namespace quantelier {

void Studio::connectRecovery() {
    // A run is marked as long as a training of this window is not over: what is cut off keeps its mark.
    connect(&m_training, &TrainingController::executorChosen, this, [this] {
        m_markedFolder = m_runFolder;
        m_runs.markBegun(m_markedFolder);
    });
    const auto markEnded = [this] {
        if (!m_isClosing && !m_markedFolder.isEmpty())
            m_runs.markEnded(std::exchange(m_markedFolder, QString()));
    };
    connect(&m_training, &TrainingController::finished, this, markEnded);
    connect(&m_training, &TrainingController::stopped, this, markEnded);
    connect(&m_training, &TrainingController::failed, this, markEnded);
    connect(&m_training, &TrainingController::lossNotFinite, this, markEnded);
    connect(&m_training, &TrainingController::couldNotSave, this, &Studio::couldNotSave);
    connect(&m_training, &TrainingController::savedTo, this, [this, markEnded](const QString& folder) {
        markEnded();  // what is in the old place is older
        m_unsaved.clear();
        for (auto* dialog : m_window->findChildren<SaveRunDialog*>()) dialog->accept();
        openRun(folder, m_continuesUnsaved);
    });
}

void Studio::offerUnfinished() {
    for (const QString& folder : m_runs.unfinished()) {
        const RunSummary run = readRun(folder.toStdString());
        if (const auto point = continuePoint(run)) return offer(folder, run, *point);
        m_runs.markEnded(folder);  // it ended before there was anything to go on from
    }
}

void Studio::offer(const QString& folder, const RunSummary& run, const ContinuePoint& point) {
    if (QSettings().value(QLatin1String(kAlwaysContinue), false).toBool()) return openRun(folder, true);
    const QString stage = point.stage == Stage::Float ? tr("float training") : tr("fine-tuning");
    const int epochs = (point.stage == Stage::Float ? run.recipe.train : run.recipe.quantTrain).epochs;
    const QString what = tr("%1 stopped in its %2, in epoch %3 of %4, after step %5.")
                             .arg(QString::fromStdString(run.name()), stage)
                             .arg(point.epoch)
                             .arg(epochs)
                             .arg(point.step);
    const QDateTime saved = QFileInfo(QString::fromStdString(point.checkpoint)).lastModified();
    auto* dialog = new ResumeDialog(
        what, tr("Saved on %1.").arg(QLocale().toString(saved, QLocale::ShortFormat)), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ResumeDialog::continueRequested, this, [this, folder](bool always) {
        if (always) QSettings().setValue(QLatin1String(kAlwaysContinue), true);
        openRun(folder, true);
    });
    connect(dialog, &ResumeDialog::openRequested, this, [this, folder] {
        m_runs.markEnded(folder);
        openRun(folder, false);
    });
    connect(dialog, &ResumeDialog::discardRequested, this, [this, folder] {
        m_runs.markEnded(folder);
        deleteRun(folder);
    });
    dialog->open();
}

void Studio::continueAtSaferRate() {
    if (!m_saferRate) return;
    const SaferRate safer = *m_saferRate;
    openRun(safer.folder, true, [safer](Recipe& recipe) {
        (safer.stage == Stage::Float ? recipe.train : recipe.quantTrain).learningRate = safer.rate;
    });
}

void Studio::couldNotSave(const QString& sentence, bool wasStopping) {
    m_continuesUnsaved = !wasStopping;
    for (auto* dialog : m_window->findChildren<SaveRunDialog*>()) return dialog->setProblem(sentence);
    m_unsaved = sentence;
    setRunState(RunState::Stopped);
    m_window->log()->add(Severity::Error, sentence, tr("Save elsewhere"), QString::fromLatin1(kSaveRunLink));
    m_window->announce(sentence);
    if (!m_isClosing) askWhereToSave();
}

void Studio::askWhereToSave() {
    if (m_unsaved.isEmpty()) return;
    auto* dialog = new SaveRunDialog(m_unsaved, m_runFolder, m_continuesUnsaved, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveRunDialog::saveRequested, &m_training, &TrainingController::saveTo);
    dialog->open();
}

bool Studio::mayLoseUnsaved() {
    if (m_unsaved.isEmpty()) return true;
    QMessageBox box(QMessageBox::NoIcon, tr("Quantelier"),
                    tr("What was trained last is in memory only. Go on, and lose it?"), QMessageBox::NoButton,
                    m_window);
    box.setInformativeText(m_unsaved);
    const QAbstractButton* const lose = box.addButton(tr("Lose it"), QMessageBox::DestructiveRole);
    QPushButton* const save = box.addButton(tr("Save elsewhere…"), QMessageBox::AcceptRole);
    box.setDefaultButton(save);
    box.exec();
    if (box.clickedButton() == lose)
        m_unsaved.clear();
    else if (box.clickedButton() == save)
        askWhereToSave();
    return box.clickedButton() == lose;
}

// The state of the last step is on the disk before the window goes, or it stays.
bool Studio::endTrainingForClose() {
    m_isClosing = true;
    if (m_training.isRunning()) {
        QEventLoop ending;
        connect(&m_training, &TrainingController::ended, &ending, &QEventLoop::quit);
        m_training.stop();
        ending.exec();
    }
    const bool mayClose = mayLoseUnsaved();
    m_isClosing = false;
    return mayClose;
}

}  // namespace quantelier

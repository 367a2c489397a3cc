#include "ui/pages/train_page.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "engine/core/recipe_command.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/run_plots.h"
#include "ui/widgets/now_panel.h"
#include "ui/widgets/size_bars.h"
#include "ui/widgets/train_settings.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kSideWidth = 304;
constexpr int kAnnouncementMilliseconds = 10000;

}  // namespace

TrainPage::TrainPage(RecipeModel* recipe, QWidget* parent)
    : Page([] { return tr("Train"); },
           [] { return tr("Watch the network learn, first in float, then with quantization in the loop."); },
           parent),
      m_recipe(recipe),
      m_plots(new RunPlots) {
    setHelp([] {
        return tr(
            "Float epochs train as usual. Then the network is converted: every weight and every layer's "
            "output is "
            "rounded to the int8 grid while training goes on, so that the network learns to live with it.");
    });
    buildHeader();
    setChapter(QStringLiteral("train"));
    QWidget* side = buildSide();
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_plots, 1);
    row->addWidget(side);
    addSideColumn(side, kSideWidth);
    for (QWidget* plot : {m_plots->lossPanel(), m_plots->accuracyPanel()})
        presentedViews().add({plot, m_now, m_sizes});
    presentedViews().add({m_settings});
    addActions(m_plots->actions());  // their keys work on the whole page
    connect(m_plots, &RunPlots::readOut, this, &TrainPage::announced);
    connect(m_recipe, &RecipeModel::changed, this, &TrainPage::updateCommandLine);
    connect(m_recipe, &RecipeModel::changed, this, &TrainPage::updateInvitation);
    updateCommandLine();
    setRunState(RunState::Idle);
    followLanguage(this, [this] { updateInvitation(); });
}

void TrainPage::buildHeader() {
    m_save = addSecondaryButton(
        IconName::Export, [] { return tr("Save curves…"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    m_finish = addSecondaryButton(
        IconName::Flag, [] { return tr("Finish after this epoch"); }, Qt::SHIFT | Qt::Key_F7);
    m_again = addSecondaryButton(
        IconName::Replay, [] { return tr("Train again"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    connect(m_save, &QPushButton::clicked, this, &TrainPage::saveCurves);
    connect(m_again, &QPushButton::clicked, this, &TrainPage::startRequested);
    connect(m_finish, &QPushButton::clicked, this, [this] {
        m_finish->setEnabled(false);  // asked once is enough
        emit finishAfterEpochRequested();
    });
    connect(primaryButton(), &QPushButton::clicked, this, [this] {
        if (m_state == RunState::Finished)
            emit nextRequested();
        else
            emit startRequested();
    });
}

QWidget* TrainPage::buildSide() {
    auto* side = new QWidget;
    m_now = new NowPanel;
    m_sizes = new SizeBars;
    m_settings = new TrainSettings(m_recipe);
    connect(m_settings, &TrainSettings::measureInt8Changed, this, &TrainPage::measureInt8Changed);
    connect(m_settings, &TrainSettings::fakeQuantSwitched, this, &TrainPage::fakeQuantSwitched);
    connect(m_settings, &TrainSettings::observersSwitched, this, &TrainPage::observersSwitched);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_now);
    column->addWidget(m_sizes);
    column->addWidget(m_settings, 1);
    return side;
}

bool TrainPage::measuresInt8() const {
    return m_settings->measuresInt8();
}

// --- Header and words
// -----------------------------------------------------------------------------------------------

void TrainPage::setRunState(RunState state) {
    m_state = state;
    m_now->setState(state);
    m_settings->setLocked(isBusy(state));
    if (state != RunState::Paused) m_settings->setFineTuning(state == RunState::FineTuning);
    updateHeader();
    updateInvitation();
}

void TrainPage::updateHeader() {
    m_save->setEnabled(m_hasData);
    m_finish->setVisible(m_state == RunState::Training || m_state == RunState::FineTuning);
    m_again->setVisible(m_state == RunState::Finished);
    switch (m_state) {
        case RunState::Training:
        case RunState::FineTuning:
            setPrimary(QString());
            break;
        case RunState::Paused:
            setPrimary(IconName::Play, [] { return tr("Continue"); });
            break;
        case RunState::Finished:
            setPrimaryNext([] { return tr("Next: Quantize"); });
            break;
        default:
            setPrimary(IconName::Play, [] { return tr("Start training"); });
    }
}

int TrainPage::epochOfRun(Stage stage, int epoch) const {
    return m_plots->epochOfRun(stage, epoch);
}

QString TrainPage::epochWords(Stage stage, int epoch) const {
    return tr("Epoch %1 of %2").arg(epochOfRun(stage, epoch)).arg(m_plots->epochs());
}

void TrainPage::setTimeEstimate(const QString& duration) {
    m_timeEstimate = duration;
    updateInvitation();
}

void TrainPage::updateInvitation() {
    if (m_hasData || isBusy(m_state)) return m_plots->showInvitation({});
    const Recipe& recipe = m_recipe->recipe();
    QString sentence = tr("Press Start training.");
    if (!m_timeEstimate.isEmpty())
        sentence += u' ' + tr("%1 epochs take %2 on this computer.")
                               .arg(recipe.train.epochs + recipe.quantTrain.epochs)
                               .arg(m_timeEstimate);
    m_plots->showInvitation(m_state == RunState::Failed ? QString() : sentence);
    if (m_state != RunState::Failed)
        m_plots->begin(recipe.train.epochs, recipe.quantTrain.epochs);  // axes to come
}

void TrainPage::updateCommandLine() {
    setCommandLine(QStringLiteral("quantelier tutorial ") +
                   QString::fromStdString(recipeOptions(m_recipe->recipe(), "recipe.quantelier.json")));
}

// --- The run
// --------------------------------------------------------------------------------------------------------

void TrainPage::begin(int floatEpochs, int quantEpochs) {
    m_plots->begin(floatEpochs, quantEpochs);
    m_now->begin();
    m_hasData = false;
    beginFineTuning(quantEpochs);
}

void TrainPage::beginFineTuning(int quantEpochs) {
    m_plots->beginFineTuning(quantEpochs);
    m_finish->setEnabled(true);
    m_sinceAnnouncement.invalidate();
    updateHeader();
}

void TrainPage::addStep(const StepEvent& step) {
    m_plots->addStep(step);
    m_now->showStep(step, m_plots->epochOfRun(step.stage, step.epoch), m_plots->epochs());
    if (m_hasData) return;
    m_hasData = true;
    updateHeader();
    updateInvitation();
}

void TrainPage::addEpoch(const EpochEvent& epoch) {
    m_plots->addEpoch(epoch);
    if (m_sinceAnnouncement.isValid() && m_sinceAnnouncement.elapsed() < kAnnouncementMilliseconds) return;
    m_sinceAnnouncement.start();
    const QString arithmetic = seriesName(epoch.stage == Stage::Quant ? Series::FakeQuant : Series::Float);
    emit announced(tr("%1. Loss %2. Test accuracy, %3: %4.")
                       .arg(epochWords(epoch.stage, epoch.epoch), format::decimal(epoch.averageLoss, 3),
                            arithmetic, format::percent(epoch.testAccuracyPercent, epoch.testImages)));
}

void TrainPage::showRun(const Recipe& recipe, const RunCurves& curves) {
    begin(recipe.train.epochs, recipe.quantTrain.epochs);
    for (const StepEvent& step : curves.steps) m_plots->addStep(step);
    for (const EpochEvent& epoch : curves.epochs) m_plots->addEpoch(epoch);
    for (const Int8Point& point : curves.int8)
        addInt8Accuracy(point.stage, point.epoch, point.accuracyPercent);
    if (curves.steps.empty()) return;
    const StepEvent& last = curves.steps.back();
    if (last.stage == Stage::Quant) m_plots->markConverted(recipe.quant);
    m_now->showStep(last, m_plots->epochOfRun(last.stage, last.epoch), m_plots->epochs());
    m_hasData = true;
    updateHeader();
    updateInvitation();
}

void TrainPage::addInt8Accuracy(Stage stage, int epoch, double percent) {
    m_plots->addInt8Accuracy(stage, epoch, percent);
}

void TrainPage::markConverted() {
    m_plots->markConverted(m_recipe->recipe().quant);
}

void TrainPage::setSizes(const ModelSizes& sizes) {
    m_sizes->showSizes(sizes);
}

void TrainPage::showFailure(const StepEvent& step, const QString& sentence) {
    setRunState(RunState::Failed);
    m_plots->showFailure(step, sentence);
    emit announced(sentence);
}

void TrainPage::saveCurves() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the curves"),
                                                      QStringLiteral("curves.csv"), QStringLiteral("*.csv"));
    if (path.isEmpty()) return;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Text) && file.write(m_plots->asCsv().toUtf8()) >= 0 &&
        file.commit())
        return;
    QMessageBox::warning(this, tr("Not saved"),
                         tr("%1 cannot be written. Choose a folder that you may write to.").arg(path));
}

}  // namespace quantelier

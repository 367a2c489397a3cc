#include "ui/pages/train_page.h"

#include <QAction>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/format.h"
#include "ui/models/recipe_command.h"
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/loss_plot.h"
#include "ui/plots/plot_file.h"
#include "ui/plots/plot_legend.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/now_panel.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/size_bars.h"
#include "ui/widgets/tool_button.h"
#include "ui/widgets/train_settings.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kSideWidth = 304;
constexpr int kSentenceWidth = 340;
constexpr int kAnnouncementMilliseconds = 10000;

// A panel whose plot reaches its edges: the plot brings its own margins.
Panel* plotPanel(const QString& title, Plot& plot) {
    auto* panel = new Panel(title);
    panel->layout()->setContentsMargins(1, 7, 1, 7);  // clear of the round corners
    panel->layout()->setSpacing(0);
    panel->headLayout()->setContentsMargins(15, 0, 15, 0);
    panel->headLayout()->addSpacing(12);
    panel->headLayout()->addWidget(new PlotLegend(plot));
    panel->headLayout()->addStretch(1);
    panel->body()->addWidget(&plot);
    return panel;
}

}  // namespace

TrainPage::TrainPage(RecipeModel* recipe, QWidget* parent)
    : Page(tr("Train"), tr("Watch the network learn, first in float, then with quantization in the loop."),
           parent),
      m_recipe(recipe) {
    setHelp(
        tr("Float epochs train as usual. Then the network is converted: every weight and every layer's "
           "output is "
           "rounded to the int8 grid while training goes on, so that the network learns to live with it."));
    buildHeader();
    auto* plots = new QVBoxLayout;
    plots->setSpacing(kGap);
    plots->addWidget(buildLossPanel(), 54);
    plots->addWidget(buildAccuracyPanel(), 46);
    Plot::linkX(*m_loss, *m_accuracy);
    QWidget* side = buildSide();
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addLayout(plots, 1);
    row->addWidget(side);
    addSideColumn(side, kSideWidth);
    connect(m_recipe, &RecipeModel::changed, this, &TrainPage::updateCommandLine);
    connect(m_recipe, &RecipeModel::changed, this, &TrainPage::updateEmptyState);
    for (Plot* plot : {static_cast<Plot*>(m_loss), static_cast<Plot*>(m_accuracy)})
        connect(plot, &Plot::readOut, this, &TrainPage::announced);
    updateCommandLine();
    updateEmptyState();
    setRunState(RunState::Idle);
}

void TrainPage::buildHeader() {
    m_save = addSecondaryButton(IconName::Export, tr("Save curves…"));
    m_finish = addSecondaryButton(IconName::Flag, tr("Finish after this epoch"));
    m_again = addSecondaryButton(IconName::Replay, tr("Train again"));
    connect(m_save, &QPushButton::clicked, this, &TrainPage::saveCurves);
    connect(m_again, &QPushButton::clicked, this, &TrainPage::startRequested);
    connect(m_finish, &QPushButton::clicked, this, [this] {
        m_finish->setEnabled(false);  // asked once is enough
        emit finishAfterEpochRequested();
    });
    connect(primaryButton(), &QPushButton::clicked, this, &TrainPage::pressPrimary);
}

QWidget* TrainPage::buildLossPanel() {
    m_loss = new LossPlot;
    Panel* panel = plotPanel(tr("Loss"), *m_loss);
    auto* scale = new SegmentedControl(tr("Loss axis"), {tr("Linear"), tr("Log")});
    scale->setCurrentIndex(1);
    connect(scale, &SegmentedControl::chosen, this, [this](int index) { m_loss->setLog(index == 1); });
    QToolButton* fit = makeToolButton(IconName::Fit, tr("Show the whole run (F)"));
    connect(fit, &QToolButton::clicked, m_loss, &Plot::fit);
    panel->headLayout()->addWidget(makePlotMenu(*m_loss));
    panel->headLayout()->addWidget(fit);
    panel->headLayout()->addWidget(scale);

    const auto key = [this](const QString& text, Qt::Key code, auto&& slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(code);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, slot);
    };
    key(tr("Loss axis: linear or log"), Qt::Key_L, [this, scale] {
        m_loss->setLog(!m_loss->isLog());
        scale->setCurrentIndex(m_loss->isLog() ? 1 : 0);
    });
    key(tr("Show the whole run"), Qt::Key_F, [this] { m_loss->fit(); });
    (new QVBoxLayout(m_loss))->addWidget(buildOverlay());
    return panel;
}

// What lies over the loss plot: the empty state, and the reason of a failure.
QWidget* TrainPage::buildOverlay() {
    auto* overlay = new QWidget;
    overlay->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* empty = new QFrame;
    empty->setProperty("role", "panel");
    m_empty = new EmptyState(IconName::Train, tr("No training yet"), {});
    (new QVBoxLayout(empty))->addWidget(m_empty);
    empty->setMinimumWidth(kSentenceWidth + 80);
    m_emptyFrame = empty;
    auto* failure = new QFrame;
    failure->setProperty("role", "raised");
    m_failure = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_failure->setMinimumWidth(kSentenceWidth);
    auto* words = new QHBoxLayout(failure);
    words->addWidget(new IconLabel(IconName::Failed, Token::Error), 0, Qt::AlignTop);
    words->addWidget(m_failure, 1);
    m_failureFrame = failure;
    m_failureFrame->hide();
    auto* column = new QVBoxLayout(overlay);
    column->setContentsMargins(64, 24, 16, 34);  // inside the axes, below the moments
    column->addWidget(m_failureFrame, 0, Qt::AlignRight);
    column->addStretch(1);
    column->addWidget(m_emptyFrame, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return overlay;
}

QWidget* TrainPage::buildAccuracyPanel() {
    m_accuracy = new AccuracyPlot;
    Panel* panel = plotPanel(tr("Test accuracy"), *m_accuracy);
    m_sample = makeLabel({}, TextRole::Caption, Tone::Secondary);
    panel->headLayout()->addWidget(m_sample);
    panel->headLayout()->addWidget(makePlotMenu(*m_accuracy));
    return panel;
}

QWidget* TrainPage::buildSide() {
    auto* side = new QWidget;
    m_now = new NowPanel;
    m_sizes = new SizeBars;
    m_settings = new TrainSettings(m_recipe);
    connect(m_settings, &TrainSettings::measureInt8Changed, this, &TrainPage::measureInt8Changed);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_now);
    column->addWidget(m_sizes);
    column->addWidget(m_settings, 1);
    return side;
}

// --- Header and words
// -----------------------------------------------------------------------------------------------

void TrainPage::setRunState(RunState state) {
    m_state = state;
    m_now->setState(state);
    m_settings->setLocked(isBusy(state));
    updateHeader();
    updateEmptyState();
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
            setPrimary(IconName::Play, tr("Continue"));
            break;
        case RunState::Finished:
            setPrimaryNext(tr("Next: Quantize"));
            break;
        default:
            setPrimary(IconName::Play, tr("Start training"));
    }
}

void TrainPage::pressPrimary() {
    if (m_state == RunState::Finished)
        emit nextRequested();
    else
        emit startRequested();
}

void TrainPage::setTimeEstimate(const QString& duration) {
    m_timeEstimate = duration;
    updateEmptyState();
}

void TrainPage::updateEmptyState() {
    const Recipe& recipe = m_recipe->recipe();
    const int epochs = recipe.train.epochs + recipe.quantTrain.epochs;
    QString sentence = tr("Press Start training.");
    if (!m_timeEstimate.isEmpty())
        sentence += u' ' + tr("%1 epochs take %2 on this computer.").arg(epochs).arg(m_timeEstimate);
    m_empty->setSentence(sentence);
    m_emptyFrame->setVisible(!m_hasData && !isBusy(m_state) && m_state != RunState::Failed);
    if (m_hasData || isBusy(m_state)) return;
    m_loss->begin(recipe.train.epochs, recipe.quantTrain.epochs);  // the axes of the run to come
    m_accuracy->begin(recipe.train.epochs, recipe.quantTrain.epochs);
}

void TrainPage::updateCommandLine() {
    setCommandLine(QStringLiteral("quantelier tutorial ") + recipeOptions(m_recipe->recipe()));
}

bool TrainPage::measuresInt8() const {
    return m_settings->measuresInt8();
}

// --- The run
// --------------------------------------------------------------------------------------------------------

void TrainPage::begin(int floatEpochs, int quantEpochs) {
    m_floatEpochs = floatEpochs;
    m_loss->begin(floatEpochs, quantEpochs);
    m_accuracy->begin(floatEpochs, quantEpochs);
    m_hasData = false;
    m_now->begin();
    m_sample->clear();
    beginFineTuning(quantEpochs);
}

void TrainPage::beginFineTuning(int quantEpochs) {
    m_quantEpochs = quantEpochs;
    m_isConverted = false;
    m_quantSteps = 0;
    m_loss->restartQuant(quantEpochs);
    m_accuracy->restartQuant(quantEpochs);
    m_failureFrame->hide();
    m_finish->setEnabled(true);
    m_sinceAnnouncement.invalidate();
    updateMoments();
    updateHeader();
    updateEmptyState();
}

void TrainPage::addStep(const StepEvent& step) {
    m_loss->addStep(step);
    m_now->showStep(step, epochOfRun(step.stage, step.epoch), m_floatEpochs + m_quantEpochs);
    if (step.stage == Stage::Quant && m_quantSteps != step.steps) {
        m_quantSteps = step.steps;
        updateMoments();
    }
    if (m_hasData) return;
    m_hasData = true;
    updateHeader();
    updateEmptyState();
}

void TrainPage::addEpoch(const EpochEvent& epoch) {
    const int number = epochOfRun(epoch.stage, epoch.epoch);
    m_loss->addTest(epoch.stage, epoch.epoch, epoch.testLoss);
    m_accuracy->setSample(epoch.testImages);
    m_accuracy->addAccuracy(epoch.stage == Stage::Float ? Series::Float : Series::FakeQuant, number,
                            epoch.testAccuracyPercent);
    m_sample->setText(tr("%1 images").arg(format::number(epoch.testImages)));
    if (m_sinceAnnouncement.isValid() && m_sinceAnnouncement.elapsed() < kAnnouncementMilliseconds) return;
    m_sinceAnnouncement.start();
    emit announced(tr("Epoch %1 of %2. Loss %3. Test accuracy %4.")
                       .arg(number)
                       .arg(m_floatEpochs + m_quantEpochs)
                       .arg(format::decimal(epoch.averageLoss, 3),
                            format::percent(epoch.testAccuracyPercent, epoch.testImages)));
}

void TrainPage::addInt8Accuracy(Stage stage, int epoch, double percent) {
    m_accuracy->addAccuracy(Series::Int8, epochOfRun(stage, epoch), percent);
}

void TrainPage::markConverted() {
    m_isConverted = true;
    updateMoments();
}

void TrainPage::updateMoments() {
    std::vector<Moment> moments;
    if (m_isConverted) moments.push_back({double(m_floatEpochs), tr("Converted"), Token::FakeQuant});
    const QuantRecipe& quant = m_recipe->recipe().quant;
    const auto addStepMoment = [&](int step, const QString& text) {
        const double epochs = m_quantSteps > 0 ? double(step) / m_quantSteps : 0.0;
        if (m_quantSteps > 0 && step > 0 && epochs < m_quantEpochs)
            moments.push_back({m_floatEpochs + epochs, text, Token::Text});
    };
    addStepMoment(quant.quantDelay, tr("Rounding starts"));
    addStepMoment(quant.freezeObservers, tr("Ranges frozen"));
    if (quant.bnFold) addStepMoment(quant.freezeBn, tr("BN frozen"));
    m_loss->setMoments(moments);
    for (Moment& moment : moments) moment.text.clear();  // the plot above names them
    m_accuracy->setMoments(moments);
}

void TrainPage::setSizes(const ModelSizes& sizes) {
    m_sizes->showSizes(sizes);
}

void TrainPage::showFailure(const StepEvent& step, const QString& sentence) {
    m_loss->setFailure(step.stage, step.epoch, step.step, step.steps);
    m_failure->setText(sentence);
    m_failureFrame->show();
    setRunState(RunState::Failed);
    emit announced(sentence);
}

void TrainPage::saveCurves() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the curves"),
                                                      QStringLiteral("curves.csv"), QStringLiteral("*.csv"));
    if (path.isEmpty()) return;
    QString text = plotAsCsv(*m_loss);
    const QString accuracy = plotAsCsv(*m_accuracy);
    text += accuracy.mid(accuracy.indexOf(u'\n') + 1);  // one head is enough
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Text) && file.write(text.toUtf8()) >= 0 && file.commit())
        return;
    QMessageBox::warning(this, tr("Not saved"),
                         tr("%1 cannot be written. Choose a folder that you may write to.").arg(path));
}

}  // namespace quantelier

#include "ui/plots/run_plots.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/loss_plot.h"
#include "ui/plots/plot_file.h"
#include "ui/plots/plot_legend.h"
#include "ui/presentation.h"
#include "ui/presenter.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kOverlayWidth = 420;

// A panel whose plot reaches its edges: the plot brings its own margins.
Panel* plotPanel(const Words& title, Plot& plot) {
    auto* panel = new Panel(title);
    panel->layout()->setContentsMargins(1, 7, 1, 4);  // clear of the round corners
    panel->layout()->setSpacing(0);
    panel->headLayout()->setContentsMargins(15, 0, 15, 0);
    panel->headLayout()->addSpacing(12);
    panel->headLayout()->addWidget(new PlotLegend(plot));
    panel->headLayout()->addStretch(1);
    panel->body()->addWidget(&plot);
    return panel;
}

}  // namespace

RunPlots::RunPlots(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(buildLoss(), 54);
    column->addWidget(buildAccuracy(), 46);
    Plot::linkX(*m_loss, *m_accuracy);
    connect(m_loss, &Plot::readOut, this, &RunPlots::readOut);
    connect(m_accuracy, &Plot::readOut, this, &RunPlots::readOut);
    followLanguage(this, [this] { updateMoments(); });
}

Panel* RunPlots::buildLoss() {
    m_loss = new LossPlot;
    Panel* panel = plotPanel([] { return tr("Loss"); }, *m_loss);
    m_lossPanel = panel;
    auto* scale = new SegmentedControl([] { return tr("Loss axis"); },
                                       {[] { return tr("Linear"); }, [] { return tr("Log"); }});
    scale->setCurrentIndex(1);
    connect(scale, &SegmentedControl::chosen, this, [this](int index) { m_loss->setLog(index == 1); });
    QToolButton* fit = makeToolButton(IconName::Fit, [] { return tr("Show the whole run (F)"); });
    connect(fit, &QToolButton::clicked, m_loss, &Plot::fit);
    panel->headLayout()->addWidget(makePlotMenu(*m_loss));
    panel->headLayout()->addWidget(fit);
    hideWhilePresenting(*fit);
    panel->headLayout()->addWidget(scale);
    (new QVBoxLayout(m_loss))->addWidget(buildOverlay());

    const auto key = [this](const Words& text, Qt::Key code, auto&& slot) {
        auto* action = worded(new QAction(this), text);
        action->setShortcut(code);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    key([] { return tr("Loss axis: linear or log"); }, Qt::Key_L,
        [this, scale] {
            m_loss->setLog(!m_loss->isLog());
            scale->setCurrentIndex(m_loss->isLog() ? 1 : 0);
        });
    QAction* const whole = key([] { return tr("Show the whole run"); }, Qt::Key_F, [this] { m_loss->fit(); });
    connect(&Presenter::instance(), &Presenter::changed, whole,  // there F is the window's
            [whole] { whole->setEnabled(!Presenter::instance().isOn()); });
    return panel;
}

Panel* RunPlots::buildAccuracy() {
    m_accuracy = new AccuracyPlot;
    Panel* panel = plotPanel([] { return tr("Test accuracy"); }, *m_accuracy);
    m_accuracyPanel = panel;
    m_sample = makeLabel({}, TextRole::Caption, Tone::Secondary);
    panel->headLayout()->addWidget(m_sample);
    panel->headLayout()->addWidget(makePlotMenu(*m_accuracy));
    return panel;
}

// What lies over the loss plot: the invitation to train, and the reason of a failure.
QWidget* RunPlots::buildOverlay() {
    auto* empty = new QFrame;
    empty->setProperty("role", "panel");
    empty->setMinimumWidth(kOverlayWidth);
    m_empty = new EmptyState(IconName::Train, [] { return tr("No training yet"); }, {});
    (new QVBoxLayout(empty))->addWidget(m_empty);
    m_emptyFrame = empty;

    auto* failure = new QFrame;
    failure->setProperty("role", "raised");
    failure->setFixedWidth(kOverlayWidth);
    m_failure = makeParagraph({}, TextRole::Body, Tone::Normal);
    auto* words = new QHBoxLayout(failure);
    words->addWidget(new IconLabel(IconName::Failed, Token::Error), 0, Qt::AlignTop);
    words->addWidget(m_failure, 1);
    m_failureFrame = failure;
    m_failureFrame->hide();
    auto* top = new QHBoxLayout;
    top->addStretch(1);
    top->addWidget(m_failureFrame);

    auto* overlay = new QWidget;
    overlay->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* column = new QVBoxLayout(overlay);
    column->setContentsMargins(64, 24, 16, 34);  // inside the axes, below the moments
    column->addLayout(top);
    column->addStretch(1);
    column->addWidget(m_emptyFrame, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return overlay;
}

void RunPlots::begin(int floatEpochs, int quantEpochs) {
    m_floatEpochs = floatEpochs;
    m_loss->begin(floatEpochs, quantEpochs);
    m_accuracy->begin(floatEpochs, quantEpochs);
    m_sample->clear();
    beginFineTuning(quantEpochs);
}

void RunPlots::beginFineTuning(int quantEpochs) {
    m_quantEpochs = quantEpochs;
    m_isConverted = false;
    m_quantSteps = 0;
    m_loss->restartQuant(quantEpochs);
    m_accuracy->restartQuant(quantEpochs);
    m_failureFrame->hide();
    updateMoments();
}

void RunPlots::addStep(const StepEvent& step) {
    m_loss->addStep(step);
    if (step.stage != Stage::Quant || m_quantSteps == step.steps) return;
    m_quantSteps = step.steps;
    updateMoments();
}

void RunPlots::addEpoch(const EpochEvent& epoch) {
    m_loss->addTest(epoch.stage, epoch.epoch, epoch.testLoss);
    m_accuracy->setSample(epoch.testImages);
    m_accuracy->addAccuracy(epoch.stage == Stage::Float ? Series::Float : Series::FakeQuant,
                            epochOfRun(epoch.stage, epoch.epoch), epoch.testAccuracyPercent);
    setWords(m_sample, "text", [n = epoch.testImages] { return tr("%1 images").arg(format::number(n)); });
}

void RunPlots::addInt8Accuracy(Stage stage, int epoch, double percent) {
    m_accuracy->addAccuracy(Series::Int8, epochOfRun(stage, epoch), percent);
}

void RunPlots::markConverted(const QuantRecipe& recipe) {
    m_isConverted = true;
    m_quant = recipe;
    updateMoments();
}

void RunPlots::updateMoments() {
    std::vector<Moment> moments;
    if (m_isConverted) moments.push_back({double(m_floatEpochs), tr("Converted"), Token::FakeQuant});
    const auto addStepMoment = [&](int step, const QString& text) {
        const double epochs = m_quantSteps > 0 ? double(step) / m_quantSteps : 0.0;
        if (m_isConverted && epochs > 0.0 && epochs < m_quantEpochs)
            moments.push_back({m_floatEpochs + epochs, text, Token::Text});
    };
    addStepMoment(m_quant.quantDelay, tr("Rounding starts"));
    addStepMoment(m_quant.freezeObservers, tr("Ranges frozen"));
    if (m_quant.bnFold) addStepMoment(m_quant.freezeBn, tr("BN frozen"));
    m_loss->setMoments(moments);
    for (Moment& moment : moments) moment.text.clear();  // the plot above names them
    m_accuracy->setMoments(moments);
}

void RunPlots::showInvitation(const QString& sentence) {
    m_empty->setSentence(sentence);
    m_emptyFrame->setVisible(!sentence.isEmpty());
}

void RunPlots::showFailure(const StepEvent& step, const QString& sentence) {
    m_loss->setFailure(step.stage, step.epoch, step.step, step.steps);
    m_failure->setText(sentence);
    m_failureFrame->show();
}

QString RunPlots::asCsv() const {
    const QString accuracy = plotAsCsv(*m_accuracy);
    return plotAsCsv(*m_loss) + accuracy.mid(accuracy.indexOf(u'\n') + 1);  // one head is enough
}

}  // namespace quantelier

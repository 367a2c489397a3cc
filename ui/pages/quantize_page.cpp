#include "ui/pages/quantize_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/language.h"
#include "ui/models/quant_table_model.h"
#include "ui/presenter.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/cost_bars.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/histogram_panel.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pareto_panel.h"
#include "ui/widgets/quant_settings.h"
#include "ui/widgets/quant_table.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kSideWidth = 368;
constexpr int kRows = kLayerCount + 1;      // and the input
constexpr int kSlowMilliseconds = 300;      // from here on the wait is shown
constexpr int kPareto = 214, kCosts = 130;  // heights in the side column
enum Lower { Pictures, Settings, Empty };

}  // namespace

QuantizePage::QuantizePage(RecipeModel* recipe, QWidget* parent)
    : Page([] { return tr("Quantize"); }, [] { return tr("See what fewer bits do to each layer."); }, parent),
      m_recipe(recipe),
      m_known(recipe->recipe().quant),
      m_model(new QuantTableModel(this)) {
    setHelp([=] {
        return explanation(Term::FakeQuant) + u' ' + explanation(Term::Qat) + u' ' +
               tr("A change of bits or observers is tried at once without training; fine-tuning wins back "
                  "what it "
                  "costs.");
    });
    m_model->setRecipe(recipe->recipe());
    m_busy.setSingleShot(true);
    m_busy.setInterval(kSlowMilliseconds);
    connect(&m_busy, &QTimer::timeout, m_model, [this] { m_model->setBusy(true); });
    buildHeader();
    setChapter(QStringLiteral("quantize"));
    auto* column = new QVBoxLayout(content());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(buildTable());
    column->addWidget(buildLower(), 1);
    addKeys();
    connect(m_recipe, &RecipeModel::changed, this, &QuantizePage::updateRecipe);
    m_table->chooseRow(1);
    updateRecipe();
    setFloatAvailable(false);
    followLanguage(this, [this] {
        showPresent();
        m_result->showAccuracies(m_measured);
    });
}

void QuantizePage::buildHeader() {
    m_chip = new Chip;
    m_chip->hide();
    addHeaderWidget(m_chip);
    m_showSettings = new QToolButton;
    m_showSettings->setProperty("role", "field");
    setWords(m_showSettings, "text", [] { return tr("Settings"); });
    m_showSettings->setCheckable(true);
    followLanguage(m_showSettings,
                   [this] { m_showSettings->setFixedSize(m_showSettings->sizeHint().width() + 24, 36); });
    setWords(m_showSettings, "toolTip",
             [] { return tr("Per channel, symmetric, ranges and fine-tuning (Alt+Return)"); });
    setWords(m_showSettings, "accessibleName", [] { return tr("Settings"); });
    connect(m_showSettings, &QToolButton::toggled, this, &QuantizePage::showSettings);
    addHeaderWidget(m_showSettings);
    m_ptq = addSecondaryButton(
        IconName::Quantize, [] { return tr("Try without training"); }, Qt::CTRL | Qt::Key_T);
    setWords(m_ptq, "toolTip", [=] { return explanation(Term::Ptq); });
    m_ptq->setObjectName(QStringLiteral("try"));
    m_byHand = addSecondaryButton(
        IconName::Filter, [] { return tr("By hand"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    m_byHand->setObjectName(QStringLiteral("byHand"));
    setWords(m_byHand, "toolTip",
             [] { return tr("Move a layer's scale and zero point, and watch what it does (Ctrl+Shift+H)"); });
    connect(m_byHand, &QPushButton::clicked, this, &QuantizePage::byHandRequested);
    m_again = addSecondaryButton(
        IconName::Replay, [] { return tr("Convert again"); }, Qt::CTRL | Qt::SHIFT | Qt::Key_R);
    m_again->setObjectName(QStringLiteral("again"));
    connect(m_ptq, &QPushButton::clicked, this, [this] {
        if (isBusy(m_ptq)) return;
        setBusy(m_ptq, true);
        emit previewRequested();
    });
    connect(m_again, &QPushButton::clicked, this, &QuantizePage::convertRequested);
    connect(primaryButton(), &QPushButton::clicked, this, [this] {
        if (m_hasResult && !m_isStale)
            emit nextRequested();
        else
            emit convertRequested();
    });
}

QWidget* QuantizePage::buildTable() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    m_table = new QuantTable(m_model);
    m_table->setLayerSource([this](int row) -> const LayerQuant& {
        return m_recipe->recipe().quant.layers[std::size_t(row - 1)];
    });
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_table);
    const auto fit = [panel] {  // in presenter mode the histogram needs the room
        const int row = Presenter::instance().isOn() ? PlainTable::kLowRowHeight : PlainTable::kRowHeight;
        panel->setFixedHeight(presented(PlainTable::kHeadHeight) + kRows * presented(row) + 4);
    };
    connect(&presentedViews(), &PresentedViews::changed, panel, fit);
    fit();
    connect(m_table, &QuantTable::rowChosen, this, &QuantizePage::chooseLayer);
    connect(m_table, &QuantTable::weightBitsChosen, this, [this](int row, int bits) {
        editLayer(row, tr("Weight bits"), [bits](LayerQuant& layer) { layer.weights.bits = bits; });
    });
    connect(m_table, &QuantTable::weightObserverChosen, this, [this](int row, ObserverKind kind) {
        editLayer(row, tr("Weight range"), [kind](LayerQuant& layer) { layer.weightObserver = kind; });
    });
    connect(m_table, &QuantTable::outputObserverChosen, this, [this](int row, ObserverKind kind) {
        editLayer(row, tr("Observer"), [kind](LayerQuant& layer) { layer.outputObserver = kind; });
    });
    return panel;
}

QWidget* QuantizePage::buildLower() {
    m_lower = new QStackedWidget;
    m_lower->addWidget(buildPictures());
    m_lower->addWidget(buildSettings());
    m_lower->addWidget(buildEmpty());
    return m_lower;
}

QWidget* QuantizePage::buildPictures() {
    auto* pictures = new QWidget;
    m_histogram = new HistogramPanel;
    connect(m_histogram, &HistogramPanel::readOut, this, &QuantizePage::announced);
    m_pareto = new ParetoPanel;
    connect(m_pareto, &ParetoPanel::searchRequested, this, &QuantizePage::searchRequested);
    connect(m_pareto, &ParetoPanel::stopRequested, this, &QuantizePage::searchStopRequested);
    connect(&m_pareto->plot(), &ParetoPlot::adoptRequested, this, &QuantizePage::adopt);
    connect(&m_pareto->plot(), &Plot::readOut, this, &QuantizePage::announced);
    auto* costs = new Panel([] { return tr("What 4 bits would cost"); });
    costs->headLayout()->addWidget(
        makeLabel([] { return tr("without training"); }, TextRole::Caption, Tone::Secondary));
    costs->headLayout()->addStretch(1);
    costs->layout()->setContentsMargins(15, 7, 15, 7);
    m_costs = new CostBars;
    costs->body()->addWidget(m_costs);
    auto* side = new QWidget;
    addSideColumn(side, kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    column->addWidget(m_pareto, kPareto);
    column->addWidget(costs, kCosts);
    auto* row = new QHBoxLayout(pictures);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_histogram, 1);
    row->addWidget(side);
    for (Panel* large : {static_cast<Panel*>(m_histogram), static_cast<Panel*>(m_pareto), costs})
        presentedViews().add({large, m_table->parentWidget()});
    return pictures;
}

QWidget* QuantizePage::buildSettings() {
    auto* settings = new QWidget;
    m_settings = new QuantSettings(m_recipe);
    m_result = new QuantResult;
    addSideColumn(m_result, kSideWidth);
    auto* row = new QHBoxLayout(settings);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_settings, 1);
    row->addWidget(m_result);
    presentedViews().add({m_settings, m_table->parentWidget()});
    return settings;
}

QWidget* QuantizePage::buildEmpty() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    auto* empty = new EmptyState(
        IconName::Train, [] { return tr("Train a float network first"); },
        [] {
            return tr(
                "Its weights are what is converted and fine-tuned. The table shows what the "
                "converter will insert.");
        });
    connect(empty->addButton([] { return tr("Go to Train"); }), &QPushButton::clicked, this,
            &QuantizePage::trainRequested);
    (new QVBoxLayout(panel))->addWidget(empty);
    return panel;
}

void QuantizePage::addKeys() {
    const auto key = [this](const Words& text, const QKeySequence& keys, auto&& slot) {
        auto* action = worded(new QAction(this), text);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, slot);
    };
    key([] { return tr("Fewer weight bits in the chosen layer"); }, Qt::Key_BracketLeft,
        [this] { changeBits(-1); });
    key([] { return tr("More weight bits in the chosen layer"); }, Qt::Key_BracketRight,
        [this] { changeBits(+1); });
    key([] { return tr("Epoch before"); }, Qt::Key_Left, [this] { m_histogram->step(-1); });
    key([] { return tr("Epoch after"); }, Qt::Key_Right, [this] { m_histogram->step(+1); });
    key([] { return tr("Replay the epochs"); }, Qt::Key_P, [this] { m_histogram->play(); });
    key([] { return tr("Settings of the layers"); }, Qt::ALT | Qt::Key_Return,
        [this] { m_showSettings->toggle(); });
}

void QuantizePage::showSettings(bool shown) {
    m_lower->setCurrentIndex(shown ? Settings : m_hasFloat ? Pictures : Empty);
}

}  // namespace quantelier

#include "ui/pages/compare_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/compare_words.h"
#include "ui/models/confusion_model.h"
#include "ui/presenter.h"
#include "ui/widgets/activation_dialog.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confidence_panel.h"
#include "ui/widgets/confusion_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/gallery_panel.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/swatch_label.h"
#include "ui/widgets/verdict_panel.h"

namespace quantelier {

namespace {
constexpr int kGap = 16;
constexpr int kGalleryWidth = 352;
constexpr int kConfidenceHeight = 98;
enum Shown { kEmpty, kFull };
}  // namespace

ComparePage::ComparePage(QWidget* parent)
    : Page(
          [] { return tr("Compare"); },
          [] { return tr("Is the int8 model as good as the float model? Look at the digits that changed."); },
          parent),
      m_counts(new ConfusionModel(ConfusionModel::Kind::Counts, this)),
      m_differences(new ConfusionModel(ConfusionModel::Kind::Difference, this)) {
    setHelp([] {
        return tr(
            "All three models read every test image. A difference is called real only where McNemar's test "
            "says so. Click a cell of a matrix for its digits, and Enter on a digit for its layers.");
    });
    buildHeader();
    setChapter(QStringLiteral("compare"));
    auto* empty = new EmptyState(
        IconName::Compare, [] { return tr("Nothing to compare yet: convert the network first"); },
        [] { return tr("Then float, fake-quant and int8 read all test images here."); });
    connect(empty->addButton([] { return tr("Go to Quantize"); }), &QPushButton::clicked, this,
            &ComparePage::quantizeRequested);
    m_stack = new QStackedWidget;
    m_stack->addWidget(empty);
    m_stack->addWidget(buildContent());
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildKeys();
    setCheckpoints({}, {});
    updateHeader();
}

void ComparePage::buildHeader() {
    m_stale = new Chip;
    m_stale->hide();
    addHeaderWidget(m_stale);
    m_faults = addSecondaryButton(
        IconName::Warning, [] { return tr("Break it"); }, Qt::Key_B);
    m_faults->setObjectName(QStringLiteral("faults"));
    connect(m_faults, &QPushButton::clicked, this, &ComparePage::faultsRequested);
    m_step = addSecondaryButton(
        IconName::Step, [] { return tr("Step through integers"); }, Qt::Key_S);
    m_step->setObjectName(QStringLiteral("steps"));
    connect(m_step, &QPushButton::clicked, this, [this] { emit stepRequested(m_gallery->currentDigit()); });
    connect(primaryButton(), &QPushButton::clicked, this, &ComparePage::nextRequested);
}

void ComparePage::buildKeys() {
    const auto key = [this](const Words& text, const QKeySequence& keys, void (ComparePage::*action)()) {
        auto* made = worded(new QAction(this), text);
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QAction::triggered, this, action);
        addAction(made);
    };
    key([] { return tr("Compare: to the difference and back"); }, Qt::Key_D, &ComparePage::showOtherMatrix);
    key([] { return tr("Compare: digits of all cells"); }, Qt::Key_Escape, &ComparePage::clearCell);
}

QWidget* ComparePage::buildContent() {
    m_verdict = new VerdictPanel;
    m_confidence = new ConfidencePanel;
    m_confidence->setFixedHeight(kConfidenceHeight);
    m_gallery = new GalleryPanel;
    addSideColumn(m_gallery, kGalleryWidth);
    connect(m_gallery, &GalleryPanel::digitChanged, this, [this](qint64 digit) {
        updateHeader();
        emit digitChanged(digit);
    });
    connect(m_gallery, &GalleryPanel::cellCleared, this, &ComparePage::clearCell);
    connect(m_gallery, &GalleryPanel::mapsRequested, this, &ComparePage::openMaps);
    auto* shown = new QWidget;
    QWidget *const matrices = buildMatrices(), *const difference = buildDifference();
    auto* tables = new QHBoxLayout;
    tables->addWidget(matrices, 1);
    tables->addWidget(difference, 1);
    auto* left = new QVBoxLayout;
    left->addWidget(boxed(tables), 1);
    left->addWidget(m_confidence);
    auto* row = new QHBoxLayout;
    row->addWidget(boxed(left), 1);
    row->addWidget(m_gallery);
    auto* column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_verdict);
    column->addWidget(boxed(row), 1);
    for (QBoxLayout* box : {static_cast<QBoxLayout*>(tables), static_cast<QBoxLayout*>(left),
                            static_cast<QBoxLayout*>(row), static_cast<QBoxLayout*>(column)})
        box->setSpacing(kGap);
    presentedViews().add({matrices, difference, m_verdict});
    presentedViews().add({m_gallery, m_verdict});
    presentedViews().add({m_confidence, m_verdict});
    connect(&presentedViews(), &PresentedViews::changed, this, [this] {
        const Parts& parts = presentedViews().shown();
        const bool isLarge = !parts.empty() && parts.front() == m_confidence;
        m_confidence->setFixedHeight(presented(kConfidenceHeight));
        if (isLarge) m_confidence->setMaximumHeight(QWIDGETSIZE_MAX);
    });
    return shown;
}

QWidget* ComparePage::buildMatrices() {
    auto* panel = new Panel(QString());
    setWords(panel, "accessibleName", [] { return tr("Confusion matrix"); });
    panel->titleLabel()->hide();
    m_which =
        new SegmentedControl([] { return tr("Matrix of"); }, {[=] { return seriesName(Series::Float); },
                                                              [=] { return seriesName(Series::FakeQuant); },
                                                              [=] { return seriesName(Series::Int8); }});
    m_which->setCurrentIndex(int(Series::Int8));
    connect(m_which, &SegmentedControl::chosen, this, [this] {
        clearCell();
        showMatrices();
    });
    panel->headLayout()->addWidget(m_which);
    panel->headLayout()->addStretch(1);
    m_countTable = new ConfusionTable(m_counts, [] { return tr("Confusion matrix"); });
    connect(m_countTable, &ConfusionTable::cellChosen, this, [this](int truth, int read) {
        chooseCell({truth, read, Arithmetic(m_which->currentIndex()), false});
    });
    panel->body()->addWidget(m_countTable, 1);
    panel->body()->addWidget(makeLabel([] { return tr("Diagonal: right. Orange: misread."); },
                                       TextRole::Caption, Tone::Secondary));
    return panel;
}

QWidget* ComparePage::buildDifference() {
    auto* panel = new Panel([] { return tr("Int8 minus float"); });
    m_differenceTable = new ConfusionTable(m_differences, [] { return tr("Int8 minus float"); });
    connect(m_differenceTable, &ConfusionTable::cellChosen, this, [this](int truth, int read) {
        chooseCell({truth, read, Arithmetic::Int8, true});
    });
    auto* key = new QHBoxLayout;
    key->setSpacing(16);
    key->addWidget(new SwatchLabel(KeySample::Worse, [] { return tr("worse in int8"); }));
    key->addWidget(new SwatchLabel(KeySample::Better, [] { return tr("better in int8"); }));
    key->addStretch(1);
    panel->body()->addWidget(m_differenceTable, 1);
    panel->body()->addLayout(key);
    return panel;
}

void ComparePage::clear() {
    m_comparison.reset();
    clearCell();
    m_gallery->setComparison(nullptr, nullptr);
    m_stack->setCurrentIndex(kEmpty);
    setStale({});
    updateHeader();
}

void ComparePage::setComparison(std::shared_ptr<const Comparison> comparison,
                                std::shared_ptr<const Dataset> digits) {
    m_comparison = comparison;
    m_stack->setCurrentIndex(kFull);
    m_verdict->setComparison(*comparison);
    m_confidence->setComparison(*comparison);
    showMatrices();
    if (isWhole()) {
        m_gallery->setComparison(std::move(comparison), std::move(digits));
        setWords(this, "accessibleDescription",
                 [this] { return m_verdict->title() + QStringLiteral(". ") + m_verdict->detail(); });
        emit announced(m_verdict->title());
    }
    updateHeader();
}

void ComparePage::comparisonFailed(const QString& sentence) {
    m_stack->setCurrentIndex(kFull);
    m_verdict->showFailure(sentence);
    updateHeader();
}

void ComparePage::showMatrices() {
    const bool isInt8 = m_which->currentIndex() == int(Series::Int8);
    m_countTable->setInt8(isInt8);
    if (!m_comparison) return;
    const auto matrix = [this](Arithmetic arithmetic) {
        return confusion(m_comparison->of(arithmetic).evaluation, m_comparison->truth);
    };
    const ConfusionMatrix floats = matrix(Arithmetic::Float);
    m_counts->setMatrices(matrix(Arithmetic(m_which->currentIndex())), floats);
    m_differences->setMatrices(matrix(Arithmetic::Int8), floats);
}

void ComparePage::chooseCell(const MatrixCell& cell) {
    if (!isWhole()) return;
    if (m_gallery->cell() && *m_gallery->cell() == cell) return clearCell();
    m_countTable->setChosen({});
    m_differenceTable->setChosen({});
    (cell.isDifference ? m_differenceTable : m_countTable)->setChosen(QPoint(cell.read, cell.truth));
    m_gallery->setCell(cell);
    emit announced(tr("%1: %2").arg(cellName(cell), m_gallery->countWords()));
}

void ComparePage::clearCell() {
    m_countTable->setChosen({});
    m_differenceTable->setChosen({});
    if (m_gallery->cell()) m_gallery->setCell({});
}

void ComparePage::showOtherMatrix() {
    ConfusionTable* const other =
        m_differenceTable->isAncestorOf(focusWidget()) ? m_countTable : m_differenceTable;
    other->setFocus(Qt::ShortcutFocusReason);
}

void ComparePage::openMaps() {
    if (m_gallery->activations().isEmpty()) return;
    auto* dialog = new ActivationDialog(tr("Image %1").arg(format::number(m_gallery->currentDigit())),
                                        m_gallery->activations(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ComparePage::setActivations(qint64 digit, const ImageActivations& image) {
    m_gallery->setActivations(digit, image);
    updateHeader();
}

void ComparePage::setStale(const Words& why) {
    m_stale->set(ChipKind::Stale,
                 [=] { return why.isEmpty() ? tr("Out of date") : tr("Out of date: %1").arg(why()); });
    m_stale->setVisible(!why.isEmpty() && m_comparison);
}

void ComparePage::setCheckpoints(const QString& floatCheckpoint, const QString& quantCheckpoint) {
    const auto path = [](const QString& given, const char* otherwise) {
        return format::shellWord(given.isEmpty() ? QString::fromLatin1(otherwise) : given);
    };
    setCommandLine(QStringLiteral("quantelier compare --ckpt_path %1 --float_ckpt_path %2")
                       .arg(path(quantCheckpoint, "checkpoint_lenet_quant.ckpt"),
                            path(floatCheckpoint, "checkpoint_lenet.ckpt")));
}

void ComparePage::updateHeader() {
    m_faults->setVisible(m_stack->currentIndex() == kFull);
    m_faults->setEnabled(isWhole());
    setWords(m_faults, "toolTip",
             [=] { return m_faults->isEnabled() ? QString() : tr("Once all test images are read"); });
    m_step->setVisible(m_stack->currentIndex() == kFull);
    m_step->setEnabled(!m_gallery->activations().isEmpty());
    setWords(m_step, "toolTip", [=] { return m_step->isEnabled() ? QString() : tr("Choose a digit first"); });
    if (isWhole())
        setPrimaryNext([] { return tr("Next: Export"); });
    else
        setPrimary(QString());
}

}  // namespace quantelier

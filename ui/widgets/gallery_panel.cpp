#include "ui/widgets/gallery_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/compare_words.h"
#include "ui/models/gallery_model.h"
#include "ui/widgets/digit_gallery.h"
#include "ui/widgets/label.h"
#include "ui/widgets/parting_bars.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

namespace {
constexpr int kColumns = 2;  // of tiles, beside the three answers
constexpr int kScrollBar = 10;
}  // namespace

GalleryPanel::GalleryPanel(QWidget* parent)
    : Panel([] { return tr("Digits that changed"); }, parent), m_model(new GalleryModel(this)) {
    body()->addLayout(buildHead());
    body()->addWidget(buildDigits(), 1);
    body()->addWidget(makeRule());
    body()->addLayout(buildParting());
    setScrollable();
    showFilters();
    select();
    followLanguage(this, [this] { showAgain(); });
}

QLayout* GalleryPanel::buildHead() {
    m_filter = new QComboBox;
    setWords(m_filter, "accessibleName", [] { return tr("Which digits"); });
    m_filter->setMinimumHeight(32);
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_filter, &QComboBox::activated, this, &GalleryPanel::select);
    m_chip = new QPushButton;
    m_chip->setProperty("role", "link");
    m_chip->setIcon(icon(IconName::Filter, Token::Accent));
    setWords(m_chip, "toolTip", [] { return tr("Show the digits of all cells again (Esc)"); });
    QSizePolicy keepsItsPlace = m_chip->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_chip->setSizePolicy(keepsItsPlace);
    connect(m_chip, &QPushButton::clicked, this, &GalleryPanel::cellCleared);
    m_count = makeLabel({}, TextRole::Caption, Tone::Secondary);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_chip);
    auto* head = new QVBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_filter);
    head->addLayout(row);
    return head;
}

QWidget* GalleryPanel::buildDigits() {
    m_gallery = new DigitGallery(m_model);
    m_gallery->setFixedWidth(kColumns * DigitGallery::kCell.width() + kScrollBar + 2);
    m_gallery->setMinimumHeight(DigitGallery::kCell.height());
    connect(m_gallery, &DigitGallery::currentDigitChanged, this, &GalleryPanel::showDigit);
    connect(m_gallery, &DigitGallery::opened, this, &GalleryPanel::mapsRequested);
    auto* shown = new QWidget;
    auto* row = new QHBoxLayout(shown);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_gallery);
    row->addLayout(buildDetail(), 1);
    m_none = makeParagraph({}, TextRole::Body);
    m_stack = new QStackedWidget;
    m_stack->addWidget(shown);
    m_stack->addWidget(m_none);
    return m_stack;
}

QLayout* GalleryPanel::buildDetail() {
    m_name = makeLabel({}, TextRole::BodyStrong);
    m_truth = makeLabel({}, TextRole::Caption, Tone::Secondary);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_name, 0, 0, 1, 3);
    grid->addWidget(m_truth, 1, 0, 1, 3);
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8}) {
        const int row = grid->rowCount();
        QLabel*& answer = m_answers[std::size_t(series)];
        answer = makeLabel({}, TextRole::CaptionStrong);
        grid->addWidget(new SeriesMark(series), row, 0);
        grid->addWidget(makeLabel([=] { return seriesName(series); }, TextRole::Caption), row, 1);
        grid->addWidget(answer, row, 2, Qt::AlignRight);
    }
    auto* column = new QVBoxLayout;
    column->addLayout(grid);
    column->addStretch(1);
    return column;
}

QLayout* GalleryPanel::buildParting() {
    m_bars = new PartingBars;
    m_parting = makeParagraph({}, TextRole::Caption);
    m_maps = worded(new QPushButton, [] { return tr("See the maps"); });
    setWords(m_maps, "accessibleName", [=] { return m_maps->text(); });
    m_maps->setProperty("role", "link");
    setWords(m_maps, "toolTip",
             [] { return tr("Every layer in float and int8 side by side, and where they differ"); });
    connect(m_bars, &PartingBars::opened, this, &GalleryPanel::mapsRequested);
    connect(m_maps, &QPushButton::clicked, this, &GalleryPanel::mapsRequested);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel([] { return tr("Where they part"); }, TextRole::BodyStrong));
    head->addStretch(1);
    head->addWidget(
        makeLabel([] { return tr("largest error in steps"); }, TextRole::Caption, Tone::Secondary));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_parting, 1);
    foot->addWidget(m_maps, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_bars);
    column->addLayout(foot);
    return column;
}

void GalleryPanel::setComparison(std::shared_ptr<const Comparison> comparison,
                                 std::shared_ptr<const Dataset> digits) {
    m_comparison = comparison;
    m_model->setComparison(std::move(comparison), std::move(digits));
    showFilters();
    select();
}

// Each filter with how many digits it leaves.
void GalleryPanel::showFilters() {
    const int current = std::max(0, m_filter->currentIndex());
    const QSignalBlocker blocker(m_filter);
    m_filter->clear();
    for (std::size_t i = 0; i < kDigitFilterCount; ++i) {
        const auto filter = static_cast<DigitFilter>(i);
        const QString name = filterName(filter);
        const auto count = m_comparison ? selectDigits(*m_comparison, filter).size() : 0;
        m_filter->addItem(m_comparison ? QStringLiteral("%1 (%2)").arg(name, format::number(qint64(count)))
                                       : name);
    }
    m_filter->setCurrentIndex(current);
}

DigitFilter GalleryPanel::filter() const {
    return static_cast<DigitFilter>(m_filter->currentIndex());
}

void GalleryPanel::setFilter(DigitFilter filter) {
    m_filter->setCurrentIndex(int(filter));
    select();
}

// A cell shows all its images; the filter chosen before comes back with it.
void GalleryPanel::setCell(const std::optional<MatrixCell>& cell) {
    if (cell && !m_cell) m_filterBefore = filter();
    if (cell)
        m_filter->setCurrentIndex(int(DigitFilter::All));
    else if (m_cell && filter() == DigitFilter::All)
        m_filter->setCurrentIndex(int(m_filterBefore));
    m_cell = cell;
    select();
}

QString GalleryPanel::countWords() const {
    const int count = m_model->rowCount();
    return count == 1 ? tr("1 image") : tr("%1 images, the surest first").arg(format::number(count));
}

QString GalleryPanel::noneWords() const {
    const bool agree = labelDisagreements(m_comparison->of(Arithmetic::Float).evaluation,
                                          m_comparison->of(Arithmetic::Int8).evaluation) == 0;
    return agree ? tr("No such digit. Float and int8 agree on all %1.")
                       .arg(format::number(m_comparison->counted()))
                 : tr("No such digit.");
}

void GalleryPanel::select() {
    const qint64 before = m_digit;
    m_model->select(filter(), m_cell);
    showWords();
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    const int row = m_model->rowOf(before);
    if (!isEmpty) m_gallery->setCurrentIndex(m_model->index(std::max(0, row)));
}

void GalleryPanel::showWords() {
    m_chip->setVisible(m_cell.has_value());
    if (m_cell)
        m_chip->setText(m_cell->isDifference ? tr("%1, changed").arg(cellName(*m_cell)) : cellName(*m_cell));
    m_chip->setAccessibleName(tr("Filter: %1; press to clear").arg(m_chip->text()));
    m_count->setText(m_comparison ? countWords() : QString());
    m_none->setText(m_comparison ? noneWords() : QString());
}

// In the language that was chosen now.
void GalleryPanel::showAgain() {
    showFilters();
    showWords();
    showDigit(m_digit);
    if (!m_image.isEmpty()) showParting();
}

void GalleryPanel::showDigit(qint64 digit) {
    const bool isNew = digit != m_digit;
    m_digit = digit;
    if (isNew) {
        m_image = {};
        m_bars->clear();
        m_parting->clear();
    }
    m_maps->setEnabled(!m_image.isEmpty());
    m_name->setText(digit < 0 ? QString() : tr("Image %1").arg(format::number(digit)));
    m_truth->setText(digit < 0 ? QString() : tr("labelled %1").arg(m_comparison->truth[std::size_t(digit)]));
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        const Readings* readings = digit < 0 ? nullptr : &m_comparison->readings[i];
        m_answers[i]->setText(readings ? tr("%1, %2")
                                             .arg(readings->evaluation.labels[std::size_t(digit)])
                                             .arg(confidenceText(readings->confidence[std::size_t(digit)]))
                                       : QString());
    }
    if (isNew) emit digitChanged(digit);
}

void GalleryPanel::setActivations(qint64 digit, const ImageActivations& image) {
    if (digit != m_digit) return;
    m_image = image;
    showParting();
    m_maps->setEnabled(true);
}

void GalleryPanel::showParting() {
    m_bars->setActivations(m_image);
    m_parting->setText(partingSentence(m_image));
}

}  // namespace quantelier

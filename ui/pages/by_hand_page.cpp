#include "ui/pages/by_hand_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSlider>
#include <cmath>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/histogram_plot.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kSideWidth = 304;
constexpr int kScaleSteps = 40;       // either way
constexpr double kStepsOfDouble = 8;  // so many steps double the scale: at most 32 times
constexpr int kMostShift = 255;
constexpr int kRest = 60;  // ms

}  // namespace

ByHandPage::ByHandPage(QWidget* parent)
    : Page([] { return tr("Scale and zero point by hand"); },
           [] { return tr("Move them away from the observed ones, and see what it does to the integers."); },
           parent) {
    setChapter(QStringLiteral("by-hand"));
    setHelp([] {
        return tr(
            "The grid of one layer's outputs is set by hand, the network is lowered to integers again and "
            "reads "
            "the first 1 000 test images. Your network and its exports keep the observed grid.");
    });
    auto* back = addSecondaryButton(IconName::Undo, [] { return tr("Back to Quantize"); });
    setWords(back, "toolTip", [] { return tr("Esc"); });
    connect(back, &QPushButton::clicked, this, &ByHandPage::backRequested);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &ByHandPage::ask);
    QWidget *const side = buildSide(), *const result = buildResult();
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(side);
    row->addWidget(result, 1);
    presentedViews().add({result, side});
    followLanguage(this, [this] { showWords(); });
}

QWidget* ByHandPage::buildSide() {
    auto* panel = new Panel([] { return tr("Grid of the outputs"); });
    panel->setFixedWidth(kSideWidth);
    QVBoxLayout* const body = panel->body();
    body->setSpacing(8);
    m_layerName = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_layer = new QComboBox;
    m_layer->setMinimumHeight(32);
    for (const char* const layer : {"input", "conv1", "conv2", "fc1", "fc2", "fc3"})
        m_layer->addItem(QString::fromLatin1(layer));
    m_layer->setCurrentIndex(1);
    connect(m_layer, &QComboBox::activated, this, &ByHandPage::reset);
    body->addWidget(m_layerName);
    body->addWidget(m_layer);
    m_scale = addSlider(body, m_scaleName, m_scaleValue, kScaleSteps, 4);
    m_zeroPoint = addSlider(body, m_zeroName, m_zeroValue, kMostShift, 16);
    m_range = makeParagraph({}, TextRole::Body);
    m_reset = new QPushButton(icon(IconName::Undo), {});
    connect(m_reset, &QPushButton::clicked, this, &ByHandPage::reset);
    m_problem = makeParagraph({}, TextRole::Body, Tone::Error);
    body->addWidget(m_range);
    body->addWidget(m_reset, 0, Qt::AlignLeft);
    body->addWidget(m_problem);
    body->addStretch(1);
    return panel;
}

QSlider* ByHandPage::addSlider(QLayout* column, QLabel*& name, QLabel*& value, int most, int page) {
    name = makeLabel({}, TextRole::Caption, Tone::Secondary);
    value = makeLabel({}, TextRole::BodyStrong);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(-most, most);
    slider->setPageStep(page);
    slider->setMinimumHeight(32);
    connect(slider, &QSlider::valueChanged, &m_rest, qOverload<>(&QTimer::start));
    auto* head = new QHBoxLayout;
    head->addWidget(name, 1);
    head->addWidget(value);
    static_cast<QVBoxLayout*>(column)->addLayout(head);
    column->addWidget(slider);
    return slider;
}

QWidget* ByHandPage::buildResult() {
    auto* panel = new Panel([] { return tr("Outputs before they are rounded"); });
    m_accuracy = new Figure([] { return tr("int8 accuracy by hand"); });
    m_observed = new Figure([] { return tr("with the observed grid"); });
    auto* figures = new QHBoxLayout;
    figures->setSpacing(24);
    for (Figure* const figure : {m_accuracy, m_observed}) figures->addWidget(figure, 1);
    m_saturated = makeLabel({}, TextRole::Body);
    m_codes = makeLabel({}, TextRole::Body);
    auto* words = new QHBoxLayout;
    words->setSpacing(24);
    words->addWidget(m_saturated);
    words->addWidget(m_codes, 1);
    m_plot = new HistogramPlot;
    connect(m_plot, &Plot::readOut, this, &ByHandPage::announced);
    panel->body()->setSpacing(8);
    panel->body()->addWidget(boxed(figures));
    panel->body()->addWidget(m_plot, 1);
    panel->body()->addWidget(boxed(words));
    return panel;
}

HandGrid ByHandPage::grid() const {
    return {m_layer->currentIndex(), std::exp2(m_scale->value() / kStepsOfDouble), m_zeroPoint->value()};
}

void ByHandPage::setLayer(int layer) {
    if (layer == m_layer->currentIndex()) return;
    m_layer->setCurrentIndex(layer);
    reset();
}

// Back to the observed grid, which is measured as well.
void ByHandPage::reset() {
    m_scale->setValue(0);
    m_zeroPoint->setValue(0);
    ask();
}

void ByHandPage::clear() {
    m_report.reset();
    const QSignalBlocker scale(m_scale), zeroPoint(m_zeroPoint);
    m_scale->setValue(0);
    m_zeroPoint->setValue(0);
    showNumbers();
    if (isVisible()) ask();
}

void ByHandPage::ask() {
    m_rest.stop();
    emit gridChosen(grid());
}

void ByHandPage::showReport(const HandReport& report) {
    m_report = report;
    m_problem->clear();
    showNumbers();
    emit announced(
        m_saturated->text() + u' ' +
        tr("Accuracy %1.").arg(format::percent(report.handReads.accuracyPercent(), report.handReads.total)));
}

void ByHandPage::showFailure(const QString& sentence) {
    m_problem->setText(sentence);
    emit announced(sentence);
}

void ByHandPage::showWords() {
    const auto name = [](QWidget* control, QLabel* label, const QString& words) {
        label->setText(words);
        control->setAccessibleName(words);
    };
    name(m_layer, m_layerName, tr("Layer"));
    name(m_scale, m_scaleName, tr("Scale"));
    name(m_zeroPoint, m_zeroName, tr("Zero point"));
    m_reset->setText(tr("As observed"));
    m_reset->setAccessibleName(m_reset->text());
    showNumbers();
}

void ByHandPage::showNumbers() {
    if (!m_report) {
        m_plot->clear();
        for (QLabel* const label : {m_scaleValue, m_zeroValue, m_range, m_saturated, m_codes}) label->clear();
        m_accuracy->setValue({});
        return m_observed->setValue({});
    }
    const HandReport& report = *m_report;
    const TensorProfile& output = report.output;
    m_scaleValue->setText(
        tr("%1 (%2×)")
            .arg(format::significant(report.byHand.scale), format::significant(report.grid.scaleFactor, 3)));
    m_zeroValue->setText(
        tr("%1 (observed %2)")
            .arg(format::number(report.byHand.zeroPoint), format::number(report.observed.zeroPoint)));
    m_range->setText(tr("Range %1").arg(format::range(output.range.min, output.range.max)));
    m_saturated->setText(tr("Saturated: %1.").arg(format::percent(output.saturatedPercent(), output.values)));
    m_codes->setText(tr("Codes used: %1 of %2.").arg(output.codesUsed).arg(output.codes()));
    m_accuracy->setValue(format::percentFigure(report.handReads.accuracyPercent(), report.handReads.total),
                         QStringLiteral("%"));
    m_observed->setValue(
        format::percentFigure(report.observedReads.accuracyPercent(), report.observedReads.total),
        QStringLiteral("%"));
    m_plot->showProfile(output, tr("outputs"), HistogramPlot::extentOf(output));
}

void ByHandPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    ask();
}

void ByHandPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit backRequested();
    Page::keyPressEvent(event);
}

}  // namespace quantelier

#include "ui/widgets/confidence_panel.h"

#include <QHBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/presenter.h"
#include "ui/widgets/confidence_chart.h"
#include "ui/widgets/label.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

namespace {

constexpr int kWordsWidth = 252;

QLabel* addGap(QHBoxLayout& row, Series series) {
    auto* label = makeLabel({}, TextRole::CaptionStrong);
    row.addWidget(new SeriesMark(series));
    row.addWidget(label);
    row.addSpacing(8);
    return label;
}

}  // namespace

ConfidencePanel::ConfidencePanel(QWidget* parent)
    : Panel([] { return tr("Can the confidence be trusted?"); }, parent), m_chart(new ConfidenceChart) {
    // The title stands over the words, and the chart takes the whole height beside them.
    auto* words = new QWidget;
    const auto fit = [words] { words->setFixedWidth(presented(kWordsWidth)); };
    connect(&Presenter::instance(), &Presenter::changed, words, fit);
    fit();
    auto* gaps = new QHBoxLayout;
    gaps->setSpacing(4);
    m_floatGap = addGap(*gaps, Series::Float);
    m_int8Gap = addGap(*gaps, Series::Int8);
    gaps->addStretch(1);
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    titleLabel()->setMinimumHeight(0);
    headLayout()->removeWidget(titleLabel());
    column->addWidget(titleLabel());
    column->addWidget(makeParagraph(
        [] {
            return tr(
                "Share right minus confidence, in points. On the line, the model "
                "knows itself.");
        },
        TextRole::Caption));
    column->addStretch(1);
    column->addLayout(gaps);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(words);
    row->addWidget(m_chart, 1);
    body()->addLayout(row, 1);
    layout()->setContentsMargins(15, 7, 15, 7);
    layout()->setSpacing(0);
}

void ConfidencePanel::setComparison(const Comparison& comparison) {
    const Reliability floats = reliability(comparison.of(Arithmetic::Float), comparison.truth);
    const Reliability int8 = reliability(comparison.of(Arithmetic::Int8), comparison.truth);
    m_chart->setReliability(floats, int8);
    const auto show = [](QLabel* label, Series series, const Reliability& bins) {
        const QString gap = format::decimal(calibrationErrorPoints(bins), 2);
        setWords(label, "text", [=] { return tr("gap %1").arg(gap); });
        setWords(label, "toolTip", [=] {
            return tr("%1: the average gap over all images is %2 points (expected calibration error, "
                      "10 bins). Bins of fewer than 10 images are not drawn.")
                .arg(seriesName(series), gap);
        });
    };
    show(m_floatGap, Series::Float, floats);
    show(m_int8Gap, Series::Int8, int8);
}

}  // namespace quantelier

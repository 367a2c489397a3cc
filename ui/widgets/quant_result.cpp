#include "ui/widgets/quant_result.h"

#include <QGridLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <cmath>

#include "ui/format.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

QString meaningOf(const Evaluation& floatModel, const Evaluation& int8Model) {
    const double difference = int8Model.accuracyPercent() - floatModel.accuracyPercent();
    const QString points = format::decimal(std::abs(difference), 2);
    const QString sign = difference < 0.0 ? QuantResult::tr("Int8 is %1 points below float.").arg(points)
                                          : QuantResult::tr("Int8 is %1 points above float.").arg(points);
    const QString words =
        points == QLatin1String("0.00") ? QuantResult::tr("Int8 and float are equally right.") : sign;
    const Interval a = floatModel.ci95Percent(), b = int8Model.ci95Percent();
    const bool overlap = a.low <= b.high && b.low <= a.high;
    const QString meaning =
        overlap ? QuantResult::tr("The intervals overlap: %1 images do not show a difference.")
                : QuantResult::tr("The intervals do not overlap: on %1 images this is more than chance.");
    return words + u' ' + meaning.arg(format::number(int8Model.total));
}

QuantResult::QuantResult(QWidget* parent)
    : Panel(tr("Result"), parent),
      m_stale(new Chip(ChipKind::Stale, tr("Out of date"))),
      m_stack(new QStackedWidget) {
    m_stale->hide();
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_stale);
    m_stack->addWidget(buildNumbers());
    m_stack->addWidget(buildEmpty());
    body()->addWidget(m_stack, 1);
    setScrollable();
    showAccuracies({}, {}, {});
    showSizes({});
    setFloatAvailable(false);
}

QWidget* QuantResult::buildEmpty() {
    auto* empty = new EmptyState(IconName::Train, tr("Train a float network first"),
                                 tr("Its weights are what is converted and fine-tuned."));
    connect(empty->addButton(tr("Go to Train")), &QPushButton::clicked, this, &QuantResult::trainRequested);
    return empty;
}

QWidget* QuantResult::buildNumbers() {
    auto* numbers = new QWidget;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    addRow(*grid, 0, Series::Float, seriesName(Series::Float));
    addRow(*grid, 1, Series::FakeQuant, seriesName(Series::FakeQuant));
    addRow(*grid, 2, Series::Int8, seriesName(Series::Int8));
    m_sentence = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_ratio = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_weights = makeParagraph({}, TextRole::Body);
    m_why = makeParagraph({}, TextRole::Caption);
    auto* column = new QVBoxLayout(numbers);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(m_sentence);
    column->addWidget(makeRule());
    column->addWidget(m_ratio);
    column->addWidget(m_weights);
    column->addStretch(1);
    column->addWidget(m_why);
    return numbers;
}

void QuantResult::addRow(QGridLayout& grid, int row, Series series, const QString& name) {
    Row made{makeLabel({}, TextRole::Lead), makeLabel({}, TextRole::Caption, Tone::Secondary),
             makeLabel({}, TextRole::Body)};
    grid.addWidget(new SeriesMark(series), row, 0);
    grid.addWidget(makeLabel(name, TextRole::BodyStrong), row, 1);
    grid.addWidget(made.percent, row, 2, Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(made.interval, row, 3, Qt::AlignLeft | Qt::AlignVCenter);
    grid.addWidget(made.file, row, 4, Qt::AlignRight | Qt::AlignVCenter);
    grid.setColumnMinimumWidth(3, 52);
    grid.setColumnMinimumWidth(4, 76);
    m_rows[std::size_t(series)] = made;
}

void QuantResult::setFloatAvailable(bool available) {
    m_stack->setCurrentIndex(available ? 0 : 1);
}

void QuantResult::showEvaluation(const Row& row, const Evaluation& evaluation) {
    const bool isThere = evaluation.total > 0;
    const Interval interval = evaluation.ci95Percent();
    row.percent->setText(isThere ? format::percent(evaluation.accuracyPercent(), evaluation.total)
                                 : QStringLiteral("–"));
    row.interval->setText(isThere ? format::plusMinus((interval.high - interval.low) / 2.0) : QString());
    row.interval->setToolTip(isThere ? tr("95 % interval on %1 images").arg(format::number(evaluation.total))
                                     : QString());
}

void QuantResult::showAccuracies(const Evaluation& floatModel, const Evaluation& fakeQuant,
                                 const Evaluation& int8Model) {
    showEvaluation(m_rows[std::size_t(Series::Float)], floatModel);
    showEvaluation(m_rows[std::size_t(Series::FakeQuant)], fakeQuant);
    showEvaluation(m_rows[std::size_t(Series::Int8)], int8Model);
    const bool isComparable = floatModel.total > 0 && int8Model.total > 0;
    m_sentence->setText(isComparable ? meaningOf(floatModel, int8Model)
                                     : tr("Convert and fine-tune, and see here what 8 bits cost."));
}

void QuantResult::showSizes(const ModelSizes& sizes) {
    const std::array<std::int64_t, 3> files = {sizes.floatFile, sizes.qatCheckpoint, sizes.int8File};
    for (std::size_t i = 0; i < files.size(); ++i) {
        m_rows[i].file->setText(files[i] ? format::kilobytes(files[i]) : QString());
        m_rows[i].file->setToolTip(files[i] ? format::bytes(files[i]) : QString());
    }
    if (!sizes.floatFile || !sizes.int8File) {
        m_ratio->setText(tr("One byte instead of four for each weight."));
        m_weights->clear();
        return;
    }
    m_ratio->setText(
        tr("The int8 file is %1 smaller than the float file.").arg(format::ratio(sizes.fileRatio())));
    const bool isExact = sizes.floatWeights == 4 * sizes.int8Weights;
    m_weights->setText(
        isExact
            ? tr("Its weights are exactly 4 times smaller; biases, scales and the file's head are the rest.")
            : tr("Its weights alone are %1 smaller.").arg(format::ratio(sizes.weightRatio())));
}

void QuantResult::setStale(const QString& why) {
    m_stale->setVisible(!why.isEmpty());
    m_why->setText(why);
}

QString QuantResult::sentence() const {
    return m_sentence->text();
}

}  // namespace quantelier

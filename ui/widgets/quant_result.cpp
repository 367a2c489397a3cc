#include "ui/widgets/quant_result.h"

#include <QGridLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/series_mark.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

QString meaningOf(const McNemar& test, const QString& first, const QString& second) {
    const bool firstIsBetter = test.onlyFirst > test.onlySecond;
    QString claim =
        test.isSignificant()
            ? QuantResult::tr("%1 reads better than %2")
                  .arg(firstIsBetter ? first : second, firstIsBetter ? second : first)
            : QuantResult::tr("No difference between %1 and %2 can be claimed").arg(first, second);
    claim.replace(0, 1, claim.at(0).toUpper());
    return QuantResult::tr("%1: %2, %3 images right only in %4, %5 only in %6.")
        .arg(claim, format::pValue(test.pValue), format::number(test.onlyFirst), first,
             format::number(test.onlySecond), second);
}

QuantResult::QuantResult(QWidget* parent)
    : Panel([] { return tr("Result"); }, parent),
      m_stale(new Chip(ChipKind::Stale, [] { return tr("Out of date"); })) {
    m_stale->hide();
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_stale);
    body()->addWidget(buildNumbers(), 1);
    setScrollable();
    showAccuracies({});
    showSizes({});
}

QWidget* QuantResult::buildNumbers() {
    auto* numbers = new QWidget;
    m_sentence = makeParagraph({}, TextRole::Body, Tone::Normal);
    setWords(m_sentence, "toolTip", [=] { return explanation(Term::McNemar); });
    m_ratio = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_weights = makeParagraph({}, TextRole::Body);
    m_why = makeParagraph({}, TextRole::Caption);
    auto* column = new QVBoxLayout(numbers);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(8);
    column->addLayout(buildRows());
    column->addWidget(m_sentence);
    column->addWidget(makeRule());
    column->addWidget(m_ratio);
    column->addWidget(m_weights);
    column->addStretch(1);
    column->addWidget(m_why);
    return numbers;
}

QLayout* QuantResult::buildRows() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8})
        m_rows[std::size_t(series)] =
            addRow(*grid, series, makeLabel([=] { return seriesName(series); }, TextRole::BodyStrong));
    auto* untrained = new TermLabel([] { return tr("Int8, PTQ"); }, Term::Ptq);
    m_untrained = addRow(*grid, Series::Int8, untrained);
    grid->setColumnMinimumWidth(3, 52);
    grid->setColumnMinimumWidth(4, 76);
    return grid;
}

QuantResult::Row QuantResult::addRow(QGridLayout& grid, Series series, QLabel* name) {
    const Row made{makeLabel({}, TextRole::Lead), makeLabel({}, TextRole::Caption, Tone::Secondary),
                   makeLabel({}, TextRole::Body)};
    const int row = grid.rowCount();
    grid.addWidget(new SeriesMark(series), row, 0);
    grid.addWidget(name, row, 1);
    grid.addWidget(made.percent, row, 2, Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(made.interval, row, 3, Qt::AlignLeft | Qt::AlignVCenter);
    grid.addWidget(made.file, row, 4, Qt::AlignRight | Qt::AlignVCenter);
    return made;
}

void QuantResult::showEvaluation(const Row& row, const Evaluation& evaluation) {
    const bool isThere = evaluation.total > 0;
    const Interval interval = evaluation.ci95Percent();
    row.percent->setText(isThere ? format::percent(evaluation.accuracyPercent(), evaluation.total)
                                 : QStringLiteral("–"));
    row.interval->setText(isThere ? format::plusMinus((interval.high - interval.low) / 2.0) : QString());
    setWords(row.interval, "toolTip", [n = evaluation.total] {
        return n > 0 ? tr("95 % interval on %1 images").arg(format::number(n)) : QString();
    });
}

void QuantResult::showFile(const Row& row, qint64 bytes) {
    row.file->setText(bytes ? format::kilobytes(bytes) : QString());
    row.file->setToolTip(bytes ? format::bytes(bytes) : QString());
}

void QuantResult::showAccuracies(const MeasuredModels& measured) {
    showEvaluation(m_rows[std::size_t(Series::Float)], measured.floatModel);
    showEvaluation(m_rows[std::size_t(Series::FakeQuant)], measured.fakeQuant);
    showEvaluation(m_rows[std::size_t(Series::Int8)], measured.int8Model);
    showEvaluation(m_untrained, measured.untrained);
    showFile(m_untrained, measured.untrainedFile);
    m_sentence->setText(meaning(measured));
}

QString QuantResult::meaning(const MeasuredModels& measured) const {
    const bool hasUntrained = measured.untrained.total > 0;
    const auto compare = [&](const Evaluation& a, const QString& first, const Evaluation& b,
                             const QString& second) {
        return meaningOf(mcNemar(a, b, measured.truth), first, second);
    };
    if (measured.int8Model.total > 0) {
        const QString words = compare(measured.floatModel, tr("float"), measured.int8Model, tr("int8"));
        if (!hasUntrained) return words;
        return words + u'\n' + compare(measured.untrained, tr("PTQ"), measured.int8Model, tr("int8"));
    }
    if (hasUntrained) return compare(measured.floatModel, tr("float"), measured.untrained, tr("PTQ"));
    return tr("Convert and fine-tune, and see here what 8 bits cost.");
}

void QuantResult::showSizes(const ModelSizes& sizes) {
    const std::array<std::int64_t, 3> files = {sizes.floatFile, sizes.qatCheckpoint, sizes.int8File};
    for (std::size_t i = 0; i < files.size(); ++i) showFile(m_rows[i], files[i]);
    if (!sizes.floatFile || !sizes.int8File) {
        setWords(m_ratio, "text", [] { return tr("One byte instead of four for each weight."); });
        m_weights->clear();
        return;
    }
    setWords(m_ratio, "text", [=] {
        return tr("The int8 file is %1 smaller than the float file.").arg(format::ratio(sizes.fileRatio()));
    });
    const bool isExact = sizes.floatWeights == 4 * sizes.int8Weights;
    setWords(m_weights, "text", [=] {
        return isExact ? tr("Its weights are exactly 4 times smaller; biases, scales and the file's head are "
                            "the rest.")
                       : tr("Its weights alone are %1 smaller.").arg(format::ratio(sizes.weightRatio()));
    });
}

void QuantResult::setStale(const Words& why) {
    m_stale->setVisible(!why.isEmpty());
    setWords(m_why, "text", why);
}

QString QuantResult::sentence() const {
    return m_sentence->text();
}

}  // namespace quantelier

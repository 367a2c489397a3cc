#include "ui/widgets/verdict_panel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/models/compare_words.h"
#include "ui/presenter.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/series_mark.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {
constexpr int kHeight = 88, kPresentedHeight = 98, kNarrowHeight = 112;
constexpr int kFigureWidth = 172, kNarrowFigureWidth = 124;
constexpr int kRoomForAll = 860;  // narrower, beside a lesson, intervals are in the tooltips alone
}  // namespace

VerdictPanel::VerdictPanel(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(IconName::Info)),
      m_title(makeLabel({}, TextRole::Section)),
      m_detail(makeParagraph({}, TextRole::Caption)),
      m_term(new TermLabel([] { return tr("McNemar"); }, Term::McNemar)) {
    setProperty("role", "panel");
    setWords(this, "accessibleName", [] { return tr("Verdict"); });
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(15, 7, 15, 7);
    row->setSpacing(0);
    for (std::size_t model = 0; model < m_figures.size(); ++model) m_figures[model] = addFigure(*row, model);
    auto* divider = new QFrame;
    divider->setProperty("role", "rule");
    divider->setFixedWidth(1);
    row->addWidget(divider);
    row->addSpacing(20);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_title->setWordWrap(true);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    head->addWidget(m_term, 0, Qt::AlignTop);
    m_detail->setContentsMargins(28, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch(1);
    words->addLayout(head);
    words->addWidget(m_detail);
    words->addStretch(1);
    row->addLayout(words, 1);
}

void VerdictPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const bool isNarrow = width() < kRoomForAll;
    setFixedHeight(isNarrow ? kNarrowHeight : Presenter::instance().isOn() ? kPresentedHeight : kHeight);
    m_term->setVisible(!isNarrow);
    for (const Figure& figure : m_figures) {
        figure.cell->setMinimumWidth(isNarrow ? kNarrowFigureWidth : kFigureWidth);
        figure.interval->setVisible(!isNarrow);
    }
}

VerdictPanel::Figure VerdictPanel::addFigure(QHBoxLayout& row, std::size_t model) {
    const auto series = Series(int(model));
    auto* cell = new QWidget;
    const Figure made{cell, makeLabel(QStringLiteral("–"), TextRole::Figure),
                      makeLabel({}, TextRole::Caption, Tone::Secondary)};
    auto* name = new QHBoxLayout;
    name->setSpacing(8);
    name->addWidget(new SeriesMark(series));
    name->addWidget(makeLabel([=] { return seriesName(series); }, TextRole::BodyStrong));
    name->addStretch(1);
    auto* value = new QHBoxLayout;
    value->setSpacing(6);
    value->addWidget(made.percent);
    value->addWidget(made.interval);
    value->addStretch(1);
    // The small words stand on the line of the large number.
    made.interval->setContentsMargins(
        0, made.percent->fontMetrics().ascent() - made.interval->fontMetrics().ascent(), 0, 0);
    value->setAlignment(made.interval, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(1);
    column->addLayout(name);
    column->addLayout(value);
    column->addStretch(1);
    cell->setLayout(column);
    column->setContentsMargins(0, 0, 0, 0);
    cell->setMinimumWidth(kFigureWidth);
    row.addWidget(cell);
    row.addSpacing(8);
    return made;
}

void VerdictPanel::setComparison(const Comparison& comparison) {
    for (std::size_t model = 0; model < m_figures.size(); ++model) {
        const Evaluation& evaluation = comparison.readings[model].evaluation;
        const Interval interval = evaluation.ci95Percent();
        const bool isThere = evaluation.total > 0;
        m_figures[model].percent->setText(
            isThere ? format::percent(evaluation.accuracyPercent(), evaluation.total) : QStringLiteral("–"));
        m_figures[model].interval->setText(isThere ? format::plusMinus((interval.high - interval.low) / 2.0)
                                                   : QString());
        const qint64 correct = evaluation.correct, total = evaluation.total;
        setWords(m_figures[model].percent, "toolTip", [=] {
            return isThere ? tr("%1 of %2 images; 95 % interval %3 to %4 %")
                                 .arg(format::number(correct), format::number(total),
                                      format::decimal(interval.low, 2), format::decimal(interval.high, 2))
                           : QString();
        });
    }
    if (!comparison.isWhole()) {
        const qint64 counted = comparison.counted(), total = comparison.total;
        return say(
            IconName::Running, Token::Accent, [] { return tr("Counting"); },
            [=] {
                return total > 0 ? tr("%1 of %2 images").arg(format::number(counted), format::number(total))
                                 : QString();
            });
    }
    const PairedDifference found =
        pairedDifference(comparison.of(Arithmetic::Float).evaluation,
                         comparison.of(Arithmetic::Int8).evaluation, comparison.truth);
    say(
        verdictIcon(found.verdict), verdictToken(found.verdict), [=] { return verdictTitle(found); },
        [found, total = comparison.total] { return verdictDetail(found, total); });
}

void VerdictPanel::showFailure(const QString& sentence) {
    say(
        IconName::Failed, Token::Error, [] { return tr("Not compared"); }, sentence);
}

void VerdictPanel::say(IconName icon, Token token, const Words& title, const Words& detail) {
    m_icon->setIcon(icon, token);
    setWords(m_title, "text", title);
    setWords(m_detail, "text", detail);
    setWords(this, "accessibleDescription", [=] { return title() + QStringLiteral(". ") + detail(); });
}

QString VerdictPanel::title() const {
    return m_title->text();
}

QString VerdictPanel::detail() const {
    return m_detail->text();
}

}  // namespace quantelier

#include "ui/widgets/own_set_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

const std::vector<std::uint8_t>& readingsOf(const OwnSetReadings& readings, Series series) {
    return series == Series::Float       ? readings.floatModel
           : series == Series::FakeQuant ? readings.fakeQuant
                                         : readings.int8Model;
}

Words ownScore(const Dataset& set, const std::vector<std::uint8_t>& readings) {
    if (readings.empty()) return [] { return OwnSetView::tr("no model yet"); };
    if (qint64(readings.size()) != set.count()) return [] { return OwnSetView::tr("reading…"); };
    qint64 right = 0;
    for (std::size_t i = 0; i < readings.size(); ++i) right += readings[i] == set.labels[i];
    return [right, count = set.count()] {
        return OwnSetView::tr("%1 of %2 right, %3")
            .arg(format::number(right), format::number(count),
                 format::percent(100.0 * double(right) / double(count), count));
    };
}

OwnSetView::OwnSetView(QWidget* parent) : QWidget(parent) {
    setWords(this, "accessibleName", [] { return tr("My test set"); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    auto* count = new QVBoxLayout;
    count->setSpacing(0);
    m_count = makeLabel({}, TextRole::Figure);
    m_words = makeLabel({}, TextRole::Caption, Tone::Secondary);
    count->addStretch(1);
    count->addWidget(m_count);
    count->addWidget(m_words);
    count->addStretch(1);
    row->addLayout(count);
    m_scores = buildScores();
    row->addWidget(m_scores);
    m_hint = makeParagraph({}, TextRole::Body);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    row->addWidget(m_hint, 1);
    m_open = worded(new QPushButton, [] { return tr("Look through…"); });
    setWords(m_open, "accessibleName", [] { return tr("Look through my test set"); });
    connect(m_open, &QPushButton::clicked, this, &OwnSetView::openRequested);
    row->addStretch(0);
    row->addWidget(m_open);
    showSet({}, {});
}

QWidget* OwnSetView::buildScores() {
    auto* scores = new QWidget;
    auto* grid = new QGridLayout(scores);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int line = 0;
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8}) {
        grid->addWidget(new SeriesMark(series), line, 0);
        grid->addWidget(makeLabel([=] { return seriesName(series); }, TextRole::BodyStrong), line, 1);
        m_score[std::size_t(series)] = makeLabel({}, TextRole::Body);
        grid->addWidget(m_score[std::size_t(series)], line, 2);
        ++line;
    }
    return scores;
}

void OwnSetView::showSet(const Dataset& set, const OwnSetReadings& readings) {
    const bool isEmpty = set.count() == 0;
    m_count->setText(format::number(set.count()));
    setWords(m_words, "text", [count = set.count()] { return count == 1 ? tr("drawing") : tr("drawings"); });
    m_count->setVisible(!isEmpty);
    m_words->setVisible(!isEmpty);
    m_scores->setVisible(!isEmpty);
    m_open->setVisible(!isEmpty);
    m_hint->setVisible(isEmpty);
    setTone(m_hint, Tone::Secondary);
    setWords(m_hint, "text", [] {
        return tr(
            "Nothing saved yet. Draw a digit, say which one it is, and press Save to my test set: the "
            "models are then scored on your own hand.");
    });
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8})
        setWords(m_score[std::size_t(series)], "text", ownScore(set, readingsOf(readings, series)));
    setWords(this, "accessibleDescription", [=] { return sentence(); });
}

void OwnSetView::showProblem(const QString& sentence) {
    showSet({}, {});
    setTone(m_hint, Tone::Error);
    m_hint->setText(sentence);
    setAccessibleDescription(sentence);
}

QString OwnSetView::sentence() const {
    if (m_hint->isVisibleTo(this)) return m_hint->text();
    QStringList parts;
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8})
        parts.append(tr("%1: %2").arg(seriesName(series), m_score[std::size_t(series)]->text()));
    return tr("%1 %2. %3.").arg(m_count->text(), m_words->text(), parts.join(QStringLiteral("; ")));
}

}  // namespace quantelier

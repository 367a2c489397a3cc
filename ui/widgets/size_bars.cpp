#include "ui/widgets/size_bars.h"

#include <QHBoxLayout>
#include <algorithm>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

SizeBars::SizeBars(QWidget* parent)
    : Panel([] { return tr("Model size"); }, parent),
      m_ratio(makeLabel({}, TextRole::Caption, Tone::Secondary)) {
    body()->setSpacing(5);
    m_rows[std::size_t(Series::Float)] = addRow(Series::Float, [] { return tr("Float file"); });
    m_rows[std::size_t(Series::FakeQuant)] = addRow(Series::FakeQuant, [] { return tr("QAT checkpoint"); });
    m_rows[std::size_t(Series::Int8)] = addRow(Series::Int8, [] { return tr("Int8 file"); });
    body()->addStretch(1);
    showSizes({});
}

SizeBars::Row SizeBars::addRow(Series series, const Words& name) {
    Row made{makeLabel({}, TextRole::BodyStrong), new Bar(seriesToken(series))};
    made.bar->setFixedHeight(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(new SeriesMark(series));
    row->addWidget(makeLabel(name, TextRole::Caption));
    if (series == Series::Int8) row->addWidget(m_ratio);
    row->addStretch(1);
    row->addWidget(made.bytes);
    body()->addLayout(row);
    body()->addWidget(made.bar);
    return made;
}

void SizeBars::showSizes(const ModelSizes& sizes) {
    const std::array<std::int64_t, 3> bytes = {sizes.floatFile, sizes.qatCheckpoint, sizes.int8File};
    const double longest = double(std::max<std::int64_t>(1, *std::max_element(bytes.begin(), bytes.end())));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        m_rows[i].bytes->setText(bytes[i] ? format::kilobytes(bytes[i]) : QStringLiteral("–"));
        m_rows[i].bytes->setToolTip(bytes[i] ? format::bytes(bytes[i]) : QString());
        m_rows[i].bar->setShare(double(bytes[i]) / longest);
    }
    const bool isKnown = sizes.floatFile && sizes.int8File;
    setWords(m_ratio, "text", [=] {
        return isKnown ? tr("%1 smaller than float").arg(format::ratio(sizes.fileRatio())) : QString();
    });
}

}  // namespace quantelier

#include "ui/widgets/figure.h"

#include <QHBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

Figure::Figure(const Words& caption, QWidget* parent)
    : QWidget(parent),
      m_caption(caption),
      m_value(makeLabel({}, TextRole::Figure)),
      m_suffix(makeLabel({}, TextRole::Caption, Tone::Secondary)) {
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_value);
    row->addWidget(m_suffix);
    row->addStretch(1);
    // The small words stand on the line of the large number, not in its middle.
    m_suffix->setContentsMargins(0, m_value->fontMetrics().ascent() - m_suffix->fontMetrics().ascent(), 0, 0);
    row->setAlignment(m_suffix, Qt::AlignTop);
    row->setAlignment(m_value, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(makeLabel(caption, TextRole::Caption, Tone::Secondary));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setValue({});
}

void Figure::setValue(const QString& value, const Words& suffix) {
    m_value->setText(value.isEmpty() ? QStringLiteral("–") : value);
    setWords(m_suffix, "text", suffix);
    m_suffix->setVisible(!suffix.isEmpty());
    setWords(this, "accessibleName", [=] {
        return QStringLiteral("%1 %2 %3").arg(m_caption(), m_value->text(), suffix()).simplified();
    });
}

QString Figure::value() const {
    return m_value->text();
}

}  // namespace quantelier

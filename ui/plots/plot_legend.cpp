#include "ui/plots/plot_legend.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

#include "ui/fonts.h"
#include "ui/language.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {
constexpr int kSampleWidth = 22;
constexpr int kPadding = 6;
constexpr int kGap = 6;
constexpr int kHeight = 28;
}  // namespace

LegendButton::LegendButton(const Strand& strand, QWidget* parent)
    : QAbstractButton(parent),
      m_stroking(strand.stroking),
      m_token(strand.token),
      m_hasMark(strand.hasMark),
      m_series(strand.graphs.front()->series()) {
    setWords(this, "text", strand.name);
    setCheckable(true);
    setChecked(strand.isShown);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setWords(this, "toolTip", [] { return tr("Show or hide; Alt and a click show this one alone"); });
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LegendButton::sizeHint() const {
    const int text = QFontMetrics(textFont(TextRole::Caption)).horizontalAdvance(this->text());
    return {2 * kPadding + kSampleWidth + kGap + text, presented(kHeight)};
}

void LegendButton::mouseReleaseEvent(QMouseEvent* event) {
    const bool isAlone = event->modifiers() & Qt::AltModifier && hitButton(event->position().toPoint());
    if (!isAlone) return QAbstractButton::mouseReleaseEvent(event);
    setDown(false);
    emit aloneRequested();
}

void LegendButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(isDown() ? Token::Pressed : Token::Hover));
        painter.drawRoundedRect(QRectF(rect()), 6, 6);
    }
    paintSample(painter, QRectF(kPadding, 0, kSampleWidth, height()));
    QFont words = textFont(TextRole::Caption);
    words.setStrikeOut(!isChecked());
    painter.setFont(words);
    painter.setPen(color(isChecked() ? Token::Text : Token::TextSecondary));
    painter.drawText(rect().adjusted(kPadding + kSampleWidth + kGap, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text());
}

void LegendButton::paintSample(QPainter& painter, const QRectF& area) const {
    painter.setOpacity(isChecked() ? 1.0 : 0.35);
    QPen pen = strokePen(m_stroking, m_token);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    const double y = area.center().y();
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    if (m_hasMark) paintMark(painter, m_series, QPointF(area.center().x(), y), 8.0);
    painter.setOpacity(1.0);
}

PlotLegend::PlotLegend(Plot& plot, QWidget* parent) : QWidget(parent) {
    setWords(this, "accessibleName", [&plot] { return tr("Legend of %1").arg(plot.accessibleName()); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (std::size_t i = 0; i < plot.strands().size(); ++i) {
        auto* button = new LegendButton(plot.strands()[i]);
        row->addWidget(button);
        connect(button, &QAbstractButton::toggled, &plot,
                [&plot, i](bool shown) { plot.setStrandShown(i, shown); });
        connect(button, &LegendButton::aloneRequested, &plot, [&plot, i] { plot.showOnly(i); });
        connect(&plot, &Plot::strandsChanged, button,
                [&plot, i, button] { button->setChecked(plot.strands()[i].isShown); });
    }
}

}  // namespace quantelier

#include "ui/widgets/layer_bar.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"

namespace quantelier {

namespace {

constexpr double kPadding = 8.0;
constexpr double kSmallest = 2.0;  // pixels of a layer that has bytes at all

}  // namespace

LayerBar::LayerBar(Series series, QWidget* parent) : QWidget(parent), m_series(series) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWords(this, "accessibleName", [=] { return tr("%1 bytes by layer").arg(seriesName(series)); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LayerBar::setLayers(const std::vector<LayerBytes>& layers, qint64 fullScale) {
    m_layers = layers;
    m_fullScale = std::max<qint64>(1, fullScale);
    QStringList words;
    for (const LayerBytes& layer : m_layers)
        words << QStringLiteral("%1 %2").arg(layer.name, format::bytes(layer.bytes));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

qint64 LayerBar::total() const {
    qint64 sum = 0;
    for (const LayerBytes& layer : m_layers) sum += layer.bytes;
    return sum;
}

std::vector<QRectF> LayerBar::parts() const {
    std::vector<QRectF> rects;
    double left = 0.0;
    for (const LayerBytes& layer : m_layers) {
        const double wide = std::max(kSmallest, double(layer.bytes) / double(m_fullScale) * width());
        rects.emplace_back(left, 0.0, wide, height());
        left += wide;
    }
    return rects;
}

bool LayerBar::isNamed(std::size_t index, const QRectF& part) const {
    const QFontMetricsF metrics(textFont(TextRole::CaptionStrong));
    return metrics.horizontalAdvance(m_layers[index].name) + 2 * kPadding <= part.width();
}

// The parts without room for a name, for the free place behind the bar.
QString LayerBar::unnamed() const {
    const std::vector<QRectF> rects = parts();
    QStringList words;
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        if (!isNamed(i, rects[i]))
            words << QStringLiteral("%1\u00A0%2").arg(m_layers[i].name, format::number(m_layers[i].bytes));
    return words.join(QStringLiteral(" · "));
}

void LayerBar::paintEvent(QPaintEvent*) {
    if (m_layers.empty()) return;
    QPainter painter(this);
    const Token token = seriesToken(m_series);
    const bool isStrong = m_series == Series::Int8;
    const auto largest =
        std::max_element(m_layers.begin(), m_layers.end(),
                         [](const LayerBytes& a, const LayerBytes& b) { return a.bytes < b.bytes; });
    const std::vector<QRectF> rects = parts();
    painter.setFont(textFont(TextRole::CaptionStrong));
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const bool isLargest = m_layers.begin() + std::ptrdiff_t(i) == largest;
        const double opacity = isStrong ? (isLargest ? 1.0 : 0.62) : (isLargest ? 0.5 : 0.3);
        painter.fillRect(rects[i].adjusted(0, 0, -1, 0), mix(token, Token::Surface, opacity));
        if (!isNamed(i, rects[i])) continue;
        painter.setPen(color(isStrong && isLargest ? Token::OnAccent : Token::Text));
        painter.drawText(rects[i].adjusted(kPadding, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_layers[i].name);
    }
    const QRectF rest(rects.back().right() + kPadding, 0, width() - rects.back().right() - kPadding,
                      height());
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    if (painter.fontMetrics().horizontalAdvance(unnamed()) <= rest.width())
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, unnamed());
}

bool LayerBar::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::vector<QRectF> rects = parts();
    for (std::size_t i = 0; i < rects.size(); ++i)
        if (rects[i].contains(help->pos())) {
            QToolTip::showText(
                help->globalPos(),
                tr("%1: %2 of %3")
                    .arg(m_layers[i].name, format::bytes(m_layers[i].bytes), format::bytes(total())),
                this, rects[i].toRect());
            return true;
        }
    QToolTip::hideText();
    return true;
}

}  // namespace quantelier

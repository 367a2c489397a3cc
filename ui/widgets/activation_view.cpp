#include "ui/widgets/activation_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/digit_image.h"
#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kRing = 3;  // room around the outer maps for the ring
constexpr double kNameWidth = 44;
constexpr double kLeftShare = 0.56;  // of LeNet's first layers: six large maps, and more units
constexpr double kColumnGap = 20;
constexpr double kRowGap = 8;
constexpr double kMapGap = 4;
constexpr double kStripHeight = 20;

bool isStrip(const LayerMaps& maps) {
    return maps.width == 1;
}

// Columns of square maps that fill an area best.
int columnsFor(int maps, QSizeF area) {
    int best = 1;
    double largest = 0.0;
    for (int columns = 1; columns <= maps; ++columns) {
        const int rows = (maps + columns - 1) / columns;
        const double side = std::min((area.width() - (columns - 1) * kMapGap) / columns,
                                     (area.height() - (rows - 1) * kMapGap) / rows);
        if (side > largest) largest = side, best = columns;
    }
    return best;
}

}  // namespace

ActivationView::ActivationView(QWidget* parent) : QWidget(parent) {
    setProperty("ownFocusRing", true);
    setFocusPolicy(Qt::StrongFocus);
    setWords(this, "accessibleName", [] { return tr("Layers of the model"); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    clear();
}

void ActivationView::showLayers(const Activations& inside) {
    m_inside = inside;
    choose(m_layer, m_map);
}

void ActivationView::choose(int layer, int map) {
    m_layer = std::clamp(layer, 0, std::max(0, layerCount() - 1));
    const bool isEmpty = layerCount() == 0;
    m_map = isEmpty ? 0 : std::clamp(map, 0, this->layer(m_layer).channels - 1);
    const QString sentence = isEmpty ? QString() : describe(m_layer, m_map);
    setWords(this, "accessibleDescription",
             [this] { return layerCount() == 0 ? tr("Nothing drawn") : describe(m_layer, m_map); });
    emit currentDescribed(hasFocus() ? sentence : QString());
    update();
}

QString ActivationView::describe(int index, int map) const {
    const LayerMaps& maps = layer(index);
    const int pixels = maps.width * maps.height;
    const auto first = maps.ink.begin() + std::ptrdiff_t(map) * pixels;
    const int most = *std::max_element(first, first + pixels);
    const QString percent = QString::number(std::lround(100.0 * most / 255.0));
    const QString name = QString::fromStdString(maps.name);
    if (isStrip(maps))
        return tr("%1, unit %2 of %3: %4\u00A0% ink").arg(name).arg(map + 1).arg(maps.channels).arg(percent);
    const auto inked = std::count_if(first, first + pixels, [](std::uint8_t v) { return v > 0; });
    return tr("%1, map %2 of %3: %4 of %5 inked, up to %6\u00A0%")
        .arg(name)
        .arg(map + 1)
        .arg(maps.channels)
        .arg(inked)
        .arg(pixels)
        .arg(percent);
}

// Two columns: convolutions above, dense layers in one line below.
QRectF ActivationView::layerRect(int index) const {
    const QRectF area = QRectF(rect()).adjusted(kRing, kRing, -kRing, -kRing);
    const double leftWidth = std::round((area.width() - kColumnGap) * kLeftShare);
    const bool isRight = index % 2 == 1;
    const double left = isRight ? area.left() + leftWidth + kColumnGap : area.left();
    const double width = isRight ? area.right() - left : leftWidth;
    if (isStrip(layer(index))) return {left, area.bottom() - kStripHeight, width, kStripHeight};
    return {left, area.top(), width, area.height() - kStripHeight - kRowGap};
}

QRectF ActivationView::mapRect(int index, int map) const {
    const LayerMaps& maps = layer(index);
    const QRectF area = layerRect(index).adjusted(kNameWidth, 0, 0, 0);
    if (isStrip(maps)) {
        const double step = area.width() / maps.channels;
        return {area.left() + map * step, area.top(), step, area.height()};
    }
    const int columns = columnsFor(maps.channels, area.size());
    const int rows = (maps.channels + columns - 1) / columns;
    const double side = std::floor(std::min((area.width() - (columns - 1) * kMapGap) / columns,
                                            (area.height() - (rows - 1) * kMapGap) / rows));
    return {area.left() + (map % columns) * (side + kMapGap), area.top() + (map / columns) * (side + kMapGap),
            side, side};
}

void ActivationView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (layerCount() == 0) {
        painter.setFont(textFont(TextRole::Body));
        painter.setPen(color(Token::TextSecondary));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Draw, and the maps of every layer light up here"));
        return;
    }
    for (int index = 0; index < layerCount(); ++index) paintLayer(painter, index);
    if (!hasFocus()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Focus), 2.0));
    painter.drawRoundedRect(mapRect(m_layer, m_map).adjusted(-2, -2, 2, 2), 3, 3);
}

void ActivationView::paintLayer(QPainter& painter, int index) const {
    const LayerMaps& maps = layer(index);
    const QRectF area = layerRect(index);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    const double nameHeight = isStrip(maps) ? area.height() : kStripHeight;
    painter.drawText(QRectF(area.left(), area.top(), kNameWidth, nameHeight),
                     Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(maps.name));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Border), 1.0));
    if (isStrip(maps)) {
        const QRectF strip = area.adjusted(kNameWidth, 0, 0, 0);
        painter.drawImage(strip, inkImage(maps.ink.data(), maps.channels, 1));
        painter.drawRect(strip.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    const std::size_t pixels = std::size_t(maps.width) * std::size_t(maps.height);
    for (int map = 0; map < maps.channels; ++map) {
        const QRectF place = mapRect(index, map);
        painter.drawImage(place,
                          inkImage(maps.ink.data() + std::size_t(map) * pixels, maps.width, maps.height));
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ActivationView::keyPressEvent(QKeyEvent* event) {
    if (layerCount() == 0) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            return choose(m_layer, m_map - 1);
        case Qt::Key_Right:
            return choose(m_layer, m_map + 1);
        case Qt::Key_Up:
            return choose(m_layer - 1, 0);
        case Qt::Key_Down:
            return choose(m_layer + 1, 0);
        case Qt::Key_Home:
            return choose(m_layer, 0);
        case Qt::Key_End:
            return choose(m_layer, layer(m_layer).channels - 1);
        default:
            QWidget::keyPressEvent(event);
    }
}

void ActivationView::mousePressEvent(QMouseEvent* event) {
    for (int index = 0; index < layerCount(); ++index)
        for (int map = 0; map < layer(index).channels; ++map)
            if (mapRect(index, map).contains(event->position())) return choose(index, map);
}

void ActivationView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    choose(m_layer, m_map);
}

void ActivationView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    choose(m_layer, m_map);
}

}  // namespace quantelier

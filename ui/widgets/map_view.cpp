#include "ui/widgets/map_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr double kMostTint = 0.8;
}

MapView::MapView(const Words& name, Colours colours, QWidget* parent) : QWidget(parent), m_colours(colours) {
    setWords(this, "accessibleName", name);
    setProperty("ownFocusRing", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void MapView::setValues(const MapLayout& layout, std::vector<float> values) {
    m_layout = layout;
    m_values = std::move(values);
    update();
}

void MapView::setCurrent(int index) {
    m_current = index;
    update();
}

void MapView::setWindow(QRect cells) {
    m_window = cells;
    update();
}

void MapView::setPickable(bool pickable) {
    m_pickable = pickable;
    setFocusPolicy(pickable ? Qt::StrongFocus : Qt::NoFocus);
}

QSize MapView::minimumSizeHint() const {
    return QSize(96, 96);
}

int MapView::cellSide() const {
    if (m_layout.count() == 0) return 1;
    const int side = qMin((width() - 2) / m_layout.columns(), (height() - 2) / m_layout.rows());
    return qBound(1, side, m_largestCell);
}

QRect MapView::cellRect(QPoint cell) const {
    const int side = cellSide();
    return QRect(1 + cell.x() * side, 1 + cell.y() * side, side, side);
}

QRgb MapView::colourOf(float value) const {
    if (m_colours == Colours::Ink) return mix(Token::Ink, Token::Paper, qBound(0.0f, value, 1.0f)).rgb();
    const double strength = kMostTint * std::min(1.0, double(std::fabs(value)));
    return mix(value < 0 ? Token::FakeQuant : Token::Int8, Token::Surface, strength).rgb();
}

QImage MapView::picture() const {
    QImage image(m_layout.columns(), m_layout.rows(), QImage::Format_RGB32);
    image.fill(color(Token::Border));
    for (int i = 0; i < m_layout.count(); ++i)
        image.setPixel(m_layout.cellOf(i), colourOf(m_values[std::size_t(i)]));
    return image;
}

void MapView::paintEvent(QPaintEvent*) {
    if (m_layout.count() == 0) return;
    QPainter painter(this);
    const QRect area(1, 1, cellSide() * m_layout.columns(), cellSide() * m_layout.rows());
    painter.drawImage(area, picture());
    painter.setPen(color(Token::Border));
    painter.drawRect(area.adjusted(-1, -1, 0, 0));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2.0));
    if (!m_window.isEmpty()) {
        const QRect marked = cellRect(m_window.topLeft()) | cellRect(m_window.bottomRight());
        painter.drawRect(QRectF(marked).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    if (m_current >= 0) {
        const QRectF cell = cellRect(m_layout.cellOf(m_current));
        painter.drawRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5));
    }
    if (!hasFocus()) return;
    painter.drawRoundedRect(QRectF(area).adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2);
}

void MapView::mousePressEvent(QMouseEvent* event) {
    if (!m_pickable) return;
    const QPoint place = event->position().toPoint() - QPoint(1, 1);
    if (place.x() < 0 || place.y() < 0) return;
    const int index = m_layout.indexAt({place.x() / cellSide(), place.y() / cellSide()});
    if (index >= 0) emit picked(index);
}

void MapView::keyPressEvent(QKeyEvent* event) {
    QPoint step;
    switch (event->key()) {
        case Qt::Key_Left:
            step = {-1, 0};
            break;
        case Qt::Key_Right:
            step = {1, 0};
            break;
        case Qt::Key_Up:
            step = {0, -1};
            break;
        case Qt::Key_Down:
            step = {0, 1};
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    const int next = m_current < 0 ? 0 : m_layout.neighbour(m_current, step);
    if (next != m_current) emit picked(next);
}

void MapView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void MapView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

std::vector<float> inkOfCodes(const LayerActivations& layer) {
    const float span = float(std::max(1, layer.codeMax - layer.codeMin));
    std::vector<float> ink;
    for (const std::int8_t code : layer.codes) ink.push_back(float(code - layer.codeMin) / span);
    return ink;
}

}  // namespace quantelier

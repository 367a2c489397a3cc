#include "ui/widgets/network_diagram.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/network_table_model.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kSheetOffset = 4;
constexpr int kMostSheets = 4;
constexpr int kMiddle = 87;  // of the blocks
constexpr int kNameBaseline = 28;
constexpr int kShapeBaseline = 164;
constexpr int kDetailBaseline = 180;

// Heights grow with the square root: 5 and 32 pixels must both be seen.
int sheetHeight(int pixels) {
    return qRound(24.0 + 72.0 * std::sqrt(pixels / double(kInputSize)));
}

int denseHeight(int units) {
    return qBound(24, qRound(11.0 * std::log2(units + 1.0) + 14.0), 104);
}

int sheetCount(int channels) {
    return qBound(1, int(std::lround(std::log2(channels + 1.0))), kMostSheets);
}

QString activationName(Activation activation) {
    switch (activation) {
        case Activation::Relu:
            return NetworkDiagram::tr("ReLU");
        case Activation::Relu6:
            return NetworkDiagram::tr("ReLU6");
        case Activation::None:
            break;
    }
    return {};
}

// Without its first parts where all of them are too wide; the inspector has them.
QString fitted(QString detail, int width) {
    const QFontMetrics metrics(textFont(TextRole::Caption));
    for (qsizetype comma; metrics.horizontalAdvance(detail) > width && (comma = detail.indexOf(u", ")) >= 0;)
        detail.remove(0, comma + 2);
    return detail;
}

QString layerDetail(const LayerShape& shape, const NetworkRecipe& network) {
    if (shape.kind == LayerKind::Pool) return NetworkDiagram::tr("2×2 max");
    if (shape.recipeIndex < 0) return {};
    if (shape.recipeIndex == kLayerCount - 1) return NetworkDiagram::tr("logits");
    const LayerRecipe& layer = network.layers[std::size_t(shape.recipeIndex)];
    QStringList parts;
    if (shape.kind == LayerKind::Convolution) parts << QStringLiteral("5×5");
    if (layer.hasBn) parts << NetworkDiagram::tr("BN");
    if (layer.activation != Activation::None) parts << activationName(layer.activation);
    return parts.join(QStringLiteral(", "));
}

}  // namespace

NetworkDiagram::NetworkDiagram(QWidget* parent) : QWidget(parent) {
    setProperty("ownFocusRing", true);
    setFocusPolicy(Qt::StrongFocus);
    setWords(this, "accessibleName", [] { return tr("Network diagram"); });
}

void NetworkDiagram::setNetwork(const NetworkRecipe& network) {
    m_blocks = {inputBlock()};
    for (const LayerShape& shape : networkShape(network)) m_blocks.push_back(layerBlock(shape, network));
    setCurrentLayer(m_current);
}

NetworkDiagram::Block NetworkDiagram::inputBlock() const {
    Block block;
    block.name = tr("input");
    block.shape = format::shape(1, kInputSize, kInputSize);
    block.size = QSize(44, sheetHeight(kInputSize));
    return block;
}

NetworkDiagram::Block NetworkDiagram::layerBlock(const LayerShape& shape,
                                                 const NetworkRecipe& network) const {
    Block block;
    block.layer = shape.name;
    block.name = QString::fromStdString(shape.name);
    block.shape = format::shape(shape.outChannels, shape.outHeight, shape.outWidth);
    block.detail = layerDetail(shape, network);
    block.hasWeights = shape.recipeIndex >= 0;
    block.canBeChosen = shape.kind != LayerKind::Flatten;
    switch (shape.kind) {
        case LayerKind::Convolution:
            block.size = QSize(56, sheetHeight(shape.outHeight));
            block.sheets = sheetCount(shape.outChannels);
            break;
        case LayerKind::Pool:
            block.size = QSize(40, sheetHeight(shape.outHeight));
            block.sheets = sheetCount(shape.outChannels);
            break;
        case LayerKind::Flatten:
            block.size = QSize(12, 104);
            break;
        case LayerKind::Dense:
            block.size = QSize(24, denseHeight(shape.outChannels));
            break;
    }
    return block;
}

void NetworkDiagram::setCurrentLayer(const std::string& layer) {
    m_current = layer;
    for (const Block& block : m_blocks)
        if (block.layer == layer)
            setAccessibleDescription(QStringList({block.name, block.shape, block.detail}).join(u", "));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    update();
}

QRect NetworkDiagram::columnRect(int column) const {
    const double pitch = width() / double(m_blocks.size());
    return QRectF(pitch * column, 0, pitch, height()).toRect();
}

QRect NetworkDiagram::stackRect(int column) const {
    const Block& block = m_blocks[std::size_t(column)];
    const int extra = (block.sheets - 1) * kSheetOffset;
    const QSize size(block.size.width() + extra, block.size.height() + extra);
    const QPoint centre(columnRect(column).center().x(), presented(kMiddle));
    return QRect(centre - QPoint(size.width() / 2, size.height() / 2), size);
}

void NetworkDiagram::paintBlock(QPainter& painter, int column) const {
    const Block& block = m_blocks[std::size_t(column)];
    const bool chosen = !block.layer.empty() && block.layer == m_current;
    const Token edge = chosen ? Token::Accent : block.hasWeights ? Token::TextSecondary : Token::BorderStrong;
    painter.setPen(QPen(color(edge), chosen ? 2.0 : 1.25));
    painter.setBrush(chosen             ? color(Token::AccentSoft)
                     : block.hasWeights ? mix(Token::TextSecondary, Token::Surface, 0.14)
                                        : color(Token::Sunken));
    const QRect stack = stackRect(column);
    for (int sheet = block.sheets - 1; sheet >= 0; --sheet) {
        const QPointF at(stack.left() + sheet * kSheetOffset + 0.5,
                         stack.top() + (block.sheets - 1 - sheet) * kSheetOffset + 0.5);
        painter.drawRoundedRect(QRectF(at, block.size), 3, 3);
    }
    if (!chosen) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Focus), hasFocus() ? 2.0 : 1.0));
    painter.drawRoundedRect(QRectF(columnRect(column)).adjusted(2, 1, -2, -1), 8, 8);
}

void NetworkDiagram::paintWords(QPainter& painter, int column) const {
    const Block& block = m_blocks[std::size_t(column)];
    const QRect rect = columnRect(column);
    const auto line = [&](const QString& text, TextRole role, Token token, int baseline) {
        painter.setFont(textFont(role));
        painter.setPen(color(token));
        painter.drawText(
            QPointF(rect.center().x() - painter.fontMetrics().horizontalAdvance(text) / 2.0, baseline), text);
    };
    line(block.name, TextRole::BodyStrong, Token::Text, presented(kNameBaseline - 6));
    line(block.shape, TextRole::CaptionStrong, Token::Text, presented(kShapeBaseline - 6));
    line(fitted(block.detail, rect.width() - 4), TextRole::Caption, Token::TextSecondary,
         presented(kDetailBaseline - 6));
}

void NetworkDiagram::paintArrow(QPainter& painter, int column) const {
    const double from = stackRect(column - 1).right() + 9;
    const double to = stackRect(column).left() - 9;
    painter.setPen(QPen(color(Token::BorderStrong), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const double middle = presented(kMiddle);
    painter.drawLine(QPointF(from, middle), QPointF(to, middle));
    painter.drawPolyline(QPolygonF({{to - 5, middle - 4.0}, {to, middle}, {to - 5, middle + 4.0}}));
}

void NetworkDiagram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int column = 0; column < int(m_blocks.size()); ++column) {
        if (column > 0) paintArrow(painter, column);
        paintBlock(painter, column);
        paintWords(painter, column);
    }
}

void NetworkDiagram::mousePressEvent(QMouseEvent* event) {
    for (int column = 0; column < int(m_blocks.size()); ++column) {
        const Block& block = m_blocks[std::size_t(column)];
        if (block.canBeChosen && columnRect(column).contains(event->position().toPoint()))
            emit layerChosen(block.layer);
    }
}

void NetworkDiagram::step(int by) {
    int column = 0;
    while (column < int(m_blocks.size()) && m_blocks[std::size_t(column)].layer != m_current) ++column;
    do column += by;
    while (column > 0 && column < int(m_blocks.size()) && !m_blocks[std::size_t(column)].canBeChosen);
    if (column > 0 && column < int(m_blocks.size())) emit layerChosen(m_blocks[std::size_t(column)].layer);
}

void NetworkDiagram::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left) return step(-1);
    if (event->key() == Qt::Key_Right) return step(+1);
    QWidget::keyPressEvent(event);
}

void NetworkDiagram::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void NetworkDiagram::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace quantelier

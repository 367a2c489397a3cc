#include "ui/widgets/factor_grids.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/step_words.h"
#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr int kHead = 42;      // title and what the numbers are
constexpr int kOperator = 36;  // room for the sign between two grids
constexpr int kDenseColumns = 4;
constexpr int kSmallestRow = 24;
constexpr int kSmallestCell = 28;
constexpr double kProductShare = 0.40;  // products have more digits
constexpr double kMostInk = 0.30, kMostTint = 0.42;
}  // namespace

FactorGrids::FactorGrids(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setProperty("ownFocusRing", true);
    setWords(this, "accessibleName", [] { return tr("Inputs, weights and products"); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize FactorGrids::minimumSizeHint() const {
    return QSize(3 * kKernelSize * kSmallestCell + 2 * kOperator, kHead + kKernelSize * kSmallestRow + 2);
}

void FactorGrids::setStep(const StepThrough& step, int inputChannel) {
    m_step = step;
    m_shown.clear();
    m_columns = step.convolution ? step.kernel : kDenseColumns;
    const auto window = std::size_t(step.kernel) * std::size_t(step.kernel);
    if (step.convolution)
        for (std::size_t i = 0; i < window; ++i) m_shown.push_back(std::size_t(inputChannel) * window + i);
    else
        m_shown = largestProducts(step, kLargest);
    setCurrent(m_current < int(m_shown.size()) ? m_current : -1);
}

int FactorGrids::rows() const {
    return std::max(1, (int(m_shown.size()) + m_columns - 1) / m_columns);
}

QRectF FactorGrids::gridRect(Grid grid) const {
    const double room = width() - 2.0 * kOperator - 2.0;
    const double products = std::round(room * kProductShare), factors = (room - products) / 2.0;
    const double left[] = {1.0, 1.0 + factors + kOperator, 1.0 + 2 * (factors + kOperator)};
    return QRectF(left[grid], kHead, grid == Products ? products : factors, height() - kHead - 1.0);
}

QRectF FactorGrids::cellRect(Grid grid, int position) const {
    const QRectF all = gridRect(grid);
    const double wide = all.width() / m_columns, high = all.height() / rows();
    return QRectF(all.left() + position % m_columns * wide, all.top() + position / m_columns * high, wide,
                  high);
}

int FactorGrids::value(Grid grid, int position) const {
    const StepProduct& product = m_step.products[m_shown[std::size_t(position)]];
    return grid == Inputs ? product.input : grid == Weights ? product.weight : product.product;
}

int FactorGrids::largest(Grid grid) const {
    int most = 1;
    for (int i = 0; i < int(m_shown.size()); ++i) most = std::max(most, std::abs(value(grid, i)));
    return most;
}

QColor FactorGrids::ground(Grid grid, int position) const {
    const int number = value(grid, position);
    if (grid == Inputs) return mix(Token::Ink, Token::Paper, kMostInk * (number + 128) / 255.0);
    return mix(number < 0 ? Token::FakeQuant : Token::Int8, Token::Surface,
               kMostTint * std::abs(number) / double(largest(grid)));
}

void FactorGrids::paintHead(QPainter& painter, Grid grid, const QString& title, const QString& words) const {
    const QRectF all = gridRect(grid);
    painter.setFont(textFont(TextRole::BodyStrong));
    painter.setPen(color(Token::Text));
    painter.drawText(QRectF(all.left(), 0, all.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    painter.drawText(QRectF(all.left(), 19, all.width(), 17), Qt::AlignLeft | Qt::AlignVCenter, words);
}

void FactorGrids::paintGrid(QPainter& painter, Grid grid) const {
    for (int i = 0; i < int(m_shown.size()); ++i) {
        const QRectF cell = cellRect(grid, i);
        painter.fillRect(cell, ground(grid, i));
        painter.setPen(QPen(color(Token::Border), 1.0));
        painter.drawRect(cell);
        const QString number = format::number(value(grid, i));
        QFont font = textFont(TextRole::Caption);
        if (QFontMetricsF(font).horizontalAdvance(number) > cell.width() - 4) font.setPixelSize(11);
        painter.setFont(font);
        painter.setPen(color(Token::Text));
        painter.drawText(cell, Qt::AlignCenter, number);
    }
    if (m_current < 0) return;
    painter.setPen(QPen(color(Token::Focus), 2.0));
    painter.drawRect(cellRect(grid, m_current).adjusted(1, 1, -1, -1));
}

void FactorGrids::paintEvent(QPaintEvent*) {
    if (m_shown.empty()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString zero = format::number(m_step.input.zeroPoint);
    const QString scale = format::significant(m_step.weightScale);
    paintHead(painter, Inputs, tr("Inputs"), tr("int8, zero point %1").arg(zero));
    paintHead(painter, Weights, tr("Weights"), tr("int8, scale %1").arg(scale));
    paintHead(painter, Products, tr("Products"), productFormula(m_step));
    for (const Grid grid : {Inputs, Weights, Products}) paintGrid(painter, grid);
    painter.setFont(textFont(TextRole::Lead));
    painter.setPen(color(Token::TextSecondary));
    const QRectF inputs = gridRect(Inputs), weights = gridRect(Weights);
    painter.drawText(QRectF(inputs.right(), kHead, kOperator, inputs.height()), Qt::AlignCenter,
                     QStringLiteral("×"));
    painter.drawText(QRectF(weights.right(), kHead, kOperator, inputs.height()), Qt::AlignCenter,
                     QStringLiteral("="));
    if (!hasFocus()) return;
    painter.setPen(QPen(color(Token::Focus), 1.25));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, kHead - 2.0, -0.75, -0.75), 3, 3);
}

void FactorGrids::setCurrent(int position) {
    m_current = position;
    if (!m_shown.empty())
        setAccessibleDescription(position < 0 ? productFormula(m_step)
                                              : productSentence(m_step, m_shown[std::size_t(position)]));
    update();
    emit currentChanged(position);
}

void FactorGrids::keyPressEvent(QKeyEvent* event) {
    const int count = int(m_shown.size());
    int next = m_current;
    switch (event->key()) {
        case Qt::Key_Left:
            next = m_current - 1;
            break;
        case Qt::Key_Right:
            next = m_current + 1;
            break;
        case Qt::Key_Up:
            next = m_current - m_columns;
            break;
        case Qt::Key_Down:
            next = m_current + m_columns;
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    if (m_current < 0) next = 0;
    if (next >= 0 && next < count) setCurrent(next);
}

void FactorGrids::mouseMoveEvent(QMouseEvent* event) {
    for (const Grid grid : {Inputs, Weights, Products})
        for (int i = 0; i < int(m_shown.size()); ++i)
            if (cellRect(grid, i).contains(event->position())) {
                if (i != m_current) setCurrent(i);
                return;
            }
    if (m_current >= 0) setCurrent(-1);
}

void FactorGrids::leaveEvent(QEvent*) {
    if (m_current >= 0 && !hasFocus()) setCurrent(-1);
}

void FactorGrids::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_current < 0 && !m_shown.empty() && event->reason() != Qt::MouseFocusReason) setCurrent(0);
    update();
}

void FactorGrids::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    setCurrent(-1);
}

}  // namespace quantelier

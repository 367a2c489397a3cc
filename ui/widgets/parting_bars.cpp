#include "ui/widgets/parting_bars.h"

#include <QKeyEvent>
#include <QPainter>
#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr int kNames = 52, kNumbers = 44, kMarks = 64;
constexpr int kRow = 28, kLowRow = 20, kBar = 14;
constexpr double kSmallestScale = 3.0;  // steps that a bar is long at least
}  // namespace

PartingBars::PartingBars(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setWords(this, "accessibleName", [] { return tr("Largest error of each layer, in steps"); });
    clear();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QSize PartingBars::sizeHint() const {
    return QSize(220, kLayerCount * presented(kRow));
}

// Low windows take from the rows.
QSize PartingBars::minimumSizeHint() const {
    return QSize(220, kLayerCount * presented(kLowRow));
}

void PartingBars::setActivations(const ImageActivations& image) {
    m_rows.clear();
    QStringList words;
    for (std::size_t i = 1; i < image.layers.size(); ++i) {
        const LayerActivations& layer = image.layers[i];
        const double steps = std::fabs(layer.errorSteps(layer.largestError()));
        m_rows.append({QString::fromStdString(layer.name), steps});
        words << tr("%1 %2 steps").arg(m_rows.last().name, format::decimal(steps, 1));
    }
    m_first = image.firstApart() - 1;
    if (m_first >= 0) words << tr("the first past 1: %1").arg(m_rows[m_first].name);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setWords(this, "toolTip", [] {
        return tr("Float and int8 of the same weights, one step is one int8 code. Enter opens the maps.");
    });
    update();
}

void PartingBars::clear() {
    m_rows.clear();
    m_first = -1;
    setWords(this, "accessibleDescription", [] { return tr("No digit is chosen."); });
    update();
}

void PartingBars::paintEvent(QPaintEvent*) {
    if (m_rows.isEmpty()) return;
    QPainter painter(this);
    double scale = kSmallestScale;
    for (const Row& row : m_rows) scale = std::max(scale, row.steps);
    const double wide = width() - presented(kNames) - presented(kNumbers) - presented(kMarks);
    const int high = height() / int(m_rows.size());
    for (int i = 0; i < m_rows.size(); ++i) {
        const int top = i * high;
        const bool isFirst = i == m_first;
        const QRectF bar(presented(kNames), top + (high - presented(kBar)) / 2.0, wide, presented(kBar));
        painter.setFont(textFont(isFirst ? TextRole::BodyStrong : TextRole::Body));
        painter.setPen(color(Token::Text));
        painter.drawText(QRect(0, top, presented(kNames), high), Qt::AlignLeft | Qt::AlignVCenter,
                         m_rows[i].name);
        painter.fillRect(bar, color(Token::Grid));
        painter.fillRect(
            QRectF(bar.left(), bar.top(), std::max(1.0, wide * m_rows[i].steps / scale), presented(kBar)),
            mix(Token::FakeQuant, Token::Surface, m_rows[i].steps > 1.0 ? 0.85 : 0.45));
        painter.setFont(textFont(TextRole::Body));
        painter.drawText(QRectF(bar.right() + 8, top, presented(kNumbers) - 8, high),
                         Qt::AlignLeft | Qt::AlignVCenter, format::decimal(m_rows[i].steps, 1));
        if (!isFirst) continue;
        painter.setFont(textFont(TextRole::CaptionStrong));
        painter.drawText(QRectF(width() - presented(kMarks), top, presented(kMarks), high),
                         Qt::AlignRight | Qt::AlignVCenter, tr("first > 1"));
    }
    painter.setPen(QPen(color(Token::TextSecondary), 1.0, Qt::DashLine));
    const double one = std::round(presented(kNames) + wide / scale) + 0.5;
    painter.drawLine(QPointF(one, 0), QPointF(one, m_rows.size() * high));
}

void PartingBars::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit opened();
    else
        QWidget::keyPressEvent(event);
}

void PartingBars::mouseDoubleClickEvent(QMouseEvent*) {
    emit opened();
}

}  // namespace quantelier

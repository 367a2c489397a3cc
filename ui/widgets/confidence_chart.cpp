#include "ui/widgets/confidence_chart.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {
constexpr int kLeft = 36, kBottom = 18, kTop = 8, kRight = 8;
constexpr double kSmallestRange = 5.0;  // points
constexpr int kUsualFirst = 5;
constexpr double kMark = 8.0;

bool isDrawn(const ReliabilityBin& bin) {
    return bin.images >= ConfidenceChart::kFewestImages;
}
}  // namespace

ConfidenceChart::ConfidenceChart(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setWords(this, "accessibleName", [] { return tr("Share right minus confidence, by confidence"); });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setWords(this, "accessibleDescription", [] { return tr("Nothing is counted yet."); });
}

void ConfidenceChart::setReliability(const Reliability& floats, const Reliability& int8) {
    m_floats = floats;
    m_int8 = int8;
    m_first = kUsualFirst;
    for (int bin = kUsualFirst - 1; bin >= 0; --bin)
        if (isDrawn(floats[std::size_t(bin)]) || isDrawn(int8[std::size_t(bin)])) m_first = bin;
    setWords(this, "accessibleDescription", [this] {
        QStringList words;
        for (int bin = m_first; bin < int(kReliabilityBins); ++bin) words << readout(bin);
        return words.join(u' ');
    });
    update();
}

QString ConfidenceChart::readout(int bin) const {
    const auto words = [this](Series series, const ReliabilityBin& values) {
        if (!isDrawn(values))
            return tr("%1: only %2 images.").arg(seriesName(series), format::number(values.images));
        return tr("%1: %2 of %3 right, mean confidence %4, %5.")
            .arg(seriesName(series), format::number(values.right), format::number(values.images),
                 format::percent(100.0 * values.confidence, values.images),
                 format::points(values.gapPoints()));
    };
    const auto i = std::size_t(bin);
    return tr("%1 to %2 % sure. %3 %4")
        .arg(10 * bin)
        .arg(10 * (bin + 1))
        .arg(words(Series::Float, m_floats[i]), words(Series::Int8, m_int8[i]));
}

QRectF ConfidenceChart::plotRect() const {
    // The first and the last number reach half their height beyond the axis.
    const int left = presented(kLeft), top = presented(kTop), bottom = presented(kBottom);
    return QRectF(left, top, width() - left - kRight, height() - top - bottom);
}

double ConfidenceChart::binWidth() const {
    return plotRect().width() / double(int(kReliabilityBins) - m_first);
}

double ConfidenceChart::centre(int bin) const {
    return plotRect().left() + (bin - m_first + 0.5) * binWidth();
}

double ConfidenceChart::range() const {
    double most = kSmallestRange;
    for (const Reliability* bins : {&m_floats, &m_int8})
        for (const ReliabilityBin& bin : *bins)
            if (isDrawn(bin)) most = std::max(most, std::fabs(bin.gapPoints()));
    return kSmallestRange * std::ceil(most / kSmallestRange);
}

void ConfidenceChart::paintAxes(QPainter& painter) const {
    const QRectF plot = plotRect();
    painter.setFont(textFont(TextRole::Caption));
    for (const int sign : {1, 0, -1}) {
        const double y = std::round(plot.center().y() - sign * plot.height() / 2.0);
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1),
                         color(sign == 0 ? Token::BorderStrong : Token::Grid));
        painter.setPen(color(Token::TextSecondary));
        const QString number = format::decimal(sign * range(), 0);
        painter.drawText(QRectF(0, y - presented(9), presented(kLeft) - 6, presented(18)),
                         Qt::AlignRight | Qt::AlignVCenter, sign > 0 ? u'+' + number : number);
    }
    painter.fillRect(QRectF(plot.left(), plot.top(), 1, plot.height()), color(Token::BorderStrong));
    for (int bin = m_first; bin < int(kReliabilityBins); ++bin) {
        const QString unit = bin == m_first ? QStringLiteral("\u00A0%") : QString();
        painter.drawText(
            QRectF(centre(bin) - binWidth() / 2, plot.bottom() + 3, binWidth(), presented(kBottom) - 3),
            Qt::AlignCenter, QStringLiteral("%1…%2%3").arg(10 * bin).arg(10 * (bin + 1)).arg(unit));
    }
}

void ConfidenceChart::paintSeries(QPainter& painter, Series series, const Reliability& bins) const {
    const QRectF plot = plotRect();
    QPolygonF line;
    for (int bin = m_first; bin < int(kReliabilityBins); ++bin)
        if (isDrawn(bins[std::size_t(bin)]))
            line << QPointF(centre(bin), plot.center().y() - bins[std::size_t(bin)].gapPoints() / range() *
                                                                 plot.height() / 2.0);
    painter.setPen(QPen(color(seriesToken(series)), presentedLine(2.0)));
    painter.drawPolyline(line);
    for (const QPointF& point : line) paintMark(painter, series, point, presentedMark(kMark));
}

void ConfidenceChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus() && m_current >= m_first) {
        const QRectF plot = plotRect();
        painter.fillRect(QRectF(centre(m_current) - binWidth() / 2, plot.top(), binWidth(), plot.height()),
                         color(Token::AccentSoft));
    }
    paintAxes(painter);
    paintSeries(painter, Series::Float, m_floats);
    paintSeries(painter, Series::Int8, m_int8);
}

void ConfidenceChart::setCurrent(int bin) {
    m_current = qBound(m_first, bin, int(kReliabilityBins) - 1);
    setWords(this, "accessibleDescription", [this] { return readout(m_current); });
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    QToolTip::showText(mapToGlobal(QPoint(int(centre(m_current)), 0)), accessibleDescription(), this);
    update();
}

void ConfidenceChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return setCurrent(m_current < 0 ? int(kReliabilityBins) - 1 : m_current - 1);
        case Qt::Key_Right:
            return setCurrent(m_current + 1);
        case Qt::Key_Home:
            return setCurrent(m_first);
        case Qt::Key_End:
            return setCurrent(int(kReliabilityBins) - 1);
        default:
            QWidget::keyPressEvent(event);
    }
}

void ConfidenceChart::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x() - plotRect().left();
    const int bin = m_first + int(std::floor(x / binWidth()));
    setToolTip(bin >= m_first && bin < int(kReliabilityBins) ? readout(bin) : QString());
}

void ConfidenceChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ConfidenceChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace quantelier

#include "ui/widgets/balance_chart.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kLeft = 44;
constexpr int kBottom = 20;
constexpr double kBarShare = 0.69;  // of the room for one class
constexpr double kTolerance = 0.2;
constexpr double kHeadroom = 1.04;

// The roundest number of which two fit under the tallest bar.
qint64 gridStep(qint64 largest) {
    const double half = std::max(1.0, double(largest) / 2.0);
    const double power = std::pow(10.0, std::floor(std::log10(half)));
    for (const double factor : {5.0, 4.0, 3.0, 2.0, 1.5})
        if (factor * power <= half) return qint64(factor * power);
    return qint64(power);
}

}  // namespace

QString imbalanceSentence(const ClassCounts& counts) {
    const double average = double(std::accumulate(counts.begin(), counts.end(), qint64{0})) / kClassCount;
    if (average <= 0.0) return {};
    QStringList parts;
    for (int digit = 0; digit < kClassCount; ++digit) {
        const double off = double(counts[std::size_t(digit)]) / average - 1.0;
        if (std::abs(off) <= kTolerance) continue;
        parts << QCoreApplication::translate("BalanceChart", "%1 (%2%3 %)")
                     .arg(digit)
                     .arg(off > 0.0 ? QStringLiteral("+") : QStringLiteral("−"))
                     .arg(qRound(std::abs(off) * 100.0));
    }
    if (parts.isEmpty()) return {};
    return QCoreApplication::translate("BalanceChart", "Far from the average: %1.").arg(parts.join(u", "));
}

BalanceChart::BalanceChart(QWidget* parent) : QWidget(parent) {
    setWords(this, "accessibleName", [] { return tr("Images of each class"); });
    setCounts({});
}

void BalanceChart::setCounts(const ClassCounts& counts) {
    m_counts = counts;
    QStringList words;
    for (int digit = 0; digit < kClassCount; ++digit)
        words << tr("%1: %2").arg(digit).arg(format::number(counts[std::size_t(digit)]));
    setAccessibleDescription(words.join(u", "));
    setToolTip(words.join(u'\n'));
    update();
}

qint64 BalanceChart::largest() const {
    return std::max<qint64>(1, *std::max_element(m_counts.begin(), m_counts.end()));
}

void BalanceChart::paintAxis(QPainter& painter, const QRectF& plot, double pixelsPerImage) const {
    const qint64 step = gridStep(largest());
    for (qint64 line = 0; line * step <= largest(); ++line) {
        const double y = std::round(plot.bottom() - double(line * step) * pixelsPerImage);
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1),
                         color(line ? Token::Grid : Token::BorderStrong));
        painter.setPen(color(Token::TextSecondary));
        painter.drawText(QRectF(0, y - 10, plot.left() - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                         format::number(line * step));
    }
}

void BalanceChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(textFont(TextRole::Caption));
    const int left = presented(kLeft), bottom = presented(kBottom);
    const QRectF plot(left, 4, width() - left, height() - bottom - 5);
    const double pixelsPerImage = plot.height() / (kHeadroom * double(largest()));
    paintAxis(painter, plot, pixelsPerImage);
    const double room = plot.width() / kClassCount;
    for (int digit = 0; digit < kClassCount; ++digit) {
        const double x = plot.left() + room * digit;
        const double height = std::round(double(m_counts[std::size_t(digit)]) * pixelsPerImage);
        painter.fillRect(QRectF(std::round(x + room * (1 - kBarShare) / 2),
                                std::round(plot.bottom()) - height, std::round(room * kBarShare), height),
                         mix(Token::TextSecondary, Token::Surface, 0.65));
        painter.setPen(color(Token::TextSecondary));
        painter.drawText(QRectF(x, plot.bottom() + 3, room, bottom - 2), Qt::AlignCenter,
                         QString::number(digit));
    }
}

}  // namespace quantelier

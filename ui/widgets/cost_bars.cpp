#include "ui/widgets/cost_bars.h"

#include <QPainter>
#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kRowHeight = 17;
constexpr int kNameWidth = 50;
constexpr int kValueWidth = 78;
constexpr int kBarHeight = 10;

}  // namespace

CostBars::CostBars(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    setWords(this, "accessibleName", [] { return tr("What 4 bits would cost"); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setCosts({});
}

QSize CostBars::minimumSizeHint() const {
    return {kNameWidth + kValueWidth + 60, kLayerCount * kRowHeight};
}

void CostBars::setCosts(const std::vector<FewerBitsCost>& costs) {
    m_costs = costs;
    setWords(this, "accessibleDescription", [=] { return sentence(); });
    update();
}

QString CostBars::valueOf(const FewerBitsCost& cost) const {
    return cost.bits <= kFewerBits ? tr("has %1 bits").arg(cost.bits) : format::points(cost.points());
}

QString CostBars::sentence() const {
    if (m_costs.empty()) return tr("Measured with every change of the bits, once there is a float network.");
    QStringList words;
    for (const FewerBitsCost& cost : m_costs)
        words << QStringLiteral("%1 %2").arg(QString::fromStdString(cost.name), valueOf(cost));
    return words.join(QStringLiteral(", ")) + u'.';
}

// Worse is orange and better is blue, each with its sign.
void CostBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(textFont(TextRole::Caption));
    if (m_costs.empty()) {
        painter.setPen(color(Token::TextSecondary));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, sentence());
        return;
    }
    double most = 0.0;
    for (const FewerBitsCost& cost : m_costs) most = std::max(most, std::fabs(cost.points()));
    const double room = width() - kNameWidth - kValueWidth;
    const double pitch = std::min(double(height()) / double(m_costs.size()), 26.0);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_costs.size(); ++i) {
        const FewerBitsCost& cost = m_costs[i];
        const QRectF row(0, double(i) * pitch, width(), pitch);
        painter.setPen(color(Token::Text));
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::fromStdString(cost.name));
        const double wide = most > 0.0 ? room * std::fabs(cost.points()) / most : 0.0;
        const QRectF bar(kNameWidth, row.center().y() - kBarHeight / 2.0, wide, kBarHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(cost.points() < 0.0 ? Token::FakeQuant : Token::Float));
        if (wide >= 1.0) painter.drawRoundedRect(bar, 2, 2);
        painter.setPen(color(Token::TextSecondary));
        painter.drawText(QRectF(bar.right() + 8.0, row.top(), kValueWidth, pitch),
                         Qt::AlignLeft | Qt::AlignVCenter, valueOf(cost));
    }
}

}  // namespace quantelier

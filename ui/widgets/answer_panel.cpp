#include "ui/widgets/answer_panel.h"

#include <QPainter>

#include "ui/fonts.h"
#include "ui/format.h"

namespace quantelier {

namespace {

constexpr double kPadding = 16.0, kNarrowPadding = 12.0;
constexpr int kNarrowPanel = 140;  // beside a lesson
constexpr double kHeadHeight = 24.0;
constexpr double kReadingHeight = 72.0;
constexpr double kLowReadingHeight = 50.0;
constexpr int kLowPanel = 290;  // below, everything moves together
constexpr double kTallestRow = 60.0;
constexpr double kEdge = 2.0;  // of the int8 panel: it is what the device runs
constexpr double kRadius = 8.0;

QString percentText(float probability) {
    return format::decimal(100.0 * double(probability), 1);
}

}  // namespace

RankedAnswers rankAnswers(const Prediction& prediction) {
    RankedAnswers ranked;
    if (prediction.label < 0) return ranked;
    ranked.best = prediction.label;
    const auto& p = prediction.probability;
    for (int digit = 0; digit < kClassCount; ++digit) {
        if (digit == ranked.best) continue;
        if (ranked.second < 0 || p[std::size_t(digit)] > p[std::size_t(ranked.second)]) ranked.second = digit;
    }
    ranked.marginPoints = 100.0 * double(p[std::size_t(ranked.best)] - p[std::size_t(ranked.second)]);
    return ranked;
}

AnswerPanel::AnswerPanel(Series series, QWidget* parent) : QFrame(parent), m_series(series) {
    setProperty("role", "panel");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setWords(this, "accessibleName", [=] { return tr("%1 model").arg(seriesName(series)); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

void AnswerPanel::setMissing(const Words& missing) {
    m_missing = missing;
    refresh();
}

void AnswerPanel::setAvailable(bool available) {
    m_available = available;
    refresh();
}

void AnswerPanel::showAnswer(const Prediction& prediction) {
    m_prediction = prediction;
    refresh();
}

void AnswerPanel::clearAnswer() {
    showAnswer({});
}

void AnswerPanel::refresh() {
    setWords(this, "accessibleDescription",
             [=] { return hasAnswer() ? tr("Reads %1. %2").arg(digitText(), verdict()) : verdict(); });
    update();
}

QString AnswerPanel::digitText() const {
    return hasAnswer() ? QString::number(m_prediction.label) : QStringLiteral("–");
}

QString AnswerPanel::verdict() const {
    if (!m_available) return m_missing();
    if (!hasAnswer()) return tr("Nothing drawn");
    const RankedAnswers ranked = rankAnswers(m_prediction);
    if (ranked.isSure()) return tr("sure");
    return tr("Not sure: %1\u00A0or\u00A0%2")
        .arg(qMin(ranked.best, ranked.second))
        .arg(qMax(ranked.best, ranked.second));
}

bool AnswerPanel::isNarrow() const {
    return width() < kNarrowPanel;
}

QString AnswerPanel::shortVerdict() const {
    const RankedAnswers ranked = rankAnswers(m_prediction);
    if (ranked.isSure()) return verdict();
    return tr("%1 or %2?").arg(qMin(ranked.best, ranked.second)).arg(qMax(ranked.best, ranked.second));
}

QString AnswerPanel::spoken(bool withProbability) const {
    if (!withProbability) return tr("%1 %2.").arg(seriesName(m_series), digitText());
    const float probability = m_prediction.probability[std::size_t(m_prediction.label)];
    return tr("%1 reads %2, %3 percent.").arg(seriesName(m_series), digitText(), percentText(probability));
}

void AnswerPanel::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLow = height() < kLowPanel;
    const double gap = isLow ? 3.0 : 8.0, reading = isLow ? kLowReadingHeight : kReadingHeight;
    const double side = isNarrow() ? kNarrowPadding : kPadding;
    const QRectF inner = QRectF(rect()).adjusted(side, 10, -side, isLow ? -8 : -kPadding);
    paintHead(painter, QRectF(inner.left(), inner.top(), inner.width(), kHeadHeight));
    paintReading(painter, QRectF(inner.left(), inner.top() + kHeadHeight + gap, inner.width(), reading));
    paintBars(painter, inner.adjusted(0, kHeadHeight + reading + 2.5 * gap, 0, 0));
    if (m_series != Series::Int8) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::Int8), kEdge));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

void AnswerPanel::paintHead(QPainter& painter, const QRectF& row) const {
    paintMark(painter, m_series, QPointF(row.left() + 6, row.center().y()), 11.0);
    painter.setFont(textFont(TextRole::BodyStrong));
    painter.setPen(color(Token::Text));
    painter.drawText(row.adjusted(20, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, seriesName(m_series));
    if (!hasAnswer()) return;
    const double name = 20.0 + painter.fontMetrics().horizontalAdvance(seriesName(m_series));
    const QString latency = format::duration(m_prediction.microseconds * 1e-6);
    painter.setFont(textFont(TextRole::Caption));
    if (name + 6.0 + painter.fontMetrics().horizontalAdvance(latency) > row.width()) return;
    painter.setPen(color(Token::TextSecondary));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, latency);
}

void AnswerPanel::paintReading(QPainter& painter, const QRectF& row) const {
    const bool isSure = hasAnswer() && rankAnswers(m_prediction).isSure();
    painter.setFont(textFont(TextRole::Digit));
    painter.setPen(color(isSure ? seriesToken(m_series) : Token::TextSecondary));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, digitText());
    const QRectF words =
        row.adjusted(painter.fontMetrics().horizontalAdvance(u'0') + (isNarrow() ? 6.0 : 12.0), 0,
                     (isNarrow() ? kNarrowPadding : kPadding) / 2, 0);
    if (!hasAnswer()) {
        painter.setFont(textFont(TextRole::Caption));
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, verdict());
        return;
    }
    painter.setFont(textFont(isNarrow() ? TextRole::CaptionStrong : TextRole::Lead));
    painter.setPen(color(Token::Text));
    const QRectF upper(words.left(), words.top(), words.width(), words.height() / 2 + 2);
    painter.drawText(
        upper, Qt::AlignLeft | Qt::AlignBottom,
        percentText(m_prediction.probability[std::size_t(m_prediction.label)]) + QStringLiteral(" %"));
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::TextSecondary));
    painter.drawText(QRectF(words.left(), upper.bottom(), words.width(), words.height() / 2 - 2),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     isNarrow() ? shortVerdict() : verdict());
}

void AnswerPanel::paintBars(QPainter& painter, const QRectF& area) const {
    const double height = std::min(kTallestRow, area.height() / kClassCount);
    for (int digit = 0; digit < kClassCount; ++digit)
        paintBar(painter, QRectF(area.left(), area.top() + digit * height, area.width(), height), digit);
}

void AnswerPanel::paintBar(QPainter& painter, const QRectF& row, int digit) const {
    const bool isBest = hasAnswer() && digit == m_prediction.label;
    const float probability = hasAnswer() ? m_prediction.probability[std::size_t(digit)] : 0.0f;
    painter.setFont(textFont(isBest ? TextRole::CaptionStrong : TextRole::Caption));
    painter.setPen(color(isBest ? Token::Text : Token::TextSecondary));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, QString::number(digit));
    const double thickness = std::clamp(row.height() * 0.42, 8.0, 18.0);
    const QRectF track(row.left() + 18, row.center().y() - thickness / 2, row.width() - 18 - 42, thickness);
    if (hasAnswer()) painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, percentText(probability));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Grid));
    painter.drawRoundedRect(track, 2, 2);
    if (probability < 0.0005f) return;  // would print as 0.0
    painter.setBrush(color(seriesToken(m_series)));
    QRectF filled = track;
    filled.setWidth(std::max(2.0, track.width() * double(probability)));
    painter.drawRoundedRect(filled, std::min(2.0, filled.width() / 2), 2);
}

}  // namespace quantelier

#include "ui/plots/pareto_plot.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/pareto_layer.h"
#include "ui/plots/plot_ticker.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

const QMargins kMargins(47, 28, 24, 34);
constexpr double kCutBelow = 4.0;  // points of accuracy under the best: what lies lower is no choice
constexpr double kReach = 14.0;    // pixels from the mouse to a point
constexpr int kClick = 4;          // pixels that a click may move

QString bitsWords(const std::array<int, kLayerCount>& bits) {
    QStringList words;
    for (const int b : bits) words << QString::number(b);
    return ParetoPlot::tr("%1 bits").arg(words.join(u' '));
}

}  // namespace

ParetoPlot::ParetoPlot(QWidget* parent)
    : Plot([] { return tr("Accuracy for bytes"); }, parent), m_layer(new ParetoLayer(*this)) {
    setMinimumHeight(96);
    setMargins(kMargins);
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LinearTicker));
    decor().setUnits([] { return tr("kB"); }, QStringLiteral("%"));
    buildCard();
    connect(xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, &ParetoPlot::placeCard);
    clear();
}

void ParetoPlot::buildCard() {
    m_card = new QFrame(this);
    m_card->setProperty("role", "raised");
    m_card->setCursor(Qt::ArrowCursor);
    m_cardHead = makeLabel({}, TextRole::CaptionStrong);
    m_cardBits = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_use = worded(new QPushButton, [] { return tr("Use these bits"); });
    m_use->setProperty("role", "link");
    setWords(m_use, "accessibleName", [=] { return m_use->text(); });
    m_use->setMinimumHeight(28);
    connect(m_use, &QPushButton::clicked, this, &ParetoPlot::adopt);
    auto* const column = new QVBoxLayout(m_card);
    column->setContentsMargins(9, 5, 9, 3);
    column->setSpacing(0);
    column->addWidget(m_cardHead);
    column->addWidget(m_cardBits);
    column->addWidget(m_use, 0, Qt::AlignLeft);
    m_card->hide();
}

void ParetoPlot::addPoints(const std::vector<MixedPrecisionPoint>& points, std::int64_t images) {
    m_points.insert(m_points.end(), points.begin(), points.end());
    m_images = images;
    markParetoFront(m_points);
    std::vector<QPointF> all, line;
    for (const MixedPrecisionPoint& point : m_points) all.push_back(placeOf(point));
    for (const MixedPrecisionPoint& point : front()) line.push_back(placeOf(point));
    m_layer->setPoints(all, line);
    touch();
}

void ParetoPlot::clear() {
    m_points.clear();
    m_layer->setPoints({}, {});
    choose({});
    fit();
}

void ParetoPlot::setNow(std::int64_t bytes, double accuracyPercent, std::int64_t images) {
    m_now.reset();
    if (images > 0) m_now = QPointF(double(bytes) / 1000.0, accuracyPercent);
    m_layer->setNow(m_now);
    touch();
}

QPointF ParetoPlot::placeOf(const MixedPrecisionPoint& point) const {
    return {double(point.bytes) / 1000.0,
            100.0 * double(point.correct) / double(std::max<std::int64_t>(1, m_images))};
}

std::vector<MixedPrecisionPoint> ParetoPlot::front() const {
    std::vector<MixedPrecisionPoint> found;
    for (const MixedPrecisionPoint& point : m_points)
        if (point.onFront) found.push_back(point);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.bytes < b.bytes; });
    found.erase(std::unique(found.begin(), found.end(),
                            [](const auto& a, const auto& b) { return a.bytes == b.bytes; }),
                found.end());
    return found;
}

const MixedPrecisionPoint* ParetoPlot::chosen() const {
    return m_chosen ? &*m_chosen : nullptr;
}

void ParetoPlot::choose(std::optional<MixedPrecisionPoint> point) {
    m_chosen = point;
    m_layer->setChosen(point ? std::optional<QPointF>(placeOf(*point)) : std::nullopt);
    m_card->setVisible(point.has_value());
    if (point) {
        m_cardHead->setText(QStringLiteral("%1 · %2").arg(format::kilobytes(point->bytes),
                                                          format::percent(placeOf(*point).y(), m_images)));
        setWords(m_cardBits, "text", [bits = point->bits] { return bitsWords(bits); });
        setWords(m_card, "accessibleName", [=] { return words(*point); });
        placeCard();
        emit readOut(words(*point));
    }
    touch();
}

void ParetoPlot::setAdoptable(bool adoptable) {
    m_use->setEnabled(adoptable);
    setWords(m_use, "toolTip", [=] {
        return adoptable ? tr("Sets these weight bits; a layer under 8 bits learns its scale. Undo takes "
                              "it back.")
                         : tr("Locked while the network trains");
    });
}

QString ParetoPlot::words(const MixedPrecisionPoint& point) const {
    return tr("%1, %2, %3")
        .arg(format::kilobytes(point.bytes), format::percent(placeOf(point).y(), m_images),
             bitsWords(point.bits));
}

// Beside the point, where most room is.
void ParetoPlot::placeCard() {
    if (!m_chosen) return;
    m_card->adjustSize();
    const QRect area = axisRect()->rect();
    const QPointF at(xAxis->coordToPixel(placeOf(*m_chosen).x()),
                     yAxis->coordToPixel(placeOf(*m_chosen).y()));
    const bool isRight = at.x() > area.center().x();
    const int left = qRound(isRight ? at.x() - 12 - m_card->width() : at.x() + 12);
    const int top = qRound(at.y()) + 4;
    m_card->move(std::clamp(left, 2, std::max(2, width() - m_card->width() - 2)),
                 std::clamp(top, 2, std::max(2, area.bottom() - m_card->height())));
    m_card->raise();
}

void ParetoPlot::fitRanges() {
    double least = 1e9, most = -1e9, best = -1e9, worstFront = 1e9;
    const auto take = [&](const QPointF& place) {
        least = std::min(least, place.x());
        most = std::max(most, place.x());
        best = std::max(best, place.y());
    };
    for (const MixedPrecisionPoint& point : m_points) take(placeOf(point));
    if (m_now) take(*m_now);
    if (m_points.empty()) {  // room for what the search will find
        xAxis->setRange(0.15 * (m_now ? most : 64.0), 1.1 * (m_now ? most : 64.0));
        yAxis->setRange(m_now ? best - kCutBelow : 95.0, m_now ? best + 0.6 : 100.0);
        return;
    }
    for (const MixedPrecisionPoint& point : front())
        if (placeOf(point).y() >= best - kCutBelow) worstFront = std::min(worstFront, placeOf(point).y());
    const double low =
        std::min({worstFront, m_now ? std::max(m_now->y(), best - kCutBelow) : best, best - 0.2});
    const double span = std::max(best - low, 0.2);
    const double air = std::max(0.06 * (most - least), 1.0);
    xAxis->setRange(least - air, most + air);
    yAxis->setRange(low - 0.12 * span, best + 0.15 * span);
    placeCard();
}

void ParetoPlot::chooseOnFront(int by) {
    const std::vector<MixedPrecisionPoint> all = front();
    if (all.empty()) return;
    std::ptrdiff_t index = by > 0 ? -1 : std::ptrdiff_t(all.size());
    for (std::size_t i = 0; m_chosen && i < all.size(); ++i)
        if (all[i].bytes <= m_chosen->bytes) index = std::ptrdiff_t(i);
    choose(all[std::size_t(std::clamp<std::ptrdiff_t>(index + by, 0, std::ptrdiff_t(all.size()) - 1))]);
}

void ParetoPlot::chooseNear(const QPointF& pixel) {
    const MixedPrecisionPoint* nearest = nullptr;
    double least = kReach;
    for (const MixedPrecisionPoint& point : m_points) {
        const QPointF place = placeOf(point);
        const double away = std::hypot(xAxis->coordToPixel(place.x()) - pixel.x(),
                                       yAxis->coordToPixel(place.y()) - pixel.y());
        // Of points that lie together the one of the front is meant.
        if (away > least || (away > least - 2.0 && nearest && nearest->onFront)) continue;
        least = away;
        nearest = &point;
    }
    choose(nearest ? std::optional<MixedPrecisionPoint>(*nearest) : std::nullopt);
}

void ParetoPlot::adopt() {
    if (!m_chosen || !m_use->isEnabled()) return;
    const std::array<int, kLayerCount> bits = m_chosen->bits;
    choose({});
    emit adoptRequested(bits);
}

void ParetoPlot::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return chooseOnFront(-1);
        case Qt::Key_Right:
            return chooseOnFront(1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return adopt();
        case Qt::Key_Escape:
            return choose({});
        default:
            Plot::keyPressEvent(event);
    }
}

void ParetoPlot::mousePressEvent(QMouseEvent* event) {
    m_pressed = event->pos();
    Plot::mousePressEvent(event);
}

void ParetoPlot::mouseReleaseEvent(QMouseEvent* event) {
    Plot::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && (event->pos() - m_pressed).manhattanLength() <= kClick)
        chooseNear(event->position());
}

void ParetoPlot::resizeEvent(QResizeEvent* event) {
    Plot::resizeEvent(event);
    placeCard();
}

QString ParetoPlot::description() const {
    const std::vector<MixedPrecisionPoint> all = front();
    if (all.empty()) return tr("Nothing measured yet.");
    QStringList sentences{tr("%1 combinations; the front has %2 points, from %3 to %4.")
                              .arg(format::number(qint64(m_points.size())))
                              .arg(all.size())
                              .arg(words(all.front()), words(all.back()))};
    if (m_now)
        sentences << tr("Now: %1 kB, %2.")
                         .arg(format::decimal(m_now->x(), 1), format::percent(m_now->y(), m_images));
    return sentences.join(u' ');
}

QString ParetoPlot::csv() const {
    QString text = QStringLiteral(
        "conv1_bits,conv2_bits,fc1_bits,fc2_bits,fc3_bits,payload_bytes,correct,"
        "accuracy_percent,on_front\n");
    for (const MixedPrecisionPoint& point : m_points) {
        for (const int bits : point.bits) text += QString::number(bits) + u',';
        text += QStringLiteral("%1,%2,%3,%4\n")
                    .arg(point.bytes)
                    .arg(point.correct)
                    .arg(placeOf(point).y(), 0, 'f', 2)
                    .arg(int(point.onFront));
    }
    return text;
}

}  // namespace quantelier

#include "ui/plots/run_overlay_plot.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/plot_ticker.h"

namespace quantelier {

namespace {

constexpr int kMostCurves = 6;
constexpr double kWidth = 2.0;
constexpr double kDot = 5.0;
constexpr double kLetterGap = 5.0;
constexpr double kLetterHeight = 14.0;
constexpr double kLetterWidth = 12.0;
constexpr double kRounding = 0.5;  // the accuracy axis starts and ends at such steps

int floatEpochs(const RunCurve& curve) {
    int last = 0;
    for (const EpochEvent& epoch : curve.epochs)
        if (epoch.stage == Stage::Float) last = std::max(last, epoch.epoch);
    return last;
}

// Counted over both stages.
int epochOfRun(const RunCurve& curve, const EpochEvent& epoch) {
    return epoch.stage == Stage::Quant ? floatEpochs(curve) + epoch.epoch : epoch.epoch;
}

}  // namespace

QPen runPen(int index) {
    static const QVector<qreal> dashes[kMostCurves] = {{}, {7, 4}, {1.5, 4}, {10, 3, 2, 3}, {4, 2}, {1, 2}};
    QPen pen(color(Token::Text), kWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QVector<qreal> pattern;
    for (const qreal dash : dashes[index % kMostCurves])
        pattern << dash / kWidth;  // dashes count in pen widths
    if (!pattern.isEmpty()) pen.setDashPattern(pattern);
    return pen;
}

/// Test values of one run at epoch ends.
class RunGraph : public PlotGraph {
  public:
    RunGraph(QCustomPlot& plot, int index) : PlotGraph(plot, Series::Float, Stroking::Test), m_index(index) {
        applyTheme();
    }
    void applyTheme() override { setPen(runPen(m_index)); }
    QString seriesText() const override { return QStringLiteral("test"); }

  protected:
    // Lines carry no marks: those belong to the three arithmetics. A single epoch is a dot, or nothing would
    // be seen of it.
    void drawScatterPlot(QCPPainter* painter, const QVector<QPointF>& scatters,
                         const QCPScatterStyle&) const override {
        if (scatters.size() != 1) return;
        painter->setPen(Qt::NoPen);
        painter->setBrush(color(Token::Text));
        painter->drawEllipse(scatters.first(), kDot / 2, kDot / 2);
    }

  private:
    int m_index;
};

namespace {

/// The letters at the lines' ends, apart from each other where lines end together.
class RunLetters : public QCPLayerable {
  public:
    RunLetters(QCustomPlot& plot, const std::vector<RunGraph*>& graphs)
        : QCPLayerable(&plot, QStringLiteral("decor")), m_graphs(graphs) {}

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }

    void draw(QCPPainter* painter) override {
        struct Letter {
            QPointF place;
            QString text;
        };
        std::vector<Letter> letters;
        for (std::size_t i = 0; i < m_graphs.size(); ++i) {
            const RunGraph& graph = *m_graphs[i];
            if (graph.isEmpty()) continue;
            const auto last = graph.data()->constEnd() - 1;
            letters.push_back({graph.coordsToPixels(last->key, last->value), QString(QChar(u'A' + int(i)))});
        }
        std::sort(letters.begin(), letters.end(),
                  [](const Letter& a, const Letter& b) { return a.place.y() < b.place.y(); });
        painter->setFont(textFont(TextRole::CaptionStrong));
        painter->setPen(color(Token::Text));
        for (std::size_t i = 0; i < letters.size(); ++i) {
            QPointF& place = letters[i].place;
            for (std::size_t before = 0; before < i; ++before)
                if (std::abs(letters[before].place.x() - place.x()) < kLetterHeight)
                    place.setY(std::max(place.y(), letters[before].place.y() + kLetterHeight));
            const QRectF box(place.x() + kLetterGap, place.y() - kLetterHeight / 2, kLetterWidth,
                             kLetterHeight);
            painter->fillRect(box, color(Token::Surface));  // another line may pass here
            painter->drawText(box, Qt::AlignCenter, letters[i].text);
        }
    }

  private:
    const std::vector<RunGraph*>& m_graphs;
};

}  // namespace

RunOverlayPlot::RunOverlayPlot(QWidget* parent)
    : Plot([] { return tr("Curves of the marked runs"); }, parent) {
    for (int i = 0; i < kMostCurves; ++i) {
        m_graphs.push_back(new RunGraph(*this, i));
        addStrand({QString(QChar(u'A' + i)), Stroking::Test, Token::Text, false, {m_graphs.back()}});
    }
    new RunLetters(*this, m_graphs);
    decor().setUnits([] { return tr("epoch"); }, QStringLiteral("%"));
    decor().setLabelsAbove();
    followLanguage(this, [this] { drawAgain(); });
}

void RunOverlayPlot::setCurves(const std::vector<RunCurve>& curves) {
    m_curves = curves;
    drawAgain();
}

void RunOverlayPlot::setQuantity(Quantity quantity) {
    if (m_quantity == quantity) return;
    m_quantity = quantity;
    const bool isLog = quantity == Quantity::Loss;
    yAxis->setScaleType(isLog ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    yAxis->setTicker(isLog ? QSharedPointer<QCPAxisTicker>(new LogTicker)
                           : QSharedPointer<QCPAxisTicker>(new LinearTicker));
    decor().setUnits([] { return tr("epoch"); }, isLog ? QString() : QStringLiteral("%"));
    drawAgain();
}

double RunOverlayPlot::valueOf(const EpochEvent& epoch) const {
    return m_quantity == Quantity::Accuracy ? epoch.testAccuracyPercent : epoch.testLoss;
}

QString RunOverlayPlot::textOf(const EpochEvent& epoch) const {
    return m_quantity == Quantity::Accuracy ? format::percent(epoch.testAccuracyPercent, epoch.testImages)
                                            : format::significant(epoch.testLoss, 3);
}

void RunOverlayPlot::drawAgain() {
    for (RunGraph* graph : m_graphs) graph->clear();
    for (const RunCurve& curve : m_curves) {
        const auto index = std::size_t(curve.letter.at(0).unicode() - u'A');
        setStrandName(index, QStringLiteral("%1 %2").arg(curve.letter, curve.name));
        for (const EpochEvent& epoch : curve.epochs)
            m_graphs[index]->addData(epochOfRun(curve, epoch), valueOf(epoch));
    }
    markConversions();
    fit();
}

void RunOverlayPlot::markConversions() {
    std::map<int, QStringList> letters;
    for (const RunCurve& curve : m_curves) {
        const int converted = floatEpochs(curve);
        const bool isFineTuned = !curve.epochs.empty() && curve.epochs.back().stage == Stage::Quant;
        if (isFineTuned && converted > 0) letters[converted] << curve.letter;
    }
    std::vector<Moment> moments;
    for (const auto& [epoch, names] : letters)
        moments.push_back({double(epoch), tr("%1 converted").arg(names.join(QStringLiteral(", ")))});
    setMoments(moments);
}

void RunOverlayPlot::fitRanges() {
    const std::vector<double> stops = readoutStops();
    xAxis->setRange(0.0, stops.empty() ? 1.0 : stops.back());
    const bool isLog = m_quantity == Quantity::Loss;
    bool found = false;
    const QCPRange values = shownValues(isLog ? QCP::sdPositive : QCP::sdBoth, &found);
    if (!found) return isLog ? yAxis->setRange(0.01, 3.0) : yAxis->setRange(90.0, 100.0);
    if (isLog) return yAxis->setRange(values.lower / 1.2, values.upper * 1.3);
    const double low = std::floor(values.lower / kRounding) * kRounding;
    const double high = std::min(100.0, std::ceil((values.upper + 0.1) / kRounding) * kRounding);
    // A little air under the lowest value, so that its line stands clear of the axis.
    yAxis->setRange(low - 0.02 * (high - low), std::max(high, low + kRounding));
}

std::vector<double> RunOverlayPlot::readoutStops() const {
    std::set<double> stops;
    for (const RunCurve& curve : m_curves)
        for (const EpochEvent& epoch : curve.epochs) stops.insert(epochOfRun(curve, epoch));
    return {stops.begin(), stops.end()};
}

Readout RunOverlayPlot::readoutAt(double x) const {
    const std::vector<double> stops = readoutStops();
    if (stops.empty()) return {};
    const double best = *std::min_element(
        stops.begin(), stops.end(), [x](double a, double b) { return std::abs(a - x) < std::abs(b - x); });
    Readout readout{best, tr("Epoch %1").arg(qRound(best)), {}};
    for (const RunCurve& curve : m_curves)
        for (const EpochEvent& epoch : curve.epochs)
            if (epochOfRun(curve, epoch) == qRound(best))
                readout.rows.push_back({Series::Float, curve.letter, textOf(epoch), false});
    return readout;
}

QString RunOverlayPlot::description() const {
    if (m_curves.empty()) return tr("No run is marked.");
    QStringList ends;
    for (const RunCurve& curve : m_curves) {
        if (curve.epochs.empty()) continue;
        ends << tr("%1, %2: %3 after %4 epochs")
                    .arg(curve.letter, curve.name, textOf(curve.epochs.back()))
                    .arg(epochOfRun(curve, curve.epochs.back()));
    }
    const QString what = m_quantity == Quantity::Accuracy ? tr("Test accuracy.") : tr("Test loss.");
    return what + u' ' + ends.join(QStringLiteral("; ")) + u'.';
}

}  // namespace quantelier

#include "ui/plots/plot.h"

#include <QKeyEvent>
#include <QToolButton>
#include <algorithm>

#include "ui/fonts.h"
#include "ui/plots/plot_accessible.h"
#include "ui/plots/plot_clock.h"
#include "ui/plots/plot_ticker.h"
#include "ui/presenter.h"

namespace quantelier {

namespace {

const QMargins kMargins(55, 26, 24, 38);  // fixed, so that plots above each other share their x axis
constexpr double kKeyZoom = 0.7;

}  // namespace

Plot::Plot(const Words& name, QWidget* parent) : QCustomPlot(parent), m_margins(kMargins) {
    installPlotAccessibility();
    setWords(this, "accessibleName", name);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(120);
    buildLayers();
    buildAxes();
    buildFollow();
    setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    setPlottingHints(QCP::phFastPolylines | QCP::phCacheLabels);
    setNoAntialiasingOnDrag(true);
    connect(&Theme::instance(), &Theme::changed, this, &Plot::applyTheme);
    connect(&Presenter::instance(), &Presenter::changed, this, &Plot::applyTheme);
    applyTheme();
    followLanguage(this, [this] {
        const auto describe = [this] { setAccessibleDescription(description()); };
        QMetaObject::invokeMethod(this, describe, Qt::QueuedConnection);  // once the plot is whole
        touch();
    });
}

void Plot::buildLayers() {
    addLayer(QStringLiteral("decor"), layer(QStringLiteral("axes")), limAbove);
    addLayer(QStringLiteral("readout"), layer(QStringLiteral("overlay")), limAbove);
    layer(QStringLiteral("readout"))->setMode(QCPLayer::lmBuffered);
    m_decor = new PlotDecor(*this);
    m_readout = new PlotReadout(*this);
}

void Plot::buildAxes() {
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setRangeZoom(Qt::Horizontal);
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new EpochTicker));
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LinearTicker));
    xAxis->setTickLength(0, 4);
    yAxis->setTickLength(0, 0);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setSubTicks(false);
        axis->grid()->setZeroLinePen(Qt::NoPen);
        axis->setTickLabelPadding(axis == xAxis ? 4 : 8);
    }
}

void Plot::buildFollow() {
    m_follow = new QToolButton(this);
    setWords(m_follow, "text", [] { return tr("Follow"); });
    setWords(m_follow, "toolTip", [] { return tr("Show the whole run again, with what comes"); });
    m_follow->setProperty("role", "field");
    m_follow->setCursor(Qt::ArrowCursor);
    m_follow->hide();
    connect(m_follow, &QToolButton::clicked, this, &Plot::fit);
    connect(this, &Plot::followingChanged, m_follow,
            [this](bool following) { m_follow->setVisible(!following); });
}

void Plot::setMargins(const QMargins& margins) {
    m_margins = margins;
    applyTheme();
    followLanguage(this, [this] {
        const auto describe = [this] { setAccessibleDescription(description()); };
        QMetaObject::invokeMethod(this, describe, Qt::QueuedConnection);  // once the plot is whole
        touch();
    });
}

void Plot::applyTheme() {
    setBackground(color(Token::Surface));
    const double factor = Presenter::instance().isOn() ? Presenter::kType : 1.0;
    axisRect()->setMargins((QMarginsF(m_margins) * factor).toMargins());
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setBasePen(QPen(color(Token::BorderStrong), 1.0));
        axis->setTickPen(QPen(color(Token::BorderStrong), 1.0));
        axis->setTickLabelColor(color(Token::TextSecondary));
        axis->setTickLabelFont(textFont(TextRole::Caption));
        axis->grid()->setPen(QPen(color(Token::Grid), 1.0));
    }
    for (const Strand& strand : m_strands)
        for (PlotGraph* graph : strand.graphs) graph->applyTheme();
    m_dirty = true;
    refresh();  // at once: a plot of the other theme would flash
}

PlotGraph* Plot::makeGraph(Series series, Stroking stroking) {
    return new PlotGraph(*this, series, stroking);
}

// --- Strands and data
// -----------------------------------------------------------------------------------------------

void Plot::setStrandShown(std::size_t index, bool shown) {
    Strand& strand = m_strands.at(index);
    if (strand.isShown == shown) return;
    strand.isShown = shown;
    for (PlotGraph* graph : strand.graphs) graph->setVisible(shown);
    m_readout->hide();
    emit strandsChanged();
    touch();
}

void Plot::showOnly(std::size_t index) {
    const bool isAlone =
        std::count_if(m_strands.begin(), m_strands.end(), [](const Strand& s) { return s.isShown; }) == 1 &&
        m_strands.at(index).isShown;
    for (std::size_t i = 0; i < m_strands.size(); ++i) setStrandShown(i, isAlone || i == index);
}

void Plot::setMoments(const std::vector<Moment>& moments) {
    m_decor->setMoments(moments);
    touch();
}

void Plot::touch() {
    m_dirty = true;
    PlotClock::instance().schedule(*this);
}

void Plot::refresh() {
    if (!isVisible() || !m_dirty) return;
    m_dirty = false;
    if (m_following) fitRanges();
    setAccessibleDescription(description());
    replot(rpQueuedRefresh);  // the clock already gathers what belongs to one frame
}

QCPRange Plot::shownValues(QCP::SignDomain domain, bool* found) const {
    QCPRange all;
    *found = false;
    for (const Strand& strand : m_strands) {
        if (!strand.isShown) continue;
        for (const PlotGraph* graph : strand.graphs) {
            bool hasValues = false;
            const QCPRange range = graph->getValueRange(hasValues, domain);
            if (!hasValues) continue;
            all = *found ? all.expanded(range) : range;
            *found = true;
        }
    }
    return all;
}

// --- View
// -----------------------------------------------------------------------------------------------------------

void Plot::linkX(Plot& a, Plot& b) {
    for (const auto& [from, to] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        connect(from->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), to,
                [to = to](const QCPRange& range) {
                    if (to->xAxis->range() == range) return;
                    to->xAxis->setRange(range);
                    to->touch();
                });
        connect(from, &Plot::followingChanged, to, [to = to](bool following) {
            to->setFollowing(following);
            to->touch();
        });
    }
}

void Plot::setFollowing(bool following) {
    if (m_following == following) return;
    m_following = following;
    emit followingChanged(following);
}

void Plot::fit() {
    setFollowing(true);
    touch();
}

void Plot::zoom(double factor) {
    setFollowing(false);
    xAxis->scaleRange(factor, m_readout->isShown() ? m_readout->readout().x : xAxis->range().center());
    touch();
}

void Plot::mousePressEvent(QMouseEvent* event) {
    setSelectionRectMode(event->modifiers() & Qt::ShiftModifier ? QCP::srmZoom : QCP::srmNone);
    QCustomPlot::mousePressEvent(event);
}

void Plot::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        setFollowing(false);
    else if (axisRect()->rect().contains(event->pos()))
        hover(xAxis->pixelToCoord(event->position().x()));
    else
        m_readout->hide();
    QCustomPlot::mouseMoveEvent(event);
}

void Plot::mouseDoubleClickEvent(QMouseEvent*) {
    fit();
}

void Plot::wheelEvent(QWheelEvent* event) {
    setFollowing(false);
    QCustomPlot::wheelEvent(event);
}

void Plot::leaveEvent(QEvent* event) {
    m_readout->hide();
    QCustomPlot::leaveEvent(event);
}

void Plot::showEvent(QShowEvent* event) {
    QCustomPlot::showEvent(event);
    if (m_dirty) PlotClock::instance().schedule(*this);
}

void Plot::resizeEvent(QResizeEvent* event) {
    QCustomPlot::resizeEvent(event);
    const QSize size = (m_follow->sizeHint() + QSize(16, 0)).expandedTo(QSize(0, 28));
    const QMargins margins = axisRect()->margins();
    m_follow->setGeometry(width() - margins.right() - size.width() - 8,
                          height() - margins.bottom() - size.height() - 8, size.width(), size.height());
}

// --- Read-out and keys
// ----------------------------------------------------------------------------------------------

void Plot::hover(double x) {
    const Readout readout = readoutAt(x);
    if (readout.rows.empty())
        m_readout->hide();
    else
        m_readout->show(readout);
}

void Plot::moveReadout(int by) {
    const std::vector<double> stops = readoutStops();
    if (stops.empty()) return;
    const auto last = std::ptrdiff_t(stops.size()) - 1;
    std::ptrdiff_t index = by > 0 ? -1 : last + 1;
    double from = -1.0;
    if (m_readout->isShown()) {
        index = std::lower_bound(stops.begin(), stops.end(), m_readout->readout().x - 1e-9) - stops.begin();
        from = xAxis->coordToPixel(m_readout->readout().x);
    }
    // Where stops lie closer than pixels, each press still moves what is seen.
    do index = std::clamp<std::ptrdiff_t>(index + by, 0, last);
    while (index > 0 && index < last &&
           std::abs(xAxis->coordToPixel(stops[std::size_t(index)]) - from) < 1.0);
    hover(stops[std::size_t(index)]);
    if (m_readout->isShown()) emit readOut(m_readout->readout().sentence());
}

// The plot's plain keys must not reach a shortcut of the window or the page.
bool Plot::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        for (const int own : {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0, Qt::Key_Left, Qt::Key_Right})
            if (key == own) event->accept();
    }
    return QCustomPlot::event(event);
}

void Plot::keyPressEvent(QKeyEvent* event) {
    constexpr int kToEnd = 1 << 30;
    switch (event->key()) {
        case Qt::Key_Left:
            return moveReadout(-1);
        case Qt::Key_Right:
            return moveReadout(1);
        case Qt::Key_Home:
            return moveReadout(-kToEnd);
        case Qt::Key_End:
            return moveReadout(kToEnd);
        case Qt::Key_Plus:
            return zoom(kKeyZoom);
        case Qt::Key_Minus:
            return zoom(1.0 / kKeyZoom);
        case Qt::Key_0:
            return fit();
        case Qt::Key_Escape:
            m_readout->hide();
            return QCustomPlot::keyPressEvent(event);
        default:
            QCustomPlot::keyPressEvent(event);
    }
}

}  // namespace quantelier

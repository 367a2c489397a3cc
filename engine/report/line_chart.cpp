#include "engine/report/line_chart.h"

#include <fmt/format.h>

#include <algorithm>

namespace quantelier::report {

namespace {

constexpr double kWidth = 680.0, kPlotHeight = 208.0;
constexpr double kLeft = 52.0, kRight = 24.0, kBottom = 40.0;
constexpr double kLegendRow = 20.0, kLegendSample = 28.0, kLegendGap = 20.0;
constexpr double kAboveAxis = 24.0;  // where the axis has its name
constexpr double kMarkSize = 8.0, kLeastMarkDistance = 14.0;
constexpr double kTickLength = 4.0, kTextGap = 6.0, kHalfText = 4.0;

// A little more than the letters take: a browser's font is not known.
double widthOf(const std::string& words) {
    double width = 0.0;
    for (const char c : words)
        width += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 0.0
                 : static_cast<unsigned char>(c) < 0x80         ? 6.9
                                                                : 12.0;
    return width;
}

class Drawing {
  public:
    explicit Drawing(const LineChart& chart) : m_chart(chart) {}

    ReportPicture draw() {
        drawLegend();
        m_top += kAboveAxis;
        drawAxes();
        for (const ChartMoment& moment : m_chart.moments) drawMoment(moment);
        for (const ChartLine& line : m_chart.lines) drawLine(line);
        return m_svg.picture(kWidth, m_top + kPlotHeight + kBottom);
    }

  private:
    double x(double value) const { return kLeft + m_chart.x.share(value) * (kWidth - kLeft - kRight); }
    double y(double value) const { return m_top + (1.0 - m_chart.y.share(value)) * kPlotHeight; }

    void drawLegend() {
        double left = kLeft;
        m_top = kLegendRow;
        for (const ChartLine& line : m_chart.lines) {
            if (line.name.empty()) continue;
            const double width = kLegendSample + kTextGap + widthOf(line.name);
            if (left > kLeft && left + width > kWidth) {
                left = kLeft;
                m_top += kLegendRow;
            }
            const double middle = m_top - kLegendRow / 2.0;
            m_svg.line(left, middle, left + kLegendSample, middle, line.stroke);
            if (line.marks) m_svg.mark(*line.marks, left + kLegendSample / 2.0, middle, kMarkSize);
            m_svg.text(left + kLegendSample + kTextGap, middle + kHalfText, line.name, TextEnd::Left,
                       colours::kText);
            left += width + kLegendGap;
        }
    }

    void drawAxes() {
        const double right = kWidth - kRight, bottom = m_top + kPlotHeight;
        for (const Tick& tick : m_chart.y.ticks) {
            m_svg.line(kLeft, y(tick.value), right, y(tick.value), {colours::kGrid});
            m_svg.text(kLeft - kTextGap, y(tick.value) + kHalfText, tick.label, TextEnd::Right,
                       colours::kSecondary);
        }
        for (const Tick& tick : m_chart.x.ticks) {
            m_svg.line(x(tick.value), bottom, x(tick.value), bottom + kTickLength, {colours::kAxis});
            m_svg.text(x(tick.value), bottom + kTickLength + 13.0, tick.label, TextEnd::Middle,
                       colours::kSecondary);
        }
        m_svg.line(kLeft, m_top, kLeft, bottom, {colours::kAxis});
        m_svg.line(kLeft, bottom, right, bottom, {colours::kAxis});
        m_svg.text(0.0, m_top - 12.0, m_chart.yName, TextEnd::Left, colours::kSecondary);
        m_svg.text(right, bottom + kBottom - 6.0, m_chart.xName, TextEnd::Right, colours::kSecondary);
    }

    void drawMoment(const ChartMoment& moment) {
        const double at = x(moment.x);
        m_svg.line(at, m_top - 4.0, at, m_top + kPlotHeight, {colours::kSecondary, 1.5, "5 3"});
        m_svg.text(at, m_top - 8.0, moment.name, TextEnd::Middle, colours::kSecondary);
    }

    bool isInside(const std::pair<double, double>& point) const {
        const auto isShare = [](double share) { return share >= -1e-9 && share <= 1.0 + 1e-9; };
        return isShare(m_chart.x.share(point.first)) && isShare(m_chart.y.share(point.second));
    }

    void drawLine(const ChartLine& line) {
        std::string points;
        double before = -kWidth, closest = kWidth, lastX = 0.0, lastY = 0.0;
        for (const auto& point : line.points) {
            if (!isInside(point)) continue;
            lastX = x(point.first);
            lastY = y(point.second);
            points += fmt::format("{}{:.2f},{:.2f}", points.empty() ? "" : " ", lastX, lastY);
            closest = std::min(closest, lastX - before);
            before = lastX;
        }
        if (points.empty()) return;
        m_svg.polyline(points, line.stroke);
        if (line.marks && closest >= kLeastMarkDistance)
            for (const auto& point : line.points)
                if (isInside(point)) m_svg.mark(*line.marks, x(point.first), y(point.second), kMarkSize);
        if (!line.letter.empty())
            m_svg.text(lastX + kTextGap, lastY + kHalfText, line.letter, TextEnd::Left, colours::kText, true);
    }

    const LineChart& m_chart;
    Svg m_svg;
    double m_top = 0.0;
};

}  // namespace

ReportPicture LineChart::draw() const {
    return Drawing(*this).draw();
}

}  // namespace quantelier::report

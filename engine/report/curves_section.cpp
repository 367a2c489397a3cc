// Loss and accuracy over the epochs.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/report/line_chart.h"
#include "engine/report/sections.h"

namespace quantelier::report {

namespace {

using Points = std::vector<std::pair<double, double>>;

constexpr std::size_t kMostPoints = 300;  // of one curve of steps: more cannot be seen
constexpr int kAxisTicks = 6;
constexpr double kAccuracyStep = 0.5;
constexpr const char* kDashes[] = {"", "7 4"};  // of the runs that are compared
constexpr double kTestWidth = 2.5, kTrainWidth = 1.6, kStepOpacity = 0.38;

// Both stages one after the other: fine-tuning goes on where float training ended.
int floatEpochs(const RunCurves& curves) {
    int last = 0;
    for (const EpochEvent& epoch : curves.epochs)
        if (epoch.stage == Stage::Float) last = std::max(last, epoch.epoch);
    return last;
}

int allEpochs(const RunCurves& curves) {
    int last = 0;
    for (const EpochEvent& epoch : curves.epochs)
        last = std::max(last, epoch.epoch + (epoch.stage == Stage::Quant ? floatEpochs(curves) : 0));
    return last;
}

template <typename Value>
Points epochPoints(const RunCurves& curves, std::optional<Stage> stage, Value value) {
    Points points;
    const int before = floatEpochs(curves);
    for (const EpochEvent& epoch : curves.epochs)
        if (!stage || epoch.stage == *stage)
            points.emplace_back(epoch.epoch + (epoch.stage == Stage::Quant ? before : 0), value(epoch));
    return points;
}

double testAccuracy(const EpochEvent& epoch) {
    return epoch.testAccuracyPercent;
}
double testLoss(const EpochEvent& epoch) {
    return epoch.testLoss;
}
double trainLoss(const EpochEvent& epoch) {
    return epoch.averageLoss;
}

Points int8Points(const RunCurves& curves) {
    Points points;
    const int before = floatEpochs(curves);
    for (const Int8Point& point : curves.int8)
        points.emplace_back(point.epoch + (point.stage == Stage::Quant ? before : 0), point.accuracyPercent);
    return points;
}

// Means of equal parts. One step an epoch is no curve of steps.
Points stepPoints(const RunCurves& curves, Stage stage) {
    Points all, means;
    const int before = stage == Stage::Quant ? floatEpochs(curves) : 0;
    for (const StepEvent& step : curves.steps)
        if (step.stage == stage)
            all.emplace_back(before + step.epoch - 1 + double(step.step) / std::max(step.steps, 1),
                             step.loss);
    if (all.size() <= 2 * epochPoints(curves, stage, trainLoss).size()) return {};
    const std::size_t part = (all.size() + kMostPoints - 1) / kMostPoints;
    for (std::size_t from = 0; from < all.size(); from += part) {
        const std::size_t count = std::min(part, all.size() - from);
        double x = 0.0, y = 0.0;
        for (std::size_t i = from; i < from + count; ++i) {
            x += all[i].first / double(count);
            y += all[i].second / double(count);
        }
        means.emplace_back(x, y);
    }
    return means;
}

void setEpochs(LineChart& chart, int epochs, const ReportLanguage& language) {
    chart.x = linearAxis(0.0, epochs, std::min(epochs, 10));
    chart.xName = language.translate("Report", "epoch");
}

// From the lowest value, never from 0: what is seen are differences.
Axis accuracyAxis(const std::vector<ChartLine>& lines) {
    double low = 100.0, high = 0.0;
    for (const ChartLine& line : lines)
        for (const auto& [x, y] : line.points) {
            low = std::min(low, y);
            high = std::max(high, y);
        }
    return linearAxis(std::floor(low / kAccuracyStep) * kAccuracyStep,
                      std::min(100.0, std::ceil(high / kAccuracyStep) * kAccuracyStep), kAxisTicks);
}

// Losses that are 0 lie under the axis: it is logarithmic.
Axis lossAxis(const std::vector<ChartLine>& lines) {
    double low = 1e30, high = 0.0;
    for (const ChartLine& line : lines)
        for (const auto& [x, y] : line.points) {
            if (y <= 0.0) continue;
            low = std::min(low, y);
            high = std::max(high, y);
        }
    return high > 0.0 ? logAxis(low, high) : logAxis(0.1, 1.0);
}

void addLine(std::vector<ChartLine>& lines, const ChartLine& line) {
    if (!line.points.empty()) lines.push_back(line);
}

// "Float: 97.80 at first, 99.28 at the end."
std::string inWords(const std::vector<ChartLine>& lines, int decimals, const ReportLanguage& language) {
    std::string words;
    for (const ChartLine& line : lines)
        if (!line.name.empty())
            words += (words.empty() ? "" : " ") +
                     filled(language.translate("Report", "%1: %2 at first, %3 at the end."),
                            {line.name, number_text::decimal(line.points.front().second, decimals),
                             number_text::decimal(line.points.back().second, decimals)});
    return words;
}

LineChart accuracyOfOne(const RunCurves& curves, const ReportLanguage& language) {
    LineChart chart;
    const auto line = [&](Arithmetic arithmetic, const Points& points) {
        addLine(chart.lines,
                {nameOf(arithmetic, language), points, {colourOf(arithmetic), kTestWidth}, arithmetic});
    };
    line(Arithmetic::Int8, int8Points(curves));
    line(Arithmetic::Float, epochPoints(curves, Stage::Float, testAccuracy));
    line(Arithmetic::FakeQuant, epochPoints(curves, Stage::Quant, testAccuracy));
    return chart;
}

LineChart lossOfOne(const RunCurves& curves, const ReportLanguage& language) {
    LineChart chart;
    const auto stage = [&](Stage which, Arithmetic arithmetic, const std::string& train,
                           const std::string& test) {
        const char* const colour = colourOf(arithmetic);
        addLine(chart.lines, {{}, stepPoints(curves, which), {colour, 1.0, {}, kStepOpacity}});
        addLine(chart.lines, {train, epochPoints(curves, which, trainLoss), {colour, kTrainWidth, "4 3"}});
        addLine(chart.lines, {test, epochPoints(curves, which, testLoss), {colour, kTestWidth}, arithmetic});
    };
    stage(Stage::Float, Arithmetic::Float, language.translate("Report", "Float, training"),
          language.translate("Report", "Float, test"));
    stage(Stage::Quant, Arithmetic::FakeQuant, language.translate("Report", "Fake-quant, training"),
          language.translate("Report", "Fake-quant, test"));
    return chart;
}

template <typename Value>
LineChart overlay(const Runs& runs, Value value) {
    LineChart chart;
    for (std::size_t i = 0; i < runs.size(); ++i)
        addLine(chart.lines, {letterOf(i) + ", " + runs[i].run.name(),
                              epochPoints(runs[i].curves, std::nullopt, value),
                              {colours::kText, 2.0, kDashes[i]},
                              {},
                              letterOf(i)});
    return chart;
}

void addMoments(LineChart& chart, const Runs& runs, const ReportLanguage& language) {
    std::vector<int> places;
    for (const ReportRun& run : runs) {
        const int at = floatEpochs(run.curves);
        const bool isConverted = at > 0 && allEpochs(run.curves) > at;
        if (isConverted && std::count(places.begin(), places.end(), at) == 0) places.push_back(at);
    }
    for (const int at : places)
        chart.moments.push_back({double(at), language.translate("Report", "converted")});
}

void addChart(ReportSection& section, LineChart chart, const std::string& title, int decimals, int epochs,
              const Runs& runs, const ReportLanguage& language) {
    if (chart.lines.empty()) return;
    setEpochs(chart, epochs, language);
    addMoments(chart, runs, language);
    section.blocks.push_back(ReportChart{title, inWords(chart.lines, decimals, language), chart.draw()});
}

}  // namespace

ReportSection curvesSection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "Curves"), {}};
    int epochs = 0;
    for (const ReportRun& run : runs) epochs = std::max(epochs, allEpochs(run.curves));
    if (epochs == 0) {
        section.blocks.push_back(unknown(language.translate("Report", "No epoch was finished.")));
        return section;
    }
    const bool isOne = runs.size() == 1;
    LineChart accuracy = isOne ? accuracyOfOne(runs[0].curves, language) : overlay(runs, testAccuracy);
    accuracy.y = accuracyAxis(accuracy.lines);
    accuracy.yName = "%";
    addChart(section, accuracy, language.translate("Report", "Accuracy over the test images"), 2, epochs,
             runs, language);
    LineChart loss = isOne ? lossOfOne(runs[0].curves, language) : overlay(runs, testLoss);
    loss.y = lossAxis(loss.lines);
    loss.yName = language.translate("Report", "loss, logarithmic");
    addChart(section, loss,
             isOne ? language.translate("Report", "Loss over training and test images")
                   : language.translate("Report", "Loss over the test images"),
             4, epochs, runs, language);
    return section;
}

}  // namespace quantelier::report

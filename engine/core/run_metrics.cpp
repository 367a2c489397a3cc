// metrics.csv of a run folder.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/run_files.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostMetricsBytes = std::int64_t{1} << 30;
constexpr std::size_t kColumns = 9;
constexpr std::size_t kInt8Columns = 4;
constexpr std::int64_t kMnistTestImages = 10000;
constexpr double kMostCount = 1e9, kMostMeasured = 1e30;
constexpr double kLeastMilliseconds = 1e-4;  // the last digit that is written

// stage, epoch, step, loss, average_loss, test_loss, test_accuracy_percent, learning_rate, milliseconds
using Row = std::array<std::string_view, kColumns>;

std::string metricsPath(const std::string& folder) {
    return (std::filesystem::path(folder) / "metrics.csv").string();
}

std::string int8Path(const std::string& folder) {
    return (std::filesystem::path(folder) / "int8.csv").string();
}

// False for the head and for rows that are cut short.
bool split(std::string_view line, Row& row, std::size_t columns = kColumns) {
    std::size_t column = 0, from = 0;
    while (column < columns) {
        const std::size_t comma = std::min(line.find(',', from), line.size());
        row[column++] = line.substr(from, comma - from);
        if (comma == line.size()) break;
        from = comma + 1;
    }
    return column == columns && (row[0] == "float" || row[0] == "quant");
}

template <typename T>
bool number(std::string_view text, T& value) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return false;
    return value >= T{} &&
           value <= T(std::is_integral_v<T>
                          ? kMostCount
                          : kMostMeasured);  // no NaN, and nothing that overflows in what is made of it
}

Stage stageOf(const Row& row) {
    return row[0] == "float" ? Stage::Float : Stage::Quant;
}

template <typename Visit>
void eachLine(const std::string& text, Visit visit) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        visit(std::string_view(text).substr(from, end - from), end < text.size());
        from = end + 1;
    }
}

// The curve of each stage. A newer training of the same stage takes the place of what it has written again.
template <typename Event>
class Curve {
  public:
    template <typename Place>
    void append(const Event& event, Place place) {
        std::vector<Event>& events = m_stages[std::size_t(event.stage)];
        while (!events.empty() && place(events.back()) >= place(event)) events.pop_back();
        events.push_back(event);
    }
    std::vector<Event> take() {
        m_stages[0].insert(m_stages[0].end(), m_stages[1].begin(), m_stages[1].end());
        return std::move(m_stages[0]);
    }

  private:
    std::vector<Event> m_stages[2];
};

bool readStep(const Row& row, StepEvent& step) {
    step.stage = stageOf(row);
    return number(row[1], step.epoch) && number(row[2], step.step) && number(row[3], step.loss) &&
           number(row[4], step.averageLoss) && number(row[7], step.learningRate) &&
           number(row[8], step.milliseconds);
}

bool readEpoch(const Row& row, EpochEvent& epoch) {
    epoch.stage = stageOf(row);
    return number(row[1], epoch.epoch) && number(row[4], epoch.averageLoss) &&
           number(row[5], epoch.testLoss) && number(row[6], epoch.testAccuracyPercent) &&
           number(row[8], epoch.perStepMilliseconds) && epoch.testAccuracyPercent <= 100.0;
}

// A run that no window watched has no such file.
std::vector<Int8Point> readInt8Points(const std::string& folder) {
    Curve<Int8Point> points;
    std::error_code error;
    if (!std::filesystem::exists(int8Path(folder), error)) return {};
    const std::string text = readFile(int8Path(folder), kMostMetricsBytes);
    eachLine(text, [&](std::string_view line, bool) {
        Row row;
        Int8Point point;
        if (!split(line, row, kInt8Columns)) return;
        point.stage = stageOf(row);
        if (number(row[1], point.epoch) && number(row[2], point.accuracyPercent) &&
            number(row[3], point.images) && point.accuracyPercent <= 100.0)
            points.append(point, [](const Int8Point& p) { return p.epoch; });
    });
    return points.take();
}

// What the rows leave to the recipe and to each other.
void complete(RunCurves& curves, const RunSummary& run) {
    int steps[2] = {0, 0};
    for (const StepEvent& step : curves.steps)
        steps[std::size_t(step.stage)] = std::max(steps[std::size_t(step.stage)], step.step);
    const auto epochs = [&](Stage stage) {
        return (stage == Stage::Float ? run.recipe.train : run.recipe.quantTrain).epochs;
    };
    for (StepEvent& step : curves.steps) {
        step.epochs = epochs(step.stage);
        step.steps = steps[std::size_t(step.stage)];
        if (step.milliseconds >= kLeastMilliseconds)
            step.imagesPerSecond = 1e3 * run.recipe.data.batchSize / step.milliseconds;
    }
    for (EpochEvent& epoch : curves.epochs) {
        const StageResult& result = epoch.stage == Stage::Float ? run.results.floats : run.results.quant;
        const std::int64_t limit = run.recipe.data.testImages;
        epoch.epochs = epochs(epoch.stage);
        epoch.seconds = 1e-3 * epoch.perStepMilliseconds * steps[std::size_t(epoch.stage)];
        epoch.testImages = result.test ? result.test.images : limit > 0 ? limit : kMnistTestImages;
    }
}

}  // namespace

void addInt8Point(const std::string& folder, const Int8Point& point) {
    const std::string path = int8Path(folder);
    const bool isNew = !std::filesystem::exists(path);
    if (std::filesystem::is_symlink(path))  // by whoever made the folder, and to any file
        throw Error(ErrorCode::Failed, fmt::format("{} is a link; it is not followed", path));
    std::ofstream file(path, std::ios::app);
    if (isNew) file << "stage,epoch,int8_accuracy_percent,images\n";
    file << fmt::format("{},{},{:.4f},{}\n", point.stage == Stage::Float ? "float" : "quant", point.epoch,
                        point.accuracyPercent, point.images);
    file.close();
    if (!file) throw Error(ErrorCode::Failed, fmt::format("{} could not be written", path));
}

std::string readMetrics(const std::string& folder) {
    return readFile(metricsPath(folder), kMostMetricsBytes);
}

RunCurves readCurves(const RunSummary& run) {
    const std::string text = readMetrics(run.folder);
    Curve<StepEvent> steps;
    Curve<EpochEvent> epochs;
    eachLine(text, [&](std::string_view line, bool) {
        Row row;
        StepEvent step;
        EpochEvent epoch;
        if (!split(line, row)) return;
        if (row[2].empty() ? !readEpoch(row, epoch) : !readStep(row, step)) return;
        if (row[2].empty())
            epochs.append(epoch, [](const EpochEvent& e) { return e.epoch; });
        else
            steps.append(step, [](const StepEvent& e) { return std::pair(e.epoch, e.step); });
    });
    RunCurves curves{steps.take(), epochs.take(), readInt8Points(run.folder)};
    complete(curves, run);
    return curves;
}

std::string cutMetrics(const std::string& text, const ContinuePoint& last, bool isEvaluated) {
    std::string kept;
    eachLine(text, [&](std::string_view line, bool isWhole) {
        Row row;
        int epoch = 0, step = 0;
        if (!isWhole) return;  // the row that a crash cut short
        if (split(line, row)) {
            if (!number(row[1], epoch) || (!row[2].empty() && !number(row[2], step))) return;
            const bool isLater = row[2].empty() ? epoch + !isEvaluated > last.epoch
                                                : std::pair(epoch, step) > std::pair(last.epoch, last.step);
            const bool isAfter = stageOf(row) == last.stage ? isLater : stageOf(row) == Stage::Quant;
            if (isAfter) return;
        } else if (!kept.empty()) {  // garbled; the first line is the head
            return;
        }
        kept.append(line).push_back('\n');
    });
    return kept;
}

}  // namespace quantelier

// Curves over epochs.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/axis.h"
#include "engine/report/svg.h"

namespace quantelier::report {

struct ChartLine {
    std::string name;  ///< in the legend
    std::vector<std::pair<double, double>> points;
    Stroke stroke;
    std::optional<Arithmetic> marks = {};  ///< at its points
    std::string letter = {};               ///< at its end
};

/// Something that happened between two epochs.
struct ChartMoment {
    double x = 0.0;
    std::string name;
};

struct LineChart {
    Axis x, y;
    std::string xName, yName;  ///< with the unit
    std::vector<ChartLine> lines;
    std::vector<ChartMoment> moments;

    /// Points outside the axes are left out.
    ReportPicture draw() const;
};

}  // namespace quantelier::report

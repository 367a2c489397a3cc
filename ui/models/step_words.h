// The seven steps from products to a meaning, each with its numbers and what they are.
#pragma once

#include <QString>
#include <array>

#include "engine/core/step_through.h"

namespace quantelier {

struct StepLine {
    QString title, detail;      ///< "Multiply by m", "m = 0.01273 × ..."
    QString integer, floating;  ///< the value after this step, in both; empty where float has none
    QString note;               ///< a remark in place of the float value
    QString explanation;        ///< for the tooltip and F1
};

inline constexpr int kStepLines = 7;
std::array<StepLine, kStepLines> stepLines(const StepThrough& step);

/// "Step 4, round: 225.069 becomes 225"
QString stepSentence(const std::array<StepLine, kStepLines>& lines, int index);

/// "The two answers are 0.0033 apart: 0.12 of one int8 step."
QString stepResult(const StepThrough& step);

/// "(input + 95) × weight": with the zero points as they are.
QString productFormula(const StepThrough& step);

/// One product with all its numbers, in integers and in float.
QString productSentence(const StepThrough& step, std::size_t index);

}  // namespace quantelier

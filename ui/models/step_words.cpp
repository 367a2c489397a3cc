#include "ui/models/step_words.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/format.h"

namespace quantelier {

namespace {

struct StepThroughText {
    Q_DECLARE_TR_FUNCTIONS(StepThrough)
};

using format::decimal;
using format::number;
using format::significant;

// "x + 95" or "x − 3"; "x" alone for 0.
QString minusZero(const QString& name, int zeroPoint) {
    if (zeroPoint == 0) return name;
    return zeroPoint < 0 ? QStringLiteral("%1 + %2").arg(name, number(-zeroPoint))
                         : QStringLiteral("%1 − %2").arg(name, number(zeroPoint));
}

QString inBrackets(const QString& term) {
    return term.contains(u' ') ? u'(' + term + u')' : term;
}

// Scaled sums as far as a tie can be seen.
QString scaledText(float value) {
    return decimal(double(value), 3);
}

StepLine productsLine(const StepThrough& step) {
    const QString count = number(qint64(step.products.size()));
    StepLine line;
    line.title = StepThroughText::tr("Add the %1 products").arg(count);
    line.detail = step.convolution && step.inChannels > 1
                      ? StepThroughText::tr("int32, over %1 input channels").arg(step.inChannels)
                      : StepThroughText::tr("int32");
    line.integer = number(step.productSum);
    line.floating = decimal(step.floatProducts, 4);
    line.explanation = StepThroughText::tr(
        "Whole numbers are added without any error. The sum fits in 32 bits for every possible input; that "
        "was proven when the network was converted.");
    return line;
}

StepLine biasLine(const StepThrough& step) {
    StepLine line;
    line.title = StepThroughText::tr("Add the bias");
    line.detail =
        step.hasBias
            ? StepThroughText::tr("%1, which stands for %2")
                  .arg(number(step.bias),
                       decimal(double(step.bias) * double(step.input.scale) * double(step.weightScale), 4))
            : StepThroughText::tr("this layer has none");
    line.integer = number(step.accumulator);
    line.floating = decimal(step.floatSum, 4);
    line.explanation = StepThroughText::tr(
        "The bias is stored in the same steps as the products: input scale times weight scale. So it can "
        "simply be added.");
    return line;
}

StepLine multiplyLine(const StepThrough& step) {
    StepLine line;
    line.title = StepThroughText::tr("Multiply by m");
    line.detail = StepThroughText::tr("m = %1 × %2 ÷ %3 = %4")
                      .arg(significant(step.input.scale), significant(step.weightScale),
                           significant(step.output.scale), significant(step.multiplier));
    line.integer = scaledText(step.scaled);
    line.note = StepThroughText::tr("one float32 multiplication");
    line.explanation = StepThroughText::tr(
        "m changes the steps of the sum (input scale × weight scale) into steps of the output. It is fixed "
        "when the network is converted.");
    return line;
}

StepLine roundLine(const StepThrough& step) {
    StepLine line;
    line.title = StepThroughText::tr("Round");
    line.detail = StepThroughText::tr("to the nearest, ties to even");
    line.integer = number(qint64(step.rounded));
    line.note = StepThroughText::tr("the only rounding in the layer");
    line.explanation = StepThroughText::tr(
        "A value in the middle of two codes goes to the even one, so that ties do not push all outputs in "
        "one direction.");
    return line;
}

StepLine zeroPointLine(const StepThrough& step) {
    StepLine line;
    line.title = StepThroughText::tr("Add the zero point");
    line.detail = number(step.output.zeroPoint);
    line.integer = number(qint64(step.shifted));
    line.explanation =
        StepThroughText::tr("The zero point is the code that stands for exactly 0 in the output.");
    return line;
}

StepLine clampLine(const StepThrough& step) {
    const QString range = QStringLiteral("%1 … %2").arg(number(step.codeMin), number(step.codeMax));
    StepLine line;
    line.title = StepThroughText::tr("Clamp to int8");
    line.detail = step.activation == Activation::None ? range
                  : step.activation == Activation::Relu6
                      ? StepThroughText::tr("%1; this is also the ReLU6").arg(range)
                      : StepThroughText::tr("%1; this is also the ReLU").arg(range);
    line.integer = number(step.code);
    line.floating = decimal(step.floatOutput, 4);
    line.explanation = StepThroughText::tr(
        "Codes below the first and above the last become these. 0 has the zero point's code, so a ReLU is "
        "nothing but the lower clamp.");
    return line;
}

StepLine meaningLine(const StepThrough& step) {
    StepLine line;
    line.title = StepThroughText::tr("What the code means");
    line.detail = QStringLiteral("%1 × %2").arg(
        significant(step.output.scale), inBrackets(minusZero(number(step.code), step.output.zeroPoint)));
    line.integer = decimal(step.codeValue, 4);
    line.floating = decimal(step.floatOutput, 4);
    line.explanation = StepThroughText::tr(
        "Real value = scale × (code − zero point). The device never computes this: the next "
        "layer reads the code.");
    return line;
}

}  // namespace

std::array<StepLine, kStepLines> stepLines(const StepThrough& step) {
    return {productsLine(step),  biasLine(step),  multiplyLine(step), roundLine(step),
            zeroPointLine(step), clampLine(step), meaningLine(step)};
}

QString stepSentence(const std::array<StepLine, kStepLines>& lines, int index) {
    const StepLine& line = lines[std::size_t(index)];
    const QString title = line.title.left(1).toLower() + line.title.mid(1);
    if (index == 0) return StepThroughText::tr("Step 1, %1: %2").arg(title, line.integer);
    return StepThroughText::tr("Step %1, %2: %3 becomes %4")
        .arg(index + 1)
        .arg(title, lines[std::size_t(index - 1)].integer, line.integer);
}

QString stepResult(const StepThrough& step) {
    return StepThroughText::tr("The two answers are %1 apart: %2 of one int8 step.")
        .arg(decimal(std::fabs(step.apart()), 4), decimal(std::fabs(step.apartSteps()), 2));
}

QString productFormula(const StepThrough& step) {
    return QStringLiteral("%1 × %2").arg(
        inBrackets(minusZero(StepThroughText::tr("input"), step.input.zeroPoint)),
        inBrackets(minusZero(StepThroughText::tr("weight"), step.weightZeroPoint)));
}

QString productSentence(const StepThrough& step, std::size_t index) {
    const StepProduct& p = step.products[index];
    const QString place = step.convolution ? StepThroughText::tr("Row %1, column %2").arg(p.row).arg(p.column)
                                           : StepThroughText::tr("Input %1").arg(p.channel);
    return StepThroughText::tr("%1: %2 × %3 = %4. In float %5 × %6 = %7.")
        .arg(place, inBrackets(minusZero(number(p.input), step.input.zeroPoint)),
             inBrackets(minusZero(number(p.weight), step.weightZeroPoint)), number(p.product),
             decimal(p.inputValue, 4), significant(p.weightValue),
             decimal(double(p.inputValue) * double(p.weightValue), 4));
}

}  // namespace quantelier

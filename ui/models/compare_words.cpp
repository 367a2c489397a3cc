#include "ui/models/compare_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/format.h"

namespace quantelier {

namespace {

struct CompareText {
    Q_DECLARE_TR_FUNCTIONS(Compare)
};

QString byPoints(const QString& sentence, double points, double low, double high) {
    return sentence.arg(format::decimal(points, 2), format::decimal(low, 2), format::decimal(high, 2));
}

}  // namespace

QString verdictTitle(const PairedDifference& difference) {
    const Interval& interval = difference.points95;
    switch (difference.verdict) {
        case Difference::None:
            return CompareText::tr("No real difference between float and int8");
        case Difference::Worse:
            return byPoints(CompareText::tr("int8 is worse, by %1 points (%2 to %3)"), -difference.points,
                            -interval.high, -interval.low);
        case Difference::Better:
            return byPoints(CompareText::tr("int8 is better, by %1 points (%2 to %3)"), difference.points,
                            interval.low, interval.high);
        case Difference::TooFew:
            break;
    }
    return CompareText::tr("Too few images to tell");
}

QString verdictDetail(const PairedDifference& difference, qint64 images) {
    QString meaning;
    switch (difference.verdict) {
        case Difference::None:
            meaning = CompareText::tr("so small a gap is chance");
            break;
        case Difference::Worse:
        case Difference::Better:
            meaning = CompareText::tr("chance alone would rarely split them so");
            break;
        case Difference::TooFew:
            meaning =
                CompareText::tr("the true gap may lie between %1 and %2")
                    .arg(format::points(difference.points95.low), format::points(difference.points95.high));
            break;
    }
    const qint64 worse = difference.test.onlyFirst;
    const QString lost = worse == 1 ? CompareText::tr("1 digit got worse")
                                    : CompareText::tr("%1 digits got worse").arg(format::number(worse));
    return CompareText::tr("%1, %2 got better; %3 (McNemar %4). 95 % intervals from %5 images.")
        .arg(lost, format::number(difference.test.onlySecond), meaning,
             format::pValue(difference.test.pValue), format::number(images));
}

QString verdictInShort(const PairedDifference& difference) {
    switch (difference.verdict) {
        case Difference::None:
            return CompareText::tr("No difference");
        case Difference::Worse:
            return CompareText::tr("int8 is worse");
        case Difference::Better:
            return CompareText::tr("int8 is better");
        case Difference::TooFew:
            break;
    }
    return CompareText::tr("Too few images");
}

IconName verdictIcon(Difference verdict) {
    switch (verdict) {
        case Difference::None:
        case Difference::Better:
            return IconName::Done;
        case Difference::Worse:
            return IconName::Warning;
        case Difference::TooFew:
            break;
    }
    return IconName::Info;
}

Token verdictToken(Difference verdict) {
    switch (verdict) {
        case Difference::None:
        case Difference::Better:
            return Token::Success;
        case Difference::Worse:
            return Token::Warning;
        case Difference::TooFew:
            break;
    }
    return Token::TextSecondary;
}

QString filterName(DigitFilter filter) {
    switch (filter) {
        case DigitFilter::OnlyFloatRight:
            return CompareText::tr("Right in float, wrong in int8");
        case DigitFilter::OnlyInt8Right:
            return CompareText::tr("Wrong in float, right in int8");
        case DigitFilter::WrongInInt8:
            return CompareText::tr("All wrong in int8");
        case DigitFilter::SureButWrong:
            return CompareText::tr("Sure but wrong in int8");
        case DigitFilter::All:
            break;
    }
    return CompareText::tr("All digits");
}

QString cellName(const MatrixCell& cell) {
    return CompareText::tr("true %1, read as %2").arg(cell.truth).arg(cell.read);
}

QString confidenceText(float confidence) {
    const int percent = confidence < 1.0f ? std::min(99, int(std::lround(100.0f * confidence))) : 100;
    return QStringLiteral("%1\u00A0%").arg(percent);
}

QString digitSentence(const Comparison& comparison, qint64 index) {
    const auto i = std::size_t(index);
    QStringList answers;
    for (const Series series : {Series::Float, Series::FakeQuant, Series::Int8}) {
        const Readings& readings = comparison.readings[std::size_t(series)];
        answers << CompareText::tr("%1 reads %2, %3 sure.")
                       .arg(seriesName(series))
                       .arg(readings.evaluation.labels[i])
                       .arg(confidenceText(readings.confidence[i]));
    }
    return CompareText::tr("Test image %1, labelled %2. %3")
        .arg(format::number(index))
        .arg(comparison.truth[i])
        .arg(answers.join(u' '));
}

QString partingSentence(const ImageActivations& image) {
    const int first = image.firstApart();
    if (first < 0) return CompareText::tr("No layer is off by more than one step: that much is rounding.");
    return CompareText::tr("Up to 1 step is rounding. From %1 on the two differ by more.")
        .arg(QString::fromStdString(image.layers[std::size_t(first)].name));
}

}  // namespace quantelier

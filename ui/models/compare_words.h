// What is said of a comparison: four verdicts only, the names of filters and cells, and what a screen reader
// reads.
#pragma once

#include <QString>

#include "engine/core/activations.h"
#include "engine/core/comparison.h"
#include "ui/icons.h"
#include "ui/marks.h"

namespace quantelier {

/// The series of the window and the arithmetics of the engine stand in the same order.
inline Series seriesOf(Arithmetic arithmetic) {
    return Series(int(arithmetic));
}

/// "No real difference between float and int8", "int8 is worse, by 0.41 points (0.22 to 0.60)", "int8 is
/// better, ...", "Too few images to tell".
QString verdictTitle(const PairedDifference& difference);

/// The counts behind it, p, and what that means.
QString verdictDetail(const PairedDifference& difference, qint64 images);

/// The same in two words, for the rail.
QString verdictInShort(const PairedDifference& difference);

IconName verdictIcon(Difference verdict);
Token verdictToken(Difference verdict);

QString filterName(DigitFilter filter);
QString cellName(const MatrixCell& cell);  ///< true 4, read as 9

/// "Test image 247, labelled 4. Float reads 4, 51 %. ..."
QString digitSentence(const Comparison& comparison, qint64 index);

/// What the largest errors of one image's layers mean.
QString partingSentence(const ImageActivations& image);

/// A softmax as a whole per cent; one that is not certain never shows as 100.
QString confidenceText(float confidence);

}  // namespace quantelier

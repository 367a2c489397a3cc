// How the ten digits are written, as text that people can edit: the tables behind digit_skeletons.h.
#pragma once

#include <vector>

namespace quantelier {

/// A writing way whose forms are in the notation of `parseSkeleton`.
struct WrittenWay {
    double share;
    std::vector<const char*> forms;
    double wobble = 1.0;
};

using WrittenWays = std::vector<WrittenWay>;

WrittenWays waysZeroToFour(int digit);
WrittenWays waysFiveToNine(int digit);

}  // namespace quantelier

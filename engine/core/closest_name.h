// "Did you mean": the known name that is nearest to what was written.
#pragma once

#include <string>
#include <vector>

namespace quantelier {

/// The name that the fewest single-letter edits (two neighbours swapped is one) make of `written`; empty
/// where all are farther than a third of its letters.
std::string closestName(const std::string& written, const std::vector<std::string>& names);

/// ", did you mean `x`?", or where none is near and they are few, ", expected one of: ...", or nothing.
std::string didYouMean(const std::string& written, const std::vector<std::string>& names);

}  // namespace quantelier

#include "engine/core/quant_profile.h"

#include <algorithm>

namespace quantelier {

namespace {

// Where rounding alone cannot have taken the value: the same limit as in the table's share of saturated ones.
constexpr float kMostRounding = 0.5001f;

// Notes the code of one value.
void take(TensorProfile& profile, float value, const QParams& grid) {
    const int code = fakeQuantCode(value, grid, profile.spec);
    profile.used[static_cast<std::size_t>(code - profile.spec.codeMin())] = true;
    profile.saturated += std::fabs(value - dequantize(code, grid)) > kMostRounding * grid.scale;
}

void finish(TensorProfile& profile, int bins) {
    profile.codesUsed = static_cast<int>(std::count(profile.used.begin(), profile.used.end(), true));
    // Most codes of a channel are idle where there are many: that says nothing.
    if (bins < kProfileBins && profile.codes() > bins) profile.used.clear();
}

TensorProfile emptyProfile(std::size_t count, const QuantSpec& spec) {
    TensorProfile profile;
    profile.spec = spec;
    profile.values = static_cast<std::int64_t>(count);
    profile.used.assign(static_cast<std::size_t>(profile.codes()), false);
    return profile;
}

}  // namespace

TensorProfile tensorProfile(const float* values, std::size_t count, Range range, const QuantSpec& spec,
                            int bins) {
    TensorProfile profile = emptyProfile(count, spec);
    profile.range = range;
    profile.histogram = makeHistogram(values, count, bins);
    const QParams grid = profile.grid();
    for (std::size_t i = 0; i < count; ++i) take(profile, values[i], grid);
    finish(profile, bins);
    return profile;
}

std::vector<TensorProfile> weightProfiles(const float* values, std::size_t count,
                                          const std::vector<Range>& ranges, const QuantSpec& spec) {
    if (ranges.size() == 1) return {tensorProfile(values, count, ranges[0], spec, kProfileBins)};
    const std::size_t perChannel = count / ranges.size();
    TensorProfile whole = emptyProfile(count, spec);
    whole.inSteps = true;
    std::vector<TensorProfile> profiles(1);
    std::vector<float> steps(count);
    for (std::size_t c = 0; c < ranges.size(); ++c) {
        const float* const channel = values + c * perChannel;
        profiles.push_back(tensorProfile(channel, perChannel, ranges[c], spec, kChannelBins));
        const QParams grid = profiles.back().grid();
        whole.saturated += profiles.back().saturated;
        for (std::size_t i = 0; i < perChannel; ++i) {
            whole.used[static_cast<std::size_t>(fakeQuantCode(channel[i], grid, spec) - spec.codeMin())] =
                true;
            steps[c * perChannel + i] = channel[i] / grid.scale + static_cast<float>(grid.zeroPoint);
        }
    }
    whole.histogram = makeHistogram(steps.data(), count, kProfileBins);
    finish(whole, kProfileBins);
    profiles[0] = std::move(whole);
    return profiles;
}

}  // namespace quantelier

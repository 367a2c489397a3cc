// Plots tell screen readers that they are charts; their sentence is the accessible description.
#pragma once

namespace quantelier {

void installPlotAccessibility();

}  // namespace quantelier

// The JSON files of resources/presets, compiled in (the source is made by cmake/EmbedPresets.cmake).
#pragma once

#include <vector>

namespace quantelier {

struct EmbeddedPreset {
    const char* name;
    const char* json;
};

const std::vector<EmbeddedPreset>& embeddedPresets();

}  // namespace quantelier

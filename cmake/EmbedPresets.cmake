# Makes OUTPUT, a C++ file that holds the named JSON files of DIR as raw strings.
function(embed_presets OUTPUT DIR)
  set(entries "")
  foreach(name IN LISTS ARGN)
    set(file ${DIR}/${name}.json)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} json)
    string(APPEND entries "        {\"${name}\", R\"json(${json})json\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
// Made by cmake/EmbedPresets.cmake from resources/presets.
#include "engine/core/presets.h"

namespace quantelier {

const std::vector<EmbeddedPreset>& embeddedPresets() {
    static const std::vector<EmbeddedPreset> presets = {
@entries@    };
    return presets;
}

}  // namespace quantelier
]])
endfunction()

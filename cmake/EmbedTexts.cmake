# Makes OUTPUT, a C++ file that defines FUNCTION (declared in HEADER) with the named text files of DIR as raw
# strings.
function(embed_texts OUTPUT HEADER FUNCTION DIR)
  set(entries "")
  foreach(name IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${DIR}/${name})
    file(READ ${DIR}/${name} text)
    string(APPEND entries "        {\"${name}\", R\"text(${text})text\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${OUTPUT} @ONLY CONTENT [[
// Made by cmake/EmbedTexts.cmake.
#include "@HEADER@"

namespace quantelier {

const std::vector<EmbeddedText>& @FUNCTION@() {
    static const std::vector<EmbeddedText> texts = {
@entries@    };
    return texts;
}

}  // namespace quantelier
]])
endfunction()

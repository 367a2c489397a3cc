// Text files of resources/, compiled in (the sources are made by cmake/EmbedTexts.cmake).
#pragma once

#include <string>

namespace quantelier {

struct EmbeddedText {
    std::string name;  ///< with its folder
    std::string text;
};

}  // namespace quantelier

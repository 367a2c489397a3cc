#include "engine/core/translate.h"

namespace quantelier {

std::string filled(const std::string& text, std::initializer_list<std::string> values) {
    std::string whole;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t place = text[i] == '%' && i + 1 < text.size() ? std::size_t(text[i + 1] - '1') : 9;
        if (place < values.size()) {
            whole += values.begin()[place];
            ++i;
        } else {
            whole += text[i];
        }
    }
    return whole;
}

}  // namespace quantelier

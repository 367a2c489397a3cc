#include "engine/core/version.h"

namespace quantelier {

std::string programVersion() {
    return QUANTELIER_VERSION;
}

std::string programDate() {
    return QUANTELIER_DATE;
}

}  // namespace quantelier

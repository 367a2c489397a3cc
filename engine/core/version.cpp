#include "engine/core/version.h"

namespace quantelier {

std::string programVersion() {
    return QUANTELIER_VERSION;
}

}  // namespace quantelier

#pragma once
#include "engine/core/dataset.h"
namespace quantelier { Dataset sketchDigits(std::int64_t count, std::uint64_t seed); }

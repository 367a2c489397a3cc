/* Sums of products of int8 codes: with the DSP instructions of a Cortex-M4 and larger, or in plain C. Sums
   are unsigned, modulo 2^32: they may leave int32 on the way to a sum that does not. */
#ifndef LENET_DOT_H
#define LENET_DOT_H

#include <stdint.h>

#if defined(__ARM_FEATURE_DSP) && defined(__ARM_FEATURE_SIMD32) && !defined(__ARM_BIG_ENDIAN)
#include "lenet_dot_arm.h"
#else
#include "lenet_dot_plain.h"
#endif

#endif

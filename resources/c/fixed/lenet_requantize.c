#include "lenet_requantize.h"

#define SIGNIFICAND_BITS 24
#define BEYOND_ALL_CODES 256u

static int32_t bit_length(uint32_t value) {
    int32_t bits = 0, step;
    for (step = 16; step > 0; step /= 2)
        if (value >> step) {
            bits += step;
            value >>= step;
        }
    return bits + (int32_t)value;
}

/* value / 2^shift, ties to even. */
static uint32_t round_shift(uint64_t value, int32_t shift) {
    if (shift == 0) return (uint32_t)value;
    return (uint32_t)((value + ((uint64_t)1 << (shift - 1)) - 1 + (value >> shift & 1)) >> shift);
}

/* magnitude * 2^exponent as a whole number, ties to even; at most BEYOND_ALL_CODES. */
static uint32_t to_whole(uint32_t magnitude, int32_t exponent) {
    uint32_t whole = 0;
    if (exponent > 7)
        whole = magnitude > 0 ? BEYOND_ALL_CODES : 0;
    else if (exponent >= 0)
        whole = magnitude << exponent;
    else if (exponent >= -SIGNIFICAND_BITS)
        whole = round_shift(magnitude, -exponent);
    return whole < BEYOND_ALL_CODES ? whole : BEYOND_ALL_CODES;
}

int8_t lenet_requantize(int32_t accumulator, const lenet_scales* scales, int32_t index,
                        const lenet_codes* codes) {
    const int32_t significand = scales->significands[index];
    int32_t exponent = scales->exponents[index], shift, code;
    uint32_t left = accumulator < 0 ? 0u - (uint32_t)accumulator : (uint32_t)accumulator;
    const uint32_t right = significand < 0 ? 0u - (uint32_t)significand : (uint32_t)significand;
    uint64_t product;

    shift = bit_length(left >> SIGNIFICAND_BITS); /* float32 of the accumulator */
    left = round_shift(left, shift);
    exponent += shift;

    product = (uint64_t)left * right; /* at most 2^48 */
    shift = bit_length((uint32_t)(product >> SIGNIFICAND_BITS));
    left = round_shift(product, shift);
    exponent += shift;

    code = (int32_t)to_whole(left, exponent);
    code = codes->zero_point + ((accumulator < 0) != (significand < 0) ? -code : code);
    if (code < codes->min) code = codes->min;
    if (code > codes->max) code = codes->max;
    return (int8_t)code;
}

int lenet_scale_is_negative(const lenet_scales* scales, int32_t index) {
    return scales->significands[index] < 0;
}

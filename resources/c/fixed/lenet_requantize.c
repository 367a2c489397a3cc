#include "lenet_requantize.h"

#define SIGNIFICAND_BITS 24
#define BEYOND_ALL_CODES 256u

/* value / 2^shift for shift from 1 to 31, ties to even. */
static uint32_t round_shift(uint64_t value, int32_t shift) {
    const uint32_t whole = (uint32_t)(value >> shift), rest = (uint32_t)value << (32 - shift);
    return whole + ((rest | (whole & 1)) > 0x80000000u);
}

/* A value up to 2^48 as float32 rounds it: the result times 2^(what is added to *exponent). */
static uint32_t to_significand(uint64_t value, int32_t* exponent) {
    uint32_t excess = (uint32_t)(value >> SIGNIFICAND_BITS);
    int32_t bits = 0;
    if (excess == 0) return (uint32_t)value;
    if (excess >> 12) { /* as usual for a product */
        bits = 12;
        excess >>= 12;
    }
    for (; excess > 0; excess >>= 1) ++bits;
    *exponent += bits;
    return round_shift(value, bits);
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
    int32_t exponent = scales->exponents[index], code;
    const uint32_t left = accumulator < 0 ? 0u - (uint32_t)accumulator : (uint32_t)accumulator;
    const uint32_t right = significand < 0 ? 0u - (uint32_t)significand : (uint32_t)significand;
    const uint64_t product = (uint64_t)to_significand(left, &exponent) * right; /* at most 2^48 */
    const uint32_t rounded = to_significand(product, &exponent);

    code = (int32_t)to_whole(rounded, exponent);
    code = codes->zero_point + ((accumulator < 0) != (significand < 0) ? -code : code);
    if (code < codes->min) code = codes->min;
    if (code > codes->max) code = codes->max;
    return (int8_t)code;
}

int lenet_scale_is_negative(const lenet_scales* scales, int32_t index) {
    return scales->significands[index] < 0;
}

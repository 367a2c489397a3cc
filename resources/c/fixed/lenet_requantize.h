/* From an accumulator to an output code: clamp(round(accumulator * multiplier) + zero point), in integers
   that give what float32 gives. */
#ifndef LENET_REQUANTIZE_H
#define LENET_REQUANTIZE_H

#include <stdint.h>

/* A multiplier is significand * 2^exponent, |significand| below 2^24: a float32 taken apart. */
typedef struct {
    const int32_t* significands;
    const int8_t* exponents;
} lenet_scales;

typedef struct {
    int8_t zero_point, min, max;
} lenet_codes;

/* The product is rounded to 24 bits once, as float32 is, then to a whole number; both with ties to even. */
int8_t lenet_requantize(int32_t accumulator, const lenet_scales* scales, int32_t index,
                        const lenet_codes* codes);

int lenet_scale_is_negative(const lenet_scales* scales, int32_t index);

#endif

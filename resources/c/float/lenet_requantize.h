/* From an accumulator to an output code: clamp(round(accumulator * multiplier) + zero point), in float32. */
#ifndef LENET_REQUANTIZE_H
#define LENET_REQUANTIZE_H

#include <stdint.h>

typedef struct {
    const float* multipliers;
} lenet_scales;

typedef struct {
    int8_t zero_point, min, max;
} lenet_codes;

/* The product is rounded to float32 once, then to a whole number with ties to even. */
int8_t lenet_requantize(int32_t accumulator, const lenet_scales* scales, int32_t index,
                        const lenet_codes* codes);

int lenet_scale_is_negative(const lenet_scales* scales, int32_t index);

#endif

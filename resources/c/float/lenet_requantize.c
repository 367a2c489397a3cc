#include "lenet_requantize.h"

/* 1.5 * 2^23: between 2^23 and 2^24 floats are whole numbers, so that adding it rounds, ties to even. */
static const float to_whole = 12582912.0f;

int8_t lenet_requantize(int32_t accumulator, const lenet_scales* scales, int32_t index,
                        const lenet_codes* codes) {
    const float least = (float)(codes->min - codes->zero_point);
    const float most = (float)(codes->max - codes->zero_point);
    float value = (float)accumulator * scales->multipliers[index];
    /* The limits are whole numbers: clamping before rounding gives the same, and keeps the value small. */
    if (value < least) value = least;
    if (value > most) value = most;
    value += to_whole;
    value -= to_whole;
    return (int8_t)((int32_t)value + codes->zero_point);
}

int lenet_scale_is_negative(const lenet_scales* scales, int32_t index) {
    return scales->multipliers[index] < 0.0f;
}

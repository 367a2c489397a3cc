#include "lenet_layers.h"

#include "lenet_tables.h"

#if LENET_UNPACKED_WEIGHTS > 0
static int8_t unpacked[LENET_UNPACKED_WEIGHTS];

static const int8_t* unpack(const uint8_t* stream, uint32_t first, uint32_t count, uint32_t bits) {
    const uint32_t start = first * bits & 7, mask = (1u << bits) - 1;
    const int32_t half = (int32_t)1 << (bits - 1);
    const uint8_t* byte = stream + (first * bits >> 3);
    uint32_t word = (uint32_t)*byte++ >> start, have = 8 - start, i;
    for (i = 0; i < count; ++i) {
        if (have < bits) {
            word |= (uint32_t)*byte++ << have;
            have += 8;
        }
        unpacked[i] = (int8_t)((int32_t)((word & mask) ^ (uint32_t)half) - half);
        word >>= bits;
        have -= bits;
    }
    return unpacked;
}
#endif

/* The `count` weights of one channel, a byte each. */
static const int8_t* channel_weights(const lenet_layer* layer, int32_t channel, int32_t count) {
#if LENET_UNPACKED_WEIGHTS > 0
    if (layer->weight_bits < 8)
        return unpack(layer->weights, (uint32_t)(channel * count), (uint32_t)count,
                      (uint32_t)layer->weight_bits);
#endif
    return (const int8_t*)layer->weights + channel * count;
}

static int32_t weight_zero_point(const lenet_layer* layer, int32_t channel) {
#if LENET_WEIGHT_ZERO_POINTS
    return layer->weight_zero_points[channel * layer->scale_step];
#else
    (void)layer;
    (void)channel;
    return 0;
#endif
}

/* Sums are unsigned: they may leave int32 on the way to a sum that does not. */
static uint32_t product(int32_t input, int32_t weight, int32_t zero) {
    return (uint32_t)(input * (weight - zero));
}

/* The accumulator that gives the largest code of a 2 x 2 window at `in`: requantizing keeps order, or turns
   it round where the scale is negative. */
static int32_t pooled(const lenet_layer* layer, const int8_t* in, const int8_t* weights, int32_t zero,
                      int32_t bias, int falling) {
    uint32_t sums[4];
    int32_t best, i, row, column;
    sums[0] = sums[1] = sums[2] = sums[3] = (uint32_t)bias;
    for (i = 0; i < layer->in_channels; ++i, in += layer->in_side * (layer->in_side - LENET_KERNEL))
        for (row = 0; row < LENET_KERNEL; ++row, in += layer->in_side)
            for (column = 0; column < LENET_KERNEL; ++column, ++weights) {
                const int8_t* below = in + layer->in_side;
                sums[0] += product(in[column], *weights, zero);
                sums[1] += product(in[column + 1], *weights, zero);
                sums[2] += product(below[column], *weights, zero);
                sums[3] += product(below[column + 1], *weights, zero);
            }
    best = (int32_t)sums[0];
    for (i = 1; i < 4; ++i)
        if (falling ? (int32_t)sums[i] < best : (int32_t)sums[i] > best) best = (int32_t)sums[i];
    return best;
}

void lenet_conv_pool(const lenet_layer* layer, const int8_t* in, int8_t* out) {
    const int32_t count = layer->in_channels * LENET_KERNEL * LENET_KERNEL;
    const int32_t side = layer->in_side, end = (side - LENET_KERNEL + 1) / 2 * 2;
    int32_t channel, y, x;
    for (channel = 0; channel < layer->out_channels; ++channel) {
        const int8_t* weights = channel_weights(layer, channel, count);
        const int32_t zero = weight_zero_point(layer, channel), scale = channel * layer->scale_step;
        const int falling = lenet_scale_is_negative(&layer->scales, scale);
        for (y = 0; y < end; y += 2)
            for (x = 0; x < end; x += 2)
                *out++ = lenet_requantize(
                    pooled(layer, in + y * side + x, weights, zero, layer->biases[channel], falling),
                    &layer->scales, scale, &layer->codes);
    }
}

void lenet_dense(const lenet_layer* layer, const int8_t* in, int8_t* out) {
    const int32_t count = layer->in_channels;
    int32_t channel, i;
    for (channel = 0; channel < layer->out_channels; ++channel) {
        const int8_t* weights = channel_weights(layer, channel, count);
        const int32_t zero = weight_zero_point(layer, channel);
        uint32_t sum = (uint32_t)layer->biases[channel];
        for (i = 0; i < count; ++i) sum += product(in[i], weights[i], zero);
        out[channel] =
            lenet_requantize((int32_t)sum, &layer->scales, channel * layer->scale_step, &layer->codes);
    }
}

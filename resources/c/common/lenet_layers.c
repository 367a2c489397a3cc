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
static uint32_t product(int32_t input, int32_t weight) {
    return (uint32_t)(input * weight);
}

/* The accumulator that gives the larger code: requantizing keeps order, or turns it round where the scale is
   negative. */
static int32_t better(int32_t one, int32_t other, int falling) {
    return (one < other) != falling ? other : one;
}

/* One weight times two neighbours: the right one is the next column's left one. */
#define COLUMN(column)                \
    weight = weights[column] - zero;  \
    right = in[(column) + 1];         \
    first += product(left, weight);   \
    second += product(right, weight); \
    left = right

/* Of the convolutions at `in` and at its right neighbour. */
static int32_t better_neighbour(const lenet_layer* layer, const int8_t* in, const int8_t* weights,
                                int32_t zero, int32_t bias, int falling) {
    const int32_t side = layer->in_side;
    uint32_t first = (uint32_t)bias, second = first;
    int32_t channel, row;
    for (channel = layer->in_channels; channel > 0; --channel, in += side * (side - LENET_KERNEL))
        for (row = LENET_KERNEL; row > 0; --row, in += side, weights += LENET_KERNEL) {
            int32_t left = in[0], right, weight;
            COLUMN(0);
            COLUMN(1);
            COLUMN(2);
            COLUMN(3);
            COLUMN(4);
        }
    return better((int32_t)first, (int32_t)second, falling);
}

/* Of the 2 x 2 convolutions at `in`. */
static int32_t pooled(const lenet_layer* layer, const int8_t* in, const int8_t* weights, int32_t zero,
                      int32_t bias, int falling) {
    return better(better_neighbour(layer, in, weights, zero, bias, falling),
                  better_neighbour(layer, in + layer->in_side, weights, zero, bias, falling), falling);
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
        for (i = 0; i < count; ++i) sum += product(in[i], weights[i] - zero);
        out[channel] =
            lenet_requantize((int32_t)sum, &layer->scales, channel * layer->scale_step, &layer->codes);
    }
}

#include "lenet_layers.h"

#include "lenet_dot.h"
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

static lenet_row kernel[LENET_KERNEL_ROWS];

static void prepare_kernel(const lenet_layer* layer, int32_t channel) {
    const int32_t rows = layer->in_channels * LENET_KERNEL;
    const int8_t* weights = channel_weights(layer, channel, rows * LENET_KERNEL);
    const int32_t zero = weight_zero_point(layer, channel);
    int32_t row;
    for (row = 0; row < rows; ++row) lenet_prepare_row(&kernel[row], weights + row * LENET_KERNEL, zero);
}

/* The accumulator that gives the larger code: requantizing keeps order, or turns it round where the scale is
   negative. */
static int32_t better(int32_t one, int32_t other, int falling) {
    return (one < other) != falling ? other : one;
}

/* The best of the 2 x 2 convolutions at `in`. */
static int32_t pooled(const lenet_layer* layer, const int8_t* in, uint32_t bias, int falling) {
    const int32_t side = layer->in_side;
    uint32_t sums[4] = {bias, bias, bias, bias};
    int32_t channel;
    for (channel = 0; channel < layer->in_channels; ++channel)
        lenet_add_window(in + channel * side * side, side, kernel + channel * LENET_KERNEL, sums);
    return better(better((int32_t)sums[0], (int32_t)sums[1], falling),
                  better((int32_t)sums[2], (int32_t)sums[3], falling), falling);
}

void lenet_conv_pool(const lenet_layer* layer, const int8_t* in, int8_t* out) {
    const int32_t side = layer->in_side, end = (side - LENET_KERNEL + 1) / 2 * 2;
    int32_t channel, y, x;
    for (channel = 0; channel < layer->out_channels; ++channel) {
        const uint32_t bias = (uint32_t)layer->biases[channel];
        const int32_t scale = channel * layer->scale_step;
        const int falling = lenet_scale_is_negative(&layer->scales, scale);
        prepare_kernel(layer, channel);
        for (y = 0; y < end; y += 2)
            for (x = 0; x < end; x += 2)
                *out++ = lenet_requantize(pooled(layer, in + y * side + x, bias, falling), &layer->scales,
                                          scale, &layer->codes);
    }
}

/* sum(in * (weight - zero point)) = sum(in * weight) - zero point * sum(in) */
void lenet_dense(const lenet_layer* layer, const int8_t* in, int8_t* out) {
    const int32_t count = layer->in_channels;
    int32_t channel, i, in_sum = 0;
    uint32_t sum;
    for (i = 0; i < count; ++i) in_sum += in[i];
    for (channel = 0; channel < layer->out_channels; ++channel) {
        sum = (uint32_t)layer->biases[channel] +
              lenet_dot(in, channel_weights(layer, channel, count), count) -
              (uint32_t)weight_zero_point(layer, channel) * (uint32_t)in_sum;
        out[channel] =
            lenet_requantize((int32_t)sum, &layer->scales, channel * layer->scale_step, &layer->codes);
    }
}

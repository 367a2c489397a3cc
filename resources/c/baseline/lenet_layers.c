#include "lenet_layers.h"

static float activated(const lenet_layer* layer, float sum) {
    if (sum < layer->min) return layer->min;
    return sum > layer->max ? layer->max : sum;
}

/* One weight times four neighbours: `right` values become the next column's left ones. */
#define COLUMN(column)                        \
    right = in[(column) + 1];                 \
    right_below = below[(column) + 1];        \
    sums[0] += left * weights[column];        \
    sums[1] += right * weights[column];       \
    sums[2] += left_below * weights[column];  \
    sums[3] += right_below * weights[column]; \
    left = right;                             \
    left_below = right_below

/* The four sums of a 2 x 2 window at `in`, added to `sums`: there are registers enough for them. */
static void add_window(const lenet_layer* layer, const float* in, const float* weights, float sums[4]) {
    const int32_t next_channel = layer->in_side * (layer->in_side - LENET_KERNEL);
    int32_t channel, row;
    for (channel = 0; channel < layer->in_channels; ++channel, in += next_channel)
        for (row = 0; row < LENET_KERNEL; ++row, in += layer->in_side, weights += LENET_KERNEL) {
            const float* below = in + layer->in_side;
            float left = in[0], left_below = below[0], right, right_below;
            COLUMN(0);
            COLUMN(1);
            COLUMN(2);
            COLUMN(3);
            COLUMN(4);
        }
}

/* The largest sum of a 2 x 2 window at `in`. */
static float pooled(const lenet_layer* layer, const float* in, const float* weights, float bias) {
    float sums[4] = {bias, bias, bias, bias}, best;
    int32_t i;
    add_window(layer, in, weights, sums);
    best = sums[0];
    for (i = 1; i < 4; ++i)
        if (sums[i] > best) best = sums[i];
    return best;
}

void lenet_conv_pool(const lenet_layer* layer, const float* in, float* out) {
    const int32_t count = layer->in_channels * LENET_KERNEL * LENET_KERNEL;
    const int32_t side = layer->in_side, end = (side - LENET_KERNEL + 1) / 2 * 2;
    int32_t channel, y, x;
    for (channel = 0; channel < layer->out_channels; ++channel)
        for (y = 0; y < end; y += 2)
            for (x = 0; x < end; x += 2)
                *out++ = activated(layer, pooled(layer, in + y * side + x, layer->weights + channel * count,
                                                 layer->biases[channel]));
}

void lenet_dense(const lenet_layer* layer, const float* in, float* out) {
    const float* weights = layer->weights;
    int32_t channel, i;
    for (channel = 0; channel < layer->out_channels; ++channel, weights += layer->in_channels) {
        float sum = layer->biases[channel];
        for (i = 0; i < layer->in_channels; ++i) sum += in[i] * weights[i];
        out[channel] = activated(layer, sum);
    }
}

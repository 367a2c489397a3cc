#include "lenet_layers.h"

static float activated(const lenet_layer* layer, float sum) {
    if (sum < layer->min) return layer->min;
    return sum > layer->max ? layer->max : sum;
}

/* The largest sum of a 2 x 2 window at `in`. */
static float pooled(const lenet_layer* layer, const float* in, const float* weights, float bias) {
    float sums[4], best;
    int32_t i, row, column;
    sums[0] = sums[1] = sums[2] = sums[3] = bias;
    for (i = 0; i < layer->in_channels; ++i, in += layer->in_side * (layer->in_side - LENET_KERNEL))
        for (row = 0; row < LENET_KERNEL; ++row, in += layer->in_side)
            for (column = 0; column < LENET_KERNEL; ++column, ++weights) {
                const float* below = in + layer->in_side;
                sums[0] += in[column] * *weights;
                sums[1] += in[column + 1] * *weights;
                sums[2] += below[column] * *weights;
                sums[3] += below[column + 1] * *weights;
            }
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

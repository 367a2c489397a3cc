/* The two kinds of layers, in float32. All tables are constant and stay in flash. */
#ifndef LENET_LAYERS_H
#define LENET_LAYERS_H

#include <stdint.h>

#define LENET_LAYERS 5
#define LENET_KERNEL 5

typedef struct {
    int32_t in_channels;
    int32_t in_side; /* 1 in a dense layer */
    int32_t out_channels;
    const float* weights; /* (out_channels, in_channels, kernel, kernel) */
    const float* biases;  /* out_channels */
    float min, max;       /* the activation */
} lenet_layer;

extern const lenet_layer lenet_layers[LENET_LAYERS];
extern const float lenet_input_values[256]; /* normalized value of each pixel value */

/* Convolution 5 x 5 and max pooling 2 x 2 in one pass. */
void lenet_conv_pool(const lenet_layer* layer, const float* in, float* out);

void lenet_dense(const lenet_layer* layer, const float* in, float* out);

#endif

/* The two kinds of layers, on int8 codes. All tables are constant and stay in flash. */
#ifndef LENET_LAYERS_H
#define LENET_LAYERS_H

#include <stdint.h>

#include "lenet_requantize.h"

#define LENET_LAYERS 5
#define LENET_KERNEL 5

/* A weight's code i lies in bits i * weight_bits and up of a stream whose bytes are filled from their lowest
 * bit. */
typedef struct {
    int32_t in_channels;              /* inputs of a dense layer */
    int32_t in_side;                  /* height and width; 1 in a dense layer */
    int32_t out_channels;             /* outputs of a dense layer */
    int32_t weight_bits;              /* 2 to 8 */
    int32_t scale_step;               /* 1: a scale and a weight zero point a channel; 0: one for all */
    const uint8_t* weights;           /* packed (out_channels, in_channels, kernel, kernel) */
    const int8_t* weight_zero_points; /* 0 where all of them are 0 */
    const int32_t* biases;            /* out_channels; less input zero point * sum of the channel's weights */
    lenet_scales scales;              /* input scale * weight scale / output scale */
    lenet_codes codes;                /* of the output; limits are the activation */
} lenet_layer;

extern const lenet_layer lenet_layers[LENET_LAYERS];
extern const int8_t lenet_input_codes[256]; /* code of each pixel value */

/* Convolution 5 x 5 and max pooling 2 x 2 in one pass: in (in_channels, in_side, in_side), out (out_channels,
   pooled, pooled) with pooled = (in_side - 4) / 2. An odd last row or column is dropped. */
void lenet_conv_pool(const lenet_layer* layer, const int8_t* in, int8_t* out);

/* in (in_channels), out (out_channels). */
void lenet_dense(const lenet_layer* layer, const int8_t* in, int8_t* out);

#endif

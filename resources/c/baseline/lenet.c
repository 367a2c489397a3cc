#include "lenet.h"

#include "lenet_layers.h"
#include "lenet_tables.h"

/* Each layer reads one buffer and writes the other. */
static float even[LENET_EVEN_BUFFER], odd[LENET_ODD_BUFFER];

void lenet_run_pixels(const uint8_t* pixels, lenet_logit* logits) {
    int32_t i;
    for (i = 0; i < LENET_PIXELS; ++i) even[i] = lenet_input_values[pixels[i]];
    lenet_conv_pool(&lenet_layers[0], even, odd);
    lenet_conv_pool(&lenet_layers[1], odd, even);
    lenet_dense(&lenet_layers[2], even, odd);
    lenet_dense(&lenet_layers[3], odd, even);
    lenet_dense(&lenet_layers[4], even, logits);
}

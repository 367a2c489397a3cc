#include "lenet.h"

#include "lenet_layers.h"

/* Each layer reads one buffer and writes the other. */
static int8_t even[LENET_EVEN_BUFFER], odd[LENET_ODD_BUFFER];

void lenet_run_codes(const int8_t* codes, lenet_logit* logits) {
    lenet_conv_pool(&lenet_layers[0], codes, odd);
    lenet_conv_pool(&lenet_layers[1], odd, even);
    lenet_dense(&lenet_layers[2], even, odd);
    lenet_dense(&lenet_layers[3], odd, even);
    lenet_dense(&lenet_layers[4], even, logits);
}

void lenet_run_pixels(const uint8_t* pixels, lenet_logit* logits) {
    int32_t i;
    for (i = 0; i < LENET_PIXELS; ++i) even[i] = lenet_input_codes[pixels[i]];
    lenet_run_codes(even, logits);
}

#include "self_test.h"

#include <string.h>

#include "lenet_layers.h"

static int is_wrong(int32_t image) {
    static int8_t codes[LENET_PIXELS];
    lenet_logit of_pixels[LENET_CLASSES], of_codes[LENET_CLASSES];
    int32_t i;
    for (i = 0; i < LENET_PIXELS; ++i) codes[i] = lenet_input_codes[self_test_pixels[image][i]];
    lenet_run_pixels(self_test_pixels[image], of_pixels);
    lenet_run_codes(codes, of_codes);
    return memcmp(of_pixels, self_test_logits[image], sizeof of_pixels) != 0 ||
           memcmp(of_codes, self_test_logits[image], sizeof of_codes) != 0;
}

int self_test(void) {
    int wrong = 0;
    int32_t image;
    for (image = 0; image < self_test_count; ++image) wrong += is_wrong(image);
    return wrong;
}

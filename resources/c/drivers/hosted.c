/* Images from stdin (1024 bytes each), their logits to stdout. */
#include <stdio.h>

#include "lenet.h"

int main(void) {
    static uint8_t pixels[LENET_PIXELS];
    lenet_logit logits[LENET_CLASSES];
    while (fread(pixels, sizeof pixels, 1, stdin) == 1) {
        lenet_run_pixels(pixels, logits);
        if (fwrite(logits, sizeof logits, 1, stdout) != 1) return 1;
    }
    return ferror(stdin) || fflush(stdout) != 0;
}

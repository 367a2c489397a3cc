/* The same network in float32, to compare sizes and speed with. Batch norm is folded. */
#ifndef LENET_H
#define LENET_H

#include <stdint.h>

#define LENET_PIXELS 1024
#define LENET_CLASSES 10

typedef float lenet_logit;

/* pixels[1024]: 32 x 32, row by row, 0 is paper and 255 is ink. logits[10]. */
void lenet_run_pixels(const uint8_t* pixels, lenet_logit* logits);

#endif

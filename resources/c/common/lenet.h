/* The exported LeNet: an image of 32 x 32 pixels in, ten logits out. Not reentrant: its buffers are static.
 */
#ifndef LENET_H
#define LENET_H

#include <stdint.h>

#include "lenet_tables.h"

#define LENET_PIXELS 1024
#define LENET_CLASSES 10

/* A logit's real value is LENET_OUTPUT_SCALE * (code - LENET_OUTPUT_ZERO_POINT). The answer is the index of
   the largest; a tie goes to the lowest index. */
typedef int8_t lenet_logit;

/* pixels[1024]: 32 x 32, row by row, 0 is paper and 255 is ink. logits[10]. */
void lenet_run_pixels(const uint8_t* pixels, lenet_logit* logits);

/* codes[1024]: the same image as codes of the network's input, round(value / LENET_INPUT_SCALE) +
   LENET_INPUT_ZERO_POINT of the normalized pixels. */
void lenet_run_codes(const int8_t* codes, lenet_logit* logits);

#endif

/* The first built-in sketched digits with the logits that the integer network of Quantelier gives them. */
#ifndef SELF_TEST_H
#define SELF_TEST_H

#include <stdint.h>

#include "lenet.h"

extern const int32_t self_test_count;
extern const uint8_t self_test_pixels[][LENET_PIXELS];
extern const lenet_logit self_test_logits[][LENET_CLASSES];

/* How many of the images get other logits than they should, by either entry: 0 is good. */
int self_test(void);

#endif

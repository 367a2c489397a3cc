/* Reads one image, then all of the self-test. Exit code 0: every logit is what it should be. */
#include "lenet.h"
#include "self_test.h"

int main(void) {
    lenet_logit logits[LENET_CLASSES];
    lenet_run_pixels(self_test_pixels[0], logits);
    return self_test();
}

/* One product at a time. */
#ifndef LENET_DOT_PLAIN_H
#define LENET_DOT_PLAIN_H

#include <stdint.h>

/* A row of a kernel, less its zero point. */
typedef struct {
    int16_t weights[5];
} lenet_row;

static void lenet_prepare_row(lenet_row* row, const int8_t* weights, int32_t zero) {
    int32_t i;
    for (i = 0; i < 5; ++i) row->weights[i] = (int16_t)(weights[i] - zero);
}

/* One weight times four neighbours: `right` values become the next column's left ones. */
#define LENET_COLUMN(column)                     \
    weight = rows->weights[column];              \
    right = in[(column) + 1];                    \
    right_below = below[(column) + 1];           \
    sums[0] += (uint32_t)(left * weight);        \
    sums[1] += (uint32_t)(right * weight);       \
    sums[2] += (uint32_t)(left_below * weight);  \
    sums[3] += (uint32_t)(right_below * weight); \
    left = right;                                \
    left_below = right_below

/* Adds the convolutions 5 x 5 at `in`, at its right neighbour, and below these two. */
static void lenet_add_window(const int8_t* in, int32_t side, const lenet_row* rows, uint32_t sums[4]) {
    int32_t count;
    for (count = 5; count > 0; --count, in += side, ++rows) {
        const int8_t* below = in + side;
        int32_t left = in[0], left_below = below[0], right, right_below, weight;
        LENET_COLUMN(0);
        LENET_COLUMN(1);
        LENET_COLUMN(2);
        LENET_COLUMN(3);
        LENET_COLUMN(4);
    }
}

static uint32_t lenet_dot(const int8_t* in, const int8_t* weights, int32_t count) {
    uint32_t sum = 0;
    int32_t i;
    for (i = 0; i < count; ++i) sum += (uint32_t)(in[i] * weights[i]);
    return sum;
}

#endif

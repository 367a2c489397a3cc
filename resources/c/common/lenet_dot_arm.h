/* SXTB16 makes two numbers of 16 bits of two codes, SMLAD adds two products of such. */
#ifndef LENET_DOT_ARM_H
#define LENET_DOT_ARM_H

#include <arm_acle.h>
#include <stdint.h>

/* Four codes, the first in the lowest byte. Compilers make one load of it, from any address; at -Os they
   would sooner call it. */
static inline __attribute__((always_inline)) uint32_t lenet_four(const int8_t* codes) {
    const uint8_t* bytes = (const uint8_t*)codes;
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* Codes 0 and 2 of four. */
static inline int32_t lenet_even(uint32_t four) {
    return __sxtb16((int32_t)four);
}

/* Codes 1 and 3 of four. */
static inline int32_t lenet_odd(uint32_t four) {
    return __sxtb16((int32_t)(four >> 8));
}

static inline int32_t lenet_pair(int32_t low, int32_t high) {
    return (int32_t)(((uint32_t)low & 0xFFFF) | (uint32_t)high << 16);
}

/* A row of a kernel, less its zero point: weights 0 and 2, 1 and 3, nothing and 4. */
typedef struct {
    int32_t even, odd, last;
} lenet_row;

static void lenet_prepare_row(lenet_row* row, const int8_t* weights, int32_t zero) {
    row->even = lenet_pair(weights[0] - zero, weights[2] - zero);
    row->odd = lenet_pair(weights[1] - zero, weights[3] - zero);
    row->last = lenet_pair(0, weights[4] - zero);
}

/* Six codes of a row of the input: 0 and 2, 1 and 3, 2 and 4, 3 and 5. */
#define LENET_CODES                         \
    from0 = lenet_even(lenet_four(in));     \
    from1 = lenet_odd(lenet_four(in));      \
    from2 = lenet_even(lenet_four(in + 2)); \
    from3 = lenet_odd(lenet_four(in + 2))
#define LENET_NEXT_CODES \
    in += side;          \
    LENET_CODES

/* They and a row of the kernel: five products for each of two neighbours. */
#define LENET_ADD_ROW(row, left, right)            \
    left = __smlad(from0, rows[row].even, left);   \
    right = __smlad(from1, rows[row].even, right); \
    left = __smlad(from1, rows[row].odd, left);    \
    right = __smlad(from2, rows[row].odd, right);  \
    left = __smlad(from2, rows[row].last, left);   \
    right = __smlad(from3, rows[row].last, right)

/* Adds the convolutions 5 x 5 at `in`, at its right neighbour, and below these two. */
static void lenet_add_window(const int8_t* in, int32_t side, const lenet_row* rows, uint32_t sums[4]) {
    int32_t left = (int32_t)sums[0], right = (int32_t)sums[1];
    int32_t left_below = (int32_t)sums[2], right_below = (int32_t)sums[3];
    int32_t from0, from1, from2, from3;
    LENET_CODES;
    LENET_ADD_ROW(0, left, right);
    LENET_NEXT_CODES;
    LENET_ADD_ROW(0, left_below, right_below);
    LENET_ADD_ROW(1, left, right);
    LENET_NEXT_CODES;
    LENET_ADD_ROW(1, left_below, right_below);
    LENET_ADD_ROW(2, left, right);
    LENET_NEXT_CODES;
    LENET_ADD_ROW(2, left_below, right_below);
    LENET_ADD_ROW(3, left, right);
    LENET_NEXT_CODES;
    LENET_ADD_ROW(3, left_below, right_below);
    LENET_ADD_ROW(4, left, right);
    LENET_NEXT_CODES;
    LENET_ADD_ROW(4, left_below, right_below);
    sums[0] = (uint32_t)left;
    sums[1] = (uint32_t)right;
    sums[2] = (uint32_t)left_below;
    sums[3] = (uint32_t)right_below;
}

static uint32_t lenet_dot(const int8_t* in, const int8_t* weights, int32_t count) {
    int32_t sum = 0;
    for (; count >= 4; count -= 4, in += 4, weights += 4) {
        const uint32_t codes = lenet_four(in), factors = lenet_four(weights);
        sum = __smlad(lenet_even(codes), lenet_even(factors), sum);
        sum = __smlad(lenet_odd(codes), lenet_odd(factors), sum);
    }
    for (; count > 0; --count) sum = __smlad(*in++, *weights++ & 0xFFFF, sum);
    return (uint32_t)sum;
}

#endif

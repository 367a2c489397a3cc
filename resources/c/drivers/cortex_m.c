/* Startup and semihosting of an emulated Cortex-M: images from the file "images" (1024 bytes each), their
   logits to the file "logits", and how long they took to the file "ticks". */
#include "lenet.h"

#define SEMIHOSTING_OPEN 0x01
#define SEMIHOSTING_CLOSE 0x02
#define SEMIHOSTING_WRITE 0x05
#define SEMIHOSTING_READ 0x06
#define SEMIHOSTING_EXIT 0x18
#define EXIT_GOOD 0x20026
#define EXIT_BAD 0x20023
#define OPEN_READ 1  /* "rb" */
#define OPEN_WRITE 5 /* "wb" */
#define BATCH 256

#define TIMER_CONTROL (*(volatile uint32_t*)0x40000000)
#define TIMER_VALUE (*(volatile uint32_t*)0x40000004)
#define TIMER_RELOAD (*(volatile uint32_t*)0x40000008)
#define COPROCESSOR_ACCESS (*(volatile uint32_t*)0xE000ED88)

extern uint32_t stack_top[];
void reset(void);
static void fault(void);

__attribute__((section(".vectors"), used)) static const void* const vectors[16] = {
    stack_top, (void*)reset, (void*)fault, (void*)fault, (void*)fault, (void*)fault, (void*)fault};

static uint32_t semihosting(uint32_t operation, const void* argument) {
    register uint32_t r0 __asm__("r0") = operation;
    register const void* r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static void leave(uint32_t reason) {
    semihosting(SEMIHOSTING_EXIT, (const void*)reason);
}

static void fault(void) {
    leave(EXIT_BAD);
}

static uint32_t open_file(const char* name, uint32_t length, uint32_t mode) {
    const uint32_t block[3] = {(uint32_t)name, mode, length};
    const uint32_t file = semihosting(SEMIHOSTING_OPEN, block);
    if (file == (uint32_t)-1) leave(EXIT_BAD);
    return file;
}

/* How many of the bytes were not read or written. */
static uint32_t transfer(uint32_t operation, uint32_t file, const void* bytes, uint32_t count) {
    const uint32_t block[3] = {file, (uint32_t)bytes, count};
    return semihosting(operation, block);
}

static void run(void) {
    static uint8_t pixels[BATCH][LENET_PIXELS];
    static lenet_logit logits[BATCH][LENET_CLASSES];
    const uint32_t in = open_file("images", 6, OPEN_READ), out = open_file("logits", 6, OPEN_WRITE);
    const uint32_t clock = open_file("ticks", 5, OPEN_WRITE);
    uint32_t count, i, ticks = 0;
    TIMER_RELOAD = 0xFFFFFFFF;
    TIMER_VALUE = 0xFFFFFFFF;
    TIMER_CONTROL = 1;
    do {
        count = (sizeof pixels - transfer(SEMIHOSTING_READ, in, pixels, sizeof pixels)) / LENET_PIXELS;
        ticks += TIMER_VALUE;
        for (i = 0; i < count; ++i) lenet_run_pixels(pixels[i], logits[i]);
        ticks -= TIMER_VALUE;
        if (transfer(SEMIHOSTING_WRITE, out, logits, count * sizeof logits[0]) != 0) leave(EXIT_BAD);
    } while (count == BATCH);
    if (transfer(SEMIHOSTING_WRITE, clock, &ticks, sizeof ticks) != 0) leave(EXIT_BAD);
    semihosting(SEMIHOSTING_CLOSE, &in);
    semihosting(SEMIHOSTING_CLOSE, &out);
    semihosting(SEMIHOSTING_CLOSE, &clock);
}

void reset(void) {
#ifdef __ARM_FP
    COPROCESSOR_ACCESS |= 0xFu << 20; /* the floating-point unit */
#endif
    run();
    leave(EXIT_GOOD);
}

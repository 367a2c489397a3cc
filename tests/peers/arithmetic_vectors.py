#!/usr/bin/env python3
"""The tables of resources/manual/integer-arithmetic.md, computed here with numpy's float32 and plain Python.

    arithmetic_vectors.py                 prints the tables
    arithmetic_vectors.py --check PAGE    compares them with the page, which must hold them word for word

Nothing is shared with the C++ code: tests/int8/test_conformance.cpp checks that code against the page.
"""
import itertools
import sys

import numpy

F = numpy.float32
numpy.seterr(over="ignore")  # a product beyond float32 is infinite, and the clamp takes it


def words(values):
    return " ".join(str(v) for v in values)


def code_range(bits, narrow=False):
    return -2 ** (bits - 1) + narrow, 2 ** (bits - 1) - 1


def clamp_code(rounded, zero, low, high):
    """The sum is float32 too, and may be infinite."""
    return int(min(max(F(rounded) + F(zero), F(low)), F(high)))


def requantize(acc, m, zero, low, high):
    return clamp_code(numpy.rint(F(acc) * F(m)), zero, low, high)


def multiplier(s_x, s_w, s_y):
    return F(F(F(s_x) * F(s_w)) / F(s_y))


def scale_and_zero(minimum, maximum, bits, symmetric, narrow):
    low, high = min(F(minimum), F(0)), max(F(maximum), F(0))
    if symmetric:
        high = max(-low, high)
        low = -high
    if high == low:
        return F(1), 0
    code_min, code_max = code_range(bits, narrow)
    scale = F(F(high - low) / F(code_max - code_min))
    if symmetric:
        return scale, 0
    zero = F(code_min) - F(low / scale)
    return scale, int(numpy.rint(min(max(zero, F(code_min)), F(code_max))))


def packed():
    yield "bits", "codes", "bytes"
    for bits, codes in [(2, [1, -2, 0, -1, 1]), (2, [-2, -1, 0, 1]), (3, [-1, 3, -4]),
                        (3, [1, 2, 3, -4, -3, -2, -1, 0]), (4, [1, -8, 7]), (5, [-16, 15, 1, -1]),
                        (6, [31, -32, 1, -1, 5]), (7, [-64, 63, 1]), (8, [-128, 127, -1])]:
        stream = sum((code % 2 ** bits) << (i * bits) for i, code in enumerate(codes))
        yield bits, words(codes), stream.to_bytes((len(codes) * bits + 7) // 8, "little").hex(" ")


def bounds():
    yield "x from", "x to", "z_x", "w", "z_w", "b", "bound"
    for low, high, z_x, w, z_w, b in [
            (-128, 127, -128, [50, -20], 0, 100), (-128, 127, 0, [50, -20], 0, 100),
            (-128, 127, 127, [127, -128, 3], 0, -5), (-128, 127, -128, [-128, 127], 5, 0),
            (-127, 127, 0, [127], 0, 0), (-8, 7, -8, [7, -7, 1], 0, 0), (-128, 127, 127, [-128], 127, 0),
            (-128, 127, -128, [1], 0, 2 ** 31 - 1 - 255)]:
        sums = [sum((x - z_x) * (v - z_w) for x, v in zip(xs, w)) + b
                for xs in itertools.product((low, z_x, high), repeat=len(w))]
        yield low, high, z_x, words(w), z_w, b, max(abs(s) for s in sums)


def requantizations():
    yield "acc", "m", "z_y", "low", "high", "y", "why"
    rows = [(acc, 0.5, z, -128, 127, "tie") for z in (0, 5) for acc in (1, 3, 5, 7, -1, -3, -5, -7)]
    rows += [
        (254, 0.5, 0, -128, 127, "the highest code"), (255, 0.5, 0, -128, 127, "a tie above it"),
        (1000, 0.5, 0, -128, 127, "saturates"), (-256, 0.5, 0, -128, 127, "the lowest code"),
        (-257, 0.5, 0, -128, 127, "a tie below it"), (-1000, 0.5, 0, -128, 127, "saturates"),
        (-255, 0.5, 0, -127, 127, "narrow range"), (0, 0.5, -128, -128, 127, "z_y at the lower rail"),
        (-1, 0.5, -128, -128, 127, "z_y at the lower rail"), (-2, 0.5, -128, -128, 127, "saturates at once"),
        (510, 0.5, -128, -128, 127, "the whole range"), (511, 0.5, -128, -128, 127, "one too many"),
        (0, 0.5, 127, -128, 127, "z_y at the upper rail"), (1, 0.5, 127, -128, 127, "z_y at the upper rail"),
        (2, 0.5, 127, -128, 127, "saturates at once"), (-510, 0.5, 127, -128, 127, "the whole range"),
        (-511, 0.5, 127, -128, 127, "one too many"),
        (2500, multiplier(0.02, 0.005, 0.05), -128, -128, 127, "the example above"),
        (2250, multiplier(0.02, 0.005, 0.05), -128, -128, 127, "the product is 4.4999995"),
        (2250, 0.002, -128, -128, 127, "float32(2250 × m) is 4.5"),
        (-300, multiplier(0.02, 0.005, 0.05), -128, -128, 127, "ReLU"),
        (-40, 0.5, -100, -100, 127, "ReLU: low is z_y"),
        (40, 0.5, -100, -100, 127, "ReLU"), (400, 0.5, -100, -100, 20, "ReLU6"),
        (100, 1.0, 0, -8, 7, "4 bit"), (-100, 1.0, 0, -8, 7, "4 bit"), (3, 0.5, 0, -2, 1, "2 bit"),
        (5, 0.1, 0, -128, 127, "float32(5 × m) is 0.5"), (15, 0.1, 0, -128, 127, "float32(15 × m) is 1.5"),
        (25, 0.1, 0, -128, 127, "float32(25 × m) is 2.5"),
        (2 ** 24 + 1, 2.0 ** -25, 0, -128, 127, "float32(acc) is 2^24, so a tie"),
        (2 ** 24 + 3, 2.0 ** -25, 0, -128, 127, "float32(acc) is 2^24 + 4"),
        (-2 ** 24 - 1, 2.0 ** -25, 0, -128, 127, "float32(acc) is -2^24"),
        (3 * 2 ** 24 - 2, 2.0 ** -25, 0, -128, 127, "float32(acc) is 3 × 2^24, so a tie"),
        (3 * 2 ** 24 - 3, 2.0 ** -25, 0, -128, 127, "float32(acc) is 3 × 2^24 - 4"),
        (151715032, 3.79e-07, 0, -128, 127, "57.5; float32(acc) is acc + 8"),
        (257352933, 6.8e-08, 0, -128, 127, "17.499998; float32(acc) is acc - 5"),
        (-77956987, 5.58e-07, 0, -128, 127, "-43.499996; float32(acc) is acc + 3"),
        (-45918370, 8.82e-07, 0, -128, 127, "-40.5; float32(acc) is acc + 2"),
        (2 ** 31 - 1, 2.0 ** -25, 0, -128, 127, "float32(acc) is 2^31"),
        (-2 ** 31, 2.0 ** -25, 0, -128, 127, "the lowest acc"),
        (2 ** 31 - 1, 3e38, -128, -128, 127, "the product is infinite"),
        (-2 ** 31, 3e38, 127, -128, 127, "the product is infinite")]
    for acc, m, z, low, high, why in rows:
        yield acc, F(m), z, low, high, requantize(acc, m, z, low, high), why


def multipliers():
    yield "s_x", "s_w", "s_y", "m"
    for scales in [(0.02, 0.005, 0.05), (0.0127, 0.0031, 0.047), (0.013, 0.0029, 0.041), (1, 1, 3),
                   (0.1, 0.1, 0.1), (0.007, 0.011, 0.013)]:
        yield (*map(F, scales), multiplier(*scales))


def scales():
    yield "min", "max", "bits", "symmetric", "narrow", "scale", "zero point"
    for row in [(-1, 1, 8, 0, 0), (0, 6, 8, 0, 0), (0.5, 6, 8, 0, 0), (-6, 0, 8, 0, 0), (-6, -0.5, 8, 0, 0),
                (-0.42421296, 2.8214867, 8, 0, 0), (-1, 2, 8, 0, 1), (-1, 2, 4, 0, 0), (-3, 1, 2, 0, 0),
                (-0.5, 254.5, 8, 0, 0), (-1.5, 253.5, 8, 0, 0), (-0.3, 0.7, 8, 1, 0), (-0.7, 0.3, 8, 1, 0),
                (-0.3, 0.7, 8, 1, 1), (-0.7, 0.3, 8, 1, 1), (0.2, 0.7, 8, 1, 1), (-1, 1, 4, 1, 1),
                (-1, 1, 2, 1, 1), (-1, 1, 2, 1, 0), (-1, 1, 3, 1, 1), (0, 0, 8, 0, 0), (0, 0, 8, 1, 1),
                (-1e-3, 1e3, 8, 0, 0), (-1e3, 1e-3, 8, 0, 0)]:
        minimum, maximum, bits, symmetric, narrow = row
        scale, zero = scale_and_zero(*row)
        yield F(minimum), F(maximum), bits, symmetric, narrow, scale, zero


def value_codes():
    yield "x", "scale", "zero point", "bits", "narrow", "x / s", "x × (1 / s)", "why"
    for x, s, z, bits, narrow, why in [
            (0.5, 1, 0, 8, 0, "tie"), (1.5, 1, 0, 8, 0, "tie"), (2.5, 1, 0, 8, 0, "tie"),
            (-0.5, 1, 0, 8, 0, "tie"), (-1.5, 1, 0, 8, 0, "tie"), (-2.5, 1, 3, 8, 0, "tie, odd zero point"),
            (0, 0.1, -128, 8, 0, "real 0 is the zero point"), (0, 0.1, 127, 8, 0, "real 0 is the zero point"),
            (-0.1, 0.1, -128, 8, 0, "saturates"), (0.1, 0.1, 127, 8, 0, "saturates"),
            (1000, 0.1, 0, 8, 0, "saturates"), (-1000, 0.1, 0, 8, 0, "saturates"),
            (-1000, 0.1, 0, 8, 1, "narrow range"), (1000, 0.1, 0, 4, 0, "4 bit"), (-1000, 0.1, 0, 2, 1, "2 bit"),
            (0.35, 0.1, 0, 8, 0, "almost a tie"), (0.25, 0.1, 0, 8, 0, "almost a tie"),
            (0.195, 0.03, 0, 8, 0, "the two rules differ"), (0.435, 0.03, -9, 8, 0, "the two rules differ")]:
        low, high = code_range(bits, narrow)
        yield (F(x), F(s), z, bits, narrow, clamp_code(numpy.rint(F(x) / F(s)), z, low, high),
               clamp_code(numpy.rint(F(x) * (F(1) / F(s))), z, low, high), why)


def input_codes():
    yield "pixel", "min", "max", "bits", "scale", "zero point", "code"

    def value(p):
        return F(F(F(p) / F(255)) - F(0.1307)) / F(0.3081)

    for minimum, maximum, bits, pixels in [
            (value(0), value(255), 8, (0, 1, 33, 34, 127, 128, 254, 255)),
            (F(-0.4), F(2.5), 8, (0, 3, 33, 34, 128, 233, 255)), (value(0), value(255), 4, (0, 8, 9, 128, 255))]:
        scale, zero = scale_and_zero(minimum, maximum, bits, 0, 0)
        for p in pixels:
            code = clamp_code(numpy.rint(value(p) / scale), zero, *code_range(bits))
            yield p, minimum, maximum, bits, scale, zero, code


def activation_range(activation, scale, zero, bits):
    low, high = code_range(bits)
    if activation != "none":
        low = max(low, zero)
    if activation == "relu6":
        high = clamp_code(numpy.rint(F(6) * (F(1) / F(scale))), zero, low, high)
    return low, high


def activations():
    yield "activation", "s_y", "z_y", "bits", "low", "high"
    for row in [("none", 0.05, -30, 8), ("relu", 0.05, -30, 8), ("relu", 0.05, -128, 8), ("relu", 0.05, 127, 8),
                ("relu6", 0.05, -30, 8), ("relu6", 0.05, -128, 8), ("relu6", 0.01, -128, 8),
                ("relu6", 0.5, -8, 4), ("none", 0.5, 0, 4)]:
        activation, scale, zero, bits = row
        yield (activation, F(scale), zero, bits, *activation_range(*row))


def spread(values, channel):
    return values[channel if len(values) > 1 else 0]


def run_layer(l):
    """(name, value) rows of a layer and what it computes, in the order of its memory."""
    channels, height, width, k = l["shape"]
    x = numpy.array(l["x"], dtype=object).reshape(channels, height, width) - l["z_x"]
    weights = numpy.array(l["w"], dtype=object).reshape(len(l["b"]), channels, k, k)
    low, high = activation_range(l["activation"], l["s_y"], l["z_y"], 8)
    m = [multiplier(l["s_x"], s, l["s_y"]) for s in l["s_w"]]
    accs, codes = [], []
    for o, b in enumerate(l["b"]):
        for row, column in itertools.product(range(height - k + 1), range(width - k + 1)):
            window = x[:, row:row + k, column:column + k]
            accs.append(int((window * (weights[o] - spread(l["z_w"], o))).sum()) + b)
            codes.append(requantize(accs[-1], spread(m, o), l["z_y"], low, high))
    yield "quantity", "value"
    yield "input channels, height, width, kernel", words(l["shape"])
    for name in ("x", "s_x", "z_x", "w", "s_w", "z_w", "b", "s_y", "z_y", "activation"):
        value = l[name] if isinstance(l[name], list) else [l[name]]
        yield name, words(F(v) if name[:2] == "s_" else v for v in value)
    yield "m", words(m)
    yield "acc", words(accs)
    yield "y", words(codes)
    if k > 1:
        maps = numpy.array(codes).reshape(len(l["b"]), height - k + 1, width - k + 1)
        yield "y after pooling", words(maps.max(axis=(1, 2)))  # 2 x 2 maps


DENSE = dict(shape=[4, 1, 1, 1], x=[-28, 2, -128, 127], s_x=0.02, z_x=-128,
             w=[50, -20, 7, 0, -60, 12, 33, -1, 90, 100, -100, 127], s_w=[0.005, 0.004, 0.012], z_w=[0, 0, 0],
             b=[100, -250, 40], s_y=0.05, z_y=-128, activation="relu")
CONVOLUTION = dict(shape=[2, 3, 3, 2], s_x=0.02, z_x=-5, s_w=[0.01], z_w=[3], s_y=0.04, z_y=-20, activation="none",
                   x=[-128, 127, 0, 5, -5, 90, 33, -70, 12, 1, 2, 3, -4, -5, -6, 70, 80, -90],
                   w=[10, -20, 30, -40, 3, 0, 7, -1, -128, 127, 5, 4, 60, -60, 3, 2], b=[-700, 1500])


def products():
    yield "channel", "i", "x - z_x", "w - z_w", "product"
    inputs = len(DENSE["x"])
    for channel, i in itertools.product(range(len(DENSE["b"])), range(inputs)):
        x = DENSE["x"][i] - DENSE["z_x"]
        w = DENSE["w"][channel * inputs + i] - spread(DENSE["z_w"], channel)
        yield channel, i, x, w, x * w


TABLES = [("Scale and zero point", scales), ("Codes of values", value_codes), ("Codes of pixels", input_codes),
          ("Packed weights", packed), ("Accumulator bound", bounds), ("Multiplier", multipliers),
          ("Requantization", requantizations), ("Activations", activations),
          ("Dense layer", lambda: run_layer(DENSE)), ("Products of the dense layer", products),
          ("Convolution", lambda: run_layer(CONVOLUTION))]


def markdown(name, rows):
    header, *body = rows()
    lines = ["| " + " | ".join(str(cell) for cell in row) + " |" for row in [header, *body]]
    return "\n".join(["### " + name, "", lines[0], "|" + "---|" * len(header), *lines[1:]])


def main(*arguments):
    tables = [markdown(name, rows) for name, rows in TABLES]
    if not arguments:
        print("\n\n".join(tables))
        return
    with open(arguments[1], encoding="utf-8") as page:
        text = page.read()
    wrong = [name for (name, _), table in zip(TABLES, tables) if table + "\n" not in text]
    if wrong:
        raise SystemExit("the page has other tables than computed here: " + ", ".join(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Runs an Ascend deploy graph as Ascend is documented to: ascend_evaluator.py MODEL.onnx IMAGES > LOGITS

An evaluator of its own, from the file alone, that shares nothing with the program that wrote it. IMAGES is a file of
raw little-endian float32, normalized, 1024 an image. LOGITS are raw little-endian float32, 10 an image.

AscendQuant      y = saturate(round_half_even(x * scale + offset)), float32 steps
Conv, Gemm       int8 by int8 to int32; the file's bias knows no zero point, so the offset of the AscendQuant before
                 it is taken from the bias here as the Graph Engine's QuantBiasOptimization does: minus offset times the
                 sum of the weights
AscendDequant    float32(accumulator) * the float32 in the low 32 bits of each uint64
Mul, Round       ONNX's: the logits' grid
"""
import sys

import numpy as np
import onnx
from onnx import numpy_helper

BATCH = 500


def attributes(node):
    return {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}


def ascend_quant(x, attr):
    assert attr["dst_type"] == b"INT8" and attr["round_mode"] == b"Round" and attr.get("sqrt_mode", 0) == 0
    scaled = x * np.float32(attr["scale"]) + np.float32(attr["offset"])
    return np.clip(np.rint(scaled), -128, 127).astype(np.int8)


def ascend_dequant(acc, params, attr):
    assert attr.get("dtype", 0) == 0 and params.dtype == np.uint64
    assert np.all(params >> np.uint64(32) == 0), "shift and weight offset are 0"
    scale = (params & np.uint64(0xFFFFFFFF)).astype(np.uint32).view(np.float32)
    shape = [1, -1] + [1] * (acc.ndim - 2)
    return acc.astype(np.float32) * scale.reshape(shape)


def integer_product(columns, weights):
    """int8 (rows, k) by int8 (k, out), exact: float64 holds every sum of 2^21 such products."""
    sums = columns.astype(np.float64) @ weights.astype(np.float64)
    assert np.abs(sums).max(initial=0.0) < 2**31
    return sums.astype(np.int64)


def with_bias(acc, bias, offset, weights):
    """weights (k, out)"""
    corrected = bias.astype(np.int64) - offset * weights.astype(np.int64).sum(axis=0)
    acc = acc + corrected
    assert np.abs(acc).max(initial=0) < 2**31, "int32 overflows"
    return acc.astype(np.int32)


def conv(x, w, bias, offset, attr):
    assert x.dtype == np.int8 and w.dtype == np.int8
    assert attr["group"] == 1 and attr["pads"] == [0] * 4 and attr["strides"] == [1, 1] and attr["dilations"] == [1, 1]
    kernel = tuple(attr["kernel_shape"])
    assert kernel == w.shape[2:]
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel, axis=(2, 3))  # (N,C,H,W,kh,kw)
    n, _, h, wide = windows.shape[:4]
    columns = windows.transpose(0, 2, 3, 1, 4, 5).reshape(n * h * wide, -1)
    flat = w.reshape(w.shape[0], -1).T
    acc = with_bias(integer_product(columns, flat), bias, offset, flat)
    return acc.reshape(n, h, wide, -1).transpose(0, 3, 1, 2)


def gemm(x, w, bias, offset, attr):
    assert x.dtype == np.int8 and w.dtype == np.int8
    assert attr.get("transA", 0) == 0 and attr.get("transB", 0) == 0
    assert attr.get("alpha", 1.0) == 1.0 and attr.get("beta", 1.0) == 1.0
    return with_bias(integer_product(x, w), bias, offset, w)


def max_pool(x, attr):
    assert attr["kernel_shape"] == [2, 2] and attr["strides"] == [2, 2] and attr["pads"] == [0] * 4
    n, c, h, w = x.shape
    return x[:, :, : h // 2 * 2, : w // 2 * 2].reshape(n, c, h // 2, 2, w // 2, 2).max(axis=(3, 5))


class Evaluator:
    def __init__(self, path):
        model = onnx.load(path)
        assert [(o.domain, o.version) for o in model.opset_import] == [("", 11)]
        self.nodes = model.graph.node
        self.constants = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
        self.input = model.graph.input[0].name
        self.output = model.graph.output[0].name

    def run(self, x):
        values = {**self.constants, self.input: x}
        offsets = {}  # of the values that are codes
        for node in self.nodes:
            attr = attributes(node)
            args = [values[name] for name in node.input]
            if node.op_type == "AscendQuant":
                assert node.name.endswith(".quant")
                offsets[node.output[0]] = int(attr["offset"])
                assert offsets[node.output[0]] == attr["offset"]
                result = ascend_quant(args[0], attr)
            elif node.op_type in ("Conv", "Gemm"):
                w = args[1]
                outputs = w.shape[0] if node.op_type == "Conv" else w.shape[1]
                bias = args[2] if len(args) == 3 else np.zeros(outputs, np.int32)
                assert bias.dtype == np.int32
                run = conv if node.op_type == "Conv" else gemm
                result = run(args[0], w, bias, offsets[node.input[0]], attr)
            elif node.op_type == "AscendDequant":
                assert node.name.endswith(".dequant") and node.input[1] == node.name + ".param"
                result = ascend_dequant(*args, attr)
            elif node.op_type == "Relu":
                result = np.maximum(args[0], np.float32(0))
            elif node.op_type == "Clip":
                result = np.clip(*args)
            elif node.op_type == "Mul":
                result = args[0] * args[1]
            elif node.op_type == "Round":
                result = np.rint(args[0])
            elif node.op_type == "MaxPool":
                result = max_pool(args[0], attr)
            elif node.op_type == "Flatten":
                result = args[0].reshape(args[0].shape[0], -1)
            else:
                raise SystemExit(f"the operator {node.op_type} is not one of a deploy graph")
            assert result.dtype in (np.int8, np.int32, np.float32)
            values[node.output[0]] = result
        return values[self.output]


if __name__ == "__main__":
    evaluator = Evaluator(sys.argv[1])
    images = np.fromfile(sys.argv[2], "<f4").reshape(-1, 1, 32, 32)
    for first in range(0, len(images), BATCH):
        logits = evaluator.run(images[first : first + BATCH])
        sys.stdout.buffer.write(np.ascontiguousarray(logits, "<f4").tobytes())

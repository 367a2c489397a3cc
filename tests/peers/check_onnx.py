"""Runs ONNX's own checker on files: check_onnx.py FILE...

Each must pass the full check, then strict shape inference with data propagation must know the type and the whole
shape, but for the batch, of every value. Prints one line a failure; exit code 1 if there is one.
"""
import sys

import onnx


def complaint(path):
    model = onnx.load(path, load_external_data=False)
    onnx.checker.check_model(model, full_check=True)
    inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    known = {info.name: info.type.tensor_type for info in inferred.graph.value_info}
    known.update({info.name: info.type.tensor_type for info in inferred.graph.output})
    for tensor in model.graph.initializer:
        if tensor.data_location == onnx.TensorProto.EXTERNAL:
            return f"{tensor.name} is in another file"
    for node in model.graph.node:
        for name in node.output:
            if name not in known or not known[name].HasField("shape"):
                return f"{name} has no known shape"
            if not all(d.HasField("dim_value") for d in list(known[name].shape.dim)[1:]):
                return f"{name} has an open shape"
    if inferred.graph.output != model.graph.output:
        return "shape inference changed the output"
    if [d.dim_param for d in model.graph.input[0].type.tensor_type.shape.dim][0] != "N":
        return "the batch is not free"
    return ""


failures = 0
for path in sys.argv[1:]:
    try:
        text = complaint(path)
    except Exception as error:  # the checker throws several types
        text = str(error)
    if text:
        failures += 1
        print(f"{path}: {text}")
sys.exit(1 if failures or len(sys.argv) < 2 else 0)

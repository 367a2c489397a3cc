"""Every export format of one run, read by an independent program over all MNIST test images.

    check_formats.py QUANTELIER FLOAT.ckpt QAT.ckpt MNIST_FOLDER WORK_FOLDER

Prints a line a format: labels that differ from the program's own, and both accuracies. Ends with 1 if a format misses
its bound. A format that refuses the network is named with its sentence. Needs python3-numpy, python3-torch, python3-onnx,
Node.js and the modules of tests/peers (packaging/install-peers).
"""
import os
import pathlib
import subprocess
import sys

import numpy as np

PEERS = pathlib.Path(__file__).resolve().parent
MODULES = PEERS / "node_modules"


def run(*command, **options):
    environment = dict(os.environ, NODE_PATH=str(MODULES), QUANTELIER_NODE_MODULES=str(MODULES))
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, env=environment, **options).stdout


def read_idx(path, header):
    return np.frombuffer(pathlib.Path(path).read_bytes(), np.uint8, offset=header)


def resized(images):
    """Bilinear, half-pixel centres, exact in sixteenths, ties to even: (N,28,28) to (N,32,32) u8."""
    position = (np.arange(32) + 0.5) * 28 / 32 - 0.5
    low = np.floor(position).astype(int)
    weight = position - low
    matrix = np.zeros((32, 28))
    for row in range(32):
        matrix[row, np.clip(low[row], 0, 27)] += 1 - weight[row]
        matrix[row, np.clip(low[row] + 1, 0, 27)] += weight[row]
    return np.rint(matrix @ images @ matrix.T).astype(np.uint8)


def normalized(pixels):
    one = np.float32
    table = (np.arange(256, dtype=one) / one(255) - one(0.1307)) / one(0.3081)
    return table[pixels]


class Check:
    def __init__(self, program, data, work):
        self.program, self.work = program, pathlib.Path(work)
        self.images = pathlib.Path(data) / "test" / "t10k-images.idx3-ubyte"
        self.truth = read_idx(pathlib.Path(data) / "test" / "t10k-labels.idx1-ubyte", 8)
        self.raw = read_idx(self.images, 16).reshape(-1, 28, 28)
        self.pixels = resized(self.raw.astype(float))
        self.failures = 0

    def own(self, model):
        """Logits that `infer` gives, (N,10), which for an int8 model are codes times a scale."""
        path = self.work / "own.csv"
        run(self.program, "infer", "--model", model, "--images", self.images, "--output", path)
        return np.loadtxt(path, delimiter=",", skiprows=1)[:, 2:]

    def export(self, checkpoint, form, name, *choices):
        path = self.work / name
        done = subprocess.run([str(c) for c in (self.program, "export", "--ckpt_path", checkpoint, "--format", form,
                                                "--output", path, *choices)], capture_output=True, text=True)
        if done.returncode == 0:
            return path
        print(f"{form} {' '.join(choices)}: refused: {done.stderr.strip()}")
        return None

    def compare(self, name, logits, own, most_labels, most_points=None):
        mine, other = np.argmax(own, 1), np.argmax(logits, 1)
        labels = int((mine != other).sum())
        accuracy = [100 * float((found == self.truth).mean()) for found in (mine, other)]
        good = labels <= most_labels and (most_points is None or abs(accuracy[0] - accuracy[1]) <= most_points + 1e-9)
        self.failures += not good
        print(f"{name}: {labels} of {len(mine)} labels differ; {accuracy[0]:.2f} % here, {accuracy[1]:.2f} % there"
              f"{'' if good else '  <-- beyond the bound'}")

    def onnx(self, path, images):
        out = run("node", PEERS.parents[1] / "resources/peers/onnx_logits.mjs", path, input=images.tobytes())
        return np.frombuffer(out, "<f4").reshape(-1, 10)

    def mindspore(self, checkpoint, name):
        path = self.export(checkpoint, "mindspore", name)
        decoded = self.work / (name + ".again")
        same = run("/usr/bin/python3", PEERS / "mindspore_decoder.py", "recode", path, decoded)
        equal = path.read_bytes() == decoded.read_bytes()
        self.failures += not equal
        print(f"mindspore ({name}): {same.decode().strip()}; decoded and encoded again by the second codec: "
              f"{'the same bytes' if equal else 'OTHER BYTES'}")


def main(program, float_checkpoint, checkpoint, data, work):
    pathlib.Path(work).mkdir(parents=True, exist_ok=True)
    check = Check(program, data, work)
    integer = check.own(checkpoint)
    if path := check.export(checkpoint, "onnx", "int8.onnx"):
        check.compare("onnx in ONNX Runtime", check.onnx(path, normalized(check.pixels)), integer, 0)
    if path := check.export(checkpoint, "onnx", "raw.onnx", "--raw_input"):
        check.compare("onnx --raw_input in ONNX Runtime", check.onnx(path, check.raw), integer, 0)
    if path := check.export(checkpoint, "tflite", "int8.tflite"):
        codes = (check.pixels.astype(int) - 128).astype(np.int8)  # the presets' fixed input range
        (check.work / "codes").write_bytes(codes.tobytes())
        out = run("node", PEERS / "tflite/run_tflite.mjs", path, check.work / "codes").decode()
        check.compare("tflite in the WASM runtime", np.loadtxt(out.splitlines(), delimiter=","), integer, 5, 0.05)
    if path := check.export(checkpoint, "ascend-onnx", "deploy.onnx"):
        (check.work / "floats").write_bytes(normalized(check.pixels).tobytes())
        out = run("/usr/bin/python3", PEERS / "ascend_evaluator.py", path, check.work / "floats")
        check.compare("ascend-onnx in the evaluator", np.frombuffer(out, "<f4").reshape(-1, 10), integer, 5)
    if path := check.export(checkpoint, "ascend-onnx", "amct.onnx", "--amct"):
        check.compare("ascend-onnx --amct in ONNX Runtime", check.onnx(path, normalized(check.pixels)), integer, 5)
    path = check.export(float_checkpoint, "torch", "float.pt")
    (check.work / "pixels").write_bytes(check.pixels.tobytes())
    run("/usr/bin/python3", PEERS / "torch_scores.py", path, check.work / "pixels", check.work / "scores", "relu")
    scores = np.fromfile(check.work / "scores", "<f4").reshape(-1, 10)
    check.compare("torch in python3-torch", scores, check.own(float_checkpoint), 0)
    check.mindspore(float_checkpoint, "float.ckpt")
    check.mindspore(checkpoint, "quant.ckpt")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

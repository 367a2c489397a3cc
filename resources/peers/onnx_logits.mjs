// Logits of an ONNX file in ONNX Runtime.
//
//     node onnx_logits.mjs MODEL.onnx < IMAGES > LOGITS
//
// IMAGES are raw: little-endian float32, normalized, 1024 an image, where the model's input is "x"; bytes, 784 an
// image, where it is "pixels". LOGITS are little-endian float32, 10 an image.
// Exit codes: 3 where the module onnxruntime-node is missing, 1 on any other failure, with one line on stderr.
import { execFileSync } from "node:child_process";
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BATCH = 250;
const CLASSES = 10;
const MODULE = "onnxruntime-node";

function fail(code, message) {
  process.stderr.write(`${message.split("\n")[0]}\n`);
  process.exit(code);
}

function globalModules() {
  try {
    return execFileSync("npm", ["root", "-g"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}

// $QUANTELIER_NODE_MODULES alone where it is set; else beside the script, in the present folder, globally.
function* places() {
  const named = process.env.QUANTELIER_NODE_MODULES;
  if (named) {
    yield [join(named, MODULE), import.meta.url];
    return;
  }
  yield [MODULE, fileURLToPath(import.meta.url)];
  yield [MODULE, join(process.cwd(), "x.js")];
  yield [join(globalModules(), MODULE), import.meta.url];
}

function loadRuntime() {
  for (const [name, from] of places()) {
    try {
      return createRequire(from)(name);
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") fail(3, `${MODULE} does not start: ${error.message}`);
    }
  }
  fail(3, `${MODULE} is not installed: npm install -g ${MODULE}, or set QUANTELIER_NODE_MODULES.`);
}

// What one image is, by the name of the model's input.
function inputKind(ort, name) {
  if (name === "pixels") return { bytes: 784, dims: [28, 28], tensor: (data, dims) => new ort.Tensor("uint8", data, dims) };
  if (name === "x")
    return {
      bytes: 4096,
      dims: [1, 32, 32],
      tensor: (data, dims) => new ort.Tensor("float32", new Float32Array(data.buffer, data.byteOffset, data.length / 4), dims),
    };
  fail(1, `the model's input is "${name}", expected "x" or "pixels"`);
}

// All of it, also where the pipe is full.
function writeAll(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
}

async function main(path) {
  const ort = loadRuntime();
  // Bit for bit int8 arithmetic: with 'all' the operators run on integers, and with x64quantprecision they do not
  // saturate in 16 bits on processors without VNNI.
  const session = await ort.InferenceSession.create(path, {
    graphOptimizationLevel: "all",
    extra: { session: { x64quantprecision: "1" } },
    intraOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  const name = session.inputNames[0];
  const kind = inputKind(ort, name);
  const images = Uint8Array.from(readFileSync(0));  // a copy: aligned for float32
  if (images.length % kind.bytes !== 0)
    fail(1, `${images.length} bytes of images, expected a multiple of ${kind.bytes}`);
  const count = images.length / kind.bytes;
  for (let first = 0; first < count; first += BATCH) {
    const size = Math.min(BATCH, count - first);
    const data = images.subarray(first * kind.bytes, (first + size) * kind.bytes);
    const outputs = await session.run({ [name]: kind.tensor(data, [size, ...kind.dims]) });
    const logits = outputs[session.outputNames[0]].data;
    if (logits.length !== size * CLASSES) fail(1, `${logits.length} logits of ${size} images, expected ${size * CLASSES}`);
    writeAll(new Uint8Array(logits.buffer, logits.byteOffset, logits.byteLength));
  }
}

if (process.argv.length !== 3) fail(1, "usage: node onnx_logits.mjs MODEL.onnx < IMAGES > LOGITS");
main(process.argv[2]).catch((error) => fail(1, String(error.message ?? error)));

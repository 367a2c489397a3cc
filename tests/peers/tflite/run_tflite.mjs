// Runs a TFLite model in TensorFlow Lite's own interpreter, the WebAssembly build of @tensorflow/tfjs-tflite.
//   node run_tflite.mjs MODEL CODES
// CODES holds int8 input tensors, one image after the other. Prints one line of output codes an image.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const kWasm = '@tensorflow/tfjs-tflite/wasm/tflite_web_api_cc_simd';

async function loadInterpreter() {
    const require = createRequire(import.meta.url);
    const wasmBinary = readFileSync(require.resolve(`${kWasm}.wasm`));
    // The interpreter reports on stdout by default, which is ours.
    return require(`${kWasm}.js`)({wasmBinary, print: console.error, printErr: console.error});
}

function createRunner(interpreter, model) {
    const address = interpreter._malloc(model.length);
    interpreter.HEAPU8.set(model, address);
    const result = interpreter.TFLiteWebModelRunner.CreateFromBufferAndOptions(
        address, model.length, {numThreads: 1, enableProfiling: false, maxProfilingBufferEntries: 0});
    if (!result.ok()) throw new Error(`TensorFlow Lite refuses the model: ${result.errorMessage()}`);
    return result.value();
}

// Checks the type that the interpreter gives the one tensor.
function onlyTensor(tensors, what) {
    if (tensors.size() !== 1 || tensors.get(0).dataType !== 'int8')
        throw new Error(`the model's ${what} should be one int8 tensor`);
    return tensors.get(0);
}

async function run(modelPath, codesPath) {
    const codes = new Int8Array(readFileSync(codesPath));
    const runner = createRunner(await loadInterpreter(), readFileSync(modelPath));
    const input = onlyTensor(runner.GetInputs(), 'input');
    const output = onlyTensor(runner.GetOutputs(), 'output');
    const size = input.data().length;
    if (codes.length % size !== 0)
        throw new Error(`${codesPath}: ${codes.length} codes are not a number of images of ${size}`);
    let text = '';
    for (let first = 0; first < codes.length; first += size) {
        input.data().set(codes.subarray(first, first + size));
        if (!runner.Infer()) throw new Error(`TensorFlow Lite failed on image ${first / size}`);
        text += `${Array.from(output.data()).join(',')}\n`;
    }
    process.stdout.write(text);
}

if (process.argv.length !== 4) {
    console.error('usage: node run_tflite.mjs MODEL CODES');
    process.exit(2);
}
run(process.argv[2], process.argv[3]).catch(error => {
    console.error(error.message);
    process.exitCode = 1;
});

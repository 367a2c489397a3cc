// Speed of ONNX models in ONNX Runtime on one thread, as JSON: {MODEL: {batch: microseconds a run}}.
//     node ort_speed.mjs MODEL...          onnxruntime-node from $QUANTELIER_NODE_MODULES
import { createRequire } from "node:module";
import { join } from "node:path";

const ort = createRequire(import.meta.url)(join(process.env.QUANTELIER_NODE_MODULES, "onnxruntime-node"));
const result = {};
for (const model of process.argv.slice(2)) {
  const session = await ort.InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: "all",
  });
  result[model] = {};
  for (const batch of [1, 1000]) {
    const values = Float32Array.from({ length: batch * 1024 }, () => Math.random());
    const feeds = { [session.inputNames[0]]: new ort.Tensor("float32", values, [batch, 1, 32, 32]) };
    const once = async () => {
      const begin = process.hrtime.bigint();
      await session.run(feeds);
      return Number(process.hrtime.bigint() - begin) / 1e3;
    };
    for (let i = 0; i < 10; i++) await once();
    const times = [];
    for (let i = 0; i < Math.max(11, 3000 / batch); i++) times.push(await once());
    times.sort((a, b) => a - b);
    result[model][batch] = times[Math.floor(times.length / 2)];
  }
}
console.log(JSON.stringify(result));

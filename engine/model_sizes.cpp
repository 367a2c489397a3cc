#include "engine/core/model_sizes.h"

#include "engine/export_formats.h"
#include "engine/formats/onnx_model.h"
#include "engine/models.h"

namespace quantelier {

ModelSizes modelSizes(const Models& models) {
    ModelSizes sizes;
    if (models.floats) {
        sizes.floatFile = static_cast<std::int64_t>(encodeOnnxFloat(*models.floats).size());
        for (const FloatLayer& layer : models.floats->layers)
            sizes.floatWeights += 4 * static_cast<std::int64_t>(layer.weight.size());
    }
    if (models.quant) sizes.qatCheckpoint = static_cast<std::int64_t>(encodeQuantCheckpoint(models).size());
    if (models.integer) {
        const int8::Payload payload = int8::payload(*models.integer);
        sizes.int8File = static_cast<std::int64_t>(encodeOnnxInt8(*models.integer).size());
        sizes.int8Weights = payload.weights;
        sizes.biases = payload.biases;
        sizes.scales = payload.scales;
    }
    return sizes;
}

}  // namespace quantelier

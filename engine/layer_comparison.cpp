#include "engine/layer_comparison.h"

#include "engine/int8/inference.h"
#include "engine/network/tensor_bridge.h"
#include "engine/torch_networks.h"
#include "engine/train/batches.h"

namespace quantelier {

namespace {

// Codes of values that lie on a grid.
std::vector<std::int8_t> codesOf(const torch::Tensor& values, const QParams& grid) {
    std::vector<std::int8_t> codes;
    for (const float value : toVector(values))
        codes.push_back(static_cast<std::int8_t>(std::lround(value / grid.scale) + grid.zeroPoint));
    return codes;
}

// x (1,1,32,32) f32 normalized.
int8::LayerCodes fakeQuantCodes(QuantLeNet5& module, const int8::Network& grids, const torch::Tensor& x) {
    int8::LayerCodes codes;
    const torch::Tensor input = module->inputQuant->forward(x);
    codes[0] = codesOf(input, grids.input);
    torch::Tensor scale = module->inputQuant->scale().reshape({});
    lenetForward(input, [&](std::size_t i, const torch::Tensor& y) {
        const torch::Tensor out = module->blocks[i]->forward(y, scale);
        scale = module->blocks[i]->outputQuant->scale().reshape({});
        codes[i + 1] = codesOf(out, grids.layers[i].output);
        return pooled(i, out);
    });
    return codes;
}

}  // namespace

std::string firstDifferingLayer(const QuantNetwork& quant, const int8::Network& integer, const Dataset& test,
                                std::int64_t index) {
    return guarded([&]() -> std::string {
        const torch::NoGradGuard noGrad;
        QuantLeNet5 module = makeQuant(quant);
        const torch::Tensor x =
            Batches(test, torch::kCPU, true).take(torch::full({1}, index, torch::kInt64)).first;
        const int8::LayerCodes fake = fakeQuantCodes(module, integer, x),
                               whole = int8::Inference(integer).layerCodes(test.image(index));
        if (fake[0] != whole[0]) return "input";
        for (std::size_t i = 0; i < integer.layers.size(); ++i)
            if (fake[i + 1] != whole[i + 1]) return integer.layers[i].name;
        return {};
    });
}

}  // namespace quantelier

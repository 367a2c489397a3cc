#include <algorithm>
#include <limits>

#include "engine/core/normalization.h"
#include "engine/formats/c_resources.h"
#include "engine/formats/c_source.h"
#include "engine/formats/c_text.h"

namespace quantelier {

namespace {

// Inputs of each layer, one after the other: (channels, side, side).
struct Geometry {
    std::array<int, kLayerCount> inSide{};
    std::array<int, kLayerCount> outputs{};  ///< values, after pooling
};

Geometry geometryOf(const FloatNetwork& network) {
    Geometry geometry;
    int side = kInputSize;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const FloatLayer& layer = network.layers[i];
        const bool convolution = layer.kernel > 1;
        geometry.inSide[i] = convolution ? side : 1;
        side = convolution ? (side - layer.kernel + 1) / 2 : 1;
        geometry.outputs[i] = layer.outputs * side * side;
    }
    return geometry;
}

std::string tablesHeader(const Geometry& geometry) {
    const auto& outputs = geometry.outputs;
    return fmt::format(
        "/* Made by Quantelier. */\n#define LENET_EVEN_BUFFER {}\n#define LENET_ODD_BUFFER {}\n",
        std::max({kInputSize * kInputSize, outputs[1], outputs[3]}), std::max(outputs[0], outputs[2]));
}

std::string tables(const FloatNetwork& network, const Geometry& geometry) {
    std::string text = "/* Made by Quantelier. */\n#include \"lenet_layers.h\"\n\n", entries;
    text += cArray("const float", "lenet_input_values", normalizationTable());
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const FloatLayer& layer = network.layers[i];
        const float most = std::numeric_limits<float>::max();
        text += cArray("static const float", fmt::format("weights_{}", i + 1), layer.weight);
        text += cArray("static const float", fmt::format("biases_{}", i + 1), layer.bias);
        entries += fmt::format("    {{{}, {}, {}, weights_{}, biases_{}, {}, {}}},\n", layer.inputs,
                               geometry.inSide[i], layer.outputs, i + 1, i + 1,
                               cNumber(layer.activation == Activation::None ? -most : 0.0f),
                               cNumber(layer.activation == Activation::Relu6 ? 6.0f : most));
    }
    return text + "const lenet_layer lenet_layers[LENET_LAYERS] = {\n" + entries + "};\n";
}

}  // namespace

std::vector<ExportedFile> encodeFloatCSource(const FloatNetwork& folded) {
    const Geometry geometry = geometryOf(folded);
    std::vector<ExportedFile> files = cResources("baseline");
    files.push_back({"lenet_tables.h", tablesHeader(geometry)});
    files.push_back({"lenet_tables.c", tables(folded, geometry)});
    return files;
}

}  // namespace quantelier

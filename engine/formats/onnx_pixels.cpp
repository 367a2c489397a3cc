#include "engine/formats/onnx_pixels.h"

#include "engine/core/normalization.h"
#include "engine/core/resize_taps.h"

namespace quantelier {

namespace {

// (32,28): each row has the one or two weights of an output row. Sums of products of its sixteenths with
// bytes are exact in float32.
std::vector<float> resizeMatrix() {
    std::vector<float> matrix(std::size_t{kInputSize} * kImageSize);
    for (std::size_t row = 0; row < resizeTaps().size(); ++row) {
        const ResizeTap& tap = resizeTaps()[row];
        float* const out = matrix.data() + row * kImageSize;
        out[tap.first] += static_cast<float>(kResizeUnit - tap.weight) / kResizeUnit;
        out[tap.second] += static_cast<float>(tap.weight) / kResizeUnit;
    }
    return matrix;
}

}  // namespace

std::string addPixelInput(OnnxGraph& graph) {
    const auto& table = normalizationTable();
    const std::string matrix = graph.floats("resize", {kInputSize, kImageSize}, resizeMatrix());
    OnnxGraph::setInt(graph.node("Cast", {kOnnxPixels}, "pixels.f"), "to", onnx::TensorProto::FLOAT);
    graph.node("MatMul", {matrix, "pixels.f"}, "rows");  // (N,32,28)
    OnnxGraph::setInts(graph.node("Transpose", {matrix}, "resize.t"), "perm", {1, 0});
    graph.node("MatMul", {"rows", "resize.t"}, "resized");  // (N,32,32)
    graph.node("Round", {"resized"}, "bytes");              // half to even
    OnnxGraph::setInt(graph.node("Cast", {"bytes"}, "bytes.i"), "to", onnx::TensorProto::INT32);
    graph.node("Gather", {graph.floats("normalized", {256}, {table.begin(), table.end()}), "bytes.i"},
               "x.flat");
    graph.node("Unsqueeze", {"x.flat", graph.int64s("channel", {1}, {1})}, kOnnxInput);
    return kOnnxInput;
}

}  // namespace quantelier

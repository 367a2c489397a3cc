#include "engine/formats/ascend_form.h"

#include <set>

#include "engine/formats/onnx_graph_reader.h"

namespace quantelier {

std::string ascendForm(const std::string& path) {
    const onnx::ModelProto model = parseOnnxFile(path);
    std::set<std::string> constants;
    for (const onnx::TensorProto& tensor : model.graph().initializer()) constants.insert(tensor.name());
    for (const onnx::NodeProto& node : model.graph().node()) {
        if (node.op_type() == "AscendQuant") return "Ascend deploy graph";
        // AMCT quantizes float weights itself; our other files hold them as integers.
        if (node.op_type() == "QuantizeLinear" && node.input_size() > 0 && constants.count(node.input(0)))
            return "Ascend graph for AMCT";
    }
    return {};
}

}  // namespace quantelier

#include "engine/formats/torch_pickle.h"

#include <caffe2/serialize/inline_container.h>
#include <torch/csrc/jit/serialization/pickler.h>
#include <torch/torch.h>

namespace quantelier {

namespace {

using StateDict = c10::Dict<std::string, torch::Tensor>;  // keeps the order of insertion

void insert(StateDict& dict, const std::string& name, const std::vector<float>& values,
            at::IntArrayRef shape) {
    if (!values.empty()) dict.insert(name, torch::tensor(values, torch::kFloat32).reshape(shape));
}

void insertLayer(StateDict& dict, const FloatLayer& layer, std::size_t number) {
    std::vector<std::int64_t> shape = {layer.outputs, layer.inputs};
    if (layer.kernel > 1) shape.insert(shape.end(), {layer.kernel, layer.kernel});
    insert(dict, layer.name + ".weight", layer.weight, shape);
    insert(dict, layer.name + ".bias", layer.bias, {layer.outputs});
    const std::string bn = "bn" + std::to_string(number);
    insert(dict, bn + ".weight", layer.bn.gamma, {layer.outputs});
    insert(dict, bn + ".bias", layer.bn.beta, {layer.outputs});
    insert(dict, bn + ".running_mean", layer.bn.mean, {layer.outputs});
    insert(dict, bn + ".running_var", layer.bn.variance, {layer.outputs});
}

// What torch::pickle_save does, but without tags of the dict's C++ type: torch.load refuses those with
// weights_only=True, its default from 2.6 on.
std::string zipped(const StateDict& dict) {
    std::string pickle, file;
    torch::jit::Pickler pickler([&](const char* bytes, std::size_t size) { pickle.append(bytes, size); },
                                nullptr, nullptr, nullptr, nullptr, /*tag_aggregates=*/false);
    pickler.protocol();
    pickler.pushIValue(dict);
    pickler.stop();
    caffe2::serialize::PyTorchStreamWriter zip([&](const void* bytes, std::size_t size) {
        file.append(static_cast<const char*>(bytes), size);
        return size;
    });
    zip.writeRecord("data.pkl", pickle.data(), pickle.size());
    const std::vector<torch::Tensor>& tensors = pickler.tensorData();
    for (std::size_t i = 0; i < tensors.size(); ++i)
        zip.writeRecord("data/" + std::to_string(i), tensors[i].data_ptr(), tensors[i].nbytes());
    zip.writeEndOfFile();
    return file;
}

}  // namespace

std::string encodeTorch(const FloatNetwork& network) {
    StateDict dict;
    for (std::size_t i = 0; i < network.layers.size(); ++i) insertLayer(dict, network.layers[i], i + 1);
    return zipped(dict);
}

}  // namespace quantelier

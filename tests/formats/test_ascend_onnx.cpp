// The two Ascend forms: what is in the files, and what is refused. tests/peers runs them.
#include <onnx/onnx_pb.h>

#include <QtTest>
#include <cstring>
#include <map>

#include "engine/core/files.h"
#include "engine/formats/ascend_onnx.h"
#include "engine/formats/onnx_model.h"
#include "tests/support/ascend_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

onnx::ModelProto parsed(const std::string& bytes) {
    onnx::ModelProto model;
    if (!model.ParseFromString(bytes)) qFatal("The test's own model does not parse.");
    return model;
}

const onnx::TensorProto& tensor(const onnx::ModelProto& model, const std::string& name) {
    for (const onnx::TensorProto& t : model.graph().initializer())
        if (t.name() == name) return t;
    qFatal("no tensor %s", name.c_str());
}

const onnx::NodeProto& node(const onnx::ModelProto& model, const std::string& name) {
    for (const onnx::NodeProto& n : model.graph().node())
        if (n.name() == name) return n;
    qFatal("no node %s", name.c_str());
}

const onnx::AttributeProto& attribute(const onnx::NodeProto& node, const std::string& name) {
    for (const onnx::AttributeProto& a : node.attribute())
        if (a.name() == name) return a;
    qFatal("no attribute %s", name.c_str());
}

template <typename T>
std::vector<T> values(const onnx::TensorProto& tensor) {
    std::vector<T> out(tensor.raw_data().size() / sizeof(T));
    std::memcpy(out.data(), tensor.raw_data().data(), tensor.raw_data().size());
    return out;
}

int8::Network ascendNetwork(int bits = 8) {
    std::mt19937 random(1);
    return randomAscendNetwork(random, Activation::Relu, bits);
}

}  // namespace

class TestAscendOnnx : public QObject {
    Q_OBJECT

  private slots:
    void deployLayers() {
        const int8::Network network = ascendNetwork();
        const onnx::ModelProto model = parsed(encodeAscendDeploy(network));
        QCOMPARE(model.opset_import(0).version(), std::int64_t(11));
        for (const int8::Layer& layer : network.layers) {
            const onnx::NodeProto& quant = node(model, layer.name + ".quant");
            QCOMPARE(attribute(quant, "scale").f(), 1.0f / layer.input.scale);
            QCOMPARE(attribute(quant, "offset").f(), float(layer.input.zeroPoint));
            // The bias is the integer network's: the zero point's part is ATC's to add.
            QVERIFY(values<std::int32_t>(tensor(model, layer.name + ".bias")) == layer.bias);
            const onnx::TensorProto& param = tensor(model, node(model, layer.name + ".dequant").input(1));
            QCOMPARE(param.name(), layer.name + ".dequant.param");
            QCOMPARE(int(param.data_type()), int(onnx::TensorProto::UINT64));
            const auto params = values<std::uint64_t>(param);
            QCOMPARE(params.size(), layer.weightScale.size());
            for (std::size_t i = 0; i < params.size(); ++i) {
                const float scale = layer.input.scale * layer.weightScale[i];
                std::uint32_t bits;
                std::memcpy(&bits, &scale, 4);
                QCOMPARE(params[i], std::uint64_t(bits));
            }
            const onnx::TensorProto& weight = tensor(model, layer.name + ".weight");
            QCOMPARE(int(weight.data_type()), int(onnx::TensorProto::INT8));
            const auto codes = values<std::int8_t>(weight);
            if (layer.convolution) {
                QVERIFY(codes == layer.weight.codes());
                continue;
            }
            QCOMPARE(weight.dims(0), std::int64_t(layer.weightsPerOutput()));
            const std::size_t outputs = std::size_t(layer.outChannels);
            for (std::size_t i = 0; i < codes.size(); ++i)
                QCOMPARE(codes[i], layer.weight[i % outputs * layer.weightsPerOutput() + i / outputs]);
        }
    }

    // The weights are floats that quantize back to the codes, and the biases lie on the accumulator's grid.
    void qatLayers() {
        const int8::Network network = ascendNetwork();
        const onnx::ModelProto model = parsed(encodeAscendQat(network));
        QCOMPARE(model.opset_import(0).version(), std::int64_t(13));
        for (const int8::Layer& layer : network.layers) {
            const auto scales = values<float>(tensor(model, layer.name + ".w.s"));
            QVERIFY(scales == layer.weightScale);
            const auto weights = values<float>(tensor(model, layer.name + ".weight"));
            const auto biases = values<float>(tensor(model, layer.name + ".bias"));
            for (std::size_t i = 0; i < weights.size(); ++i) {
                const auto channel = int(i / layer.weightsPerOutput());
                QCOMPARE(int(std::nearbyint(weights[i] / scales[layer.scaleIndex(channel)])),
                         int(layer.weight[i]));
            }
            for (std::size_t c = 0; c < biases.size(); ++c) {
                const float scale = layer.input.scale * scales[layer.scaleIndex(int(c))];
                QCOMPARE(int(std::nearbyint(biases[c] / scale)), int(layer.bias[c]));
            }
        }
    }

    // Every node has a name of its own: Ascend's tools name nodes in their messages.
    void nodesHaveNames() {
        for (const std::string& bytes :
             {encodeAscendDeploy(ascendNetwork(4)), encodeAscendQat(ascendNetwork(4))}) {
            std::map<std::string, int> names;
            const onnx::ModelProto model = parsed(bytes);
            for (const onnx::NodeProto& n : model.graph().node()) ++names[n.name()];
            QVERIFY(names.count("") == 0);
            for (const auto& [name, count] : names) QVERIFY2(count == 1, name.c_str());
        }
    }

    void refusals() {
        QCOMPARE(ascendRefusal(ascendNetwork()), std::string());
        const auto refused = [](int8::Network network) {
            const QString reason = QString::fromStdString(ascendRefusal(network));
            const auto deploy = refusal(ErrorCode::Usage, [&] { encodeAscendDeploy(network); });
            const auto qat = refusal(ErrorCode::Usage, [&] { encodeAscendQat(network); });
            return deploy == reason && qat == reason ? reason : "differs: " + deploy + qat;
        };
        int8::Network network = ascendNetwork();
        network.layers[1].weightZeroPoint[3] = -7;
        QCOMPARE(refused(network),
                 "The weights of conv2 have the zero point -7, and Ascend has none: train with the preset "
                 "'ascend'.");
        network = ascendNetwork();
        network.layers[2].weightScale.assign(120, 0.01f);
        network.layers[2].weightZeroPoint.assign(120, 0);
        QCOMPARE(refused(network),
                 "The dense layer fc1 has 120 weight scales, and Ascend takes one: train with the preset "
                 "'ascend'.");
        network = ascendNetwork();
        network.layers[0].weightScale[5] = 0.004f;
        network.layers[0].input.scale = 0.0125f;
        QCOMPARE(
            refused(network),
            "The accumulator scale of conv1 is 5e-05, and Ascend takes 6.1e-05 to 65504 (float16): train "
            "with the preset 'ascend'.");
        network = ascendNetwork();
        network.layers[4].weightScale[0] = 70000.0f / network.layers[4].input.scale;
        QCOMPARE(refused(network),
                 "The accumulator scale of fc3 is 7e+04, and Ascend takes 6.1e-05 to 65504 (float16): train "
                 "with the preset 'ascend'.");
    }

    // The limits themselves are allowed.
    void limitsOfFloat16() {
        int8::Network network = ascendNetwork();
        int8::Layer& layer = network.layers[4];
        layer.input.scale = 0.5f;
        layer.weightScale[0] = 1.0f / 8192.0f;
        QCOMPARE(ascendRefusal(network), std::string());
        layer.weightScale[0] = std::nextafter(layer.weightScale[0], 0.0f);
        QVERIFY(!ascendRefusal(network).empty());
        layer.weightScale[0] = 131008.0f;
        QCOMPARE(ascendRefusal(network), std::string());
        layer.weightScale[0] = std::nextafter(layer.weightScale[0], 1e6f);
        QVERIFY(!ascendRefusal(network).empty());
    }

    void readersRefuseBothForms() {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("a.onnx").toStdString();
        const auto refused = [&](const std::string& bytes) {
            writeFileWhole(path, bytes);
            return refusal(ErrorCode::BadInput, [&] { readOnnxModel(path); });
        };
        for (const int bits : {4, 8}) {
            QCOMPARE(refused(encodeAscendDeploy(ascendNetwork(bits))),
                     "a.onnx: it is a deploy graph for Ascend's ATC, which only Ascend runs: open the "
                     "checkpoint or its onnx export");
            QCOMPARE(refused(encodeAscendQat(ascendNetwork(bits))),
                     "a.onnx: it is a graph for Ascend's AMCT, with float weights: open the checkpoint or "
                     "its onnx export");
        }
    }
};

QTEST_APPLESS_MAIN(TestAscendOnnx)
#include "test_ascend_onnx.moc"

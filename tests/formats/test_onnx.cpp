// ONNX files: every field comes back, ONNX's own checker agrees, and other graphs are refused.
#include <onnx/checker.h>
#include <onnx/onnx_pb.h>
#include <onnx/shape_inference/implementation.h>

#include <QtTest>
#include <cmath>
#include <limits>
#include <map>

#include "engine/formats/onnx_model.h"
#include "engine/int8/inference.h"
#include "tests/support/network_difference.h"
#include "tests/support/printed_errors.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

QString difference(const FloatNetwork& a, const FloatNetwork& b) {
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const FloatLayer &x = a.layers[i], &y = b.layers[i];
        const QString name = QString::fromStdString(x.name) + " ";
        if (x.name != y.name) return name + "name";
        if (x.outputs != y.outputs || x.inputs != y.inputs || x.kernel != y.kernel) return name + "shape";
        if (x.activation != y.activation) return name + "activation";
        if (x.weight != y.weight) return name + "weight";
        if (x.bias != y.bias) return name + "bias";
        if (!x.bn.empty() || !y.bn.empty()) return name + "bn";
    }
    return {};
}

onnx::ModelProto parsed(const std::string& bytes) {
    onnx::ModelProto model;
    if (!model.ParseFromString(bytes)) qFatal("The test's own model does not parse.");
    return model;
}

// What ONNX's checker and strict shape inference have to say.
QString complaint(const std::string& bytes) {
    try {
        onnx::ModelProto model = parsed(bytes);
        onnx::checker::check_model(model);
        onnx::shape_inference::InferShapes(model, onnx::OpSchemaRegistry::Instance(),
                                           onnx::ShapeInferenceOptions(true, 1, true));
        const std::string before = model.graph().output(0).SerializeAsString();
        if (before != parsed(bytes).graph().output(0).SerializeAsString())
            return "shape inference changed the output";
        // Every value between the operators has a known type and shape; only the batch is free.
        std::map<std::string, int> known;
        for (const onnx::ValueInfoProto& info : model.graph().value_info()) {
            if (!info.type().tensor_type().has_shape())
                return QString("no shape: %1").arg(info.name().c_str());
            for (int d = 1; d < info.type().tensor_type().shape().dim_size(); ++d)
                if (!info.type().tensor_type().shape().dim(d).has_dim_value())
                    return QString("open shape: %1").arg(info.name().c_str());
            known[info.name()] = 1;
        }
        for (const onnx::NodeProto& node : model.graph().node())
            if (node.output(0) != "logits" && known.count(node.output(0)) == 0)
                return QString("not inferred: %1").arg(node.output(0).c_str());
        return {};
    } catch (const std::exception& e) {
        return e.what();
    }
}

onnx::NodeProto* node(onnx::ModelProto& model, const std::string& output) {
    for (onnx::NodeProto& n : *model.mutable_graph()->mutable_node())
        if (n.output_size() > 0 && n.output(0) == output) return &n;
    qFatal("no node %s", output.c_str());
}

onnx::TensorProto* tensor(onnx::ModelProto& model, const std::string& name) {
    for (onnx::TensorProto& t : *model.mutable_graph()->mutable_initializer())
        if (t.name() == name) return &t;
    qFatal("no tensor %s", name.c_str());
}

void remove(onnx::ModelProto& model, const std::string& output) {
    auto* const nodes = model.mutable_graph()->mutable_node();
    for (int i = 0; i < nodes->size(); ++i)
        if (nodes->Get(i).output(0) == output) return nodes->DeleteSubrange(i, 1);
    qFatal("no node %s", output.c_str());
}

void setFloat(onnx::ModelProto& model, const std::string& name, float value) {
    std::memcpy(tensor(model, name)->mutable_raw_data()->data(), &value, sizeof(value));
}

void setInts(onnx::NodeProto* n, const char* name, std::initializer_list<int> values) {
    onnx::AttributeProto* attribute = nullptr;
    for (onnx::AttributeProto& a : *n->mutable_attribute())
        if (a.name() == name) attribute = &a;
    if (!attribute) attribute = n->add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::INTS);
    attribute->clear_ints();
    for (const int value : values) attribute->add_ints(value);
}

void setDims(onnx::ModelProto& model, const std::string& name, std::initializer_list<std::int64_t> dims) {
    onnx::TensorProto* const t = tensor(model, name);
    t->clear_dims();
    for (const std::int64_t dim : dims) t->add_dims(dim);
}

onnx::TensorProto wideWeights() {
    onnx::TensorProto t;
    t.set_name("conv1.w");
    t.set_data_type(onnx::TensorProto::FLOAT);
    for (const int dim : {1025, 1, 5, 5}) t.add_dims(dim);
    t.set_raw_data(std::string(1025 * 25 * sizeof(float), '\0'));
    return t;
}

// A change to a valid file, and the sentence that refuses the result.
struct Change {
    const char* name;
    bool int8;
    void (*apply)(onnx::ModelProto&);
    const char* message;
};

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

const std::vector<Change>& changes() {
    using M = onnx::ModelProto;
    static const std::vector<Change> all = {
        {"another operator", true, [](M& m) { node(m, "conv1")->set_op_type("ConvTranspose"); },
         "it has the operator ConvTranspose, which an int8 LeNet that this program writes has not"},
        {"another operator, float", false, [](M& m) { node(m, "logits")->set_op_type("MatMul"); },
         "it has the operator MatMul, which a LeNet that this program writes has not"},
        {"softmax at the end", false,
         [](M& m) {
             auto* n = m.mutable_graph()->add_node();
             n->set_op_type("Softmax");
             n->add_input("logits");
             n->add_output("p");
         },
         "it has the operator Softmax, which a LeNet that this program writes has not"},
        {"operator without outputs", true, [](M& m) { node(m, "conv1.wd")->clear_output(); },
         "its operator DequantizeLinear has 3 inputs and 0 outputs"},
        {"operator without inputs", true, [](M& m) { node(m, "conv1")->clear_input(); },
         "its operator Conv has 0 inputs and 1 outputs"},
        {"padding", true,
         [](M& m) {
             setInts(node(m, "conv1"), "pads", {2, 2, 2, 2});
         },
         "its operator Conv 'conv1' is not as this program writes it"},
        {"padding, float", false,
         [](M& m) {
             setInts(node(m, "conv2"), "pads", {2, 2, 2, 2});
         },
         "its operator Conv 'conv2' is not as this program writes it"},
        {"stride 1 pool", false,
         [](M& m) {
             setInts(node(m, "conv1.p"), "strides", {1, 1});
         },
         "its operator MaxPool 'conv1.p' is not as this program writes it"},
        {"no transpose", false, [](M& m) { node(m, "fc1")->clear_attribute(); },
         "its operator Gemm 'fc1' is not as this program writes it"},
        {"another order", false, [](M& m) { node(m, "fc1")->set_input(0, "conv1.p"); },
         "its operator Gemm 'fc1' is not as this program writes it"},
        {"no pool", true, [](M& m) { remove(m, "conv1.p"); },
         "it has 39 operators and 43 tensors, expected 40 and 43"},
        {"no activation", false, [](M& m) { remove(m, "fc1.r"); },
         "its operator Gemm 'fc2' is not as this program writes it"},
        {"input not quantized", true, [](M& m) { remove(m, "x.q"); },
         "it has 39 operators and 43 tensors, expected 40 and 43"},
        {"layer not quantized", true, [](M& m) { remove(m, "fc1.y.q"); },
         "it has 39 operators and 43 tensors, expected 40 and 43"},
        {"pool on another grid", true, [](M& m) { setFloat(m, "conv1.p.s", 0.5f); },
         "conv1.p.q changes the scale between two layers"},
        {"another bias scale", true, [](M& m) { setFloat(m, "fc2.bs", 0.5f); },
         "its tensor 'fc2.bs' is not as this program writes it"},
        {"tensor more", false, [](M& m) { m.mutable_graph()->add_initializer()->set_name("more"); },
         "it has 12 operators and 11 tensors, expected 12 and 10"},
        {"NaN weight", false, [](M& m) { setFloat(m, "fc1.w", kNan); },
         "fc1.w holds a value that is not finite"},
        {"infinite bias", false, [](M& m) { setFloat(m, "conv2.b", std::numeric_limits<float>::infinity()); },
         "conv2.b holds a value that is not finite"},
        {"NaN scale", true, [](M& m) { setFloat(m, "conv1.ws", kNan); },
         "conv1.ws holds a value that is not finite"},
        {"scale 0", true, [](M& m) { setFloat(m, "fc3.ws", 0.0f); },
         "fc3.ws holds the scale 0, expected above 0"},
        {"negative scale", true, [](M& m) { setFloat(m, "x.s", -1.0f); },
         "x.s holds the scale -1, expected above 0"},
        {"scales beyond float32", true,
         [](M& m) {
             setFloat(m, "fc1.ws", 3e38f);
             setFloat(m, "conv2.y.s", 3e38f);
             setFloat(m, "conv2.p.s", 3e38f);
             setFloat(m, "flat.s", 3e38f);
         },
         "the scales of fc1 are beyond float32"},
        {"scale of two values", true,
         [](M& m) {
             setDims(m, "conv1.y.s", {2});
             tensor(m, "conv1.y.s")->mutable_raw_data()->append(4, '\x3f');
         },
         "conv1.y.s is not a single scale"},
        {"fewer scales", true,
         [](M& m) {
             setDims(m, "fc2.ws", {3});
             tensor(m, "fc2.ws")->mutable_raw_data()->resize(12);
         },
         "fc2 has scales or biases that do not fit its 4 outputs"},
        {"fewer biases", true,
         [](M& m) {
             setDims(m, "fc2.b", {3});
             tensor(m, "fc2.b")->mutable_raw_data()->resize(12);
         },
         "fc2 has scales or biases that do not fit its 4 outputs"},
        {"fewer biases, float", false,
         [](M& m) {
             setDims(m, "fc2.b", {3});
             tensor(m, "fc2.b")->mutable_raw_data()->resize(12);
         },
         "fc2 has 3 biases, expected 4"},
        {"flat convolution", true,
         [](M& m) {
             setDims(m, "conv1.w", {2, 25});
         },
         "layer 1 has weights of the shape [2, 25], which a LeNet has not"},
        {"other kernel", false,
         [](M& m) {
             setDims(m, "conv2.w", {3, 50, 1, 1});
         },
         "layer 2 has weights of the shape [3, 50, 1, 1], which a LeNet has not"},
        {"dense turned round", false,
         [](M& m) {
             setDims(m, "fc2.w", {5, 4});
         },
         "fc2 has 4 inputs, expected 5"},
        {"eleven classes", false,
         [](M& m) {
             setDims(m, "fc3.w", {11, 4});
             tensor(m, "fc3.w")->mutable_raw_data()->append(16, '\0');
         },
         "it has 11 outputs, expected 10"},
        {"bytes missing", true, [](M& m) { tensor(m, "conv1.w")->mutable_raw_data()->pop_back(); },
         "conv1.w needs 50 bytes, found 49"},
        {"values elsewhere", false,
         [](M& m) {
             tensor(m, "fc1.b")->clear_raw_data();
             tensor(m, "fc1.b")->add_float_data(1.0f);
         },
         "fc1.b needs 20 bytes, found 0"},
        {"external data", false,
         [](M& m) {
             onnx::TensorProto* const t = tensor(m, "fc1.b");
             t->clear_raw_data();
             t->set_data_location(onnx::TensorProto::EXTERNAL);
             onnx::StringStringEntryProto* const location = t->add_external_data();
             location->set_key("location");
             location->set_value("../../../../etc/passwd");
         },
         "fc1.b is in another file, which is not opened"},
        {"many channels", false, [](M& m) { *tensor(m, "conv1.w") = wideWeights(); },
         "layer 1 has weights of the shape [1025, 1, 5, 5], which a LeNet has not"},
        {"negative shape", false, [](M& m) { setDims(m, "fc1.b", {-5}); }, "fc1.b has an impossible shape"},
        {"endless shape", false,
         [](M& m) {
             setDims(m, "fc1.b", {std::int64_t(1) << 40, std::int64_t(1) << 40});
         },
         "fc1.b has an impossible shape"},
        {"float weights in the int8 file", true,
         [](M& m) { tensor(m, "fc1.w")->set_data_type(onnx::TensorProto::UINT8); },
         "fc1.w has data type 2, expected 3"},
        {"double weights", false, [](M& m) { tensor(m, "fc1.w")->set_data_type(onnx::TensorProto::DOUBLE); },
         "fc1.w has data type 11, expected 1"},
        {"tensor missing", false, [](M& m) { tensor(m, "fc3.w")->set_name("elsewhere"); },
         "it has no tensor 'fc3.w'"},
        {"weights not constant", true, [](M& m) { tensor(m, "fc3.w")->set_name("elsewhere"); },
         "'fc3.wd' is not an integer constant"},
        {"layer missing", false, [](M& m) { remove(m, "fc2"); },
         "it has 4 layers with weights, expected the 5 of a LeNet"},
        {"layer without bias, float", false, [](M& m) { node(m, "fc2")->mutable_input()->RemoveLast(); },
         "its layers are not those of a LeNet"},
        {"six layers", true, [](M& m) { *m.mutable_graph()->add_node() = *node(m, "fc3"); },
         "its layers are not those of a LeNet"},
        {"overflowing bias", true,
         [](M& m) {
             const std::int32_t most = 2147483647;
             std::memcpy(tensor(m, "fc1.b")->mutable_raw_data()->data(), &most, 4);
         },
         "fc1 could overflow its int32 accumulator"},
    };
    return all;
}

}  // namespace

class TestOnnx : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::string write(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("x.onnx"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return "(could not be written)";
        return file.fileName().toStdString();
    }
    OnnxModel read(const std::string& bytes) const {
        return readOnnxModel(write(QByteArray::fromStdString(bytes)));
    }
    QString refused(const std::string& bytes) const {
        return refusal(ErrorCode::BadInput, [&] { read(bytes); });
    }

  private slots:
    void int8NetworksComeBack_data() {
        QTest::addColumn<bool>("lenet");
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("zeroPoints");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<int>("activation");
        for (int i = 0; i < 16; ++i)
            for (int activation = 0; activation < 3; ++activation)
                QTest::addRow("%s, %s%s%s, activation %d", i & 1 ? "LeNet" : "small",
                              i & 2 ? "per channel" : "per tensor", i & 4 ? ", zero points" : "",
                              i & 8 ? ", bias" : "", activation)
                    << bool(i & 1) << bool(i & 2) << bool(i & 4) << bool(i & 8) << activation;
    }

    void int8NetworksComeBack() {
        QFETCH(bool, lenet);
        QFETCH(bool, perChannel);
        QFETCH(bool, zeroPoints);
        QFETCH(bool, bias);
        QFETCH(int, activation);
        std::mt19937 random(unsigned(perChannel + 2 * zeroPoints + 4 * bias + 8 * activation));
        const int8::Network network = randomIntegerNetwork(
            random,
            {lenet ? kLeNet : kSmall, perChannel, zeroPoints, bias, static_cast<Activation>(activation)});
        for (const OnnxInput input : {OnnxInput::Normalized, OnnxInput::Pixels}) {
            const std::string bytes = encodeOnnxInt8(network, input);
            QCOMPARE(complaint(bytes), QString());
            const OnnxModel back = read(bytes);
            QVERIFY(back.int8 && !back.floats);
            QCOMPARE(difference(network, *back.int8), QString());
            QCOMPARE(encodeOnnxInt8(*back.int8, input), bytes);
        }
    }

    // Grids of fewer codes than int8 has must clamp in the file as they do in the engine.
    void smallerGridsComeBack_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("narrow");
        QTest::addColumn<int>("activation");
        for (const int bits : {2, 4, 7, 8})
            for (const bool narrow : {false, true})
                for (int activation = 0; activation < 3; ++activation)
                    QTest::addRow("%d bit%s, activation %d", bits, narrow ? ", narrow" : "", activation)
                        << bits << narrow << activation;
    }

    void smallerGridsComeBack() {
        QFETCH(int, bits);
        QFETCH(bool, narrow);
        QFETCH(int, activation);
        std::mt19937 random(3);
        int8::Network network =
            randomIntegerNetwork(random, {kSmall, true, false, true, static_cast<Activation>(activation)});
        const QuantSpec spec{bits, false, false, narrow};
        network.inputCodeMin = spec.codeMin();
        network.inputCodeMax = spec.codeMax();
        const auto inside = [&](QParams& q) {
            q.zeroPoint = std::clamp(q.zeroPoint, spec.codeMin(), spec.codeMax());
        };
        inside(network.input);
        for (int8::Layer& layer : network.layers) {
            inside(layer.input);
            inside(layer.output);
            int8::completeLayer(layer, spec);
        }
        for (const OnnxInput input : {OnnxInput::Normalized, OnnxInput::Pixels}) {
            const std::string bytes = encodeOnnxInt8(network, input);
            QCOMPARE(complaint(bytes), QString());
            QCOMPARE(difference(network, *read(bytes).int8), QString());
        }
    }

    void floatNetworksComeBack_data() {
        QTest::addColumn<bool>("lenet");
        QTest::addColumn<bool>("bn");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<int>("activation");
        for (int i = 0; i < 8; ++i)
            for (int activation = 0; activation < 3; ++activation)
                QTest::addRow("%s%s%s, activation %d", i & 1 ? "LeNet" : "small", i & 2 ? ", BN" : "",
                              i & 4 ? ", bias" : "", activation)
                    << bool(i & 1) << bool(i & 2) << bool(i & 4) << activation;
    }

    void floatNetworksComeBack() {
        QFETCH(bool, lenet);
        QFETCH(bool, bn);
        QFETCH(bool, bias);
        QFETCH(int, activation);
        std::mt19937 random(4);
        const FloatNetwork network = randomFloatNetwork(
            random, {lenet ? kLeNet : kSmall, bn, bias, static_cast<Activation>(activation)});
        const std::string bytes = encodeOnnxFloat(network);
        QCOMPARE(complaint(bytes), QString());
        const OnnxModel back = read(bytes);
        QVERIFY(back.floats && !back.int8);
        QCOMPARE(difference(foldBatchNorm(network), *back.floats), QString());
    }

    // w' = w g / sqrt(v + e), b' = beta + (b - mean) g / sqrt(v + e), in doubles.
    void batchNormIsFolded() {
        std::mt19937 random(5);
        const FloatNetwork network = randomFloatNetwork(random, {kSmall, true, true, Activation::Relu});
        const FloatNetwork folded = *read(encodeOnnxFloat(network)).floats;
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            const FloatLayer &a = network.layers[i], &b = folded.layers[i];
            for (std::size_t o = 0; o < a.bias.size(); ++o) {
                const double factor = double(a.bn.gamma[o]) / std::sqrt(double(a.bn.variance[o]) + 1e-5);
                const double bias =
                    double(a.bn.beta[o]) + (double(a.bias[o]) - double(a.bn.mean[o])) * factor;
                QVERIFY(std::fabs(double(b.bias[o]) - bias) < 1e-5 * (1.0 + std::fabs(bias)));
                for (std::size_t k = o * a.weightsPerOutput(); k < (o + 1) * a.weightsPerOutput(); ++k)
                    QVERIFY(std::fabs(double(b.weight[k]) - double(a.weight[k]) * factor) <
                            1e-6 * (1.0 + std::fabs(double(b.weight[k]))));
            }
        }
    }

    void int8WeightsAreStoredAsInt8() {
        std::mt19937 random(6);
        const std::string bytes =
            encodeOnnxInt8(randomIntegerNetwork(random, {kLeNet, true, false, true, Activation::Relu}));
        const onnx::ModelProto model = parsed(bytes);
        std::size_t weights = 0, biases = 0;
        for (const onnx::TensorProto& t : model.graph().initializer()) {
            if (t.dims_size() >= 2) {
                QCOMPARE(int(t.data_type()), int(onnx::TensorProto::INT8));
                weights += t.raw_data().size();
            }
            if (t.data_type() == onnx::TensorProto::INT32) biases += t.raw_data().size();
        }
        QCOMPARE(weights, std::size_t(61470));
        QCOMPARE(biases, std::size_t(944));
        QVERIFY2(bytes.size() < 61470 + 8000, qPrintable(QString::number(bytes.size())));
        QCOMPARE(model.opset_import(0).version(), std::int64_t(13));
        QCOMPARE(model.graph().input(0).name(), std::string("x"));
        QCOMPARE(model.graph().output(0).name(), std::string("logits"));
    }

    void otherGraphsAreRefused_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < changes().size(); ++i) QTest::newRow(changes()[i].name) << int(i);
    }

    void otherGraphsAreRefused() {
        QFETCH(int, index);
        const Change& change = changes()[std::size_t(index)];
        std::mt19937 random(7);
        onnx::ModelProto model = parsed(change.int8 ? encodeOnnxInt8(randomIntegerNetwork(random, {}))
                                                    : encodeOnnxFloat(randomFloatNetwork(random, {})));
        change.apply(model);
        QCOMPARE(refused(model.SerializeAsString()), "x.onnx: " + QString(change.message));
    }

    void otherWaysFromPixelsAreRefused() {
        std::mt19937 random(12);
        const std::string bytes = encodeOnnxInt8(randomIntegerNetwork(random, {}), OnnxInput::Pixels);
        onnx::ModelProto model = parsed(bytes);
        setFloat(model, "normalized", -1.0f);
        QCOMPARE(refused(model.SerializeAsString()),
                 "x.onnx: its tensor 'normalized' is not as this program writes it");
        model = parsed(bytes);
        setFloat(model, "resize", 0.5f);
        QCOMPARE(refused(model.SerializeAsString()),
                 "x.onnx: its tensor 'resize' is not as this program writes it");
        model = parsed(bytes);
        node(model, "bytes")->set_op_type("Floor");
        QCOMPARE(refused(model.SerializeAsString()),
                 "x.onnx: its operator Floor 'bytes' is not as this program writes it");
        model = parsed(bytes);
        model.mutable_graph()->mutable_input(0)->set_name("bytes");
        QCOMPARE(refused(model.SerializeAsString()),
                 "x.onnx: it has the operator Cast, which an int8 LeNet that this program writes has not");
    }

    void otherLimitsOfRelu6AreRefused() {
        std::mt19937 random(8);
        onnx::ModelProto model =
            parsed(encodeOnnxFloat(randomFloatNetwork(random, {kSmall, false, true, Activation::Relu6})));
        setFloat(model, "fc1.hi", 5.0f);
        QCOMPARE(refused(model.SerializeAsString()),
                 "x.onnx: its tensor 'fc1.hi' is not as this program writes it");
        model = parsed(
            encodeOnnxInt8(randomIntegerNetwork(random, {kSmall, true, false, true, Activation::Relu6})));
        setFloat(model, "fc1.lo", -1.0f);
        QCOMPARE(refused(model.SerializeAsString()),
                 "x.onnx: its tensor 'fc1.lo' is not as this program writes it");
    }

    void codeLimitsTurnedRoundAreRefused() {
        std::mt19937 random(9);
        int8::Network network = randomIntegerNetwork(random, {});
        network.inputCodeMin = 3;
        onnx::ModelProto model = parsed(encodeOnnxInt8(network));
        tensor(model, "x.max")->set_raw_data(std::string(1, '\x02'));
        QCOMPARE(refused(model.SerializeAsString()), "x.onnx: x.min and x.max do not limit codes");
    }

    void otherFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        std::mt19937 random(10);
        const QByteArray valid = QByteArray::fromStdString(encodeOnnxInt8(randomIntegerNetwork(random, {})));
        QByteArray noise;
        for (int i = 0; i < 3000; ++i) noise += char(random() % 256);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is a text file\n");
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html></html>\n");
        QTest::newRow("noise") << noise;
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("cut in half") << valid.left(valid.size() / 2);
        QTest::newRow("last byte missing") << valid.chopped(1);
        onnx::ModelProto empty;
        empty.set_ir_version(7);
        empty.mutable_graph()->set_name("nothing");
        QTest::newRow("graph without operators") << QByteArray::fromStdString(empty.SerializeAsString());
    }

    void otherFilesAreRefused() {
        QFETCH(QByteArray, bytes);
        const PrintedErrors printed;
        QCOMPARE(refused(bytes.toStdString()),
                 QString("x.onnx: expected an ONNX model, found something else"));
        QCOMPARE(printed.text(), QByteArray());
    }

    // An empty operator has two bytes in a file and a hundred times as many in memory.
    void aMillionOperatorsAreNotParsed() {
        std::string graph;
        for (int i = 0; i < 1'000'000; ++i) graph += std::string("\x0a\0", 2);
        onnx::ModelProto shell;
        shell.set_ir_version(7);
        std::string bytes = shell.SerializeAsString() + '\x3a';
        for (std::size_t size = graph.size(); size > 0; size >>= 7)
            bytes += char((size & 127) | (size > 127 ? 128 : 0));
        QCOMPARE(
            refused(bytes + graph),
            QString("x.onnx: expected an ONNX model of a LeNet, found 2000006 bytes that are no values"));
    }

    void whatIsNoFileIsRefused() {
        const QString missing = m_folder.filePath("none.onnx");
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readOnnxModel(missing.toStdString()); }),
                 missing + ": there is no such file");
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readOnnxModel(m_folder.path().toStdString()); }),
                 m_folder.path() + ": expected a file, found a folder or device");
    }

    void damagedFilesAreRefusedOrRead_data() {
        QTest::addColumn<QByteArray>("valid");
        std::mt19937 random(11);
        const Outputs tiny = {1, 1, 2, 2, 10};
        const int8::Network network =
            randomIntegerNetwork(random, {tiny, true, true, true, Activation::Relu6});
        QTest::newRow("int8") << QByteArray::fromStdString(encodeOnnxInt8(network));
        QTest::newRow("int8, pixels")
            << QByteArray::fromStdString(encodeOnnxInt8(network, OnnxInput::Pixels));
        QTest::newRow("float") << QByteArray::fromStdString(
            encodeOnnxFloat(randomFloatNetwork(random, {tiny, false, true, Activation::Relu6})));
    }

    // 2 000 files that differ from a valid one by a byte or are cut short: refused with a sentence, or a
    // network that runs. Small layers, so that many of the bytes are structure.
    void damagedFilesAreRefusedOrRead() {
        QFETCH(QByteArray, valid);
        std::mt19937 random(11);
        const std::vector<std::uint8_t> pixels(32 * 32, 200);
        const PrintedErrors printed;
        int refusals = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            QByteArray bytes = valid;
            if (trial % 4 == 0)
                bytes.truncate(qsizetype(random() % unsigned(bytes.size())));
            else
                bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random() % 256);
            try {
                const OnnxModel model = readOnnxModel(write(bytes));
                QVERIFY(model.int8.has_value() != model.floats.has_value());
                if (model.int8) quantelier::int8::Inference(*model.int8).run(pixels.data());
            } catch (const Error& e) {
                QVERIFY2(e.code() == ErrorCode::BadInput, e.what());
                QVERIFY2(QString(e.what()).startsWith("x.onnx: "), e.what());
                ++refusals;
            }
        }
        QCOMPARE(printed.text(), QByteArray());
        QVERIFY2(refusals > 1000, qPrintable(QString::number(refusals)));
    }
};

QTEST_APPLESS_MAIN(TestOnnx)
#include "test_onnx.moc"

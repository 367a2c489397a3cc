// ONNX files in other people's hands: ONNX's checker, ONNX Runtime, and an evaluator of Ascend's deploy
// graph.
#include <QtTest>
#include <cstring>
#include <set>

#include "engine/core/files.h"
#include "engine/core/normalization.h"
#include "engine/data/dataset_loader.h"
#include "engine/data/resize.h"
#include "engine/data/sketched_digits.h"
#include "engine/formats/ascend_onnx.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/onnx_model.h"
#include "engine/int8/inference.h"
#include "engine/peers/process.h"
#include "engine/quant/lowering.h"
#include "tests/support/ascend_networks.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

const std::string kSource = QUANTELIER_SOURCE_DIR;
constexpr int kNoRuntime = 3;  // exit code of onnx_logits.mjs
constexpr double kMostSeconds = 120;

struct Kind {
    const char* name;
    IntegerOptions options;
    int activationBits;
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = {
        {"per channel", {kLeNet, true, false, true, Activation::Relu}, 8},
        {"per tensor", {kLeNet, false, false, true, Activation::Relu}, 8},
        {"asymmetric", {kLeNet, false, true, true, Activation::Relu}, 8},
        {"asymmetric per channel", {kSmall, true, true, true, Activation::Relu}, 8},
        {"ReLU6", {kLeNet, true, false, true, Activation::Relu6}, 8},
        {"no activation, no bias", {kLeNet, true, false, false, Activation::None}, 8},
        {"2-bit weights", {kLeNet, true, false, true, Activation::Relu, 2}, 8},
        {"4-bit activations", {kLeNet, true, false, true, Activation::Relu}, 4},
    };
    return all;
}

int8::Network networkOf(const Kind& kind) {
    std::mt19937 random(7);
    int8::Network network = randomIntegerNetwork(random, kind.options);
    if (kind.activationBits == 8) return network;
    const QuantSpec spec{kind.activationBits, false, false, false};
    network.inputCodeMin = spec.codeMin();
    network.inputCodeMax = spec.codeMax();
    const auto inside = [&](QParams& q) {
        q.zeroPoint = std::clamp(q.zeroPoint, spec.codeMin(), spec.codeMax());
    };
    inside(network.input);
    for (int8::Layer& layer : network.layers) {
        inside(layer.input);
        inside(layer.output);
        int8::completeLayer(layer, &layer == &network.layers.back() ? QuantSpec{} : spec);
    }
    return network;
}

// Sketched digits, then noise of every pixel value: 28 x 28.
Dataset images(int digits, int noise) {
    Dataset data = sketchDigits(digits, 5);
    std::mt19937 random(6);
    for (int i = 0; i < noise * 784; ++i) data.images.push_back(std::uint8_t(random() % 256));
    data.labels.resize(std::size_t(digits + noise));
    return data;
}

std::string rawImages(const Dataset& data, OnnxInput input) {
    if (input == OnnxInput::Pixels) return {data.images.begin(), data.images.end()};
    std::string bytes;
    for (const std::uint8_t pixel : resizedTo32(data).images) {
        const float value = normalizationTable()[pixel];
        bytes.append(reinterpret_cast<const char*>(&value), sizeof(value));
    }
    return bytes;
}

std::vector<Logits> asLogits(const std::string& bytes) {
    std::vector<Logits> logits(bytes.size() / sizeof(Logits));
    std::memcpy(logits.data(), bytes.data(), logits.size() * sizeof(Logits));
    return logits;
}

int differing(const std::vector<Logits>& a, const std::vector<Logits>& b) {
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t k = 0; k < a[i].size(); ++k) count += a[i][k] != b[i][k];
    return count;
}

int differingLabels(const std::vector<Logits>& a, const std::vector<Logits>& b) {
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        count += argmax(a[i].data(), kClassCount) != argmax(b[i].data(), kClassCount);
    return count;
}

// A Python that has the modules, or empty.
std::string pythonWith(const std::string& modules) {
    for (const std::string& python : {peers::findProgram("python3"), std::string("/usr/bin/python3")})
        if (!python.empty() && QFile::exists(QString::fromStdString(python)) &&
            peers::runProcess({python, "-c", "import " + modules}, "/", "", kMostSeconds, {}).exitCode == 0)
            return python;
    return {};
}

}  // namespace

class TestOnnxPeers : public QObject {
    Q_OBJECT

  private:
    peers::TemporaryFolder m_folder;
    CancelToken m_never;
    std::string m_node = peers::findProgram("node");

    std::string written(const std::string& name, const std::string& bytes) const {
        writeFileWhole(m_folder.file(name), bytes);
        return m_folder.file(name);
    }

    peers::ProcessResult runtime(const std::string& model, const std::string& input) const {
        const std::string script = kSource + "/resources/peers/onnx_logits.mjs";
        return peers::runProcess({m_node, script, model}, m_folder.path(), input, kMostSeconds, m_never);
    }

    std::vector<Logits> evaluated(const std::string& python, const std::string& model,
                                  const Dataset& data) const {
        const std::string input = written("images", rawImages(data, OnnxInput::Normalized));
        return asLogits(
            peers::requireOutput({python, kSource + "/tests/peers/ascend_evaluator.py", model, input}, "/",
                                 "", kMostSeconds, m_never));
    }

  private slots:
    void initTestCase() {
        const QString modules = QString::fromStdString(kSource) + "/tests/peers/node_modules";
        if (!qEnvironmentVariableIsSet("QUANTELIER_NODE_MODULES") && QFile::exists(modules))
            qputenv("QUANTELIER_NODE_MODULES", modules.toUtf8());
    }

    void checkerAccepts() {
        const std::string python = pythonWith("onnx");
        if (python.empty()) QSKIP("python3 has no module onnx (python3-onnx)");
        std::vector<std::string> command = {python, kSource + "/tests/peers/check_onnx.py"};
        for (std::size_t i = 0; i < kinds().size(); ++i) {
            const int8::Network network = networkOf(kinds()[i]);
            for (const OnnxInput input : {OnnxInput::Normalized, OnnxInput::Pixels})
                command.push_back(written(std::to_string(i) + (input == OnnxInput::Pixels ? "p" : "n"),
                                          encodeOnnxInt8(network, input)));
        }
        std::mt19937 random(8);
        command.push_back(
            written("float", encodeOnnxFloat(randomFloatNetwork(random, {kLeNet, true, true}))));
        for (const int bits : {4, 8})
            command.push_back(written("amct" + std::to_string(bits),
                                      encodeAscendQat(randomAscendNetwork(random, Activation::Relu6, bits))));
        const peers::ProcessResult result = peers::runProcess(command, "/", "", kMostSeconds, m_never);
        QVERIFY2(result.exitCode == 0, (result.output + result.errors).c_str());
    }

    void checkerRefuses() {
        const std::string python = pythonWith("onnx");
        if (python.empty()) QSKIP("python3 has no module onnx (python3-onnx)");
        std::mt19937 random(8);
        std::string bytes = encodeOnnxInt8(randomIntegerNetwork(random, {}), OnnxInput::Pixels);
        bytes.replace(bytes.find("Unsqueeze"), 9, "Unsqueeza");
        const peers::ProcessResult result =
            peers::runProcess({python, kSource + "/tests/peers/check_onnx.py", written("bad", bytes)}, "/",
                              "", kMostSeconds, m_never);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.output.find("Unsqueeza") != std::string::npos, result.output.c_str());
    }

    void runtimeAgrees_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("pixels");
        for (int i = 0; i < int(kinds().size()); ++i)
            for (const bool pixels : {false, true})
                QTest::addRow("%s, %s", kinds()[std::size_t(i)].name, pixels ? "pixels" : "normalized")
                    << i << pixels;
    }

    void runtimeAgrees() {
        QFETCH(int, kind);
        QFETCH(bool, pixels);
        if (m_node.empty()) QSKIP("node is not installed");
        compareRuntime(networkOf(kinds()[std::size_t(kind)]), images(200, 60),
                       pixels ? OnnxInput::Pixels : OnnxInput::Normalized);
    }

    void runtimeRefuses() {
        if (m_node.empty()) QSKIP("node is not installed");
        const QByteArray modules = qgetenv("QUANTELIER_NODE_MODULES");
        qputenv("QUANTELIER_NODE_MODULES", "/nowhere");
        peers::ProcessResult result = runtime("model.onnx", "");
        QCOMPARE(result.exitCode, kNoRuntime);
        QCOMPARE(result.errors, std::string("onnxruntime-node is not installed: npm install -g "
                                            "onnxruntime-node, or set QUANTELIER_NODE_MODULES.\n"));
        if (modules.isNull())
            qunsetenv("QUANTELIER_NODE_MODULES");
        else
            qputenv("QUANTELIER_NODE_MODULES", modules);
        result = runtime(written("model.onnx", "no model"), "");
        if (result.exitCode == kNoRuntime) QSKIP(result.errors.c_str());
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(std::count(result.errors.begin(), result.errors.end(), '\n'), 1);
        std::mt19937 random(9);
        result = runtime(written("model.onnx", encodeOnnxInt8(randomIntegerNetwork(random, {}))), "abc");
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.errors, std::string("3 bytes of images, expected a multiple of 4096\n"));
    }

    void ascendAgrees_data() {
        QTest::addColumn<int>("activation");
        QTest::addColumn<int>("bits");
        for (const int bits : {8, 4})
            for (int activation = 0; activation < 3; ++activation)
                QTest::addRow("activation %d, %d bits", activation, bits) << activation << bits;
    }

    // Both forms round twice between layers, so that a code on a tie may differ by one.
    void ascendAgrees() {
        QFETCH(int, activation);
        QFETCH(int, bits);
        const std::string python = pythonWith("onnx, numpy");
        if (python.empty()) QSKIP("python3 has no module onnx or numpy (python3-onnx)");
        std::mt19937 random(10);
        int8::Network network = randomAscendNetwork(random, static_cast<Activation>(activation), bits);
        const Dataset data = images(240, 60);
        spreadLogits(network, resizedTo32(data));
        checkDiversity(int8::logits(network, resizedTo32(data), m_never));
        compareDeploy(python, network, data);
    }

    void amctFormAgrees_data() { ascendAgrees_data(); }

    void amctFormAgrees() {
        QFETCH(int, activation);
        QFETCH(int, bits);
        if (m_node.empty()) QSKIP("node is not installed");
        std::mt19937 random(10);
        int8::Network network = randomAscendNetwork(random, static_cast<Activation>(activation), bits);
        const Dataset data = images(240, 60);
        spreadLogits(network, resizedTo32(data));
        compareAmct(network, data);
    }

    // A trained network on all of MNIST's test images: set QUANTELIER_CHECKPOINT to its .ckpt.
    void trainedNetworkAgrees() {
        const std::string path = qEnvironmentVariable("QUANTELIER_CHECKPOINT").toStdString();
        if (path.empty()) QSKIP("QUANTELIER_CHECKPOINT names no quantization-aware checkpoint");
        const QString folder = qEnvironmentVariable("QUANTELIER_SHARED") + "/MNIST_Data";
        if (!QFile::exists(folder)) QSKIP("there is no MNIST_Data in QUANTELIER_SHARED");
        if (m_node.empty()) QSKIP("node is not installed");
        const Checkpoint checkpoint = readCheckpoint(path);
        QVERIFY(checkpoint.ranges.has_value());
        const Recipe recipe = checkpoint.recipe.value_or(Recipe{});
        const int8::Network network = lower({checkpoint.network, recipe.quant, *checkpoint.ranges});
        const Dataset test = readDatasetFolder(folder.toStdString()).data.test;
        for (const OnnxInput input : {OnnxInput::Normalized, OnnxInput::Pixels})
            compareRuntime(network, test, input);
        if (!ascendRefusal(network).empty()) QSKIP(ascendRefusal(network).c_str());
        compareAmct(network, test);
        const std::string python = pythonWith("onnx, numpy");
        if (python.empty()) QSKIP("python3 has no module onnx or numpy (python3-onnx)");
        compareDeploy(python, network, test);
    }

  private:
    // A network that answers the same always, or saturates, would prove nothing.
    static void checkDiversity(const std::vector<Logits>& logits) {
        std::set<int> labels;
        std::set<float> values;
        for (const Logits& row : logits) {
            labels.insert(argmax(row.data(), kClassCount));
            values.insert(row.begin(), row.end());
        }
        QVERIFY2(labels.size() >= 5, qPrintable(QString::number(labels.size())));
        QVERIFY2(values.size() >= 100, qPrintable(QString::number(values.size())));
    }

    void compareRuntime(const int8::Network& network, const Dataset& data, OnnxInput input) const {
        const peers::ProcessResult result =
            runtime(written("model.onnx", encodeOnnxInt8(network, input)), rawImages(data, input));
        if (result.exitCode == kNoRuntime) QSKIP(result.errors.c_str());
        QVERIFY2(result.exitCode == 0, result.errors.c_str());
        const std::vector<Logits> logits = asLogits(result.output),
                                  expected = int8::logits(network, resizedTo32(data), m_never);
        QCOMPARE(logits.size(), expected.size());
        qInfo("%d of %d logits differ", differing(logits, expected), int(10 * expected.size()));
        QCOMPARE(differing(logits, expected), 0);
    }

    void compareAmct(const int8::Network& network, const Dataset& data) const {
        const peers::ProcessResult result =
            runtime(written("amct.onnx", encodeAscendQat(network)), rawImages(data, OnnxInput::Normalized));
        if (result.exitCode == kNoRuntime) QSKIP(result.errors.c_str());
        QVERIFY2(result.exitCode == 0, result.errors.c_str());
        compareNearly(asLogits(result.output), int8::logits(network, resizedTo32(data), m_never));
    }

    void compareDeploy(const std::string& python, const int8::Network& network, const Dataset& data) const {
        const std::string model = written("deploy.onnx", encodeAscendDeploy(network));
        compareNearly(evaluated(python, model, data), int8::logits(network, resizedTo32(data), m_never));
    }

    // At most 1 logit in 100 and 1 label in 300, 5 in 10 000, a step apart.
    static void compareNearly(const std::vector<Logits>& found, const std::vector<Logits>& expected) {
        QCOMPARE(found.size(), expected.size());
        const int logits = differing(found, expected), labels = differingLabels(found, expected);
        qInfo("%d of %d logits and %d labels differ", logits, int(10 * expected.size()), labels);
        QVERIFY(logits <= int(expected.size()) / 10);
        QVERIFY(labels <= 1 + int(expected.size()) / 2500);
    }
};

QTEST_GUILESS_MAIN(TestOnnxPeers)
#include "test_onnx_peers.moc"

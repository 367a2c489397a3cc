// Byte budgets: what random networks hold is found again in every container, to the byte.
#include <sys/resource.h>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/core/files.h"
#include "engine/formats/ascend_onnx.h"
#include "engine/formats/byte_budget.h"
#include "engine/formats/c_source.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/formats/onnx_model.h"
#include "engine/formats/tflite_model.h"
#include "tests/support/printed_errors.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

struct Counts {
    std::int64_t weights = 0, biases = 0, weightScales = 0;
};

Counts countsOf(const int8::Network& network) {
    Counts counts;
    for (const int8::Layer& layer : network.layers) {
        counts.weights += std::int64_t(layer.weight.size());
        counts.biases += std::int64_t(layer.bias.size());
        counts.weightScales += std::int64_t(layer.weightScale.size());
    }
    return counts;
}

constexpr std::int64_t kActivationGrids =
    9;  // input, five layers, two pools, flatten: a scale and a zero each

}  // namespace

class TestByteBudget : public QObject {
    Q_OBJECT

  private slots:
    void init() { m_network = randomIntegerNetwork(m_random, {kLeNet}); }

    void int8Onnx() {
        for (const OnnxInput input : {OnnxInput::Normalized, OnnxInput::Pixels}) {
            const ByteBudget budget = onnxBudget(write("a.onnx", encodeOnnxInt8(m_network, input)));
            const Counts counts = countsOf(m_network);
            QCOMPARE(qint64(budget.weights), qint64(counts.weights));
            QCOMPARE(qint64(budget.biases), qint64(4 * counts.biases));
            // A weight's scale, its zero point, and the bias's scale.
            QCOMPARE(qint64(budget.scales), qint64(9 * counts.weightScales + 5 * kActivationGrids));
            QCOMPARE(qint64(budget.parameters), qint64(counts.weights + counts.biases));
            checkAddsUp(budget);
        }
    }

    void floatOnnx() {
        const FloatNetwork network = randomFloatNetwork(m_random, {kLeNet, true});
        const ByteBudget budget = onnxBudget(write("a.onnx", encodeOnnxFloat(network)));
        QCOMPARE(qint64(budget.weights), qint64(4 * 61470));
        QCOMPARE(qint64(budget.biases), qint64(4 * 236));
        QCOMPARE(qint64(budget.parameters), qint64(61470 + 236));
        QCOMPARE(qint64(budget.scales), qint64(0));
        checkAddsUp(budget);
    }

    void ascendOnnx() {
        m_network = randomIntegerNetwork(m_random, {kLeNet, false});
        for (int8::Layer& layer : m_network.layers) layer.weightScale = {0.05f};  // in float16's range
        const ByteBudget deploy = onnxBudget(write("a.onnx", encodeAscendDeploy(m_network)));
        QCOMPARE(qint64(deploy.weights), qint64(61470));
        QCOMPARE(qint64(deploy.biases), qint64(4 * 236));
        QCOMPARE(qint64(deploy.scales), qint64(8 * 5));  // a uint64 for each layer
        checkAddsUp(deploy);
        const ByteBudget qat = onnxBudget(write("a.onnx", encodeAscendQat(m_network)));
        QCOMPARE(qint64(qat.weights), qint64(4 * 61470));  // AMCT rounds them
        QCOMPARE(qint64(qat.biases), qint64(4 * 236));
        QCOMPARE(qint64(qat.scales), qint64(5 * 10));
        checkAddsUp(qat);
    }

    void checkpoint() {
        const FloatNetwork network = randomFloatNetwork(m_random, {kLeNet, true});
        NamedTensors tensors = floatTensors(network);
        const NamedTensors moments = momentTensors(network);
        tensors.insert(tensors.end(), moments.begin(), moments.end());
        tensors.push_back(floatTensor("conv1.activation.fake_quant_act.minq", {1}, {-1.0f}));
        tensors.push_back(floatTensor("learning_rate", {}, {0.1f}));
        std::int64_t momentBytes = 4;  // and the learning rate
        for (const NamedTensor& moment : moments) momentBytes += std::int64_t(moment.content.size());
        const ByteBudget budget = checkpointBudget(write("a.ckpt", encodeMindSporeCheckpoint(tensors)));
        QCOMPARE(qint64(budget.weights), qint64(4 * 61470));
        QCOMPARE(qint64(budget.biases), qint64(4 * 236));
        QCOMPARE(qint64(budget.batchNorm), qint64(4 * 4 * 236));
        QCOMPARE(qint64(budget.scales), qint64(4));
        QCOMPARE(qint64(budget.other), qint64(momentBytes));
        checkAddsUp(budget);
    }

    void tflite() {
        IntegerOptions options{kLeNet};
        options.weightBits = 7;  // no -128, which TFLite has not; stored as bytes
        m_network = randomIntegerNetwork(m_random, options);
        const ByteBudget budget = tfliteBudget(write("a.tflite", encodeTflite(m_network)));
        const Counts counts = countsOf(m_network);
        QCOMPARE(qint64(budget.weights), qint64(counts.weights));
        QCOMPARE(qint64(budget.biases), qint64(4 * counts.biases));
        // float32 and int64 of each scale of weights and of biases, and of nine activations.
        QCOMPARE(qint64(budget.scales), qint64(12 * (2 * counts.weightScales + kActivationGrids)));
        QVERIFY(budget.padding > 0 && budget.padding < 1000);
        checkAddsUp(budget);
    }

    void cSource() {
        for (const Requantization requantization : {Requantization::Float, Requantization::Fixed})
            for (const int bits : {8, 4}) {
                IntegerOptions options{kLeNet};
                options.weightBits = bits;
                m_network = randomIntegerNetwork(m_random, options);
                QTemporaryDir folder;
                std::int64_t bytes = 0;
                for (const ExportedFile& file : encodeCSource(m_network, requantization, blankImage())) {
                    writeFileWhole(folder.filePath(QString::fromStdString(file.name)).toStdString(),
                                   file.bytes);
                    bytes += std::int64_t(file.bytes.size());
                }
                const SourceBudget budget = sourceBudget(folder.path().toStdString());
                std::int64_t sum = 0;
                for (const SourceFile& file : budget.files) sum += file.bytes;
                QCOMPARE(qint64(sum), qint64(bytes));
                QCOMPARE(qint64(budget.tables.weights), qint64(int8::payload(m_network).weights));
                QCOMPARE(qint64(budget.tables.biases), qint64(int8::payload(m_network).biases));
                const int scaleBytes = requantization == Requantization::Float ? 4 : 5;
                QCOMPARE(qint64(budget.tables.scales), qint64(scaleBytes * 236));
                QCOMPARE(qint64(budget.tables.graph), qint64(256));  // the code of each pixel value
                QCOMPARE(qint64(budget.tables.parameters), qint64(61470 + 236));
            }
    }

    void otherFilesAreRefused() {
        const std::string text = write("a.onnx", "not a model");
        QVERIFY(refusal(ErrorCode::BadInput, [&] { onnxBudget(text); }).contains("expected an ONNX model"));
        QVERIFY(
            refusal(ErrorCode::BadInput, [&] { checkpointBudget(text); }).contains("MindSpore checkpoint"));
        QVERIFY(refusal(ErrorCode::BadInput, [&] { torchBudget(text); }).contains("PyTorch file"));
        QVERIFY(refusal(ErrorCode::BadInput, [&] { tfliteBudget(text); }).contains("TFLite"));
        QVERIFY(refusal(ErrorCode::BadInput, [&] {
                    sourceBudget(m_dir.path().toStdString());
                }).contains("lenet_tables.c"));
    }

    // Many entries of a zip that all name the same bytes: copied, they would have no end.
    void overlappingEntriesTakeNoMemory() {
        const auto number = [](quint32 value, int bytes) {
            std::string text;
            for (int i = 0; i < bytes; ++i) text += char(value >> 8 * i & 255);
            return text;
        };
        constexpr quint32 kSize = 4 << 20, kEntries = 2000;
        const std::string name = "x/data/0", sizes = number(0, 4) + number(kSize, 4) + number(kSize, 4);
        const std::string start =
            number(20, 2) + std::string(8, '\0') + sizes + number(quint32(name.size()), 2);
        std::string bytes = "PK\3\4" + start + number(0, 2) + name + std::string(kSize, 'w');
        const auto directory = quint32(bytes.size());
        for (quint32 i = 0; i < kEntries; ++i)
            bytes += "PK\1\2" + number(20, 2) + start + std::string(12, '\0') + number(0, 4) + name;
        bytes += "PK\5\6" + number(0, 4) + number(kEntries, 2) + number(kEntries, 2) +
                 number(quint32(bytes.size()) - directory, 4) + number(directory, 4) + number(0, 2);
        const std::string path = write("bomb.pt", bytes);
        struct rusage before {
        }, after{};
        getrusage(RUSAGE_SELF, &before);
        QVERIFY(refusal(ErrorCode::BadInput, [&] { torchBudget(path); }).contains("PyTorch file"));
        getrusage(RUSAGE_SELF, &after);
        QVERIFY(after.ru_maxrss - before.ru_maxrss < 100 * 1024);  // in kB
    }

    // Counts that no export has add up within 64 bits.
    void hugeArraysDoNotOverflow() {
        QTemporaryDir folder;
        std::string text;
        for (int i = 0; i < 20'000; ++i)
            text +=
                "const float weights_a[999999999] = {\n.in_channels = 999999, .in_side = 999, .out_channels "
                "= "
                "999999,\n";
        writeFileWhole(folder.filePath("lenet_tables.c").toStdString(), text);
        const SourceBudget budget = sourceBudget(folder.path().toStdString());
        QCOMPARE(qint64(budget.tables.weights), qint64(20'000) * 4 * 999'999'999);
        QCOMPARE(qint64(budget.tables.parameters), qint64(0));
    }

    // Bytes changed at random: a refusal, or a budget that still adds up.
    void damagedFiles() {
        const PrintedErrors quiet;
        IntegerOptions options;
        options.weightBits = 7;
        m_network = randomIntegerNetwork(m_random, options);
        const std::string good[] = {
            encodeOnnxInt8(m_network), encodeTflite(m_network),
            encodeMindSporeCheckpoint(floatTensors(randomFloatNetwork(m_random, {})))};
        ByteBudget (*const readers[])(const std::string&) = {onnxBudget, tfliteBudget, checkpointBudget};
        for (int round = 0; round < 300; ++round) {
            const std::size_t kind = std::size_t(round % 3);
            std::string bytes = good[kind];
            for (int i = 0; i < 3; ++i) bytes[m_random() % bytes.size()] = char(m_random());
            if (round % 7 == 0) bytes.resize(m_random() % bytes.size());
            const std::string path = write("damaged", bytes);
            try {
                QCOMPARE(qint64(readers[kind](path).total()), qint64(bytes.size()));
            } catch (const Error& e) {
                QCOMPARE(int(e.code()), int(ErrorCode::BadInput));
            }
        }
    }

  private:
    std::string write(const char* name, const std::string& bytes) {
        const std::string path = m_dir.filePath(name).toStdString();
        writeFileWhole(path, bytes);
        m_size = std::int64_t(bytes.size());
        return path;
    }
    void checkAddsUp(const ByteBudget& budget) const {
        QCOMPARE(qint64(budget.total()), qint64(m_size));
        QVERIFY(budget.graph > 0);
    }
    static Dataset blankImage() {
        Dataset data;
        data.side = kInputSize;
        data.images.resize(std::size_t{kInputSize} * kInputSize);
        data.labels = {0};
        return data;
    }

    QTemporaryDir m_dir;
    std::mt19937 m_random{7};
    int8::Network m_network;
    std::int64_t m_size = 0;
};

QTEST_APPLESS_MAIN(TestByteBudget)
#include "test_byte_budget.moc"

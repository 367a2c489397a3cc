// TFLite files: every field comes back, what TFLite cannot carry is refused, and damage never passes.
#include <tflite_generated.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/formats/tflite_model.h"
#include "tests/support/narrow_weights.h"
#include "tests/support/network_difference.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

int8::Network smallNetwork() {
    std::mt19937 random(1);
    return randomNarrowNetwork(random, {});
}

// A change to a network, and the sentence that refuses to write it.
struct Impossible {
    const char* name;
    void (*apply)(int8::Network&);
    const char* message;
};

constexpr const char* kWayOut =
    ": the presets 'recommended' and 'ascend' train a network that TFLite can run";

const std::vector<Impossible>& impossible() {
    using N = int8::Network;
    static const std::vector<Impossible> all = {
        {"weight zero point", [](N& n) { n.layers[1].weightZeroPoint[1] = 3; },
         "TFLite has no weight zero points, but conv2 has%1"},
        {"input codes", [](N& n) { n.inputCodeMin = -8; },
         "TFLite needs activations of whole 8 bits, but the input has codes of -8 to 127%1"},
        {"4-bit activations",
         [](N& n) {
             n.layers[2].output.zeroPoint = -8;
             int8::completeLayer(n.layers[2], QuantSpec{4});
         },
         "TFLite needs activations of whole 8 bits, but fc1 gives codes of -8 to 7%1"},
        {"narrow activations", [](N& n) { n.layers[4].codeMin = -127; },
         "TFLite needs activations of whole 8 bits, but fc3 gives codes of -127 to 127%1"},
        {"weight of -128",
         [](N& n) {
             std::vector<std::int8_t> codes = n.layers[0].weight.codes();
             codes[7] = -128;
             n.layers[0].weight = int8::PackedWeights(codes, 8);
         },
         "TFLite needs weights of -127 to 127 (a narrow range), but conv1 has a weight of -128%1"},
        {"denormal scale",
         [](N& n) {
             n.layers[3].weightScale[0] = 1e-42f;
             int8::completeLayer(n.layers[3], QuantSpec{});
         },
         "the scales of fc2 are beyond what TFLite's kernels take"},
        {"large multiplier",
         [](N& n) {
             n.layers[4].output.scale = 1e-8f;
             int8::completeLayer(n.layers[4], QuantSpec{});
         },
         "the scales of fc3 are beyond what TFLite's kernels take"},
    };
    return all;
}

}  // namespace

class TestTflite : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    int8::Network read(const std::string& bytes) const {
        QFile file(m_folder.filePath("x.tflite"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), qint64(bytes.size())) < 0)
            throw std::runtime_error("the test's file could not be written");
        file.close();
        return readTflite(file.fileName().toStdString());
    }
    QString refused(const std::string& bytes) const {
        return refusal(ErrorCode::BadInput, [&] { read(bytes); });
    }

  private slots:
    void networksComeBack_data() {
        QTest::addColumn<bool>("lenet");
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<int>("activation");
        for (int i = 0; i < 8; ++i)
            for (int activation = 0; activation < 3; ++activation)
                QTest::addRow("%s, %s%s, activation %d", i & 1 ? "LeNet" : "small",
                              i & 2 ? "per channel" : "per tensor", i & 4 ? ", bias" : "", activation)
                    << bool(i & 1) << bool(i & 2) << bool(i & 4) << activation;
    }

    void networksComeBack() {
        QFETCH(bool, lenet);
        QFETCH(bool, perChannel);
        QFETCH(bool, bias);
        QFETCH(int, activation);
        std::mt19937 random(unsigned(perChannel + 2 * bias + 4 * activation));
        const int8::Network network = randomNarrowNetwork(
            random, {lenet ? kLeNet : kSmall, perChannel, false, bias, static_cast<Activation>(activation)});
        QCOMPARE(tfliteRefusal(network), std::string());
        const std::string bytes = encodeTflite(network);
        QCOMPARE(encodeTflite(network), bytes);
        QCOMPARE(difference(network, read(bytes)), QString());
    }

    // Below 8 bits the codes stay, one to a byte.
    void fewerBitsAreStoredAsInt8() {
        for (const int bits : {2, 4, 7}) {
            std::mt19937 random(2);
            int8::Network network =
                randomNarrowNetwork(random, {kSmall, true, false, true, Activation::Relu, bits});
            const std::string bytes = encodeTflite(network);
            for (int8::Layer& layer : network.layers)
                layer.weight = int8::PackedWeights(layer.weight.codes(), 8);
            QCOMPARE(encodeTflite(network), bytes);
            QCOMPARE(difference(network, read(bytes)), QString());
        }
    }

    // A bias of zeros is not the same as none.
    void zeroBiasComesBack() {
        int8::Network network = smallNetwork();
        for (std::int32_t& bias : network.layers[1].bias) bias = 0;
        network.layers[2].bias.clear();
        QCOMPARE(difference(network, read(encodeTflite(network))), QString());
    }

    // The weights' bytes lie as TFLite reads them: 16-byte aligned, (outputs, height, width, channels).
    void weightsLieAsTfliteReadsThem() {
        const int8::Network network = smallNetwork();
        const std::string bytes = encodeTflite(network);
        QCOMPARE(bytes.substr(4, 4), std::string("TFL3"));
        for (const auto& [index, channels, side] : {std::tuple{1, 2, 5}, {2, 3, 5}, {3, 5, 1}}) {
            const int8::Layer& layer = network.layers[std::size_t(index)];
            std::string expected;
            for (int o = 0; o < layer.outChannels; ++o)
                for (int place = 0; place < side * side; ++place)
                    for (int c = 0; c < channels; ++c)
                        expected += char(layer.weight[std::size_t((o * channels + c) * side * side + place)]);
            const std::size_t found = bytes.find(expected);
            QVERIFY2(found != std::string::npos, layer.name.c_str());
            QCOMPARE(found % 16, std::size_t(0));
        }
    }

    void sizeIsAboutAQuarter() {
        std::mt19937 random(3);
        const std::string bytes =
            encodeTflite(randomNarrowNetwork(random, {kLeNet, true, false, true, Activation::Relu}));
        QVERIFY2(bytes.size() > 61470 + 944 && bytes.size() < 61470 + 10000,
                 qPrintable(QString::number(bytes.size())));
    }

    void otherNetworksAreRefused_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < impossible().size(); ++i) QTest::newRow(impossible()[i].name) << int(i);
    }

    void otherNetworksAreRefused() {
        QFETCH(int, index);
        const Impossible& change = impossible()[std::size_t(index)];
        int8::Network network = smallNetwork();
        change.apply(network);
        const QString expected = QString(change.message).replace("%1", kWayOut);
        QCOMPARE(QString::fromStdString(tfliteRefusal(network)), expected);
        QCOMPARE(refusal(ErrorCode::Usage, [&] { encodeTflite(network); }), expected);
    }

    void otherFilesAreRefused() {
        const QString other = "x.tflite: expected a TFLite model, found something else";
        QCOMPARE(refused(""), other);
        QCOMPARE(refused("TFL3"), other);
        QCOMPARE(refused(std::string(5000, '\0')), other);
        std::string bytes = encodeTflite(smallNetwork());
        QCOMPARE(refused(bytes + '\0'),
                 QString("x.tflite: it is a TFLite model of a LeNet, but not as this program "
                         "writes it"));
        bytes[5] = 'X';
        QCOMPARE(refused(bytes), other);
        QCOMPARE(refusal(ErrorCode::BadInput, [] { readTflite("/no/such.tflite"); }).left(12),
                 QString("/no/such.tfl").left(12));
    }

    // All weights point to the largest buffer: each layer would copy bytes that the file has once.
    void sharedBytesAreRefused() {
        std::mt19937 random(6);
        std::string bytes = encodeTflite(randomNarrowNetwork(random, {kLeNet}));
        const tflite::Model& model = *tflite::GetModel(bytes.data());
        const auto bytesOf = [&](std::uint32_t buffer) {
            const auto* const data = model.buffers()->Get(buffer)->data();
            return data ? data->size() : 0;
        };
        const auto& tensors = *model.subgraphs()->Get(0)->tensors();
        std::uint32_t largest = 0;
        for (const tflite::Tensor* const tensor : tensors)
            if (bytesOf(tensor->buffer()) > bytesOf(largest)) largest = tensor->buffer();
        for (const tflite::Tensor* const tensor : tensors) {
            if (tensor->type() != tflite::TensorType::INT8 || bytesOf(tensor->buffer()) == 0) continue;
            const void* const table = tensor;  // the generated class only reads
            const_cast<flatbuffers::Table*>(static_cast<const flatbuffers::Table*>(table))
                ->SetField<std::uint32_t>(tflite::Tensor::VT_BUFFER, largest, 0);
        }
        QCOMPARE(refused(bytes), QString("x.tflite: its tensors hold more values than the file"));
    }

    // Whatever a damaged byte makes of the file, it is either refused or read for what it says.
    void damagedFilesAreRefusedOrTrue() {
        const std::string whole = encodeTflite(smallNetwork());
        std::mt19937 random(4);
        int refusals = 0;
        for (int i = 0; i < 2000; ++i) {
            std::string bytes = whole;
            if (i % 4 == 0) bytes.resize(random() % bytes.size());
            for (unsigned flips = i % 4 == 0 ? 0 : 1 + random() % 3; flips > 0; --flips)
                bytes[random() % bytes.size()] ^= char(1 + random() % 255);
            try {
                QVERIFY2(encodeTflite(read(bytes)) == bytes, qPrintable(QString::number(i)));
            } catch (const Error& e) {
                QVERIFY2(e.code() == ErrorCode::BadInput, e.what());
                QVERIFY2(QString(e.what()).startsWith("x.tflite: "), e.what());
                ++refusals;
            }
        }
        QVERIFY2(refusals > 1000, qPrintable(QString::number(refusals)));
    }
};

QTEST_GUILESS_MAIN(TestTflite)
#include "test_tflite.moc"

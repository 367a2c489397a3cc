// MindSpore's checkpoints: their bytes, their names, and what is refused.
#include <zlib.h>

#include <QtTest>
#include <limits>
#include <map>

#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "tests/support/printed_errors.h"
#include "tests/support/random_quant.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

constexpr const char* kNoCheckpoint =
    "x.ckpt: expected a MindSpore checkpoint (.ckpt), found something else or a damaged one";

// A codec of our own, by the wire bytes of mindspore/ccsrc/utils/checkpoint.proto (facts 4.1).
QByteArray varint(quint64 value) {
    QByteArray bytes;
    for (; value >= 128; value >>= 7) bytes += char((value & 127) | 128);
    return bytes + char(value);
}

QByteArray field(char tag, const QByteArray& bytes) {
    return tag + varint(quint64(bytes.size())) + bytes;
}

QByteArray encoded(const QByteArray& name, const QByteArray& type, const QList<qint64>& dims,
                   const QByteArray& content) {
    QByteArray tensor;
    for (const qint64 dim : dims) tensor += '\x08' + varint(quint64(dim));
    tensor += field('\x12', type) + field('\x1a', content);
    return field('\x0a', field('\x0a', name) + field('\x12', tensor));
}

QByteArray crcTrailer(const QByteArray& bytes) {
    const quint32 crc =
        quint32(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), std::size_t(bytes.size())));
    QByteArray trailer = "crc_num" + QByteArray(6, '\0');
    for (int shift = 24; shift >= 0; shift -= 8) trailer += char(crc >> shift & 255);
    return trailer;
}

std::vector<std::int64_t> vectorOf(const QList<qint64>& dims) {
    return {dims.begin(), dims.end()};
}

QStringList namesOf(const NamedTensors& tensors) {
    QStringList names;
    for (const NamedTensor& tensor : tensors) names << QString::fromStdString(tensor.name);
    return names;
}

QStringList withSuffixes(const QString& stem, const QStringList& suffixes) {
    QStringList names;
    for (const QString& suffix : suffixes) names << stem + suffix;
    return names;
}

const QStringList kBn = {".gamma", ".beta", ".moving_mean", ".moving_variance"};

// The first field in which two networks differ, or nothing. BN's epsilon and the activation are not in the
// file.
QString difference(const FloatNetwork& a, const FloatNetwork& b) {
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const FloatLayer &x = a.layers[i], &y = b.layers[i];
        const QString name = QString::fromStdString(x.name);
        if (x.name != y.name) return name + " name";
        if (x.outputs != y.outputs || x.inputs != y.inputs || x.kernel != y.kernel) return name + " shape";
        if (x.weight != y.weight) return name + " weight";
        if (x.bias != y.bias) return name + " bias";
        if (x.bn.gamma != y.bn.gamma || x.bn.beta != y.bn.beta || x.bn.mean != y.bn.mean ||
            x.bn.variance != y.bn.variance)
            return name + " bn";
        if (x.activation != y.activation) return name + " activation";
    }
    return {};
}

}  // namespace

class TestMindSporeCheckpoint : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;

    std::string write(const QByteArray& bytes) const {
        QFile file(m_folder.filePath("x.ckpt"));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return "(could not be written)";
        return file.fileName().toStdString();
    }
    std::string write(const NamedTensors& tensors) const {
        return write(QByteArray::fromStdString(encodeMindSporeCheckpoint(tensors)));
    }
    NamedTensors read(const QByteArray& bytes) const { return readMindSporeCheckpoint(write(bytes)); }
    QString refused(const QByteArray& bytes) const {
        return refusal(ErrorCode::BadInput, [&] { read(bytes); });
    }
    QString refused(const NamedTensors& tensors) const {
        return refusal(ErrorCode::BadInput, [&] { readCheckpoint(write(tensors)); });
    }
    static NamedTensor& find(NamedTensors& tensors, const std::string& name) {
        return *std::find_if(tensors.begin(), tensors.end(),
                             [&](const NamedTensor& t) { return t.name == name; });
    }

  private slots:
    // Written out by hand: a Checkpoint message for each tensor, dims unpacked, content little-endian.
    void bytesAreMindSpores() {
        const NamedTensors tensors = {floatTensor("a.weight", {2, 1}, {1.0f, -2.5f}),
                                      {"s", "Int32", {}, std::string("\x2a\0\0\0", 4)},
                                      {"long", "UInt8", {300}, std::string(300, 'z')}};
        const QByteArray expected = QByteArray::fromHex(
                                        "0a23"                  // Checkpoint.value, 35 bytes
                                        "0a08612e776569676874"  // Value.tag "a.weight"
                                        "1217"                  // Value.tensor, 23 bytes
                                        "08020801"              // dims 2, 1
                                        "1207466c6f61743332"    // tensor_type "Float32"
                                        "1a080000803f000020c0"  // tensor_content 1.0, -2.5
                                        "0a12"
                                        "0a0173"
                                        "120d"
                                        "1205496e743332"
                                        "1a042a000000"
                                        "0ac202"  // 322 bytes
                                        "0a046c6f6e67"
                                        "12b902"  // 313 bytes
                                        "08ac02"  // dims 300
                                        "120555496e7438"
                                        "1aac02") +
                                    QByteArray(300, 'z');
        QCOMPARE(QByteArray::fromStdString(encodeMindSporeCheckpoint(tensors)).toHex(' '),
                 expected.toHex(' '));
        QCOMPARE(encoded("a.weight", "Float32", {2, 1}, QByteArray::fromHex("0000803f000020c0")),
                 expected.left(37));
    }

    void tensorsComeBack_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("size");
        for (const auto& [type, size] : std::map<QString, int>{{"Float32", 4},
                                                               {"Float16", 2},
                                                               {"Float64", 8},
                                                               {"BFloat16", 2},
                                                               {"Int8", 1},
                                                               {"Int16", 2},
                                                               {"Int32", 4},
                                                               {"Int64", 8},
                                                               {"UInt8", 1},
                                                               {"UInt16", 2},
                                                               {"UInt32", 4},
                                                               {"UInt64", 8},
                                                               {"Uint8", 1},
                                                               {"Uint16", 2},
                                                               {"Uint32", 4},
                                                               {"Uint64", 8},
                                                               {"Bool", 1}})
            QTest::newRow(qPrintable(type)) << type << size;
    }

    void tensorsComeBack() {
        QFETCH(QString, type);
        QFETCH(int, size);
        const NamedTensors tensors = {
            {"a", type.toStdString(), {3, 1, 2}, std::string(std::size_t(6 * size), '\x7f')},
            {"b", type.toStdString(), {1}, std::string(std::size_t(size), '\0')}};
        const NamedTensors back = readMindSporeCheckpoint(write(tensors));
        QCOMPARE(back.size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(back[i].name, tensors[i].name);
            QCOMPARE(back[i].type, tensors[i].type);
            QCOMPARE(back[i].dims, tensors[i].dims);
            QCOMPARE(back[i].content, tensors[i].content);
        }
    }

    // MindSpore writes one message a value; a single message with all values is the same to a reader.
    void oneMessageForAllIsRead() {
        const QByteArray a = encoded("a", "Int8", {1}, "x"), b = encoded("b", "Int8", {2}, "yz");
        QCOMPARE(namesOf(read(a + b)), (QStringList{"a", "b"}));
        QCOMPARE(namesOf(read(b)), QStringList{"b"});
    }

    // v0.5 added a model type as field 2, later versions other fields: readers skip what they do not know.
    void unknownFieldsAreSkipped() {
        QCOMPARE(namesOf(read(field('\x12', "fusion") + encoded("a", "Int8", {1}, "x"))), QStringList{"a"});
    }

    void scalars_data() {
        QTest::addColumn<QList<qint64>>("dims");
        QTest::addColumn<QList<qint64>>("read");
        QTest::newRow("none, as MindSpore 2.7 writes") << QList<qint64>{} << QList<qint64>{};
        QTest::newRow("[0], as MindSpore up to 2.0 writes") << QList<qint64>{0} << QList<qint64>{};
        QTest::newRow("[1] is a vector of one") << QList<qint64>{1} << QList<qint64>{1};
    }

    void scalars() {
        QFETCH(QList<qint64>, dims);
        QFETCH(QList<qint64>, read);
        const NamedTensors back =
            this->read(encoded("momentum", "Float64", dims, QByteArray::fromHex("cdccccccccccec3f")));
        QCOMPARE(back[0].dims, vectorOf(read));
        double value = 0.0;
        std::memcpy(&value, back[0].content.data(), sizeof(value));
        QCOMPARE(value, 0.9);
    }

    void aChecksumIsAccepted() {
        const QByteArray bytes = encoded("a", "Int8", {3}, "xyz");
        const NamedTensors back = read(bytes + crcTrailer(bytes));
        QCOMPARE(back.size(), std::size_t(1));
        QCOMPARE(back[0].content, std::string("xyz"));
    }

    void aWrongChecksumIsRefused_data() {
        QTest::addColumn<int>("at");
        for (int at = 1; at <= 10; ++at) QTest::addRow("byte %d of the checksum", 11 - at) << at;
        QTest::newRow("last byte of the data") << 18;
    }

    void aWrongChecksumIsRefused() {
        QFETCH(int, at);
        const QByteArray bytes = encoded("a", "Int8", {3}, "xyz");
        QByteArray damaged = bytes + crcTrailer(bytes);
        damaged[damaged.size() - at] = char(damaged[damaged.size() - at] ^ 1);
        const QString message = refused(damaged);
        QVERIFY2(message.startsWith("x.ckpt: its checksum is ") && message.endsWith("; the file is damaged"),
                 qPrintable(message));
    }

    void aWrongChecksumNamesBoth() {
        QCOMPARE(
            refused(encoded("a", "Int8", {3}, "xyz") + "crc_num" + QByteArray(9, '\0') + '\x07'),
            QString("x.ckpt: its checksum is 00000000000000000007, its bytes give 000000000000%1; the file "
                    "is damaged")
                .arg(crc32(0, reinterpret_cast<const Bytef*>(encoded("a", "Int8", {3}, "xyz").data()), 20), 8,
                     16, QChar('0')));
    }

    void otherBytesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        const QByteArray good = encoded("w", "Float32", {2}, QByteArray(8, '\0'));
        std::mt19937 random(1);
        QByteArray noise;
        for (int i = 0; i < 5000; ++i) noise += char(random() % 256);
        QTest::newRow("empty") << QByteArray()
                               << "x.ckpt: expected a MindSpore checkpoint, found an empty file";
        QTest::newRow("noise") << noise << kNoCheckpoint;
        QTest::newRow("text") << QByteArray("not a checkpoint") << kNoCheckpoint;
        QTest::newRow("web page") << QByteArray("<!DOCTYPE html><html></html>") << kNoCheckpoint;
        QTest::newRow("zip") << QByteArray("PK\x03\x04 and so on") << kNoCheckpoint;
        QTest::newRow("no value") << field('\x12', "fusion") << kNoCheckpoint;
        QTest::newRow("cut") << good.chopped(1) << kNoCheckpoint;
        QTest::newRow("tail") << good + "x" << kNoCheckpoint;
        QTest::newRow("value without a tensor") << field('\x0a', field('\x0a', "w")) << kNoCheckpoint;
        QTest::newRow("checksum alone") << crcTrailer("") << kNoCheckpoint;
        QTest::newRow("too few bytes") << encoded("w", "Float32", {3}, QByteArray(8, '\0'))
                                       << "x.ckpt: w needs 12 bytes for its shape [3], found 8";
        QTest::newRow("too many bytes") << encoded("w", "Float32", {1, 1}, QByteArray(8, '\0'))
                                        << "x.ckpt: w needs 4 bytes for its shape [1, 1], found 8";
        QTest::newRow("scalar with too many bytes") << encoded("w", "Float32", {0}, QByteArray(8, '\0'))
                                                    << "x.ckpt: w needs 4 bytes for its shape [], found 8";
        QTest::newRow("zero inside a shape")
            << encoded("w", "Float32", {2, 0}, "") << "x.ckpt: w has the impossible shape [2, 0]";
        QTest::newRow("negative") << encoded("w", "Float32", {-1}, "")
                                  << "x.ckpt: w has the impossible shape [-1]";
        QTest::newRow("product beyond 64 bits")
            << encoded("w", "Int8", {qint64(1) << 32, qint64(1) << 32, qint64(1) << 32}, "")
            << "x.ckpt: w has the impossible shape [4294967296, 4294967296, 4294967296]";
        QTest::newRow("unknown type") << encoded("w", "Float31", {2}, QByteArray(8, '\0'))
                                      << "x.ckpt: w has the type 'Float31', which this program does not know";
        // Two bytes each, that would take a hundred times as many in memory.
        QTest::newRow("a million empty values")
            << QByteArray("\x0a\0", 2).repeated(1'000'000)
            << "x.ckpt: expected a checkpoint of a LeNet, found 2000000 bytes that are no values";
        QTest::newRow("groups without end") << QByteArray(1000, '\x1b') << kNoCheckpoint;
        QTest::newRow("control characters")
            << encoded("w\x1b]0;", "Float31", {2}, QByteArray(8, '\0'))
            << "x.ckpt: w?]0; has the type 'Float31', which this program does not know";
        QTest::newRow("twice") << good + good << "x.ckpt: w is there twice";
    }

    void otherBytesAreRefused() {
        QFETCH(QByteArray, bytes);
        const PrintedErrors printed;
        QTEST(refused(bytes), "message");
        QCOMPARE(printed.text(), QByteArray());  // on failure the program prints its one sentence
    }

    // What MindSpore writes with enc_key: blocks of a magic number, for AES-GCM a tag, a length, then the
    // lengths and bytes of the nonce and of the ciphertext. All numbers are little-endian.
    void encryptedFilesAreNamed_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("AES-GCM") << QByteArray::fromHex("d85e3a7f") + QByteArray(16, 't') << true;
        QTest::newRow("AES-CBC") << QByteArray::fromHex("d95e3a7f") << true;
        QTest::newRow("SM4-CBC") << QByteArray::fromHex("da5e3a7f") << true;
        QTest::newRow("no mode's number, below") << QByteArray::fromHex("d75e3a7f") << false;
        QTest::newRow("no mode's number, above") << QByteArray::fromHex("db5e3a7f") << false;
        QTest::newRow("big-endian") << QByteArray::fromHex("7f3a5ed8") << false;
        QTest::newRow("another byte") << QByteArray::fromHex("d85e3a7e") << false;
    }

    void encryptedFilesAreNamed() {
        QFETCH(QByteArray, start);
        QFETCH(bool, encrypted);
        const QByteArray block = QByteArray::fromHex("20000000") +                         // 32 bytes follow
                                 QByteArray::fromHex("10000000") + QByteArray(16, 'n') +   // nonce
                                 QByteArray::fromHex("08000000") + QByteArray(8, '\xee');  // ciphertext
        const QString message =
            encrypted ? "x.ckpt: it is encrypted (MindSpore enc_key): decrypt it in MindSpore first"
                      : kNoCheckpoint;
        QCOMPARE(refused(start + block), message);
        QCOMPARE(refused(start), message);
        QCOMPARE(refused(start.left(3)), kNoCheckpoint);
    }

    void whatIsNoFileIsRefused() {
        const QString missing = m_folder.filePath("none.ckpt");
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { readMindSporeCheckpoint(missing.toStdString()); }),
                 missing + ": there is no such file");
    }

    void namesOfAFloatNetwork() {
        std::mt19937 random(2);
        FloatNetwork network = randomFloatNetwork(random, {kLeNet, false, true, Activation::Relu});
        network.layers[0].bias.clear();
        network.layers[1].bias.clear();
        const NamedTensors tensors = floatTensors(network);
        QCOMPARE(namesOf(tensors),
                 (QStringList{"conv1.conv.weight", "conv2.conv.weight", "fc1.dense.weight", "fc1.dense.bias",
                              "fc2.dense.weight", "fc2.dense.bias", "fc3.dense.weight", "fc3.dense.bias"}));
        QCOMPARE(tensors[0].dims, (std::vector<std::int64_t>{6, 1, 5, 5}));
        QCOMPARE(tensors[1].dims, (std::vector<std::int64_t>{16, 6, 5, 5}));
        QCOMPARE(tensors[2].dims, (std::vector<std::int64_t>{120, 400}));
        QCOMPARE(tensors[3].dims, (std::vector<std::int64_t>{120}));
        QCOMPARE(tensors[6].dims, (std::vector<std::int64_t>{10, 84}));
        for (const NamedTensor& tensor : tensors) QCOMPARE(tensor.type, std::string("Float32"));
        QCOMPARE(namesOf(momentTensors(network)).first(), QString("moments.conv1.conv.weight"));
        QCOMPARE(momentTensors(network).size(), tensors.size());
    }

    // Where a training is comes back bit by bit, and each part that is damaged is named.
    void trainingStateComesBack() {
        std::mt19937 random(5);
        const QuantNetwork network = randomQuant(random, {}, true);
        std::vector<ObserverState> observers;
        for (int i = 0; i < 11; ++i) {
            const std::size_t channels = i % 2 == 1 ? 3 : 1;
            ObserverState state;
            for (auto* values : {&state.low, &state.high, &state.scale, &state.zeroPoint})
                for (std::size_t c = 0; c < channels; ++c) values->push_back(float(random()) / 7.0f);
            if (i > 4) state.learned = state.scale;
            if (i > 7) state.learnedMoment = state.low;
            state.seen = i % 3 == 0;
            state.observing = i % 4 == 0;
            observers.push_back(state);
        }
        const TrainingProgress progress{3, 412, true, 0.1 + 0.2};
        NamedTensors tensors = quantTensors(network);
        for (const NamedTensors& more :
             {progressTensors(progress), observerTensors(network.network, observers)})
            tensors.insert(tensors.end(), more.begin(), more.end());
        const auto path = [this](const NamedTensors& all) {
            const std::string file = m_folder.filePath("state.ckpt").toStdString();
            writeFileWhole(file, encodeMindSporeCheckpoint(all));
            return file;
        };
        const Checkpoint read = readCheckpoint(path(tensors));
        QVERIFY(read.progress && read.progress->epoch == 3 && read.progress->step == 412);
        QVERIFY(read.progress->isEvaluated && read.progress->lossSum == progress.lossSum);
        QCOMPARE(read.observers.size(), observers.size());
        for (std::size_t i = 0; i < observers.size(); ++i) {
            const ObserverState &a = observers[i], &b = read.observers[i];
            QVERIFY(a.low == b.low && a.high == b.high && a.scale == b.scale && a.zeroPoint == b.zeroPoint);
            QVERIFY(a.learned == b.learned && a.learnedMoment == b.learnedMoment);
            QVERIFY(a.seen == b.seen && a.observing == b.observing);
        }
        for (std::size_t i = tensors.size() - 70; i < tensors.size(); ++i) {
            if (tensors[i].name.rfind("quantelier.", 0) != 0) continue;
            NamedTensors damaged = tensors;
            damaged[i].type = "Int8";
            damaged[i].dims = {std::int64_t(damaged[i].content.size())};
            const QString refused = refusal(ErrorCode::BadInput, [&] { readCheckpoint(path(damaged)); });
            QVERIFY2(refused.contains(QString::fromStdString(tensors[i].name)), qPrintable(refused));
        }
    }

    void namesWithBatchNorm() {
        std::mt19937 random(3);
        const NamedTensors tensors =
            floatTensors(randomFloatNetwork(random, {kSmall, true, false, Activation::Relu}));
        QStringList expected;
        for (const char* const layer : {"conv1", "conv2", "fc1", "fc2", "fc3"}) {
            expected
                << QString("%1.%2.weight").arg(layer, QString(layer).startsWith("conv") ? "conv" : "dense");
            expected << withSuffixes(QString("%1.batchnorm").arg(layer), kBn);
        }
        QCOMPARE(namesOf(tensors), expected);
        // Running statistics are not trained, so they have no momentum.
        const QStringList moments =
            namesOf(momentTensors(randomFloatNetwork(random, {kSmall, true, false, Activation::Relu})));
        QCOMPARE(moments.size(), 15);
        QVERIFY(moments.contains("moments.conv1.batchnorm.gamma") &&
                !moments.contains("moments.conv1.batchnorm.moving_mean"));
    }

    void namesOfAQuantizedNetwork() {
        std::mt19937 random(4);
        NamedTensors tensors = quantTensors(randomQuant(random, {}, true));
        QStringList expected;
        for (const char* const layer : {"conv1.conv", "conv2.conv", "fc1.dense", "fc2.dense", "fc3.dense"})
            expected << withSuffixes(layer, {".weight", ".bias"});
        expected << withSuffixes("fake_quant_input", {".minq", ".maxq"});
        for (const char* const layer : {"conv1.conv", "conv2.conv", "fc1.dense", "fc2.dense", "fc3.dense"}) {
            expected << withSuffixes(QString(layer) + ".fake_quant_weight", {".minq", ".maxq"});
            expected << withSuffixes(QString(layer).section('.', 0, 0) + ".activation.fake_quant_act",
                                     {".minq", ".maxq"});
        }
        QCOMPARE(namesOf(tensors), expected);
        QCOMPARE(find(tensors, "fc1.dense.fake_quant_weight.minq").dims, (std::vector<std::int64_t>{5}));
        QCOMPARE(find(tensors, "fc1.activation.fake_quant_act.maxq").dims, (std::vector<std::int64_t>{1}));
        tensors = quantTensors(randomQuant(random, {}, false));
        QCOMPARE(find(tensors, "fc1.dense.fake_quant_weight.minq").dims, (std::vector<std::int64_t>{1}));
    }

    void networksComeBack_data() {
        QTest::addColumn<bool>("lenet");
        QTest::addColumn<bool>("bn");
        QTest::addColumn<bool>("bias");
        for (const bool lenet : {false, true})
            for (const bool bn : {false, true})
                for (const bool bias : {false, true})
                    QTest::addRow("%s%s%s", lenet ? "LeNet" : "small", bn ? ", BN" : "", bias ? ", bias" : "")
                        << lenet << bn << bias;
    }

    void networksComeBack() {
        QFETCH(bool, lenet);
        QFETCH(bool, bn);
        QFETCH(bool, bias);
        std::mt19937 random(5);
        const NetworkOptions options{lenet ? kLeNet : kSmall, bn, bias, Activation::Relu};
        const FloatNetwork network = randomFloatNetwork(random, options);
        Checkpoint back = readCheckpoint(write(floatTensors(network)));
        QCOMPARE(difference(network, back.network), QString());
        QVERIFY(!back.ranges && !back.recipe);
        for (const bool perChannel : {false, true}) {
            const QuantNetwork quant = randomQuant(random, options, perChannel);
            back = readCheckpoint(write(quantTensors(quant)));
            QCOMPARE(difference(quant.network, back.network), QString());
            QVERIFY(back.ranges.has_value());
            QCOMPARE(back.ranges->input.max, 2.8f);
            for (std::size_t i = 0; i < kLayerCount; ++i) {
                QCOMPARE(back.ranges->outputs[i].max, quant.ranges.outputs[i].max);
                QCOMPARE(back.ranges->weights[i].size(), quant.ranges.weights[i].size());
                for (std::size_t c = 0; c < quant.ranges.weights[i].size(); ++c) {
                    QCOMPARE(back.ranges->weights[i][c].min, quant.ranges.weights[i][c].min);
                    QCOMPARE(back.ranges->weights[i][c].max, quant.ranges.weights[i][c].max);
                }
            }
        }
    }

    void theRecipeRidesAlong() {
        std::mt19937 random(6);
        Recipe recipe = presetRecipe("tutorial");
        recipe.seed = 77;
        recipe.network.layers[1].activation = Activation::Relu6;
        NamedTensors tensors =
            floatTensors(randomFloatNetwork(random, {kLeNet, false, true, Activation::Relu}));
        tensors.push_back(recipeTensor(recipe));
        QCOMPARE(tensors.back().name, std::string("quantelier.recipe"));
        const Checkpoint back = readCheckpoint(write(tensors));
        QVERIFY(back.recipe.has_value());
        QCOMPARE(recipeToJson(*back.recipe), recipeToJson(recipe));
        QVERIFY(back.network.layers[1].activation == Activation::Relu6);
        recipe.seed = -1;
        tensors.back() = recipeTensor(recipe);
        QCOMPARE(refused(tensors), "x.ckpt: seed is -1, expected 0 or more");
        tensors.back().content.replace(tensors.back().content.find("\"seed\""), 6, "\"sead\"");
        QCOMPARE(refused(tensors),
                 "x.ckpt: recipe: unknown key 'sead', expected one of: preset, seed, data, network, train, "
                 "quant_train, quant, checkpoint");
    }

    void thePlainLeNetsNamesAreRead() {
        std::mt19937 random(7);
        const FloatNetwork network = randomFloatNetwork(random, {});
        NamedTensors tensors = floatTensors(network);
        for (NamedTensor& tensor : tensors)
            tensor.name = QString::fromStdString(tensor.name).remove(".conv").remove(".dense").toStdString();
        QCOMPARE(namesOf(tensors).mid(0, 2), (QStringList{"conv1.weight", "conv1.bias"}));
        QCOMPARE(difference(network, readCheckpoint(write(tensors)).network), QString());
    }

    void otherTensorsAreIgnored() {
        std::mt19937 random(8);
        const FloatNetwork network = randomFloatNetwork(random, {});
        NamedTensors tensors = momentTensors(network);
        tensors.push_back({"learning_rate", "Float32", {}, std::string(4, '\0')});
        tensors.push_back({"global_step", "Int32", {1}, std::string(4, '\0')});
        for (const NamedTensor& tensor : floatTensors(network)) tensors.push_back(tensor);
        QCOMPARE(difference(network, readCheckpoint(write(tensors)).network), QString());
    }

    void wrongNetworksAreRefused_data() {
        QTest::addColumn<QString>("tensor");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* tensor, const char* change,
                            const QString& message) {
            QTest::newRow(name) << tensor << change << "x.ckpt: " + message;
        };
        row("no conv1", "conv1.conv.weight", "remove",
            "it has no conv1.conv.weight; expected a LeNet with conv1, conv2, fc1, fc2 and fc3");
        row("no fc3", "fc3.dense.weight", "remove",
            "it has no fc3.dense.weight; expected a LeNet with conv1, conv2, fc1, fc2 and fc3");
        row("no beta", "fc1.batchnorm.beta", "remove", "it has no fc1.batchnorm.beta");
        row("no variance", "conv2.batchnorm.moving_variance", "remove",
            "it has no conv2.batchnorm.moving_variance");
        row("no input range", "fake_quant_input.minq", "remove", "it has no fake_quant_input.minq");
        row("no upper end", "fc2.dense.fake_quant_weight.maxq", "remove",
            "it has no fc2.dense.fake_quant_weight.maxq");
        row("no output range", "fc3.activation.fake_quant_act.minq", "remove",
            "it has no fc3.activation.fake_quant_act.minq");
        row("NaN weight", "fc2.dense.weight", "nan", "fc2.dense.weight holds a value that is not finite");
        row("infinite bias", "conv1.conv.bias", "inf", "conv1.conv.bias holds a value that is not finite");
        row("NaN range", "fc1.activation.fake_quant_act.maxq", "nan",
            "fc1.activation.fake_quant_act.maxq holds a value that is not finite");
        row("negative variance", "fc1.batchnorm.moving_variance", "negate",
            "fc1.batchnorm.moving_variance is negative");
        row("gamma beyond float32", "conv1.batchnorm.gamma", "huge",
            "conv1 with its batch norm gives values that are not finite");
        row("range beyond float32", "fc1.activation.fake_quant_act", "wide",
            "fc1.activation.fake_quant_act: its width is beyond float32");
        row("range turned round", "conv2.conv.fake_quant_weight.maxq", "below",
            "conv2.conv.fake_quant_weight: minimum -1 above maximum -2");
        row("integers as weights", "fc1.dense.weight", "int32",
            "fc1.dense.weight is of type Int32, expected Float32");
        row("flat convolution", "conv1.conv.weight", "[2, 25]",
            "conv1.conv.weight has the shape [2, 25], expected [outputs, inputs, 5, 5]");
        row("other kernel", "conv2.conv.weight", "[6, 25, 1, 1]",
            "conv2.conv.weight has the shape [6, 25, 1, 1], expected [outputs, inputs, 5, 5]");
        row("dense of rank 4", "fc1.dense.weight", "[5, 75, 1, 1]",
            "fc1.dense.weight has the shape [5, 75, 1, 1], expected [outputs, inputs]");
        row("fewer inputs", "fc2.dense.weight", "[5, 4]",
            "fc2.dense.bias has the shape [4], expected 5 values");
        row("fc3 turned round", "fc3.dense.weight", "[4, 10]",
            "fc3.dense.bias has the shape [10], expected 4 values");
        row("two input ranges", "fake_quant_input", "twice", "fake_quant_input has 2 ranges, expected 1");
        row("three weight ranges", "fc2.dense.fake_quant_weight", "twice",
            "fc2.dense.fake_quant_weight has 8 ranges, expected 1 or 4");
        row("ends of different length", "fc2.dense.fake_quant_weight.maxq", "twice",
            "fc2.dense.fake_quant_weight.maxq has the shape [8], expected 4 values");
    }

    void wrongNetworksAreRefused() {
        QFETCH(QString, tensor);
        QFETCH(QString, change);
        QFETCH(QString, message);
        std::mt19937 random(9);
        QuantNetwork network = randomQuant(random, {kSmall, true, true, Activation::Relu}, true);
        for (Range& range : network.ranges.weights[1]) range = {-1.0f, 1.0f};
        NamedTensors tensors = quantTensors(network);
        const auto named = [&](const NamedTensor& t) {
            return QString::fromStdString(t.name).startsWith(tensor);
        };
        QVERIFY(std::any_of(tensors.begin(), tensors.end(), named));
        if (change == "remove")
            tensors.erase(std::remove_if(tensors.begin(), tensors.end(), named), tensors.end());
        for (NamedTensor& t : tensors) {
            if (!named(t)) continue;
            const std::map<QString, float> values = {
                {"nan", std::numeric_limits<float>::quiet_NaN()},
                {"inf", std::numeric_limits<float>::infinity()},
                {"negate", -1.0f},
                {"below", -2.0f},
                {"huge", 3e38f},
                {"wide", t.name.find("minq") != std::string::npos ? -3e38f : 3e38f}};
            if (const auto value = values.find(change); value != values.end())
                std::memcpy(t.content.data(), &value->second, 4);
            if (change == "int32") t.type = "Int32";
            if (change == "twice") t.dims[0] *= 2, t.content += t.content;
            if (change.startsWith('[')) {
                t.dims.clear();
                for (const QString& dim : change.mid(1).chopped(1).split(", "))
                    t.dims.push_back(dim.toLongLong());
            }
        }
        QCOMPARE(refused(tensors), message);
    }

    void layersThatDoNotFitAreRefused_data() {
        QTest::addColumn<int>("layer");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<QString>("message");
        QTest::newRow("conv2 of other inputs")
            << 0 << 4 << "x.ckpt: conv2 has 2 inputs, expected 4 from the layer before";
        QTest::newRow("fc1 of other inputs")
            << 1 << 4 << "x.ckpt: fc1 has 75 inputs, expected 100 from the layer before";
        QTest::newRow("fc3 of other inputs")
            << 3 << 7 << "x.ckpt: fc3 has 4 inputs, expected 7 from the layer before";
        QTest::newRow("many channels")
            << 0 << 1025
            << "x.ckpt: conv1.conv.weight has the shape [1025, 1, 5, 5], expected at "
               "most 1024 outputs";
        QTest::newRow("eleven classes") << 4 << 11 << "x.ckpt: fc3 has 11 outputs, expected 10";
    }

    void layersThatDoNotFitAreRefused() {
        QFETCH(int, layer);
        QFETCH(int, outputs);
        QFETCH(QString, message);
        std::mt19937 random(10);
        FloatNetwork network = randomFloatNetwork(random, {kSmall, false, false, Activation::Relu});
        FloatLayer& changed = network.layers[std::size_t(layer)];
        changed.weight.resize(changed.weightsPerOutput() * std::size_t(outputs), 0.5f);
        changed.outputs = outputs;
        QCOMPARE(refused(floatTensors(network)), message);
    }

    // Written by MindSpore itself: the plain LeNet after training, with its momentum.
    void mindSporesOwnFileLoads() {
        const QString path = qEnvironmentVariable("QUANTELIER_SHARED") + "/reference/mindspore_lenet5.ckpt";
        if (!QFileInfo::exists(path))
            QSKIP("$QUANTELIER_SHARED/reference/mindspore_lenet5.ckpt is not there");
        NamedTensors tensors = readMindSporeCheckpoint(path.toStdString());
        QCOMPARE(tensors.size(), std::size_t(18));
        QCOMPARE(find(tensors, "learning_rate").type, std::string("Float64"));
        QVERIFY(find(tensors, "learning_rate").dims.empty());
        const Checkpoint checkpoint = readCheckpoint(path.toStdString());
        QVERIFY(!checkpoint.ranges && !checkpoint.recipe);
        std::size_t parameters = 0;
        for (const FloatLayer& layer : checkpoint.network.layers) {
            parameters += layer.weight.size() + layer.bias.size();
            QVERIFY(layer.bn.empty());
            QVERIFY(layer.activation == (layer.name == "fc3" ? Activation::None : Activation::Relu));
        }
        QCOMPARE(parameters, std::size_t(61684));
        const NetworkRecipe recipe = networkRecipeOf(checkpoint.network, presetRecipe("recommended").network);
        QCOMPARE(recipe.layers[0].outputs, 6);
        QVERIFY(!recipe.layers[0].hasBias && recipe.layers[2].hasBias && !recipe.layers[0].hasBn);
        QCOMPARE(
            difference(checkpoint.network, readCheckpoint(write(floatTensors(checkpoint.network))).network),
            QString());
    }

    // 2 000 files that differ from a valid one by a byte, or are cut short: read, or refused with a sentence.
    void damagedFilesAreRefusedOrRead() {
        std::mt19937 random(11);
        NamedTensors tensors =
            quantTensors(randomQuant(random, {{1, 1, 2, 2, 10}, true, true, Activation::Relu}, true));
        tensors.push_back(recipeTensor(presetRecipe("recommended")));
        QByteArray valid = QByteArray::fromStdString(encodeMindSporeCheckpoint(tensors));
        valid += crcTrailer(valid);
        const PrintedErrors printed;
        int refusals = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            QByteArray bytes = trial % 2 ? valid : valid.chopped(17);  // with and without the checksum
            if (trial % 4 < 2)
                bytes.truncate(qsizetype(random() % unsigned(bytes.size())));
            else
                bytes[qsizetype(random() % unsigned(bytes.size()))] = char(random() % 256);
            try {
                readCheckpoint(write(bytes));
            } catch (const Error& e) {
                QVERIFY2(e.code() == ErrorCode::BadInput, e.what());
                QVERIFY2(QString(e.what()).startsWith("x.ckpt"), e.what());
                ++refusals;
            }
        }
        QCOMPARE(printed.text(), QByteArray());
        QVERIFY2(refusals > 1300, qPrintable(QString::number(refusals)));
    }
};

QTEST_APPLESS_MAIN(TestMindSporeCheckpoint)
#include "test_mindspore_checkpoint.moc"

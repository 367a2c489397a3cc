// MindSpore checkpoints against a second codec, in Python and by hand.
#include <QtTest>

#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "tests/support/python_peer.h"
#include "tests/support/random_quant.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

constexpr const char* kDecoder = "mindspore_decoder.py";

// One line a tensor as the decoder prints it; `content` is the last column.
template <typename Content>
QString listing(const NamedTensors& tensors, Content content) {
    QString lines;
    for (const NamedTensor& tensor : tensors) {
        QStringList dims;
        for (const std::int64_t dim : tensor.dims) dims << QString::number(dim);
        lines += QStringList{QString::fromStdString(tensor.name), QString::fromStdString(tensor.type),
                             dims.join(','), content(QByteArray::fromStdString(tensor.content))}
                     .join('\t') +
                 '\n';
    }
    return lines;
}

QString hashes(const NamedTensors& tensors) {
    return listing(tensors, [](const QByteArray& content) {
        return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    });
}

std::string contents(const NamedTensors& tensors) {
    return listing(tensors, [](const QByteArray& content) { return QString::fromLatin1(content.toHex()); })
        .toStdString();
}

}  // namespace

class TestMindSporePeer : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    std::string path(const QString& name) const { return m_folder.filePath(name).toStdString(); }

  private slots:
    void initTestCase() {
        const QString reason = withoutPython("zlib");
        if (!reason.isEmpty()) QSKIP(qPrintable(reason));
    }

    void bothCodecsWriteAndReadTheSame_data() {
        QTest::addColumn<bool>("lenet");
        QTest::addColumn<bool>("bn");
        QTest::addColumn<bool>("quant");
        QTest::newRow("LeNet") << true << false << false;
        QTest::newRow("small, BN") << false << true << false;
        QTest::newRow("LeNet, quantization-aware") << true << false << true;
        QTest::newRow("small, BN, quantization-aware") << false << true << true;
    }

    void bothCodecsWriteAndReadTheSame() {
        QFETCH(bool, lenet);
        QFETCH(bool, bn);
        QFETCH(bool, quant);
        std::mt19937 random(21);
        const QuantNetwork network =
            randomQuant(random, {lenet ? kLeNet : kSmall, bn, true, Activation::Relu}, true);
        NamedTensors tensors = quant ? quantTensors(network) : floatTensors(network.network);
        for (const NamedTensor& moment : momentTensors(network.network)) tensors.push_back(moment);
        tensors.push_back(recipeTensor(presetRecipe("recommended")));
        tensors.push_back({"momentum", "Float64", {}, std::string(8, '\x3f')});

        const std::string ours = path("ours.ckpt"), theirs = path("theirs.ckpt");
        writeFileWhole(ours, encodeMindSporeCheckpoint(tensors));
        QCOMPARE(runPeer(kDecoder, {"decode", ours}), hashes(tensors));
        runPeer(kDecoder, {"encode", theirs}, contents(tensors));
        QVERIFY(readFile(theirs, 1 << 24) == readFile(ours, 1 << 24));
    }

    void aChecksumByPythonIsRead() {
        std::mt19937 random(22);
        const NamedTensors tensors = floatTensors(randomFloatNetwork(random, {}));
        const std::string file = path("crc.ckpt");
        runPeer(kDecoder, {"encode", file, "--crc"}, contents(tensors));
        const std::string bytes = readFile(file, 1 << 24);
        QCOMPARE(bytes.size(), encodeMindSporeCheckpoint(tensors).size() + 17);
        QCOMPARE(hashes(readMindSporeCheckpoint(file)), hashes(tensors));
        QCOMPARE(runPeer(kDecoder, {"decode", file}), hashes(tensors));
    }

    // MindSpore up to 2.0 writes a scalar with the dims [0], later versions without dims.
    void scalars() {
        const std::string content(4, '\x40'), file = path("scalar.ckpt");
        const NamedTensors written = {{"momentum", "Float32", {0}, content},
                                      {"learning_rate", "Float32", {}, content},
                                      {"global_step", "Int32", {1}, content}};
        NamedTensors read = written;
        read[0].dims.clear();
        runPeer(kDecoder, {"encode", file}, contents(written));
        QCOMPARE(hashes(readMindSporeCheckpoint(file)), hashes(read));
        QCOMPARE(runPeer(kDecoder, {"decode", file}), hashes(read));
        QVERIFY(readFile(file, 1 << 24) == encodeMindSporeCheckpoint(written));
    }

    void theReferenceFile() {
        const QString file = qEnvironmentVariable("QUANTELIER_SHARED") + "/reference/mindspore_lenet5.ckpt";
        if (!QFile::exists(file)) QSKIP("the reference checkpoint is not on this machine");
        const NamedTensors tensors = readMindSporeCheckpoint(file.toStdString());
        QVERIFY(!tensors.empty());
        QCOMPARE(runPeer(kDecoder, {"decode", file.toStdString()}), hashes(tensors));
    }
};

QTEST_APPLESS_MAIN(TestMindSporePeer)
#include "test_mindspore_peer.moc"

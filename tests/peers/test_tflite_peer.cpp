// TensorFlow Lite's own interpreter (WebAssembly, in Node.js) runs what the writer writes as the integer
// engine does. Its XNNPACK kernels requantize in float32 as we do; kernels with fixed-point multipliers may
// round a code to its neighbour, so a difference of 1 passes.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <set>

#include "engine/core/normalization.h"
#include "engine/data/resize.h"
#include "engine/data/sketched_digits.h"
#include "engine/formats/tflite_model.h"
#include "engine/int8/inference.h"
#include "tests/support/narrow_weights.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

constexpr int kImages = 300;

struct PeerRun {
    std::vector<int8::Codes> codes;
    QString complaint;
};

// The network's input codes of all images, as the interpreter is given them.
QByteArray inputCodes(const int8::Network& network, const Dataset& digits) {
    QByteArray codes;
    for (const std::uint8_t pixel : digits.images)
        codes.append(char(quantizeCode(normalizationTable()[pixel], network.input, QuantSpec{})));
    return codes;
}

std::vector<int8::Codes> parsed(const QByteArray& output) {
    std::vector<int8::Codes> images;
    for (const QByteArray& line : output.trimmed().split('\n')) {
        const QList<QByteArray> fields = line.split(',');
        int8::Codes codes{};
        if (fields.size() != int(codes.size())) return {};
        for (int i = 0; i < fields.size(); ++i) codes[std::size_t(i)] = std::int8_t(fields[i].toInt());
        images.push_back(codes);
    }
    return images;
}

int label(const int8::Codes& codes) {
    return int(std::max_element(codes.begin(), codes.end()) - codes.begin());
}

}  // namespace

class TestTflitePeer : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QProcess node;
        node.start("node", {"-e",
                            "require.resolve('@tensorflow/tfjs-tflite/package.json', {paths: "
                            "[process.argv[1], ...(process.env.NODE_PATH || '').split(':')]})",
                            QUANTELIER_PEERS});
        if (!node.waitForStarted()) QSKIP("Node.js is not installed.");
        QVERIFY(node.waitForFinished(60000));
        if (node.exitCode() != 0)
            QSKIP("@tensorflow/tfjs-tflite is not installed: packaging/install-peers installs it.");
        m_digits = resizedTo32(sketchDigits(kImages, 11));
    }

    void codesAgree_data() {
        QTest::addColumn<bool>("perChannel");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<int>("activation");
        QTest::addColumn<int>("bits");
        QTest::newRow("per channel") << true << true << int(Activation::Relu) << 8;
        QTest::newRow("per tensor") << false << true << int(Activation::Relu) << 8;
        QTest::newRow("ReLU6") << true << true << int(Activation::Relu6) << 8;
        QTest::newRow("no activation") << true << true << int(Activation::None) << 8;
        QTest::newRow("no bias") << true << false << int(Activation::Relu) << 8;
        QTest::newRow("4-bit weights") << true << true << int(Activation::Relu) << 4;
    }

    void codesAgree() {
        QFETCH(bool, perChannel);
        QFETCH(bool, bias);
        QFETCH(int, activation);
        QFETCH(int, bits);
        std::mt19937 random(21);
        int8::Network network = randomNarrowNetwork(
            random, {kLeNet, perChannel, false, bias, static_cast<Activation>(activation), bits});
        for (int8::Layer& layer : network.layers) {  // smaller codes, the same values
            for (float& scale : layer.weightScale) scale *= float(1 << (8 - bits));
            int8::completeLayer(layer, QuantSpec{});
        }
        const PeerRun peer = run(network);
        QVERIFY2(peer.complaint.isEmpty(), qPrintable(peer.complaint));
        QCOMPARE(peer.codes.size(), std::size_t(kImages));
        int8::Inference inference(network);
        int worst = 0, labels = 0;
        std::set<int> seen;
        for (int i = 0; i < kImages; ++i) {
            const int8::Codes expected = inference.run(m_digits.image(i)), found = peer.codes[std::size_t(i)];
            for (std::size_t k = 0; k < expected.size(); ++k) {
                worst = std::max(worst, std::abs(expected[k] - found[k]));
                seen.insert(expected[k]);
            }
            labels += label(expected) != label(found);
        }
        QVERIFY2(worst <= 1, qPrintable(QString("a code differs by %1").arg(worst)));
        QVERIFY2(labels <= 3, qPrintable(QString("%1 labels differ").arg(labels)));
        QVERIFY2(seen.size() > 30, "the network's outputs are too alike to tell kernels apart");
    }

  private:
    PeerRun run(const int8::Network& network) const {
        QFile model(m_folder.filePath("x.tflite")), codes(m_folder.filePath("x.codes"));
        const QByteArray input = inputCodes(network, m_digits);
        if (!model.open(QIODevice::WriteOnly) || !codes.open(QIODevice::WriteOnly) ||
            model.write(QByteArray::fromStdString(encodeTflite(network))) < 0 || codes.write(input) < 0)
            return {{}, "the model could not be written"};
        model.close();
        codes.close();
        QProcess node;
        node.start("node", {QUANTELIER_PEERS "/tflite/run_tflite.mjs", model.fileName(), codes.fileName()});
        if (!node.waitForFinished(120000)) return {{}, "the interpreter took longer than 120 seconds"};
        if (node.exitCode() != 0) return {{}, QString::fromUtf8(node.readAllStandardError())};
        return {parsed(node.readAllStandardOutput()), {}};
    }

    QTemporaryDir m_folder;
    Dataset m_digits;
};

QTEST_GUILESS_MAIN(TestTflitePeer)
#include "test_tflite_peer.moc"

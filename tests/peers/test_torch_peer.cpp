// The torch export as a user of PyTorch loads it, against our own float network.
#include <QtTest>
#include <algorithm>
#include <set>

#include "engine/core/files.h"
#include "engine/data/resize.h"
#include "engine/data/sketched_digits.h"
#include "engine/formats/torch_pickle.h"
#include "engine/models.h"
#include "tests/support/python_peer.h"
#include "tests/support/random_quant.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

constexpr int kImages = 300;

QString nameList(bool bn, bool bias) {
    QStringList names;
    const QStringList layers = {"conv1", "conv2", "fc1", "fc2", "fc3"};
    for (int i = 0; i < layers.size(); ++i) {
        names << layers[i] + ".weight";
        if (bias) names << layers[i] + ".bias";
        if (!bn) continue;
        for (const char* const part : {"weight", "bias", "running_mean", "running_var"})
            names << QString("bn%1.%2").arg(i + 1).arg(part);
    }
    return names.join(' ') + '\n';
}

}  // namespace

class TestTorchPeer : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    const Dataset m_digits = resizedTo32(sketchDigits(kImages, 31));
    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    // Scores of the Python module; `names` gets the keys of its state dict.
    std::vector<Logits> peerScores(const FloatNetwork& network, const std::string& activation,
                                   QString& names) const {
        writeFileWhole(path("x.pt"), encodeTorch(network));
        writeFileWhole(path("images"), {m_digits.images.begin(), m_digits.images.end()});
        names = runPeer("torch_scores.py", {path("x.pt"), path("images"), path("scores"), activation});
        const std::string bytes = readFile(path("scores"), 1 << 20);
        std::vector<Logits> scores(bytes.size() / sizeof(Logits));
        std::memcpy(scores.data(), bytes.data(), scores.size() * sizeof(Logits));
        return scores;
    }

    void compare(const FloatNetwork& network, const std::string& activation, const QString& names) const {
        QString found;
        const std::vector<Logits> theirs = peerScores(network, activation, found),
                                  ours = floatLogits(network, m_digits, CancelToken());
        QCOMPARE(found, names);
        QCOMPARE(theirs.size(), std::size_t(kImages));
        std::set<int> labels;
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const float most = *std::max_element(ours[i].begin(), ours[i].end());
            for (std::size_t k = 0; k < ours[i].size(); ++k)
                QVERIFY2(std::fabs(theirs[i][k] - ours[i][k]) <= 1e-5f * std::max(1.0f, std::fabs(most)),
                         qPrintable(QString("image %1, score %2: PyTorch %3, ours %4")
                                        .arg(i)
                                        .arg(k)
                                        .arg(double(theirs[i][k]))
                                        .arg(double(ours[i][k]))));
            labels.insert(argmax(ours[i].data(), kClassCount));
            QCOMPARE(argmax(theirs[i].data(), kClassCount), argmax(ours[i].data(), kClassCount));
        }
        QVERIFY(labels.size() > 1);  // the images are not all the same to the network
    }

  private slots:
    void initTestCase() {
        const QString reason = withoutPython("torch");
        if (!reason.isEmpty()) QSKIP(qPrintable(reason));
    }

    void scoresAreOurs_data() {
        QTest::addColumn<bool>("lenet");
        QTest::addColumn<bool>("bn");
        QTest::addColumn<bool>("bias");
        QTest::addColumn<bool>("relu6");
        QTest::newRow("LeNet") << true << false << true << false;
        QTest::newRow("LeNet, BN, no bias") << true << true << false << false;
        QTest::newRow("small, BN and bias, ReLU6") << false << true << true << true;
        QTest::newRow("small, no bias") << false << false << false << false;
    }

    void scoresAreOurs() {
        QFETCH(bool, lenet);
        QFETCH(bool, bn);
        QFETCH(bool, bias);
        QFETCH(bool, relu6);
        std::mt19937 random(32);
        const FloatNetwork network = randomFloatNetwork(
            random, {lenet ? kLeNet : kSmall, bn, bias, relu6 ? Activation::Relu6 : Activation::Relu});
        compare(network, relu6 ? "relu6" : "relu", nameList(bn, bias));
    }

    // Of a quantization-aware network the float weights are written, as they were trained.
    void aQuantizationAwareNetworkKeepsItsFloatWeights() {
        std::mt19937 random(33);
        const QuantNetwork quant = randomQuant(random, {kLeNet, true, true, Activation::Relu}, true);
        compare(quant.network, "relu", nameList(true, true));
    }

    void bytesAreRepeatable() {
        std::mt19937 random(34);
        const FloatNetwork network = randomFloatNetwork(random, {kLeNet, true});
        const std::string bytes = encodeTorch(network);
        QVERIFY(encodeTorch(network) == bytes);
        QVERIFY(bytes.substr(0, 4) == "PK\x03\x04");
        QVERIFY(bytes.size() < 61706 * 4 + 20000);  // the weights, and no more than their names
    }
};

QTEST_APPLESS_MAIN(TestTorchPeer)
#include "test_torch_peer.moc"

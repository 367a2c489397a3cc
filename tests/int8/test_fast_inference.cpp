// The fast integer kernels of every instruction set that this machine has, against the reference.
#include <QtTest>

#include "engine/core/normalization.h"
#include "engine/int8/fast_inference.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

constexpr std::size_t kPixels = std::size_t{kInputSize} * kInputSize;

int between(std::mt19937& random, int low, int high) {
    return low + int(random() % unsigned(high - low + 1));
}

// Every second image is of black and white only, so that sums reach their ends.
std::vector<std::uint8_t> randomPixels(std::mt19937& random, std::size_t images) {
    std::vector<std::uint8_t> pixels(images * kPixels);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = std::uint8_t(i / kPixels % 2 == 0 ? random() : random() % 2 * 255);
    return pixels;
}

IntegerOptions randomOptions(std::mt19937& random) {
    IntegerOptions options;
    options.outputs = {between(random, 1, 20), between(random, 1, 36), between(random, 1, 70),
                       between(random, 1, 70), 10};
    options.perChannel = random() % 2;
    options.weightZeroPoints = random() % 3 == 0;
    options.bias = random() % 2;
    options.weightBits = between(random, 2, 8);
    options.activation = static_cast<Activation>(random() % 3);
    return options;
}

// What an unfolded batch norm of negative gamma leaves.
void turnSomeScales(std::mt19937& random, int8::Network& network) {
    for (int8::Layer& layer : network.layers)
        for (float& multiplier : layer.multiplier)
            if (random() % 2) multiplier = -multiplier;
}

}  // namespace

class TestFastInference : public QObject {
    Q_OBJECT

  private slots:
    void randomNetworks_data() {
        QTest::addColumn<int>("set");
        for (const InstructionSet set : int8::fastInstructionSets()) QTest::newRow(nameOf(set)) << int(set);
    }

    void randomNetworks() {
        QFETCH(int, set);
        std::mt19937 random(7);
        for (int n = 0; n < 40; ++n) {
            int8::Network network = randomIntegerNetwork(random, randomOptions(random));
            if (n % 4 == 0) turnSomeScales(random, network);
            compare(random, network, InstructionSet(set), std::size_t(between(random, 1, 3)));
        }
    }

    // The sizes that the kernels' register blocks are made for, and their neighbours.
    void lenets_data() {
        QTest::addColumn<int>("set");
        QTest::addColumn<bool>("zeroPoints");
        for (const InstructionSet set : int8::fastInstructionSets())
            for (const bool zeroPoints : {false, true})
                QTest::addRow("%s, zero points %d", nameOf(set), int(zeroPoints)) << int(set) << zeroPoints;
    }

    void lenets() {
        QFETCH(int, set);
        QFETCH(bool, zeroPoints);
        std::mt19937 random(8);
        IntegerOptions options;
        options.weightZeroPoints = zeroPoints;
        for (const Outputs& outputs : {kLeNet, Outputs{8, 16, 128, 64, 10}, Outputs{9, 17, 129, 33, 10}}) {
            options.outputs = outputs;
            compare(random, randomIntegerNetwork(random, options), InstructionSet(set), 19);
        }
    }

    // All weights, inputs and biases at their ends: the largest sums, with and without zero points at the
    // other end.
    void rails_data() { randomNetworks_data(); }

    void rails() {
        QFETCH(int, set);
        std::mt19937 random(9);
        for (const int weight : {-128, 127})
            for (const int zeroPoint : {-128, 0, 127})
                for (const bool turned : {false, true}) {
                    IntegerOptions options;
                    options.outputs = {3, 5, 20, 20, 10};
                    int8::Network network = randomIntegerNetwork(random, options);
                    for (int8::Layer& layer : network.layers) {
                        layer.weight = int8::PackedWeights(
                            std::vector<std::int8_t>(layer.weight.size(), std::int8_t(weight)), 8);
                        for (std::int8_t& zero : layer.weightZeroPoint) zero = std::int8_t(zeroPoint);
                        for (float& multiplier : layer.multiplier) multiplier *= turned ? -0.01f : 0.01f;
                    }
                    compare(random, network, InstructionSet(set), 2);
                }
    }

    // Products that leave int32 saturate as in the reference.
    void hugeMultipliers_data() { randomNetworks_data(); }

    void hugeMultipliers() {
        QFETCH(int, set);
        std::mt19937 random(10);
        int8::Network network = randomIntegerNetwork(random, {});
        for (int8::Layer& layer : network.layers)
            for (float& multiplier : layer.multiplier) multiplier = random() % 2 ? 1e30f : -3e38f;
        compare(random, network, InstructionSet(set), 2);
    }

    void everySetRunsAsAnEngine() {
        std::mt19937 random(11);
        const int8::Network network = randomIntegerNetwork(random, {});
        Dataset data;
        data.side = kInputSize;
        data.images = randomPixels(random, 600);  // more than lies between two looks at the token
        data.labels.resize(600);
        CancelToken token;
        const std::vector<int8::Codes> expected = int8::allCodes(network, data, token);
        for (const InstructionSet set : int8::fastInstructionSets())
            QVERIFY(int8::fastCodes(network, data, token, set) == expected);
        token.cancel();
        QCOMPARE(refusal(ErrorCode::Interrupted, [&] { int8::fastCodes(network, data, token); }), "Stopped.");
    }

    void theEnvironmentChooses() {
        const QByteArray before = qgetenv("QUANTELIER_INSTRUCTIONS");
        qputenv("QUANTELIER_INSTRUCTIONS", "portable");
        QCOMPARE(int(instructionSet()), int(InstructionSet::Portable));
        qputenv("QUANTELIER_INSTRUCTIONS", "mmx");
        QVERIFY(refusal(ErrorCode::Usage, [] {
                    instructionSet();
                }).contains("QUANTELIER_INSTRUCTIONS is 'mmx', this machine has portable"));
        qputenv("QUANTELIER_INSTRUCTIONS", "");
        QCOMPARE(int(instructionSet()), int(availableInstructionSets().back()));
        if (!before.isEmpty()) qputenv("QUANTELIER_INSTRUCTIONS", before);
    }

  private:
    static void compare(std::mt19937& random, const int8::Network& network, InstructionSet set,
                        std::size_t images) {
        const std::vector<std::uint8_t> pixels = randomPixels(random, images);
        std::vector<float> values(pixels.size());
        for (std::size_t i = 0; i < values.size(); ++i) values[i] = normalizationTable()[pixels[i]] * 1.3f;
        int8::Inference reference(network);
        const int8::FastInference fast(network, set);
        std::vector<int8::Codes> fromPixels(images), fromValues(images);
        fast.run(pixels.data(), images, fromPixels.data());
        fast.runNormalized(values.data(), images, fromValues.data());
        for (std::size_t i = 0; i < images; ++i) {
            QVERIFY(fromPixels[i] == reference.run(&pixels[i * kPixels]));
            QVERIFY(fromValues[i] == reference.runNormalized(&values[i * kPixels]));
        }
    }
};

QTEST_GUILESS_MAIN(TestFastInference)
#include "test_fast_inference.moc"

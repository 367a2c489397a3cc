// The fast integer kernels of every instruction set that this machine has, against the reference.
#include <QtTest>

#include "tests/support/emulated_vnni.h"
#include "tests/support/fast_comparison.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

class TestFastInference : public QObject {
    Q_OBJECT

    template <typename EngineOf>
    void compareAll(const EngineOf& engineOf, int networks) {
        QCOMPARE(differingRandomNetworks(engineOf, networks), 0);
        QCOMPARE(differingLenets(engineOf, false), 0);
        QCOMPARE(differingLenets(engineOf, true), 0);
        QCOMPARE(differingAtTheRails(engineOf), 0);
        QCOMPARE(differingHugeMultipliers(engineOf), 0);
    }

  private slots:
    void equalsTheReference_data() {
        QTest::addColumn<int>("set");
        for (const InstructionSet set : int8::fastInstructionSets()) QTest::newRow(nameOf(set)) << int(set);
    }

    void equalsTheReference() {
        QFETCH(int, set);
        compareAll(fastOn(InstructionSet(set)), 40);
    }

    void layoutsOfVnniEqualTheReference() {
        compareAll([](const int8::Network& network) { return EmulatedVnniInference(network); }, 12);
    }

    void everySetRunsAsAnEngine() {
        std::mt19937 random(11);
        const int8::Network network = randomIntegerNetwork(random, {});
        Dataset data;
        data.side = kInputSize;
        data.images = mixedPixels(random, 600);  // more than lies between two looks at the token
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
};

QTEST_GUILESS_MAIN(TestFastInference)
#include "test_fast_inference.moc"

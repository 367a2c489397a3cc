// The exported C code on processors that QEMU emulates, and what it costs there.
#include <QElapsedTimer>
#include <QTest>

#include "engine/formats/c_source.h"
#include "engine/int8/inference.h"
#include "engine/peers/c_engine.h"
#include "engine/peers/cortex_m.h"
#include "tests/support/c_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;
using peers::CTarget;

class TestCTargets : public QObject {
    Q_OBJECT

  private slots:
    void answers_data() {
        QTest::addColumn<int>("target");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("fixed");
        const auto rows = [](const char* name, CTarget target, const std::vector<int>& kinds) {
            for (const int kind : kinds)
                for (const bool fixed : {false, true})
                    QTest::addRow("%s, %s, %s", name, cNetworks()[std::size_t(kind)].name,
                                  fixed ? "fixed" : "float")
                        << int(target) << kind << fixed;
        };
        rows("AArch64", CTarget::AArch64, {0, 1, 2, 5, 8});
        rows("Cortex-M3", CTarget::CortexM, {1, 2, 8});
        rows("Cortex-M4", CTarget::CortexM4, {1, 2, 8});
    }

    void answers() {
        QFETCH(int, target);
        QFETCH(int, kind);
        QFETCH(bool, fixed);
        skipWithout(CTarget(target));
        constexpr int kImages = 260;  // more than one batch of the driver
        const int8::Network network = makeCNetwork(cNetworks()[std::size_t(kind)], 4);
        const Dataset images = cImages(kImages, 4);
        const std::vector<int8::Codes> codes = peers::runCSource(
            encodeCSource(network, requantization(fixed), cImages(1, 1)), CTarget(target), images, m_never);
        QCOMPARE(codes.size(), std::size_t(kImages));
        int8::Inference inference(network);
        for (int i = 0; i < kImages; ++i) QVERIFY(codes[std::size_t(i)] == inference.run(images.image(i)));
    }

    // As many images as MNIST's test set has; see the time each target takes.
    void manyImages_data() {
        QTest::addColumn<int>("target");
        QTest::newRow("this machine") << int(CTarget::Host);
        QTest::newRow("AArch64") << int(CTarget::AArch64);
        QTest::newRow("Cortex-M3") << int(CTarget::CortexM);
        QTest::newRow("Cortex-M4") << int(CTarget::CortexM4);
    }

    void manyImages() {
        QFETCH(int, target);
        if (!qEnvironmentVariableIsSet("QUANTELIER_SLOW")) QSKIP("set QUANTELIER_SLOW to run it");
        skipWithout(CTarget(target));
        constexpr int kImages = 10000;
        const int8::Network network = makeCNetwork(cNetworks()[1], 6);
        const Dataset images = cImages(kImages, 6);
        const auto folder = encodeCSource(network, Requantization::Fixed, cImages(1, 1));
        QElapsedTimer timer;
        timer.start();
        const std::vector<int8::Codes> codes = peers::runCSource(folder, CTarget(target), images, m_never);
        qInfo("%.1f s", double(timer.elapsed()) / 1000.0);
        int8::Inference inference(network);
        for (int i = 0; i < kImages; ++i) QVERIFY(codes[std::size_t(i)] == inference.run(images.image(i)));
    }

    // The tutorial's network, and one with symmetric weights: flash 64 KiB of tables and 4 KiB of code, RAM
    // 4 KiB; float32 takes four times the tables, and more instructions.
    void costs_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("tutorial") << 1;
        QTest::newRow("symmetric weights, a scale a channel") << 0;
    }

    void costs() {
        QFETCH(int, kind);
        skipWithout(CTarget::CortexM4);
        const int8::Network network = makeCNetwork(cNetworks()[std::size_t(kind)], 5);
        std::mt19937 random(1);
        const FloatNetwork floats = foldBatchNorm(randomFloatNetwork(random, {kLeNet}));
        const auto measure = [&](const char* name, const std::vector<ExportedFile>& folder) {
            const peers::CortexMReport report = peers::measureOnCortexM(folder, m_never);
            qInfo("%s: tables %lld, code %lld, RAM %lld, instructions %lld", name,
                  (long long)report.tableBytes, (long long)report.codeBytes, (long long)report.ramBytes,
                  (long long)report.instructionsPerImage);
            return report;
        };
        const auto inFloat =
            measure("float requantization", encodeCSource(network, Requantization::Float, cImages(1, 1)));
        const auto inFixed =
            measure("fixed requantization", encodeCSource(network, Requantization::Fixed, cImages(1, 1)));
        const auto baseline = measure("float32 network", encodeFloatCSource(floats));
        for (const auto& report : {inFloat, inFixed}) {
            QVERIFY(report.tableBytes > 61470 && report.tableBytes <= 64 * 1024);
            QVERIFY(report.codeBytes > 100 && report.codeBytes <= 4 * 1024);
            QVERIFY(report.ramBytes >= 1024 + 1176 && report.ramBytes <= 4 * 1024);
            QVERIFY(report.instructionsPerImage > 400000);
        }
        QVERIFY(inFloat.instructionsPerImage < 950000);
        QVERIFY(inFixed.instructionsPerImage < 1050000);
        QVERIFY(inFloat.instructionsPerImage < baseline.instructionsPerImage * 85 / 100);
        QVERIFY(inFixed.instructionsPerImage < baseline.instructionsPerImage * 93 / 100);
        QVERIFY(baseline.tableBytes > 4 * 61470);
        QVERIFY(baseline.ramBytes > 4 * (1024 + 1176) - 16);
        QVERIFY(baseline.instructionsPerImage > 400000);
    }

    void missingPrograms() {
        qputenv("PATH", "");
        QCOMPARE(QString::fromStdString(peers::missingFor(CTarget::AArch64)),
                 QString("aarch64-linux-gnu-gcc (Debian package gcc-aarch64-linux-gnu)"));
        QCOMPARE(refusal(ErrorCode::Failed, [&] { peers::measureOnCortexM({}, m_never); }),
                 QString("a Cortex-M cannot be emulated without arm-none-eabi-gcc (Debian package "
                         "gcc-arm-none-eabi)"));
    }

  private:
    static Requantization requantization(bool fixed) {
        return fixed ? Requantization::Fixed : Requantization::Float;
    }
    static void skipWithout(CTarget target) {
        if (const std::string missing = peers::missingFor(target); !missing.empty()) QSKIP(missing.c_str());
    }

    CancelToken m_never;
};

QTEST_GUILESS_MAIN(TestCTargets)
#include "test_c_targets.moc"

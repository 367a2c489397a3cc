// Deliberate faults and grids set by hand: each does to the integers what it says.
#include <QTest>

#include "engine/data/dataset_loader.h"
#include "engine/session.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

namespace {

class Silent : public RunListener {};

// Digits that are hard enough for a fault to be seen.
std::shared_ptr<const PreparedData> digits() {
    static const auto data = prepareData(sketchedDataset(6000, 1200));
    return data;
}

Models trained(const std::string& preset) {
    Recipe recipe = presetRecipe(preset);
    recipe.train.epochs = 2;
    const CancelToken cancel;
    Silent silent;
    Session session(recipe, digits(), "CPU", {});
    session.trainFloat(silent, cancel);
    session.convert(cancel);
    return session.models();
}

const Models& models() {
    static const Models models = trained("recommended");
    return models;
}

FaultReport reportOf(Fault fault) {
    return measureFault(models(), fault, digits()->test, CancelToken());
}

HandReport handReport(const HandGrid& grid) {
    return measureHandGrid(models(), grid, digits()->test, CancelToken());
}

}  // namespace

class TestFaults : public QObject {
    Q_OBJECT

  private slots:
    // Without a fault the watched run is the reference engine's, image by image.
    void noFaultChangesNothing() {
        const FaultReport report = reportOf(Fault::None);
        QCOMPARE(report.faulty.total, kFaultImages);
        QCOMPARE(labelDisagreements(report.faulty, report.sound), std::int64_t(0));
        Evaluation whole = evaluationFromLogits(
            integerLogits(*models().integer, digits()->test, CancelToken()), digits()->test.labels);
        whole.labels.resize(std::size_t(kFaultImages));
        QCOMPARE(labelDisagreements(report.faulty, whole), std::int64_t(0));
        QVERIFY(report.sound.accuracyPercent() > 75.0);
        QCOMPARE(report.firstOutputs, kFaultImages * 6 * 28 * 28);
        QCOMPARE(report.sums, kFaultImages * (6 * 28 * 28 + 16 * 10 * 10 + 120 + 84 + 10));
    }

    void faultsHaveTheirSymptoms() {
        const FaultReport sound = reportOf(Fault::None);
        const FaultReport scale = reportOf(Fault::InputScale);
        QVERIFY(scale.firstSaturated > 4 * sound.firstSaturated);  // multiplied by about 80
        for (const Fault fault : {Fault::ZeroPoint, Fault::BnFold, Fault::InputScale}) {
            const FaultReport report = reportOf(fault);
            QVERIFY2(report.faulty.correct < report.sound.correct, qPrintable(QString::number(int(fault))));
        }
    }

    // Sums wrap only where they leave 16 bits.
    void overflowsAreCounted() {
        const FaultReport sound = reportOf(Fault::None);
        const FaultReport narrow = reportOf(Fault::Accumulator);
        QVERIFY(sound.overflows >= 0 && narrow.overflows >= 0);
        if (sound.overflows == 0)
            QCOMPARE(labelDisagreements(narrow.faulty, narrow.sound), std::int64_t(0));
        else
            QVERIFY(narrow.overflows > 0);
    }

    void aNetworkWithoutBatchNormCannotForgetIt() {
        const Models plain = trained("tutorial");
        QVERIFY(refusal(ErrorCode::Failed, [&] {
                    measureFault(plain, Fault::BnFold, digits()->test, CancelToken());
                }).startsWith("This network has no batch norm"));
    }

    void theObservedGridChangesNothing() {
        for (int layer = 0; layer <= kLayerCount; ++layer) {
            const HandReport report = handReport({layer, 1.0, 0});
            QCOMPARE(report.byHand.zeroPoint, report.observed.zeroPoint);
            QVERIFY(std::fabs(report.byHand.scale / report.observed.scale - 1.0f) < 1e-5f);
            QCOMPARE(report.handReads.total, std::int64_t(1000));
            QVERIFY(labelDisagreements(report.handReads, report.observedReads) <= 2);
        }
    }

    // A finer grid reaches less far, a coarser one uses fewer codes.
    void gridsMoveByHand() {
        const HandReport observed = handReport({1, 1.0, 0});
        const HandReport fine = handReport({1, 0.125, 0});
        QVERIFY(fine.output.saturated > observed.output.saturated);
        const HandReport coarse = handReport({1, 32.0, 0});
        QVERIFY(coarse.output.codesUsed < observed.output.codesUsed);
        QVERIFY(handReport({5, 32.0, 0}).handReads.correct < observed.handReads.correct);  // logits tie
        const HandReport moved = handReport({1, 1.0, 100});
        QCOMPARE(moved.byHand.zeroPoint, moved.observed.zeroPoint + 100);
        QVERIFY(moved.output.saturated > observed.output.saturated);
        QCOMPARE(handReport({1, 1.0, 1000}).byHand.zeroPoint, 127);  // stays a code
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"

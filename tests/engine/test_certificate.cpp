// Certificates of small quantized networks: all engines on this machine, what is missing is named.
#include <QTest>
#include <random>

#include "engine/core/files.h"
#include "engine/layer_comparison.h"
#include "engine/peers/integer_engines.h"
#include "engine/session.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"
#include "tests/support/toy_data.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

std::shared_ptr<const PreparedData> toyData() {
    static const auto data = prepareData(test::toyPair(200, 60));
    return data;
}

Models quantizedModels(const std::string& preset, bool bn = false) {
    std::mt19937 random(5);
    Models models;
    models.recipe = presetRecipe(preset);
    NetworkOptions options;
    options.bn = bn;
    models.floats = std::make_shared<FloatNetwork>(randomFloatNetwork(random, options));
    return quantized(models,
                     quantizeWithoutTraining(*models.floats, models.recipe, *toyData(), CancelToken()));
}

const CertificatePair* pairWith(const Certificate& certificate, const char* engine) {
    for (const CertificatePair& pair : certificate.pairs)
        if (pair.b == engine) return &pair;
    return nullptr;
}

}  // namespace

std::vector<peers::EngineRun> engineRuns(const int8::Network& network,
                                         const std::vector<int8::Codes>& reference) {
    std::vector<peers::EngineRun> runs;
    peers::runIntegerEngines(network, reference, toyData()->test, selfTestImages(), {}, CancelToken(),
                             [&](const peers::EngineRun& run) { runs.push_back(run); });
    return runs;
}

class TestCertificate : public QObject {
    Q_OBJECT

  private slots:
    void everyEngineAgrees_data() {
        QTest::addColumn<QString>("preset");
        for (const char* preset : {"recommended", "tutorial", "ascend"}) QTest::newRow(preset) << preset;
    }

    void everyEngineAgrees() {
        QFETCH(QString, preset);
        const Models models = quantizedModels(preset.toStdString());
        const Certificate certificate = certify(models, toyData()->test, CancelToken());
        QCOMPARE(qint64(certificate.images), qint64(60));
        QVERIFY(enginesAgree(certificate));
        const CertificatePair* const fake = pairWith(certificate, engines::kInteger);
        QVERIFY(fake && fake->a == engines::kFakeQuant && agrees(*fake));
        QVERIFY(pairWith(certificate, engines::kFakeQuant)->differenceExpected);
        for (const char* engine : {engines::kOnnxFile, engines::kCFloat, engines::kCFixed}) {
            const CertificatePair* const pair = pairWith(certificate, engine);
            if (!pair) continue;
            QCOMPARE(qint64(pair->labels), qint64(0));
            QCOMPARE(qint64(pair->logits), qint64(0));
        }
        // Each engine either ran or says why not.
        QCOMPARE(certificate.pairs.size() + certificate.notRun.size(), std::size_t{7});
        for (const EngineNotRun& engine : certificate.notRun) QVERIFY(!engine.reason.empty());
    }

    void rowsComeOneByOne() {
        std::vector<std::size_t> rows;
        const Certificate whole = certify(
            quantizedModels("recommended"), toyData()->test, CancelToken(), {},
            [&](const Certificate& soFar) { rows.push_back(soFar.pairs.size() + soFar.notRun.size()); });
        QCOMPARE(rows, (std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(whole.pairs.size() + whole.notRun.size(), rows.back());
    }

    void onnxRuntimeIsNamedWhereItIsMissing() {
        const QByteArray path = qgetenv("PATH"), modules = qgetenv("QUANTELIER_NODE_MODULES");
        qputenv("QUANTELIER_NODE_MODULES", "/nowhere");
        const Models models = quantizedModels("recommended");
        const auto reference = int8::allCodes(*models.integer, toyData()->test, CancelToken());
        const auto runs = engineRuns(*models.integer, reference);
        qputenv("QUANTELIER_NODE_MODULES", modules);
        QCOMPARE(runs.back().engine, engines::kOnnxRuntime);
        QVERIFY(runs.back().codes.empty());
        QVERIFY2(runs.back().missing.find("node") != std::string::npos, runs.back().missing.c_str());
    }

    // A changed weight must show up in the file that comes back, and in the C that is compiled.
    void aDifferenceIsFound() {
        const Models models = quantizedModels("recommended");
        auto reference = int8::allCodes(*models.integer, toyData()->test, CancelToken());
        reference[3][4] =
            static_cast<std::int8_t>(reference[3][4] > 0 ? reference[3][4] - 5 : reference[3][4] + 5);
        const auto runs = engineRuns(*models.integer, reference);
        for (const peers::EngineRun& run : runs)
            if (run.missing.empty() && run.engine != engines::kOnnxFile) QVERIFY(run.codes != reference);
    }

    void theFirstDifferingLayerIsNamed() {
        const Models models = quantizedModels("recommended");
        QVERIFY(firstDifferingLayer(*models.quant, *models.integer, toyData()->test, 2).empty());
        for (const std::size_t layer : {std::size_t{0}, std::size_t{2}, std::size_t{4}}) {
            int8::Network changed = *models.integer;
            for (std::int32_t& bias : changed.layers[layer].bias) bias += 4000;
            QCOMPARE(firstDifferingLayer(*models.quant, changed, toyData()->test, 2),
                     changed.layers[layer].name);
        }
        int8::Network shifted = *models.integer;
        shifted.input.scale *= 1.5f;
        QCOMPARE(firstDifferingLayer(*models.quant, shifted, toyData()->test, 2), std::string("input"));
    }

    // Ties at four bits are common: images that fake quant reads differently are listed with all they need.
    void gridsOfFewerCodesCompareLabelsInOnnxRuntime() {
        Models models = quantizedModels("recommended");
        setActivations(models.recipe.quant, {4, false, false, false});
        models = quantized(models,
                           quantizeWithoutTraining(*models.floats, models.recipe, *toyData(), CancelToken()));
        const Certificate certificate = certify(models, toyData()->test, CancelToken());
        QVERIFY(enginesAgree(certificate));
        const CertificatePair* const pair = pairWith(certificate, engines::kOnnxRuntime);
        if (!pair) QSKIP("ONNX Runtime is not here");
        QCOMPARE(qint64(pair->logits), qint64(-1));
        QVERIFY(!pair->note.empty());
    }

    void withoutAQuantizedNetworkThereIsNone() {
        Models models = quantizedModels("recommended");
        models.quant.reset();
        QVERIFY(refusal(ErrorCode::Usage, [&] {
                    certify(models, toyData()->test, CancelToken());
                }).contains("quantization-aware"));
    }

    void itCanBeCancelled() {
        CancelToken cancel;
        cancel.cancel();
        const Models models = quantizedModels("recommended");
        QVERIFY(refusal(ErrorCode::Interrupted, [&] {
                    certify(models, toyData()->test, cancel);
                }).contains("Stopped"));
    }
};

QTEST_APPLESS_MAIN(TestCertificate)
#include "test_certificate.moc"

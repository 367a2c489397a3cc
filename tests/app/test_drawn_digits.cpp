// What the models read in drawings: each of them as it reads a batch, and a hundred digits drawn with a
// mouse.
#include <QDir>
#include <QtTest>

#include "engine/core/float_inference.h"
#include "engine/int8/inference.h"
#include "engine/layer_maps.h"
#include "engine/session.h"
#include "tests/support/toy_data.h"
#include "ui/widgets/drawing_sheet.h"

using namespace quantelier;

namespace {

Models trained(DatasetPair data, int epochs, int quantEpochs) {
    Recipe recipe = presetRecipe("recommended");
    recipe.train.epochs = epochs;
    recipe.quantTrain.epochs = quantEpochs;
    Session session(recipe, prepareData(std::move(data)), "CPU", "");
    RunListener quiet;
    session.trainFloat(quiet, CancelToken());
    session.convert(CancelToken());
    session.trainQuant(quiet, CancelToken());
    return session.models();
}

GreyImage imageOf(const Dataset& data, std::int64_t index) {
    return {data.side, data.side, {data.image(index), data.image(index) + data.pixels()}};
}

// What the Draw page makes of a stroke file.
GreyImage drawn(const DrawnStrokes& strokes) {
    return prepareDrawing(sheetOf(strokes).picture(), {},
                          [](const GreyImage& image) { return resizeTo32(image); })
        .inked;
}

}  // namespace

class TestDrawnDigits : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { m_toys = trained(test::toyPair(640, 64), 1, 1); }

    // The reader keeps what it can from image to image; an evaluation keeps nothing.
    void eachImageIsReadAsInABatch() {
        const DatasetPair data = test::toyPair(1, 20);
        const OwnSetReadings batch = readOwnSet(m_toys, data.test, CancelToken());
        const DigitReader reader(m_toys);
        for (std::int64_t i = 0; i < data.test.count(); ++i) {
            const DrawingAnswers answers = reader.read(resizeTo32(imageOf(data.test, i)));
            const auto at = std::size_t(i);
            QCOMPARE(answers.floatModel.label, int(batch.floatModel[at]));
            QCOMPARE(answers.fakeQuant.label, int(batch.fakeQuant[at]));
            QCOMPARE(answers.int8Model.label, int(batch.int8Model[at]));
        }
    }

    void aMissingModelReadsNothing() {
        Models floats;
        floats.floats = m_toys.floats;
        const OwnSetReadings readings = readOwnSet(floats, test::toyDigits(3, 5), CancelToken());
        QCOMPARE(readings.floatModel.size(), std::size_t(3));
        QVERIFY(readings.fakeQuant.empty() && readings.int8Model.empty());
        QVERIFY(readOwnSet(m_toys, {}, CancelToken()).floatModel.empty());
    }

    void floatLayersEndInTheLogits() {
        const Dataset images = resizedTo32(test::toyDigits(5, 7));
        const std::vector<Logits> expected = floatLogits(*m_toys.floats, images, CancelToken());
        const FloatNetwork folded = foldBatchNorm(*m_toys.floats);
        for (std::int64_t i = 0; i < images.count(); ++i) {
            const LayerValues values = floatLayerValues(folded, images.image(i));
            QCOMPARE(values[1].size(), std::size_t(folded.layers[0].outputs * 28 * 28));
            QCOMPARE(values[2].size(), std::size_t(folded.layers[1].outputs * 10 * 10));
            for (std::size_t k = 0; k < expected[0].size(); ++k)
                QVERIFY(std::abs(values.back()[k] - expected[std::size_t(i)][k]) < 1e-3f);
        }
    }

    void inkIsTheCodesPlace() {
        const GreyImage image = resizeTo32(imageOf(test::toyDigits(1, 9), 0));
        const Activations inside = DigitReader(m_toys).inside(image);
        QVERIFY(inside.integer);
        QCOMPARE(inside.layers.size(), std::size_t(kLayerCount - 1));
        const int8::LayerCodes codes = int8::Inference(*m_toys.integer).layerCodes(image.ink.data());
        int most = 0;
        for (std::size_t i = 0; i < inside.layers.size(); ++i) {
            const LayerMaps& maps = inside.layers[i];
            QCOMPARE(maps.name, m_toys.integer->layers[i].name);
            QCOMPARE(maps.ink.size(), codes[i + 1].size());
            QCOMPARE(int(maps.ink.size()), maps.channels * maps.height * maps.width);
            for (std::size_t k = 0; k < maps.ink.size(); ++k) {
                QCOMPARE(int(maps.ink[k]), codes[i + 1][k] + 128);  // 8 bits behind a ReLU
                most = std::max(most, int(maps.ink[k]));
            }
        }
        QVERIFY(most > 64);
    }

    void beforeConversionTheFloatLayersAreShown() {
        Models floats;
        floats.floats = m_toys.floats;
        const Activations inside = DigitReader(floats).inside(resizeTo32(imageOf(test::toyDigits(1, 9), 0)));
        QVERIFY(!inside.integer);
        QCOMPARE(inside.layers[0].height, 28);
        QCOMPARE(inside.layers[2].width, 1);
        for (const LayerMaps& maps : inside.layers)
            QCOMPARE(int(*std::max_element(maps.ink.begin(), maps.ink.end())), 255);
    }

    void strokesSurviveTheSheet() {
        DrawnStrokes strokes;
        strokes.label = 4;
        strokes.strokes = {{{0.25, 0.25, 0}, {0.5, 0.5, 40}}, {{0.5, 0.25, 300}, {0.5, 0.75, 350}}};
        const DrawnStrokes again = drawnStrokes(sheetOf(strokes), 4);
        QCOMPARE(again.label, 4);
        QCOMPARE(again.width, strokes.width);
        QCOMPARE(again.strokes.size(), strokes.strokes.size());
        QCOMPARE(again.strokes[1][1].y, 0.75);
        QVERIFY(again.strokes[1][0].milliseconds > again.strokes[0][1].milliseconds);
        QCOMPARE(sheetOf(again).picture().ink, sheetOf(strokes).picture().ink);
    }

    void aHundredDrawingsAreRead() {
        const QDir folder(QStringLiteral(PROJECT_SOURCE_DIR "/tests/strokes"));
        const QString data = qEnvironmentVariable("QUANTELIER_SHARED") + "/MNIST_Data";
        if (!QDir(data).exists()) QSKIP("MNIST is not there: put it into ../shared/MNIST_Data");
        const QStringList files = folder.entryList({"*.json"}, QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 100);
        Dataset drawings;
        for (const QString& file : files) {
            const DrawnStrokes strokes = readStrokeFile(folder.filePath(file).toStdString());
            const GreyImage image = drawn(strokes);
            drawings.images.insert(drawings.images.end(), image.ink.begin(), image.ink.end());
            drawings.labels.push_back(std::uint8_t(strokes.label));
        }
        const Models models = trained(readDatasetFolder(data.toStdString()).data, 1, 1);
        const OwnSetReadings read = readOwnSet(models, drawings, CancelToken());
        int right = 0;
        for (std::size_t i = 0; i < drawings.labels.size(); ++i) {
            if (read.int8Model[i] == drawings.labels[i])
                ++right;
            else
                qInfo("%s is read as %d", qPrintable(files[qsizetype(i)]), read.int8Model[i]);
        }
        qInfo("%d of 100 drawings are read as they were meant", right);
        QVERIFY2(right >= 95, qPrintable(QString("%1 of 100").arg(right)));
    }

  private:
    Models m_toys;
};

QTEST_GUILESS_MAIN(TestDrawnDigits)
#include "test_drawn_digits.moc"

// Every export format: what it needs, what it refuses, how it reaches its place, and what inspect finds in
// it.
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "engine/core/files.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/formats/mindspore_checkpoint.h"
#include "engine/session.h"
#include "tests/support/random_networks.h"
#include "tests/support/refusal.h"
#include "tests/support/toy_data.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

std::shared_ptr<const PreparedData> toyData() {
    static const auto data = prepareData(test::toyPair(200, 40));
    return data;
}

// LeNet's size, with batch norm; the preset decides what the exports can carry.
Models modelsOf(const std::string& preset) {
    std::mt19937 random(5);
    Models models;
    models.recipe = presetRecipe(preset);
    NetworkOptions options;
    options.outputs = kLeNet;
    options.bn = true;
    models.floats = std::make_shared<FloatNetwork>(randomFloatNetwork(random, options));
    models.recipe.network = presetRecipe(preset).network;
    return quantized(models,
                     quantizeWithoutTraining(*models.floats, models.recipe, *toyData(), CancelToken()));
}

ExportFormat formatOf(const Models& models, const std::string& id) {
    for (const ExportFormat& format : exportFormats(models))
        if (format.id == id) return format;
    return {};
}

}  // namespace

class TestExports : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() { m_models = modelsOf("ascend"); }

    void everyFormatCanBeWritten_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("layers");
        const auto row = [](const char* format, const char* name, const char* kind, int layers) {
            QTest::newRow(format) << format << name << kind << layers;
        };
        row("onnx", "a.onnx", "int8 ONNX file", 5);
        row("onnx-float", "a.onnx", "float ONNX file", 0);
        row("ascend-onnx", "a.onnx", "Ascend deploy graph", 0);
        row("c", "folder", "folder of C source", 0);
        row("tflite", "a.tflite", "int8 TFLite file", 5);
        row("mindspore", "a.ckpt", "quantization-aware MindSpore checkpoint", 5);
        row("torch", "a.pt", "float PyTorch file", 0);
    }

    void everyFormatCanBeWritten() {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QFETCH(QString, kind);
        QFETCH(int, layers);
        QTemporaryDir dir;
        const std::string path = dir.filePath(name).toStdString();
        exportModel(m_models, format.toStdString(), path);
        const Inspection found = inspectModel(path);
        QCOMPARE(QString::fromStdString(found.kind), kind);
        QCOMPARE(qint64(found.bytes), qint64(formatOf(m_models, format.toStdString()).bytes));
        if (found.files.empty()) QCOMPARE(qint64(found.budget.total()), qint64(found.bytes));
        QCOMPARE(int(found.layers.size()), layers);
        for (const InspectedLayer& layer : found.layers) {
            QVERIFY(layer.accumulatorBound > 0 && layer.accumulatorBits() <= 32);
            QVERIFY(std::int64_t{1} << (layer.accumulatorBits() - 1) > layer.accumulatorBound);
        }
        QVERIFY(found.payloadRatio() > 0.9 && found.fileRatio() < 4.0);
    }

    void torchBudget() {
        QTemporaryDir dir;
        const std::string path = dir.filePath("a.pt").toStdString();
        exportModel(m_models, "torch", path);
        const ByteBudget budget = inspectModel(path).budget;
        std::int64_t weights = 0, biases = 0, batchNorm = 0;
        for (const FloatLayer& layer : m_models.floats->layers) {
            weights += 4 * std::int64_t(layer.weight.size());
            biases += 4 * std::int64_t(layer.bias.size());
            batchNorm += 16 * std::int64_t(layer.bn.gamma.size());
        }
        QCOMPARE(qint64(budget.weights), qint64(weights));
        QCOMPARE(qint64(budget.biases), qint64(biases));
        QCOMPARE(qint64(budget.batchNorm), qint64(batchNorm));
        QCOMPARE(qint64(budget.other), qint64(0));
        QVERIFY(budget.padding > 0);
    }

    void sizesAreKnownAtOnce() {
        exportFormats(m_models);  // makes the images of the self-test
        QElapsedTimer timer;
        timer.start();
        exportFormats(m_models);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        qInfo("exportFormats takes %lld ms", timer.elapsed());
    }

    void whatAFormatCannotCarryIsSaid() {
        const Models tutorial = modelsOf("tutorial"), recommended = modelsOf("recommended");
        QVERIFY(formatOf(tutorial, "ascend-onnx").reason.find("preset 'ascend'") != std::string::npos);
        QVERIFY(formatOf(recommended, "ascend-onnx").reason.find("fc1") != std::string::npos);
        QVERIFY(!formatOf(tutorial, "tflite").reason.empty());
        QVERIFY(formatOf(recommended, "tflite").reason.empty());
        QVERIFY(!refusal(ErrorCode::Usage, [&] { encodeModel(tutorial, "tflite", {}); }).isEmpty());
        const Models none;
        for (const ExportFormat& format : exportFormats(none)) QVERIFY(!format.reason.empty());
    }

    void aChoiceBelongsToItsFormat() {
        ExportChoices raw, amct, fixed;
        raw.rawInput = true;
        amct.amct = true;
        fixed.requantization = Requantization::Fixed;
        const auto said = [&](const char* format, const ExportChoices& choices) {
            return refusal(ErrorCode::Usage, [&] { encodeModel(m_models, format, choices); });
        };
        QCOMPARE(said("c", raw), "--raw_input belongs to the format onnx, and the format here is c");
        QCOMPARE(said("onnx", amct), "--amct belongs to the format ascend-onnx, and the format here is onnx");
        QCOMPARE(said("tflite", fixed),
                 "--requant fixed belongs to the format c, and the format here is tflite");
        QVERIFY(encodeModel(m_models, "onnx", raw)[0].bytes != encodeModel(m_models, "onnx", {})[0].bytes);
        QVERIFY(encodeModel(m_models, "ascend-onnx", amct)[0].bytes !=
                encodeModel(m_models, "ascend-onnx", {})[0].bytes);
    }

    void aFolderIsReplacedOnlyByItsLike() {
        QTemporaryDir dir;
        const QString folder = dir.filePath("lenet");
        const std::string path = folder.toStdString();
        exportModel(m_models, "c", path);
        const QStringList names = QDir(folder).entryList(QDir::Files);
        ExportChoices fixed;
        fixed.requantization = Requantization::Fixed;
        exportModel(m_models, "c", path + "/", fixed);
        QCOMPARE(QDir(folder).entryList(QDir::Files), names);
        QVERIFY(readFile(path + "/lenet_tables.c", 1 << 24).find("significands_1") != std::string::npos);
        writeFileWhole(path + "/thesis.txt", "years of work");
        QVERIFY(refusal(ErrorCode::Usage, [&] {
                    exportModel(m_models, "c", path);
                }).contains("the folder holds thesis.txt, which is no file of this export"));
        QVERIFY(QFile::exists(folder + "/thesis.txt"));
        writeFileWhole(dir.filePath("file").toStdString(), "x");
        QVERIFY(refusal(ErrorCode::Usage, [&] {
                    exportModel(m_models, "c", dir.filePath("file").toStdString());
                }).contains("this is a file, and the export is a folder"));
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList({"file", "lenet"}));
    }

    void oneWayFormatsAreNotRead() {
        QTemporaryDir dir;
        const auto said = [&](const char* format, const QString& name) {
            const std::string path = dir.filePath(name).toStdString();
            exportModel(m_models, format, path);
            return refusal(ErrorCode::BadInput, [&] { loadModels(path, m_models.recipe); });
        };
        QVERIFY(said("torch", "a.pt").contains("unpickling"));
        // By its bytes where its name says something else.
        QVERIFY(said("torch", "c.ckpt").contains("unpickling"));
        QVERIFY(said("torch", "d.pth").contains("unpickling"));
        const std::string old = dir.filePath("old.ckpt").toStdString();
        writeFileWhole(old, std::string("\x80\x02\x8a\x0a") + "l\xfc\x9c" + "F\xf9 j\xa8P\x19.");
        QVERIFY(
            refusal(ErrorCode::BadInput, [&] { loadModels(old, m_models.recipe); }).contains("unpickling"));
        QVERIFY(said("c", "folder").contains("C source is compiled, not read"));
        QVERIFY(said("ascend-onnx", "b.onnx").contains("Ascend's tools"));
    }

    // Ranges that are finite, and give no integer network.
    void aCheckpointThatCannotBeLoweredIsBadInput() {
        QTemporaryDir dir;
        QuantNetwork quant = *m_models.quant;
        quant.ranges.outputs[1] = {0.0f, 1e-30f};
        const std::string path = dir.filePath("a.ckpt").toStdString();
        writeFileWhole(path, encodeMindSporeCheckpoint(quantTensors(quant)));
        const QString message = refusal(ErrorCode::BadInput, [&] { loadModels(path, m_models.recipe); });
        QVERIFY2(message.startsWith("a.ckpt: fc1: "), qPrintable(message));
    }

    void whatIsReadBackComputesAlike_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("name");
        QTest::newRow("onnx") << "onnx"
                              << "a.onnx";
        QTest::newRow("tflite") << "tflite"
                                << "a.tflite";
        QTest::newRow("mindspore") << "mindspore"
                                   << "a.ckpt";
    }

    void whatIsReadBackComputesAlike() {
        QFETCH(QString, format);
        QFETCH(QString, name);
        QTemporaryDir dir;
        const std::string path = dir.filePath(name).toStdString();
        exportModel(m_models, format.toStdString(), path);
        const Models back = loadModels(path, m_models.recipe);
        QVERIFY(back.integer && int8::computeAlike(*back.integer, *m_models.integer));
        int8::Network other = *back.integer;
        other.layers[1].bias[2] += 1;
        QVERIFY(!int8::computeAlike(other, *m_models.integer));
    }

    void checkedExports() {
        QTemporaryDir dir;
        for (const ExportFormat& format : exportFormats(m_models)) {
            const QString path =
                dir.filePath(QString::fromStdString("lenet-" + format.id + format.extension));
            ExportRequest request{format.id, path.toStdString(), false, true, {}};
            try {
                exportChecked(m_models, request, toyData()->test, CancelToken());
            } catch (const Error& e) {
                QVERIFY2(format.id == "c" &&
                             std::string(e.what()).find("cannot be checked here") != std::string::npos,
                         e.what());  // no C compiler
                continue;
            }
            QVERIFY2(QFile::exists(path), qPrintable(path));
        }
    }

    void inspectSaysWhatItKnows() {
        QTemporaryDir dir;
        const std::string path = dir.filePath("a.txt").toStdString();
        writeFileWhole(path, "x");
        QVERIFY(refusal(ErrorCode::BadInput, [&] {
                    inspectModel(path);
                }).contains(".ckpt, .onnx, .tflite and .pt"));
        QVERIFY(refusal(ErrorCode::BadInput, [&] {
                    inspectModel(dir.filePath("nothing.onnx").toStdString());
                }).contains("there is no such file"));
        QVERIFY(refusal(ErrorCode::BadInput, [&] {
                    inspectModel(dir.path().toStdString());
                }).contains("lenet_tables.c"));
    }

    // A pickle is data here, also where it is hostile.
    void damagedTorchFiles() {
        const std::string good = encodeModel(m_models, "torch", {})[0].bytes;
        QTemporaryDir dir;
        const std::string path = dir.filePath("a.pt").toStdString();
        std::mt19937 random(3);
        for (int round = 0; round < 60; ++round) {
            std::string bytes = good;
            for (int i = 0; i < 4; ++i) bytes[bytes.size() - 1 - random() % 2500] = char(random());
            if (round % 5 == 0) bytes.resize(random() % bytes.size());
            writeFileWhole(path, bytes);
            try {
                QCOMPARE(qint64(inspectModel(path).budget.total()), qint64(bytes.size()));
            } catch (const Error& e) {
                QCOMPARE(int(e.code()), int(ErrorCode::BadInput));
            }
        }
    }

  private:
    Models m_models;
};

QTEST_APPLESS_MAIN(TestExports)
#include "test_exports.moc"

// The verbs and options of quantization: ptq, sensitivity, pareto, and every choice of train-quant.
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using quantelier::test::ProgramResult;

class TestQuantVerbs : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QVERIFY(m_dir.isValid());
        QCOMPARE(run({"dataset", "sketch", "--output", path("data"), "--train_images", "1280",
                      "--test_images", "200"})
                     .code,
                 0);
        const ProgramResult trained =
            run({"train", "--json", "--data_path", path("data"), "--epochs", "3", "--out", path("run")});
        QVERIFY2(trained.code == 0, qPrintable(trained.err));
        m_checkpoint = trained.json()["checkpoint"].toString();
        m_accuracy = trained.json()["accuracy_percent"].toDouble();
        QVERIFY(m_accuracy > 40.0);
    }

    void ptqWritesACheckpoint() {
        const ProgramResult ptq = run({"ptq", "--json", "--ckpt_path", m_checkpoint, "--data_path",
                                       path("data"), "--output", path("ptq.ckpt")});
        QVERIFY2(ptq.code == 0, qPrintable(ptq.err));
        QCOMPARE(ptq.json()["float_accuracy_percent"].toDouble(), m_accuracy);
        QVERIFY(std::abs(ptq.json()["accuracy_percent"].toDouble() - m_accuracy) < 3.0);
        QCOMPARE(ptq.json()["payload_bytes"].toInt(), 63594);
        const ProgramResult again =
            run({"eval-quant", "--json", "--ckpt_path", path("ptq.ckpt"), "--data_path", path("data")});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QVERIFY(std::abs(again.json()["accuracy_percent"].toDouble() -
                         ptq.json()["accuracy_percent"].toDouble()) <= 0.5);
    }

    void ptqOfFewBitsGainsByItsHelpers() {
        const auto ptq = [&](const QStringList& more) {
            const ProgramResult result = run(QStringList{"ptq", "--json", "--ckpt_path", m_checkpoint,
                                                         "--data_path", path("data"), "--weight_bits", "3"} +
                                             more);
            return result.code == 0 ? result.json()["accuracy_percent"].toDouble() : -1.0;
        };
        const double plain = ptq({"--per_channel", "false"});
        const double helped = ptq({"--per_channel", "false", "--weight_observer", "mse", "--equalize", "true",
                                   "--bias_correction", "true"});
        QVERIFY2(plain >= 0.0 && helped > plain, qPrintable(QString("%1 %2").arg(plain).arg(helped)));
    }

    void sensitivityNamesTheLayers() {
        const ProgramResult result = run({"sensitivity", "--json", "--ckpt_path", m_checkpoint, "--data_path",
                                          path("data"), "--test_limit", "100", "--weight_bits", "8,2,8,8,8"});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const QJsonArray layers = result.json()["layers"].toArray();
        QCOMPARE(layers.size(), 6);
        QVERIFY(layers[0].toObject()["only_weights_percent"].isNull());
        QCOMPARE(layers[2].toObject()["name"].toString(), QString("conv2"));
        QVERIFY(layers[2].toObject()["weights"].toObject()["sqnr_db"].toDouble() < 15.0);
        QVERIFY(layers[3].toObject()["weights"].toObject()["sqnr_db"].toDouble() > 30.0);
        const QJsonArray costs = result.json()["four_bits"].toArray();
        QCOMPARE(costs.size(), 5);
        QCOMPARE(costs[1].toObject()["weight_bits"].toInt(), 2);
        QCOMPARE(costs[1].toObject()["points"].toDouble(), 0.0);
        const ProgramResult text = run(
            {"sensitivity", "--ckpt_path", m_checkpoint, "--data_path", path("data"), "--test_limit", "50"});
        QVERIFY(text.out.contains("only weights") && text.out.contains("fc3"));
    }

    void paretoWritesItsCsv() {
        const ProgramResult result = run({"pareto", "--json", "--ckpt_path", m_checkpoint, "--data_path",
                                          path("data"), "--test_limit", "60", "--output", path("front.csv")});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QFile file(path("front.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList rows = QString(file.readAll()).trimmed().split('\n');
        QCOMPARE(rows.size(), 1025);
        QCOMPARE(rows[0], QString("conv1_bits,conv2_bits,fc1_bits,fc2_bits,fc3_bits,payload_bytes,correct,"
                                  "accuracy_percent,on_front"));
        QVERIFY(rows[1024].startsWith("8,8,8,8,8,63594,"));
        const QJsonArray points = result.json()["points"].toArray();
        QCOMPARE(points.size(), 1024);
        int front = 0;
        for (const auto& point : points) front += point.toObject()["on_front"].toBool();
        QVERIFY(front >= 1 && front < 1024);
    }

    void theHistoryIsInspected() {
        const ProgramResult text = run({"inspect", path("run/quant_history.bin")});
        QVERIFY2(text.code == 0, qPrintable(text.err));
        QVERIFY(text.out.startsWith("3 epochs") && text.out.contains("fc3"));
        const QJsonArray epochs =
            run({"inspect", "--json", path("run/quant_history.bin")}).json()["epochs"].toArray();
        QCOMPARE(epochs.size(), 3);
        const QJsonObject layer = epochs[2].toObject()["layers"].toArray()[1].toObject();
        QCOMPARE(layer["name"].toString(), QString("conv1"));
        QCOMPARE(layer["channels"].toArray().size(), 6);
        QCOMPARE(layer["weights"].toObject()["values"].toInt(), 150);
        double sum = 0.0;
        for (const auto& count : layer["output"].toObject()["histogram"].toObject()["counts"].toArray())
            sum += count.toDouble();
        QCOMPARE(sum, layer["output"].toObject()["values"].toDouble());
        QVERIFY(layer["output"].toObject()["scale"].toDouble() > 0.0);
        QFile file(path("run/quant_history.bin"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.size() < 3 * 25'000, "small beside a checkpoint");
        const ProgramResult missing = run({"inspect", path("quant_history.bin")});
        QCOMPARE(missing.code, 3);
    }

    // Each option arrives in the recipe that the run keeps.
    void optionsReachTheRecipe() {
        const ProgramResult result = run({"train-quant",
                                          "--json",
                                          "--ckpt_path",
                                          m_checkpoint,
                                          "--data_path",
                                          path("data"),
                                          "--train_limit",
                                          "128",
                                          "--quant_epochs",
                                          "1",
                                          "--out",
                                          path("options"),
                                          "--num_bits",
                                          "4,6",
                                          "--symmetric",
                                          "true,false",
                                          "--narrow_range",
                                          "true,false",
                                          "--per_channel",
                                          "true,false",
                                          "--weight_observer",
                                          "learned",
                                          "--observer",
                                          "pact",
                                          "--quant_delay",
                                          "1",
                                          "--bn_fold",
                                          "true",
                                          "--one_conv_fold",
                                          "false",
                                          "--freeze_bn",
                                          "1",
                                          "--freeze_observers_epoch",
                                          "2",
                                          "--activation_bits",
                                          "6,6,6,5,8"});
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QFile file(path("options/recipe.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject quant = QJsonDocument::fromJson(file.readAll()).object()["quant"].toObject();
        const QJsonArray layers = quant["layers"].toArray();
        QCOMPARE(layers[1].toObject()["weights"].toObject()["bits"].toInt(), 4);
        QCOMPARE(layers[2].toObject()["output"].toObject()["bits"].toInt(), 6);
        QCOMPARE(layers[3].toObject()["output"].toObject()["bits"].toInt(), 5);
        QCOMPARE(layers[4].toObject()["output"].toObject()["bits"].toInt(), 8);
        QCOMPARE(layers[0].toObject()["weight_observer"].toString(), QString("learned"));
        QCOMPARE(layers[0].toObject()["output_observer"].toString(), QString("pact"));
        QCOMPARE(layers[4].toObject()["output_observer"].toString(), QString("ema"));
        QCOMPARE(quant["one_conv_fold"].toBool(true), false);
        QCOMPARE(quant["quant_delay"].toInt(), 1);
        QCOMPARE(quant["freeze_bn"].toInt(), 1);
        QCOMPARE(quant["freeze_observers_epoch"].toInt(), 2);
        // The checkpoint carries them on.
        const ProgramResult eval = run({"eval-quant", "--json", "--ckpt_path",
                                        result.json()["checkpoint"].toString(), "--data_path", path("data")});
        QVERIFY2(eval.code == 0, qPrintable(eval.err));
        QCOMPARE(eval.json()["accuracy_percent"], result.json()["accuracy_percent"]);
    }

    void badOptions_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* option, const char* value, const char* sentence) {
            QTest::addRow("%s %s", option, value) << QStringList{option, value} << QString(sentence);
        };
        row("--num_bits", "8,8,8", "--num_bits is '8,8,8', expected one value, or two: weights,activations");
        row("--num_bits", "9", "--num_bits is '9', expected 2 to 8");
        row("--weight_bits", "8,4", "--weight_bits is '8,4', expected one number, or five");
        row("--per_channel", "true", "output.per_channel must be false");
        row("--symmetric", "maybe", "--symmetric is 'maybe', expected true or false");
        row("--observer", "median", "--observer is 'median', expected min_max, ema, percentile");
        row("--weight_observer", "pact", "weight_observer must be min_max, percentile, mse or learned");
        row("--percentile", "12", "quant.percentile is 12");
    }

    void badOptions() {
        QFETCH(QStringList, options);
        QFETCH(QString, sentence);
        const ProgramResult result = run(QStringList{"train-quant", "--ckpt_path", m_checkpoint,
                                                     "--data_path", path("data"), "--out", path("bad")} +
                                         options);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(sentence), qPrintable(result.err));
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY(!QFile::exists(path("bad")));
    }

    void quantizedCheckpointsAreNotQuantizedAgain() {
        QCOMPARE(
            run({"ptq", "--ckpt_path", m_checkpoint, "--data_path", path("data"), "--output", path("q.ckpt")})
                .code,
            0);
        for (const char* verb : {"ptq", "pareto", "train-quant"}) {
            const ProgramResult result =
                run({verb, "--ckpt_path", path("q.ckpt"), "--data_path", path("data")});
            QCOMPARE(result.code, 3);
            QVERIFY2(result.err.contains("expected a float checkpoint, found a quantized one"),
                     qPrintable(result.err));
        }
    }

  private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    ProgramResult run(const QStringList& arguments) const {
        return quantelier::test::runProgram(arguments, m_dir.path());
    }

    QTemporaryDir m_dir;
    QString m_checkpoint;
    double m_accuracy = 0.0;
};

QTEST_GUILESS_MAIN(TestQuantVerbs)
#include "test_quant_verbs.moc"

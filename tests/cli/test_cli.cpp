// The program itself, run as a user would run it: results, exit codes, and one sentence for each bad input.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Result {
    int code;
    QString out, err;
    QJsonObject json() const {
        return QJsonDocument::fromJson(out.trimmed().split('\n').last().toUtf8()).object();
    }
};

}  // namespace

class TestCli : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QVERIFY(m_dir.isValid());
        const Result made = run(
            {"dataset", "sketch", "--output", path("data"), "--train_images", "640", "--test_images", "200"});
        QCOMPARE(made.code, 0);
        const Result trained = run({"tutorial", "--json", "--data_path", path("data"), "--epochs", "1",
                                    "--quant_epochs", "1", "--out", path("run")});
        QVERIFY2(trained.code == 0, qPrintable(trained.err));
        m_tutorial = trained.json();
        // Asymmetric weights, which Ascend and TFLite have not.
        const Result asymmetric =
            run({"tutorial", "--json", "--preset", "tutorial", "--data_path", path("data"), "--epochs", "1",
                 "--quant_epochs", "1", "--train_limit", "64", "--test_limit", "20", "--out", path("asym")});
        QVERIFY2(asymmetric.code == 0, qPrintable(asymmetric.err));
        m_asymmetric = asymmetric.json()["qat"].toObject()["checkpoint"].toString();
    }

    // The engine is loaded behind it, and it lives on.
    void withoutAVerbTheWindowOpens() {
        QProcess window;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", path("home"));
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        window.setProcessEnvironment(environment);
        window.start(QUANTELIER_BINARY, QStringList());
        const auto isLoaded = [&] {
            QFile maps(QStringLiteral("/proc/%1/maps").arg(window.processId()));
            return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libtorch_cpu");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isLoaded(), 60'000);
        QVERIFY(!window.waitForFinished(2000));
        window.kill();
        QVERIFY(window.waitForFinished());
    }

    void tutorialJson() {
        for (const char* key : {"verb", "version", "seed", "device", "float", "qat", "int8", "file_ratio",
                                "payload_ratio", "label_disagreements"})
            QVERIFY2(m_tutorial.contains(key), key);
        const QJsonObject int8 = m_tutorial["int8"].toObject(), floats = m_tutorial["float"].toObject();
        for (const char* key : {"accuracy_percent", "file_bytes", "payload_bytes", "model"})
            QVERIFY2(int8.contains(key), key);
        for (const char* key : {"accuracy_percent", "file_bytes", "checkpoint"})
            QVERIFY2(floats.contains(key), key);
        QCOMPARE(QFileInfo(int8["model"].toString()).size(), qint64(int8["file_bytes"].toDouble()));
        QCOMPARE(QFileInfo(path("run/exports/lenet_float.onnx")).size(),
                 qint64(floats["file_bytes"].toDouble()));
        QCOMPARE(QFileInfo(figure("qat", "checkpoint").toString()).size(),
                 qint64(figure("qat", "file_bytes").toDouble()));
        QVERIFY(m_tutorial["file_ratio"].toDouble() > 3.5);
        QCOMPARE(m_tutorial["weight_ratio"].toDouble(), 4.0);
        const QJsonObject mcNemar = m_tutorial["mcnemar"].toObject();
        for (const char* key : {"only_float", "only_int8", "p_value", "verdict"})
            QVERIFY2(mcNemar.contains(key), key);
        QVERIFY(mcNemar["verdict"].toString().contains("McNemar p = "));
    }

    void certifyComparesEveryEngine() {
        const Result made = run({"certify", "--json", "--data_path", path("data"), "--ckpt_path",
                                 figure("qat", "checkpoint").toString(), "--test_limit", "50", "--output",
                                 path("certificate.json")});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QJsonObject json = made.json();
        QCOMPARE(json["images"].toInt(), 50);
        QCOMPARE(json["model_sha256"].toString().size(), 64);
        QCOMPARE(json["data_sha256"].toString().size(), 64);
        QStringList engines;
        for (const QJsonValue& value : json["pairs"].toArray()) {
            const QJsonObject pair = value.toObject();
            engines << pair["b"].toString();
            if (pair["a"].toString() != "Integer engine") continue;
            QCOMPARE(pair["labels"].toInt(), 0);
            QCOMPARE(pair["logits"].toInt(-1), 0);
        }
        QVERIFY(engines.contains("Integer engine") && engines.contains("ONNX file, read back"));
        for (const QJsonValue& value : json["not_run"].toArray()) {
            engines << value.toObject()["engine"].toString();
            QVERIFY(!value.toObject()["reason"].toString().isEmpty());
        }
        for (const char* engine : {"C, float requantization", "C, fixed requantization", "ONNX Runtime"})
            QVERIFY2(engines.contains(engine), engine);
        QFile file(path("certificate.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(), json);
        const Result text = run({"certify", "--data_path", path("data"), "--ckpt_path",
                                 figure("qat", "checkpoint").toString(), "--test_limit", "5"});
        QVERIFY2(text.code == 0, qPrintable(text.err));
        QVERIFY(
            text.out.contains("Integer engine against ONNX file, read back: 0 of 5 labels differ, 0 of 50"));
    }

    void runsAreListedAndCompared() {
        const Result listed = run({"runs", "--json", "--dir", path(".")});
        QVERIFY2(listed.code == 0, qPrintable(listed.err));
        QHash<QString, QJsonObject> runs;
        for (const QJsonValue& value : listed.json()["runs"].toArray())
            runs.insert(value.toObject()["name"].toString(), value.toObject());
        QVERIFY(runs.contains("run") && runs.contains("asym"));
        const QJsonObject whole = runs["run"];
        QCOMPARE(whole["preset"].toString(), "recommended");
        QCOMPARE(whole["int8"].toObject()["accuracy_percent"], figure("int8", "accuracy_percent"));
        QCOMPARE(whole["int8"].toObject()["file_bytes"], figure("int8", "file_bytes"));
        QCOMPARE(whole["float"].toObject()["accuracy_percent"], figure("float", "accuracy_percent"));
        QCOMPARE(whole["can_continue"].toBool(true), false);
        const Result text = run({"runs", "--dir", path(".")});
        QVERIFY(text.out.contains("asym") && text.out.contains("recommended"));

        const Result diff = run({"runs", "--json", "--diff", path("run"), "asym", "--dir", path(".")});
        QVERIFY2(diff.code == 0, qPrintable(diff.err));
        QHash<QString, QString> settings;
        for (const QJsonValue& value : diff.json()["settings"].toArray()) {
            const QJsonObject setting = value.toObject();
            QVERIFY(setting["a"] != setting["b"]);
            settings[setting["setting"].toString()] = setting["b"].toString();
        }
        QCOMPARE(settings.size(), diff.json()["differing"].toInt());
        QCOMPARE(settings["preset"], "tutorial");
        QCOMPARE(settings["data.train_images"], "64");
        QVERIFY(run({"runs", "--diff", path("run"), path("run")}).out.startsWith("0 of "));
    }

    // A crash after epoch 2: the checkpoint of step 15 is the newest there is.
    void reportSaysWhatTheTutorialMeasured() {
        const auto textOf = [](const QString& file) {
            QFile html(file);
            return html.open(QIODevice::ReadOnly)
                       ? QString::fromUtf8(html.readAll()).replace(QChar(0xA0), u' ')
                       : QString();
        };
        const QString figure =
            QString::number(m_tutorial["int8"].toObject()["accuracy_percent"].toDouble(), 'f', 1) + " %";
        QCOMPARE(m_tutorial["report"].toString(), path("run/report.html"));
        const QString kept = textOf(path("run/report.html"));
        QVERIFY2(kept.contains(figure) && kept.contains("Every integer engine"), qPrintable(kept.left(3000)));
        // The same again from the checkpoints.
        const Result one = run({"report", path("run"), "--json", "--output", path("one.html")});
        QVERIFY2(one.code == 0, qPrintable(one.err));
        const QJsonObject told = one.json()["runs"].toArray()[0].toObject();
        QVERIFY(told["read"].toBool() && told["certified"].toBool());
        const auto rows = [](QString text) { return text.remove(QRegularExpression("<footer>.*")); };
        QCOMPARE(rows(textOf(path("one.html"))), rows(kept));
    }

    void reportComparesTwoRunsAndSaysWhatIsMissing() {
        const Result two = run({"report", path("run"), path("asym"), "--no_evaluation", "--no-certificate",
                                "--output", path("two.html")});
        QVERIFY2(two.code == 0, qPrintable(two.err));
        QFile html(path("two.html"));
        QVERIFY(html.open(QIODevice::ReadOnly));
        const QByteArray text = html.readAll();
        QVERIFY(text.contains("What differs between the recipes") && text.contains("run and asym"));
        QVERIFY(text.contains("is not known") && text.contains("asym has no certificate"));
        const Result unnamed = run({"report", path("run"), path("asym")});
        QCOMPARE(unnamed.code, 2);
        QVERIFY(unnamed.err.contains("needs --output"));
        const Result others = run({"report", path("run"), "--data_path", "sketched", "--no_certificate"});
        QCOMPARE(others.code, 3);
        QVERIFY2(others.err.contains("SHA-256"), qPrintable(others.err));
        QCOMPARE(run({"report", path("data")}).code, 3);
    }

    void stoppedRunGoesOn() {
        const Result made =
            run({"train", "--data_path", path("data"), "--epochs", "3", "--save_checkpoint_steps", "15",
                 "--dataset_sink_mode", "false", "--out", path("crashed")});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QVERIFY(QFile::remove(path("crashed/checkpoints/checkpoint_lenet-3_10.ckpt")));
        QFile results(path("crashed/run.json"));
        QVERIFY(results.open(QIODevice::ReadWrite));
        const QByteArray before = results.readAll().replace("\"epochs_done\": 3", "\"epochs_done\": 2");
        QVERIFY(results.resize(0) && results.seek(0) && results.write(before) == before.size());
        results.close();
        const Result rest = run({"runs", "--continue", path("crashed")});
        QVERIFY2(rest.code == 0, qPrintable(rest.err));
        QVERIFY2(rest.out.contains("Epoch: [  2/  3] step: [  6/"), qPrintable(rest.out));
        QVERIFY(!rest.out.contains("Epoch: [  1/"));
        QVERIFY(QFile::exists(path("crashed/checkpoints/checkpoint_lenet-3_10.ckpt")));
        const Result again = run({"runs", "--continue", path("crashed")});
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains("nothing to go on with"), qPrintable(again.err));
    }

    void compareCountsAndJudges() {
        const QString checkpoint = figure("qat", "checkpoint").toString();
        const QStringList verb = {"compare",    "--json",      "--data_path",
                                  path("data"), "--ckpt_path", checkpoint};
        const Result made =
            run(verb + QStringList{"--float_ckpt_path", figure("float", "checkpoint").toString()});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QJsonObject json = made.json();
        QCOMPARE(json["images"].toInt(), 200);
        QCOMPARE(json["float"].toObject()["accuracy_percent"], figure("float", "accuracy_percent"));
        QCOMPARE(json["fake_quant"].toObject()["accuracy_percent"], figure("qat", "accuracy_percent"));
        const QJsonObject int8 = json["int8"].toObject(), test = json["mcnemar"].toObject();
        QCOMPARE(int8["accuracy_percent"], figure("int8", "accuracy_percent"));
        QCOMPARE(test["p_value"], m_tutorial["mcnemar"].toObject()["p_value"]);
        QCOMPARE(json["only_float_right"].toArray().size(), test["only_float"].toInt());
        QCOMPARE(json["only_int8_right"].toArray().size(), test["only_int8"].toInt());
        const int wrong = int8["total"].toInt() - int8["correct"].toInt();
        QCOMPARE(json["wrong_in_int8"].toArray().size(), wrong);
        int sum = 0, right = 0, change = 0, binned = 0;
        const QJsonObject confusion = json["confusion"].toObject();
        for (int row = 0; row < 10; ++row)
            for (int column = 0; column < 10; ++column) {
                const int count = confusion["int8"].toArray()[row].toArray()[column].toInt();
                sum += count;
                right += row == column ? count : 0;
                change += confusion["int8_minus_float"].toArray()[row].toArray()[column].toInt();
            }
        QCOMPARE(sum, 200);
        QCOMPARE(right, int8["correct"].toInt());
        QCOMPARE(change, 0);
        for (const QJsonValue& bin : int8["reliability"].toArray())
            binned += bin.toObject()["images"].toInt();
        QCOMPARE(binned, 200);
        const Result text = run({"compare", "--data_path", path("data"), "--ckpt_path", checkpoint});
        QVERIFY(text.out.contains("Float is the fine-tuned network without rounding"));
        QVERIFY(text.out.contains("McNemar p = ") && text.out.contains("Int8 minus float (rows"));
    }

    void compareStepsThroughOneOutput() {
        const QStringList verb = {"compare",     "--json",
                                  "--data_path", path("data"),
                                  "--ckpt_path", figure("qat", "checkpoint").toString(),
                                  "--image",     "7"};
        const QJsonObject layers = run(verb).json();
        QCOMPARE(layers["layers"].toArray().size(), 6);
        const Result made = run(verb + QStringList{"--layer", "fc3", "--channel", "4"});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QJsonObject step = made.json();
        QCOMPARE(step["products"].toArray().size(), 84);
        qint64 sum = 0;
        for (const QJsonValue& product : step["products"].toArray())
            sum += qint64(product.toObject()["product"].toDouble());
        QCOMPARE(qint64(step["product_sum"].toDouble()), sum);
        QCOMPARE(step["accumulator"].toInt(), int(sum) + step["bias"].toInt());
        // The logit that infer writes for the exported model.
        run({"infer", "--model", figure("int8", "model").toString(), "--images",
             path("data/test/t10k-images.idx3-ubyte"), "--output", path("logits.csv")});
        QFile csv(path("logits.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QStringList cells = QString(csv.readAll()).split('\n')[8].split(',');
        QCOMPARE(cells[0].toInt(), 7);
        QVERIFY(std::abs(cells[6].toDouble() - step["value"].toDouble()) < 1e-4);
        const Result text = run({"compare", "--data_path", path("data"), "--ckpt_path",
                                 figure("qat", "checkpoint").toString(), "--image", "7", "--layer", "conv2",
                                 "--channel", "3", "--row", "9", "--column", "2"});
        QVERIFY2(text.out.contains("of 150 products") && text.out.contains("of one int8 step."),
                 qPrintable(text.out + text.err));
    }

    void inspectAddsUp() {
        for (const QString& model : {figure("int8", "model").toString(), path("run/exports/lenet_float.onnx"),
                                     figure("qat", "checkpoint").toString()}) {
            const Result found = run({"inspect", "--json", model});
            QVERIFY2(found.code == 0, qPrintable(found.err));
            QCOMPARE(found.json()["budget"].toObject()["total"].toInt(), int(QFileInfo(model).size()));
            QCOMPARE(found.json()["file_bytes"].toInt(), int(QFileInfo(model).size()));
        }
        const Result text = run({"inspect", figure("int8", "model").toString()});
        QVERIFY(text.out.contains("bytes in all") && text.out.contains("bits of 32"));
    }

    void everyReadableFormatGivesTheSameAnswers() {
        const QString checkpoint = figure("qat", "checkpoint").toString();
        const auto answers = [&](const QStringList& format, const QString& file) {
            const Result written =
                run(QStringList{"export", "--ckpt_path", checkpoint, "--output", path(file), "--format"} +
                    format);
            if (written.code != 0) return written.err;
            const Result read = run({"infer", "--model", path(file), "--images",
                                     path("data/test/t10k-images.idx3-ubyte"), "--output", path("a.csv")});
            if (read.code != 0) return read.err;
            QFile csv(path("a.csv"));
            return csv.open(QIODevice::ReadOnly) ? QString(csv.readAll()) : QString("no CSV");
        };
        const QString onnx = answers({"onnx"}, "normalized.onnx");
        QVERIFY2(onnx.startsWith("index,label"), qPrintable(onnx));
        QCOMPARE(answers({"onnx", "--raw-input"}, "pixels.onnx"), onnx);
        QCOMPARE(answers({"tflite"}, "lenet.tflite"), onnx);
        QCOMPARE(answers({"mindspore"}, "again.ckpt"), onnx);
        QVERIFY(answers({"c", "--requant", "fixed"}, "folder").contains("C source is compiled, not read"));
        QVERIFY(QFile::exists(path("folder/lenet_tables.c")));
    }

    void evalGivesTheTutorialsFigures() {
        const Result floats = run({"eval", "--json", "--data-path", path("data"), "--ckpt-path",
                                   figure("float", "checkpoint").toString()});
        QCOMPARE(floats.json()["accuracy_percent"], figure("float", "accuracy_percent"));
        const Result quant = run({"eval_quant", "--json", "--data_path", path("data"), "--ckpt_path",
                                  figure("qat", "checkpoint").toString()});
        QCOMPARE(quant.json()["accuracy_percent"], figure("qat", "accuracy_percent"));
        QCOMPARE(quant.json()["ci95_percent"].toArray().size(), 2);
        const Result int8 = run({"eval", "--json", "--data_path", path("data"), "--ckpt_path",
                                 figure("int8", "model").toString()});
        QCOMPARE(int8.json()["accuracy_percent"], figure("int8", "accuracy_percent"));
        const Result text =
            run({"eval", "--data_path", path("data"), "--ckpt_path", figure("int8", "model").toString()});
        QVERIFY(text.out.contains(QString("Accuracy: %1.\n95 % confidence: ")
                                      .arg(int8.json()["accuracy_percent"].toDouble(), 0, 'f', 2)));
        QVERIFY(text.out.contains(QString("(%1 of 200 images).").arg(int8.json()["correct"].toInt())));
    }

    void trainPrintsTheTutorialsLines() {
        const Result trained =
            run({"train", "--data_path", path("data"), "--epochs", "2", "--dataset_sink_mode", "False",
                 "--train_limit", "320", "--out", path("lines")});
        QVERIFY2(trained.code == 0, qPrintable(trained.err));
        QVERIFY(trained.out.contains(QRegularExpression(
            R"(Epoch: \[  1/  2\] step: \[  1/  5\], loss: \[\d\.\d{4}/\d\.\d{4}\], time: \[\d+\.\d{6}\])")));
        QCOMPARE(trained.out.count("Epoch: ["), 10);
        QVERIFY(trained.err.isEmpty());
        const Result quant =
            run({"train-quant", "--json", "--data_path", path("data"), "--quant_epochs", "1", "--ckpt_path",
                 path("lines/checkpoints/checkpoint_lenet-2_5.ckpt"), "--out", path("lines_quant")});
        QVERIFY2(quant.code == 0, qPrintable(quant.err));
        QVERIFY(QFile::exists(quant.json()["checkpoint"].toString()));
    }

    void inferReadsStrokes() {
        write("one.json", R"({"label": 1, "strokes": [[[0.5, 0.2, 0], [0.5, 0.8, 300]]]})");
        write("bar.json", R"({"label": 7, "strokes": [[[0.2, 0.5, 0], [0.8, 0.5, 300]]], "width": 0.1})");
        const QString model = figure("int8", "model").toString();
        const Result read = run({"infer", "--json", "--model", model, "--strokes", path("one.json"),
                                 path("bar.json"), "--output", path("strokes.csv")});
        QVERIFY2(read.code == 0, qPrintable(read.err));
        const QJsonArray drawings = read.json()["drawings"].toArray();
        QCOMPARE(drawings.size(), 2);
        QCOMPARE(drawings[1].toObject()["drawn"].toInt(), 7);
        int right = 0;
        for (const QJsonValue& drawing : drawings)
            right += drawing["drawn"].toInt() == drawing["read"].toInt();
        QCOMPARE(read.json()["correct"].toInt(-1), right);
        QCOMPARE(read.json()["total"].toInt(), 2);
        QFile csv(path("strokes.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QStringList rows = QString::fromUtf8(csv.readAll()).trimmed().split('\n');
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[2].section(',', 1, 1).toInt(), drawings[1].toObject()["read"].toInt());
        const Result text = run({"infer", "--model", model, "--strokes", path("one.json")});
        QVERIFY(text.out.contains("drawn 1, read ") && text.out.contains(" of 1 read as they were drawn."));
    }

    void evalScoresAPersonalTestSet() {
        const QByteArray head = QByteArray::fromHex(
            "00000803"
            "00000002"
            "0000001c"
            "0000001c");
        write("mine/images-idx3-ubyte", head + QByteArray(784, '\0') + QByteArray(784, '\x7f'));
        write("mine/labels-idx1-ubyte", QByteArray::fromHex("0000080100000002"
                                                            "0103"));
        for (const auto& [verb, model] : {std::pair{"eval", figure("int8", "model")},
                                          {"eval", figure("float", "checkpoint")},
                                          {"eval-quant", figure("qat", "checkpoint")}}) {
            const Result read =
                run({verb, "--json", "--data_path", path("mine"), "--ckpt_path", model.toString()});
            QVERIFY2(read.code == 0, qPrintable(read.err));
            QCOMPARE(read.json()["total"].toInt(), 2);
        }
        const Result verified = run({"dataset", "verify", "--data_path", path("mine")});
        QVERIFY2(verified.out.contains("a personal test set of 2 drawings; of 0 to 9: 0 1 0 1 0"),
                 qPrintable(verified.out + verified.err));
        const Result trained = run({"train", "--data_path", path("mine"), "--out", path("from-mine")});
        QCOMPARE(trained.code, 3);
    }

    void inferWritesOneRowAnImage() {
        const Result read = run({"infer", "--model", figure("int8", "model").toString(), "--images",
                                 path("data/test/t10k-images.idx3-ubyte"), "--output", path("answers.csv")});
        QVERIFY2(read.code == 0, qPrintable(read.err));
        QFile file(path("answers.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString(file.readAll()).trimmed().split('\n');
        QCOMPARE(lines.size(), 201);
        QCOMPARE(lines[0], QString("index,label,logit_0,logit_1,logit_2,logit_3,logit_4,logit_5,logit_6,"
                                   "logit_7,logit_8,logit_9"));
        QCOMPARE(lines[200].split(',').size(), 12);
    }

    void badInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        write("page.ckpt", "<html>404</html>");
        write("empty.ckpt", "");
        write("text.onnx", "not an onnx file");
        write("recipe.json", R"({"train": {"epochz": 3}})");
        write("broken.json", "{");
        write("labels/train-images.idx3-ubyte", QByteArray::fromHex("0000080100000001") + "\x01");
        write("html/train-images-idx3-ubyte.gz", "<!DOCTYPE html>");
        write("short/train-images-idx3-ubyte",
              QByteArray::fromHex("00000803000000020000001c0000001c") + QByteArray(784, '\0'));
        for (const char* folder : {"labels", "html", "short"})
            write(QString("%1/train-labels-idx1-ubyte").arg(folder),
                  QByteArray::fromHex("0000080100000001") + "\x01");
        const QString data = path("data"), model = "MODEL";
        QTest::newRow("no checkpoint")
            << QStringList{"eval", "--data_path", data, "--ckpt_path", path("nope.ckpt")} << 3
            << "there is no such file";
        QTest::newRow("folder as checkpoint")
            << QStringList{"eval", "--data_path", data, "--ckpt_path", data} << 3 << "expected a file";
        QTest::newRow("web page as checkpoint")
            << QStringList{"eval", "--data_path", data, "--ckpt_path", path("page.ckpt")} << 3
            << "page.ckpt: expected a MindSpore checkpoint";
        QTest::newRow("empty checkpoint")
            << QStringList{"eval", "--data_path", data, "--ckpt_path", path("empty.ckpt")} << 3
            << "found an empty file";
        QTest::newRow("text as ONNX")
            << QStringList{"infer", "--model", path("text.onnx"), "--images", "x", "--output", path("o.csv")}
            << 3 << "text.onnx: expected an ONNX model";
        QTest::newRow("no runs") << QStringList{"runs", "--dir", path("nowhere")} << 3 << "no such folder";
        QTest::newRow("no run") << QStringList{"runs", "--diff", path("data"), path("run")} << 3
                                << "expected a run folder";
        QTest::newRow("half a diff") << QStringList{"runs", "--diff", path("run")} << 2 << "--diff";
        QTest::newRow("no data") << QStringList{"train", "--data_path", path("nowhere"), "--out", path("bad")}
                                 << 3 << "there is no such folder";
        QTest::newRow("label file as images")
            << QStringList{"train", "--data_path", path("labels"), "--out", path("bad")} << 3
            << "this is a label file (magic 2049, images have 2051)";
        QTest::newRow("web page as gzip")
            << QStringList{"train", "--data_path", path("html"), "--out", path("bad")} << 3
            << "found a web page";
        QTest::newRow("truncated") << QStringList{"train", "--data_path", path("short"), "--out", path("bad")}
                                   << 3 << "1584 bytes expected from its header, found 800";
        QTest::newRow("broken recipe")
            << QStringList{"train", "--recipe", path("broken.json"), "--out", path("bad")} << 3
            << "broken.json: not a recipe in JSON";
        QTest::newRow("unknown key") << QStringList{"train", "--recipe", path("recipe.json"), "--out",
                                                    path("bad")}
                                     << 2 << "recipe.json.train: unknown key 'epochz'";
        QTest::newRow("unknown preset") << QStringList{"train", "--preset", "best", "--out", path("bad")} << 2
                                        << "the presets are: recommended, tutorial, ascend";
        QTest::newRow("unknown option") << QStringList{"train", "--epoch", "3"} << 2 << "epoch";
        QTest::newRow("unknown verb")
            << QStringList{"tarin"} << 2 << "unknown verb 'tarin', expected one of: tutorial, train";
        QTest::newRow("sink mode") << QStringList{"train", "--dataset_sink_mode", "maybe", "--out",
                                                  path("bad")}
                                   << 2 << "expected true or false";
        QTest::newRow("executor") << QStringList{"train", "--executor", "fast", "--out", path("bad")} << 2
                                  << "--executor is 'fast', expected auto, fused or libtorch";
        QTest::newRow("threads") << QStringList{"train", "--threads", "many", "--out", path("bad")} << 2
                                 << "--threads";
        QTest::newRow("learning rate") << QStringList{"train", "--learning_rate", "0", "--out", path("bad")}
                                       << 2 << "train.learning_rate is 0";
        QTest::newRow("no GPU") << QStringList{"train", "--data_path", data,       "--device_target",
                                               "GPU",   "--out",       path("bad")}
                                << 4 << "Available here: CPU";
        QTest::newRow("unknown format")
            << QStringList{"export", "--ckpt_path", model, "--format", "tvm", "--output", path("bad")} << 2
            << "expected one of: onnx, c, ascend-onnx, tflite, mindspore, torch, onnx-float";
        const auto exported = [&](const char* name, const QString& from, const QStringList& format,
                                  const char* sentence) {
            QTest::newRow(name) << QStringList{"export",   "--ckpt_path", from,
                                               "--output", path("bad"),   "--format"} +
                                       format
                                << 2 << sentence;
        };
        exported("asymmetric weights to Ascend", "ASYM", {"ascend-onnx"}, "train with the preset 'ascend'");
        exported("a scale per output to Ascend", "QAT", {"ascend-onnx"},
                 "weight scales, and Ascend takes one");
        exported("asymmetric weights to TFLite", "ASYM", {"tflite"}, "zero point");
        exported("no float weights for PyTorch", "MODEL", {"torch"}, "There is no float model here");
        exported("raw input of C", "QAT", {"c", "--raw_input"}, "--raw_input belongs to the format onnx");
        exported("AMCT of ONNX", "QAT", {"onnx", "--amct"}, "--amct belongs to the format ascend-onnx");
        exported("fixed point of ONNX", "QAT", {"onnx", "--requant", "fixed"}, "belongs to the format c");
        exported("unknown arithmetic", "QAT", {"c", "--requant", "double"}, "expected float or fixed");
        exported("size report of ONNX", "QAT", {"onnx", "--size_report"},
                 "--size_report belongs to the format c");
        write("elsewhere/mine.txt", "");
        QTest::newRow("a folder of other files")
            << QStringList{"export", "--ckpt_path", "QAT", "--format", "c", "--output", path("elsewhere")}
            << 2 << "the folder holds mine.txt, which is no file of this export";
        // One tensor "w" of one float32: a checkpoint, but of no LeNet.
        write("other.ckpt", QByteArray::fromHex("0a160a0177121108011207466c6f617433321a0400000000"));
        QTest::newRow("another network")
            << QStringList{"certify", "--data_path", data, "--ckpt_path", path("other.ckpt")} << 3
            << "expected a LeNet";
        QTest::newRow("float checkpoint to certify")
            << QStringList{"certify", "--data_path", data, "--ckpt_path", "FLOAT"} << 3
            << "a certificate needs a quantization-aware checkpoint";
        QTest::newRow("float checkpoint to compare")
            << QStringList{"compare", "--data_path", data, "--ckpt_path", "FLOAT"} << 3
            << "a comparison needs a quantization-aware checkpoint";
        QTest::newRow("quantized float model")
            << QStringList{"compare", "--data_path", data, "--ckpt_path", "QAT", "--float_ckpt_path", "QAT"}
            << 3 << "expected a float checkpoint, found a quantized one";
        const QStringList image = {"compare", "--data_path", data, "--ckpt_path", "QAT", "--image"};
        QTest::newRow("no such image")
            << image + QStringList{"200"} << 2 << "--image is 200, expected 0 to 199";
        QTest::newRow("no such layer") << image + QStringList{"0", "--layer", "conv3"} << 2
                                       << "expected one of: conv1, conv2, fc1, fc2, fc3";
        QTest::newRow("no such output") << image + QStringList{"0", "--layer", "fc3", "--channel", "10"} << 2
                                        << "fc3: channel 10: expected 0 to 9";
        QTest::newRow("a layer of no image")
            << QStringList{"compare", "--data_path", data, "--ckpt_path", "QAT", "--layer", "fc1"} << 2
            << "--layer needs --image";
        QTest::newRow("unknown target")
            << QStringList{"certify", "--data_path", data, "--ckpt_path", "QAT", "--targets", "z80"} << 2
            << "unknown target 'z80', expected aarch64 or cortex-m";
        write("cut.json", R"({"label": 7, "strokes": [[[0)");
        QTest::newRow("damaged strokes")
            << QStringList{"infer", "--model", "MODEL", "--strokes", path("cut.json")} << 3
            << "cut.json: this is not JSON";
        QTest::newRow("nothing to infer") << QStringList{"infer", "--model", "MODEL"} << 2
                                          << "expected either --images FILE or --strokes FILE...";
        QTest::newRow("images without output") << QStringList{"infer", "--model", "MODEL", "--images", "x"}
                                               << 2 << "--images needs --output, the CSV file to write";
        write("mine-cut/labels-idx1-ubyte", QByteArray::fromHex("000008010000000101"));
        QTest::newRow("half a personal test set")
            << QStringList{"eval", "--data_path", path("mine-cut"), "--ckpt_path", "MODEL"} << 3
            << "images-idx3-ubyte is missing, and labels-idx1-ubyte is there";
        QTest::newRow("unreadable model to certify")
            << QStringList{"certify", "--data_path", data, "--ckpt_path", path("page.ckpt")} << 3
            << "page.ckpt: expected a MindSpore checkpoint";
        QTest::newRow("what cannot be inspected") << QStringList{"inspect", path("broken.json")} << 3
                                                  << "only .ckpt, .onnx, .tflite and .pt files and folders";
        QTest::newRow("text to inspect")
            << QStringList{"inspect", path("text.onnx")} << 3 << "expected an ONNX model";
        QTest::newRow("inspected and too large")
            << QStringList{"inspect", model, "--max-bytes", "60000"} << 5 << "more than --max-bytes 60000";
        QTest::newRow("too large") << QStringList{"export",    "--ckpt_path", model,
                                                  "--format",  "onnx",        "--output",
                                                  path("bad"), "--max-bytes", "60000"}
                                   << 5 << "more than --max-bytes 60000";
        QTest::newRow("too bad") << QStringList{"eval", "--data_path",    data,   "--ckpt_path",
                                                model,  "--min-accuracy", "100.5"}
                                 << 5 << "below --min-accuracy 100.5";
        QTest::newRow("float for eval-quant")
            << QStringList{"eval-quant", "--data_path", data, "--ckpt_path", "FLOAT"} << 3
            << "it has no fake-quant ranges";
        QTest::newRow("quant for eval") << QStringList{"eval", "--data_path", data, "--ckpt_path", "QAT"} << 3
                                        << "evaluate it with eval-quant";
    }

    void badInput() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        arguments.replaceInStrings("MODEL", figure("int8", "model").toString());
        arguments.replaceInStrings("FLOAT", figure("float", "checkpoint").toString());
        arguments.replaceInStrings("QAT", figure("qat", "checkpoint").toString());
        arguments.replaceInStrings("ASYM", m_asymmetric);
        const Result result = run(arguments);
        QVERIFY2(result.code == code, qPrintable(QString("%1: %2").arg(result.code).arg(result.err)));
        QVERIFY2(result.err.contains(sentence), qPrintable(result.err));
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY(!QFile::exists(path("bad")));
        QVERIFY(!QFile::exists(path("o.csv")));
    }

    void interruptSavesAndExits130() {
        QProcess process;
        start(process, {"train", "--data_path", path("data"), "--epochs", "5000", "--dataset_sink_mode",
                        "false", "--out", path("interrupted")});
        QVERIFY(process.waitForReadyRead(60000));
        while (!process.peek(1 << 20).contains("Epoch: [  1/5000] step: [  3/"))
            QVERIFY(process.waitForReadyRead(60000));
        // Meanwhile nobody else may train there.
        const Result second = run({"train", "--resume", path("interrupted")});
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains(QString("is in use: process %1 on ").arg(process.processId())),
                 qPrintable(second.err));
        process.terminate();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(QDir(path("interrupted/checkpoints")).entryList({"*.ckpt"}).size(), 1);
        QCOMPARE(QString(process.readAllStandardError()),
                 QString("quantelier: Stopped. Go on with: quantelier train --resume %1\n")
                     .arg(path("interrupted")));
    }

    // Each verb takes its run to the end that it would have had.
    void resumeEndsAsTheWhole() {
        QProcess process;
        start(process, {"tutorial", "--data_path", path("data"), "--epochs", "1", "--quant_epochs", "1",
                        "--dataset_sink_mode", "false", "--out", path("stopped")});
        while (!process.peek(1 << 20).contains("Epoch: ["))
            QVERIFY2(process.waitForReadyRead(60000), process.readAllStandardError());
        process.kill();
        QVERIFY(process.waitForFinished(60000));
        // Of another verb: the float part, then the fine-tuning.
        const Result floats = run({"train", "--json", "--resume", path("stopped")});
        QVERIFY2(floats.code == 0, qPrintable(floats.err));
        QCOMPARE(floats.json()["accuracy_percent"], figure("float", "accuracy_percent"));
        const Result quant = run({"train-quant", "--json", "--resume", path("stopped")});
        QVERIFY2(quant.code == 0, qPrintable(quant.err));
        QCOMPARE(quant.json()["accuracy_percent"], figure("qat", "accuracy_percent"));
        const Result rest = run({"tutorial", "--json", "--resume", path("stopped")});
        QVERIFY2(rest.code == 0, qPrintable(rest.err));
        for (const char* model : {"float", "qat", "int8"})
            QCOMPARE(rest.json()[model].toObject()["accuracy_percent"], figure(model, "accuracy_percent"));
        const Result late = run({"train", "--resume", path("stopped")});
        QCOMPARE(late.code, 2);
        QVERIFY2(late.err.contains("is at its fine-tuning already"), qPrintable(late.err));
    }

    // What fine-tuning of a file begins with is in its run, too.
    void fineTuningOfAFileGoesOn() {
        QProcess process;
        start(process, {"train-quant", "--ckpt_path", figure("float", "checkpoint").toString(), "--data_path",
                        path("data"), "--quant_epochs", "3000", "--dataset_sink_mode", "false", "--out",
                        path("tuned")});
        while (!process.peek(1 << 20).contains("Epoch: [  1/3000] step: [  3/"))
            QVERIFY2(process.waitForReadyRead(60000), process.readAllStandardError());
        process.kill();
        QVERIFY(process.waitForFinished(60000));
        start(process, {"train-quant", "--resume", path("tuned")});
        while (!process.peek(1 << 20).contains("Epoch: [  1/3000] step: [  1/"))
            QVERIFY2(process.waitForReadyRead(60000), process.readAllStandardError());
        process.kill();
        QVERIFY(process.waitForFinished(60000));
    }

    // A small disk of its own, where this user may make one.
    void aFullDiskIsToldAndNothingIsLost() {
        const QString disk = path("disk");
        QVERIFY(QDir().mkpath(disk));
        const auto mount = [&](const QString& options) {
            return QProcess::execute("mount", {"-t", "tmpfs", "-o", options, "tmpfs", disk}) == 0;
        };
        if (!mount("size=800k")) QSKIP("no permission to mount a small disk");
        const auto unmount = qScopeGuard([&] { QProcess::execute("umount", {disk}); });
        const Result full = run({"tutorial", "--data_path", path("data"), "--epochs", "2", "--quant_epochs",
                                 "1", "--dataset_sink_mode", "false", "--out", disk + "/run"});
        QCOMPARE(full.code, 1);
        QVERIFY2(full.err.contains("could not be written: No space left on device"), qPrintable(full.err));
        QVERIFY2(full.err.contains("go on with: quantelier tutorial --resume " + disk + "/run"),
                 qPrintable(full.err));
        QCOMPARE(full.err.count('\n'), 1);
        for (const QFileInfo& file : QDir(disk + "/run/checkpoints").entryInfoList({"*.ckpt"}, QDir::Files))
            QCOMPARE(run({"inspect", file.filePath()}).code, 0);
        QVERIFY(mount("remount,size=20m"));
        const Result rest = run({"tutorial", "--json", "--resume", disk + "/run"});
        QVERIFY2(rest.code == 0, qPrintable(rest.err));
    }

    void oddFolders_data() {
        write("plain", "a file");
        QTest::addColumn<QString>("out");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("other alphabets, blanks") << path(QString::fromUtf8("übung 数字/läuft")) << 0 << "";
        QTest::newRow("deep") << path(QString("a/").repeated(300) + "run") << 0 << "";
        QTest::newRow("a name too long")
            << path(QString(300, 'n')) << 1 << "could not be created: File name too long";
        QTest::newRow("a path too long")
            << path(QString("folder/").repeated(700)) << 1 << "could not be created: File name too long";
        QTest::newRow("not writable") << "/proc/run" << 1 << "/proc/run could not be created: ";
        QTest::newRow("a file") << path("plain/run") << 1 << "could not be created: Not a directory";
    }
    void oddFolders() {
        QFETCH(QString, out);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        const Result made = run({"train", "--data_path", path("data"), "--train_limit", "64", "--test_limit",
                                 "10", "--epochs", "1", "--out", out});
        QCOMPARE(made.code, code);
        QVERIFY2(made.err.contains(sentence), qPrintable(made.err));
        if (code == 0) QCOMPARE(run({"train", "--resume", out}).code, 0);
    }

    void aLossThatRunsAwaySaysHowToGoOn() {
        QByteArray layers;  // without batch norm, and with weights large enough
        for (const auto& [name, outputs] :
             {std::pair("conv1", 6), {"conv2", 16}, {"fc1", 120}, {"fc2", 84}, {"fc3", 10}})
            layers +=
                QString(
                    R"(%1{"name": "%2", "outputs": %3, "has_bn": false, "activation": "none", "weight_init": "kaiming"})")
                    .arg(layers.isEmpty() ? "" : ",", name)
                    .arg(outputs)
                    .toUtf8();
        write("wild.json",
              R"({"train": {"epochs": 50, "learning_rate": 10}, "network": {"layers": [)" + layers + "]}}");
        const Result made = run({"train", "--recipe", path("wild.json"), "--preset", "tutorial",
                                 "--data_path", path("data"), "--out", path("wild")});
        QCOMPARE(made.code, 1);
        QVERIFY2(made.err.contains("became infinite at step"), qPrintable(made.err));
        QVERIFY2(
            made.err.contains(QString("quantelier train --resume %1 --learning_rate 4").arg(path("wild"))),
            qPrintable(made.err));
        const Result rest = run({"train", "--json", "--resume", path("wild"), "--learning_rate", "0.01"});
        QVERIFY2(rest.code == 0, qPrintable(rest.err));
    }

    // 97.76 in PyTorch as well; MindSpore wrote the file.
    void mindSporeCheckpoint() {
        const QDir shared(qEnvironmentVariable("QUANTELIER_SHARED"));
        if (!shared.exists("reference/mindspore_lenet5.ckpt") || !shared.exists("MNIST_Data"))
            QSKIP("no ../shared here: needs MNIST and MindSpore's checkpoint");
        const Result result = run({"eval", "--data_path", shared.filePath("MNIST_Data"), "--ckpt_path",
                                   shared.filePath("reference/mindspore_lenet5.ckpt")});
        QVERIFY2(result.out.contains("Accuracy: 97.76."), qPrintable(result.out + result.err));
    }

  private:
    QJsonValue figure(const char* model, const char* key) const {
        return m_tutorial[QLatin1String(model)].toObject()[QLatin1String(key)];
    }
    QString path(const QString& name) const { return m_dir.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void start(QProcess& process, const QStringList& arguments) const {
        process.setWorkingDirectory(m_dir.path());
        process.start(QStringLiteral(QUANTELIER_BINARY), arguments);
    }
    Result run(const QStringList& arguments) const {
        QProcess process;
        start(process, arguments);
        process.waitForFinished(280000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QTemporaryDir m_dir;
    QJsonObject m_tutorial;
    QString m_asymmetric;
};

QTEST_APPLESS_MAIN(TestCli)
#include "test_cli.moc"

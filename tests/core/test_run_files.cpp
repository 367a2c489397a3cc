// Run folders are read however damaged they are, and change whole or not at all.
#include <QTemporaryDir>
#include <QtTest>
#include <random>

#include "engine/core/error.h"
#include "engine/core/folder_lock.h"
#include "engine/core/recipe_diff.h"
#include "tests/support/refusal.h"
#include "tests/support/run_folders.h"

using namespace quantelier;
using namespace quantelier::test;

class TestRunFiles : public QObject {
    Q_OBJECT

  private:
    QScopedPointer<QTemporaryDir> m_dir;
    QString root() const { return m_dir->path(); }
    static RunSummary read(const QString& folder) { return readRun(folder.toStdString()); }
    static QByteArray content(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

  private slots:
    void init() {
        m_dir.reset(new QTemporaryDir);
        QVERIFY(m_dir->isValid());
    }

    void aWholeFolderTellsAll() {
        const RunSummary run = read(makeRun(root(), "mnist-07"));
        QCOMPARE(run.problem, std::string());
        QCOMPARE(run.name(), std::string("mnist-07"));
        QCOMPARE(run.recipe.preset, std::string("recommended"));
        QCOMPARE(run.provenance.device, std::string("CPU"));
        QCOMPARE(run.provenance.datasetSha256, std::string("abc"));
        QCOMPARE(run.results.floats.epochsDone, 2);
        QCOMPARE(run.results.floats.test.accuracyPercent, 99.08);
        QCOMPARE(run.results.int8.accuracyPercent, 99.06);
        QCOMPARE(run.results.int8Bytes, std::int64_t{63594});
        QCOMPARE(run.results.seconds(), 18.75);
        QCOMPARE(run.results.finished, std::int64_t{1'700'000'000});
        QVERIFY(QString::fromStdString(run.floatCheckpoint).endsWith("/checkpoint_lenet-2_3.ckpt"));
        QVERIFY(QString::fromStdString(run.quantCheckpoint).endsWith("/checkpoint_lenet_quant-1_3.ckpt"));
    }

    void labelsComeBack() {
        const QString folder = makeRun(root(), "a");
        const RunLabels labels{"für den Vortrag", "two\nlines, \"quoted\"", {"talk", "paper"}};
        writeRunLabels(folder.toStdString(), labels);
        QVERIFY(read(folder).labels == labels);
        QCOMPARE(read(folder).name(), labels.name);
    }

    // Folders of the versions before run.json.
    void withoutRunJsonTheMetricsTell() {
        const QString folder = makeRun(root(), "old");
        QFile::remove(folder + "/run.json");
        const RunSummary run = read(folder);
        QCOMPARE(run.problem, std::string());
        QCOMPARE(run.results.floats.epochsDone, 2);
        QCOMPARE(run.results.floats.test.accuracyPercent, 92.0);
        QCOMPARE(run.results.quant.test.accuracyPercent, 91.0);
        QCOMPARE(run.results.floats.test.images, std::int64_t{10000});
        QCOMPARE(run.results.seconds(), 0.018);  // nine steps of 2 ms
        QVERIFY(!run.results.int8);
        QVERIFY(run.results.finished > 0);
    }

    void damageIsNamedAndTheRestIsRead_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no recipe") << "recipe.json" << QByteArray() << "recipe.json is missing";
        QTest::newRow("no metrics") << "metrics.csv" << QByteArray() << "metrics.csv is missing";
        QTest::newRow("cut recipe") << "recipe.json" << QByteArray("{\"seed\": 1")
                                    << "recipe.json is not a JSON object";
        QTest::newRow("unknown key") << "recipe.json" << QByteArray("{\"sead\": 1}") << "unknown key 'sead'";
        QTest::newRow("impossible recipe")
            << "recipe.json" << QByteArray("{\"train\": {\"epochs\": -3}}") << "epochs";
        QTest::newRow("garbled results")
            << "run.json" << QByteArray("\xff\x00{", 3) << "run.json is not a JSON object";
        QTest::newRow("results are a list")
            << "run.json" << QByteArray("[1]") << "run.json is not a JSON object";
        QTest::newRow("nested without end")
            << "run.json" << QByteArray(200'000, '[') << "run.json is not a JSON object";
        QTest::newRow("garbled labels")
            << "labels.json" << QByteArray("x") << "labels.json is not a JSON object";
    }
    void damageIsNamedAndTheRestIsRead() {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const QString folder = makeRun(root(), "a");
        if (text.isEmpty())
            QFile::remove(folder + "/" + file);
        else
            writeText(folder + "/" + file, text);
        const RunSummary run = read(folder);
        QVERIFY2(QString::fromStdString(run.problem).contains(problem), run.problem.c_str());
        QVERIFY(!run.floatCheckpoint.empty());
        QVERIFY(!continuePoint(run));
        QCOMPARE(listRuns(root().toStdString()).size(), std::size_t{1});
    }

    // 1 500 folders with a changed or missing byte: read or called damaged, never an exception.
    void anyByteMayBeWrong() {
        const QString folder = makeRun(root(), "a");
        std::mt19937 random(5);
        for (const char* name : {"/recipe.json", "/run.json", "/metrics.csv"}) {
            const QByteArray valid = content(folder + name);
            for (int trial = 0; trial < 500; ++trial) {
                QByteArray text = valid;
                if (trial % 4 == 0)
                    text.truncate(int(random() % std::size_t(text.size())));
                else
                    text[int(random() % std::size_t(text.size()))] = char(random() % 256);
                writeText(folder + name, text);
                const RunSummary run = read(folder);
                QCOMPARE(run.name(), std::string("a"));
                readCurves(run);
            }
            writeText(folder + name, valid);
        }
    }

    void theListIsNewestFirstAndLeavesOthersOut() {
        makeRun(root(), "old", finishedAt(100));
        makeRun(root(), "new", finishedAt(300));
        makeRun(root(), "middle", finishedAt(200));
        makeRun(root(), ".importing-x");
        QDir().mkpath(root() + "/not a run");
        writeText(root() + "/file", "x");
        QStringList names;
        for (const RunSummary& run : listRuns(root().toStdString()))
            names << QString::fromStdString(run.name());
        QCOMPARE(names, (QStringList{"new", "middle", "old"}));
        QVERIFY(listRuns("/nowhere").empty());
    }

    void curvesHoldBothStages() {
        const RunCurves curves = readCurves(read(makeRun(root(), "a")));
        QCOMPARE(curves.steps.size(), std::size_t{9});
        QCOMPARE(curves.epochs.size(), std::size_t{3});
        QCOMPARE(curves.epochs[1].testAccuracyPercent, 92.0);
        QCOMPARE(curves.epochs[1].testImages, std::int64_t{10000});
        QVERIFY(curves.epochs[2].stage == Stage::Quant);
        QCOMPARE(curves.steps[0].steps, 3);
        QCOMPARE(curves.steps[0].epochs, presetRecipe("recommended").train.epochs);
    }

    void int8PointsOfTheWindowAreKept() {
        const QString folder = makeRun(root(), "a");
        QVERIFY(readCurves(read(folder)).int8.empty());
        const std::string path = folder.toStdString();
        addInt8Point(path, {Stage::Float, 1, 91.5, 200});
        addInt8Point(path, {Stage::Float, 2, 92.25, 200});
        addInt8Point(path, {Stage::Float, 2, 92.5, 200});  // that epoch was trained again
        addInt8Point(path, {Stage::Quant, 1, 93.0, 200});
        const std::vector<Int8Point> points = readCurves(read(folder)).int8;
        QCOMPARE(points.size(), std::size_t{3});
        QCOMPARE(points[1].epoch, 2);
        QCOMPARE(points[1].accuracyPercent, 92.5);
        QVERIFY(points[2].stage == Stage::Quant);
        writeText(folder + "/int8.csv",
                  content(folder + "/int8.csv") + "quant,2,9");  // a crash while writing
        QCOMPARE(readCurves(read(folder)).int8.size(), std::size_t{3});
        QVERIFY_THROWS_EXCEPTION(Error, addInt8Point("/nowhere", {}));
    }

    void curvesLeaveOutWhatIsCutShort() {
        const QString folder = makeRun(root(), "a");
        QByteArray text = content(folder + "/metrics.csv");
        text += "float,x,1,,,,,,\nnonsense\nquant,2,,,0.6,0.2,99";  // a crash while writing
        writeText(folder + "/metrics.csv", text);
        QCOMPARE(readCurves(read(folder)).epochs.size(), std::size_t{3});
    }

    void aStageTrainedAgainReplacesItsCurve() {
        const QString folder = makeRun(root(), "a");
        QByteArray text = content(folder + "/metrics.csv");
        text += "quant,1,1,0.5,0.6,,,0.05,2\nquant,1,,,0.6,0.1,97,,2\n";
        writeText(folder + "/metrics.csv", text);
        const RunCurves curves = readCurves(read(folder));
        QCOMPARE(curves.epochs.size(), std::size_t{3});
        QCOMPARE(curves.epochs[2].testAccuracyPercent, 97.0);
        QCOMPARE(curves.steps.size(), std::size_t{7});  // 6 of float, 1 of the new fine-tuning
    }

    // Numbers that no training writes: what would be made of them overflows.
    void impossibleRowsAreLeftOut() {
        const QString folder = makeRun(root(), "a");
        QByteArray text = content(folder + "/metrics.csv");
        text +=
            "quant,2,1,nan,0.6,,,0.05,2\nquant,2,2,inf,0.6,,,0.05,2\nquant,2,3,0.5,-1,,,0.05,2\n"
            "quant,2,-4,0.5,0.6,,,0.05,2\nquant,2147483647,1,0.5,0.6,,,0.05,2\n"
            "quant,2,,,0.6,0.1,101,,2\nquant,3,,,0.6,1e300,99,,2\n";
        writeText(folder + "/metrics.csv", text);
        const RunCurves curves = readCurves(read(folder));
        QCOMPARE(curves.steps.size(), std::size_t{9});
        QCOMPARE(curves.epochs.size(), std::size_t{3});
    }

    // The same row again and again: each once looked at all rows before it.
    void manyRowsTakeNoQuadraticTime() {
        const QString folder = makeRun(root(), "a");
        QByteArray text;
        for (int i = 1; i <= 100'000; ++i) text += "float,1," + QByteArray::number(i) + ",1,1,,,1,1\n";
        for (int i = 1; i <= 100'000; ++i) text += "float,1,100000,1,1,,,1,1\n";
        writeText(folder + "/metrics.csv", text);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(readCurves(read(folder)).steps.size(), std::size_t{100'000});
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void impossibleResultsAreLeftOut() {
        const QString folder = makeRun(root(), "a"), other = makeRun(root(), "b");
        writeText(folder + "/run.json",
                  "{\"float\": {\"epochs_done\": 1e300, \"seconds\": -1, \"accuracy_percent\": 250, "
                  "\"images\": 10}, "
                  "\"quant\": {\"epochs_done\": 4294967297, \"seconds\": 1e300}, "
                  "\"int8\": {\"accuracy_percent\": 99, \"images\": -5}, \"finished\": -9223372036854775808, "
                  "\"float_bytes\": 18446744073709551615, \"int8_bytes\": 1.5}");
        const RunResults results = read(folder).results;
        QCOMPARE(results.floats.epochsDone, 0);
        QCOMPARE(results.quant.epochsDone, 0);
        QCOMPARE(results.seconds(), 0.0);
        QVERIFY(!results.floats.test && !results.int8);
        QCOMPARE(results.finished, std::int64_t{0});
        QCOMPARE(results.floatBytes + results.int8Bytes, std::int64_t{0});
        QCOMPARE(listRuns(root().toStdString()).front().name(), std::string("b"));
    }

    // Names are printed to terminals, whose colours and title are nobody else's.
    void namesHaveNoControlCharacters() {
        const QString folder = makeRun(root(), "a");
        writeText(folder + "/labels.json",
                  "{\"name\": \"x\\u001b[2Jy\", \"note\": \"a\\nb\", \"tags\": [\"t\\u0007\"]}");
        const RunLabels labels = read(folder).labels;
        QCOMPARE(labels.name, std::string("x [2Jy"));
        QCOMPARE(labels.note, std::string("a\nb"));
        QCOMPARE(labels.tags, std::vector<std::string>{"t "});
    }

    void aLinkedTableIsNotWritten() {
        const QString folder = makeRun(root(), "a");
        writeText(root() + "/private", "x");
        QVERIFY(QFile::link(root() + "/private", folder + "/int8.csv"));
        QVERIFY(refusal(ErrorCode::Failed, [&] {
                    addInt8Point(folder.toStdString(), {});
                }).endsWith("int8.csv is a link; it is not followed"));
        QCOMPARE(content(root() + "/private"), QByteArray("x"));
    }

    void placesOfCheckpoints_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("epoch");
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("quant");
        QTest::newRow("float") << "checkpoint_lenet-12_937.ckpt" << 12 << 937 << false;
        QTest::newRow("quant") << "checkpoint_lenet_quant-1_5.ckpt" << 1 << 5 << true;
        QTest::newRow("before the first step") << "checkpoint_lenet-2_0.ckpt" << 2 << 0 << false;
        QTest::newRow("what fine-tuning began with") << "checkpoint_lenet-0_0.ckpt" << 0 << 0 << false;
        QTest::newRow("autosave") << "autosave_lenet_quant-3_412.ckpt" << 3 << 412 << true;
        QTest::newRow("no numbers") << "checkpoint_lenet.ckpt" << -1 << 0 << false;
        QTest::newRow("another name") << "checkpoint_resnet-1_5.ckpt" << -1 << 0 << false;
        QTest::newRow("more behind it") << "checkpoint_lenet-1_5.ckpt.Ab12Cd" << -1 << 0 << false;
        QTest::newRow("letters") << "checkpoint_lenet-a_b.ckpt" << -1 << 0 << false;
        QTest::newRow("too large") << "checkpoint_lenet-99999999999_1.ckpt" << -1 << 0 << false;
    }
    void placesOfCheckpoints() {
        QFETCH(QString, name);
        QFETCH(int, epoch);
        QFETCH(int, step);
        QFETCH(bool, quant);
        const auto place = placeOfCheckpoint("/runs-1/x_2/" + name.toStdString());
        QCOMPARE(place.has_value(), epoch >= 0);
        if (!place) return;
        QCOMPARE(place->epoch, epoch);
        QCOMPARE(place->step, step);
        QCOMPARE(place->stage == Stage::Quant, quant);
        QCOMPARE(place->isAutosave, name.startsWith("autosave"));
        QCOMPARE(QString::fromStdString(
                     checkpointName(place->stage, place->epoch, place->step, place->isAutosave)),
                 name);
    }

    void whereARunGoesOn_data() {
        QTest::addColumn<int>("floatEpochs");
        QTest::addColumn<int>("quantEpochs");
        QTest::addColumn<int>("epoch");  // 0: nowhere
        QTest::addColumn<bool>("quant");
        const Recipe recipe = presetRecipe("recommended");
        const int all = recipe.train.epochs, quant = recipe.quantTrain.epochs;
        QTest::newRow("float stopped") << 2 << 0 << 2 << false;
        QTest::newRow("float whole") << all << 0 << 0 << false;
        QTest::newRow("fine-tuning stopped") << all << quant - 1 << quant - 1 << true;
        QTest::newRow("all whole") << all << quant << 0 << false;
        QTest::newRow("fine-tuned early") << 2 << 1 << 1 << true;
        QTest::newRow("fine-tuning of a file from elsewhere") << 0 << 1 << 0 << false;
        QTest::newRow("nothing") << 0 << 0 << 0 << false;
    }
    void whereARunGoesOn() {
        QFETCH(int, floatEpochs);
        QFETCH(int, quantEpochs);
        QFETCH(int, epoch);
        QFETCH(bool, quant);
        const auto point = continuePoint(read(makeRun(root(), "a", trained(floatEpochs, quantEpochs))));
        QCOMPARE(point.has_value(), epoch > 0);
        if (!point) return;
        QCOMPARE(point->epoch, epoch);
        QCOMPARE(point->stage == Stage::Quant, quant);
    }

    // What a run wrote beside its checkpoints when it was cut off counts, too, and says that a stage is not
    // over.
    void anAutosaveIsGoneOnFrom() {
        const Recipe recipe = presetRecipe("recommended");
        const QString folder = makeRun(root(), "a", trained(recipe.train.epochs, 0));
        QVERIFY(!continuePoint(read(folder)));
        const QString name = QString("/checkpoints/autosave_lenet-%1_%2.ckpt").arg(recipe.train.epochs);
        writeText(folder + name.arg(2), "x");  // older than the checkpoint, but the stage was not closed
        auto point = continuePoint(read(folder));
        QVERIFY(point && !point->isAutosave && point->step == 3);
        writeText(folder + name.arg(3), "x");  // as far as the checkpoint: it knows more
        point = continuePoint(read(folder));
        QVERIFY(point && point->isAutosave && point->step == 3);
    }

    void metricsAreCutBehindAPlace_data() {
        QTest::addColumn<QString>("checkpoint");
        QTest::addColumn<bool>("isEvaluated");
        QTest::addColumn<int>("rows");
        QTest::newRow("float, in an epoch") << "checkpoint_lenet-2_1.ckpt" << false << 4;
        QTest::newRow("float, an epoch's end") << "checkpoint_lenet-1_2.ckpt" << false << 2;
        QTest::newRow("float, after its test") << "checkpoint_lenet-1_2.ckpt" << true << 3;
        QTest::newRow("before the first step") << "autosave_lenet-1_0.ckpt" << false << 0;
        QTest::newRow("fine-tuning") << "checkpoint_lenet_quant-1_1.ckpt" << false << 7;
    }
    void metricsAreCutBehindAPlace() {
        QFETCH(QString, checkpoint);
        QFETCH(bool, isEvaluated);
        QFETCH(int, rows);
        std::string text =
            "stage,epoch,step,loss,average_loss,test_loss,test_accuracy_percent,learning_rate,ms\n";
        const std::size_t head = text.size();
        for (const char* stage : {"float", "quant"})
            for (const char* epoch : {"1", "2"}) {
                const std::string begin = std::string(stage) + "," + epoch + ",";
                text += begin + "1,1,1,,,0.1,1\n" + begin + "2,1,1,,,0.1,1\n" + begin + ",,1,1,90,,1\n";
            }
        const auto place = placeOfCheckpoint(checkpoint.toStdString());
        const std::string kept = cutMetrics(text + "quant,2,2,0.", *place, isEvaluated);
        QCOMPARE(QByteArray::fromStdString(kept.substr(head)).count('\n'), rows);
        QCOMPARE(text.substr(0, kept.size()), kept);
    }

    void aRunThatIsTrainedInIsLeftAlone() {
        const QString folder = makeRun(root(), "a");
        const FolderLock lock(folder.toStdString());
        const QString kept = refusal(ErrorCode::Failed, [&] { deleteRun(folder.toStdString()); });
        QVERIFY2(kept.endsWith("is open for training, so it stays"), qPrintable(kept));
        QVERIFY(QFile::exists(folder));
        const QString refused = refusal(
            ErrorCode::Failed, [&] { importRun(folder.toStdString(), (root() + "/runs").toStdString()); });
        QVERIFY2(refused.contains("is open for training"), qPrintable(refused));
    }

    void importCopiesTheWholeFolder() {
        const QString source = makeRun(root() + "/elsewhere", "mine");
        writeText(source + "/.lock", "process 1 on ada");  // who works there is not part of it
        const std::string target = (root() + "/runs").toStdString();
        const std::string first = importRun(source.toStdString() + "/", target);
        QCOMPARE(QString::fromStdString(first), root() + "/runs/mine");
        QCOMPARE(QString::fromStdString(importRun(source.toStdString(), target)), root() + "/runs/mine-01");
        QCOMPARE(listRuns(target).size(), std::size_t{2});
        QVERIFY(!readRun(first).quantCheckpoint.empty());
        QVERIFY(QFile::exists(source + "/recipe.json"));
        QCOMPARE(
            QDir(root() + "/runs").entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
            2);
    }

    void importRefusesWhatIsNoRun() {
        QDir().mkpath(root() + "/x");
        const QString refused = refusal(ErrorCode::BadInput, [&] {
            importRun((root() + "/x").toStdString(), (root() + "/runs").toStdString());
        });
        QVERIFY2(refused.contains("not a whole run folder: recipe.json is missing"), qPrintable(refused));
        QVERIFY(!QFile::exists(root() + "/runs"));
    }

    // A linked file could be any of the user's own.
    void importTakesNoLinks() {
        const QString source = makeRun(root() + "/elsewhere", "mine");
        writeText(root() + "/private", "x");
        QVERIFY(QFile::link(root() + "/private", source + "/exports"));
        const std::string copy = importRun(source.toStdString(), (root() + "/runs").toStdString());
        QVERIFY(!QFileInfo::exists(QString::fromStdString(copy) + "/exports"));
    }

    void importIntoItselfIsRefused() {
        const QString source = makeRun(root(), "mine");
        const QString refused = refusal(
            ErrorCode::BadInput, [&] { importRun(source.toStdString(), (source + "/runs").toStdString()); });
        QVERIFY2(refused.endsWith("cannot be copied into itself"), qPrintable(refused));
    }

    void deleteRemovesRunsOnly() {
        const QString folder = makeRun(root(), "a");
        deleteRun(folder.toStdString());
        QVERIFY(!QFile::exists(folder));
        deleteRun(folder.toStdString());  // gone already: nothing to do
        writeText(root() + "/photos/1.jpg", "x");
        const QString refused =
            refusal(ErrorCode::Usage, [&] { deleteRun((root() + "/photos").toStdString()); });
        QVERIFY2(refused.endsWith("is no run folder, so it stays"), qPrintable(refused));
        QVERIFY(QFile::exists(root() + "/photos/1.jpg"));
    }

    void recipesDifferWhereTheyDo() {
        Recipe a = presetRecipe("recommended"), b = a;
        const auto differing = [&] {
            QStringList keys;
            for (const RecipeSetting& s : compareRecipes(a, b))
                if (s.differs())
                    keys << QStringLiteral("%1: %2 | %3").arg(s.key.c_str(), s.a.c_str(), s.b.c_str());
            return keys;
        };
        QCOMPARE(differing(), QStringList());
        b.train.learningRate = 0.01;
        b.train.schedule = Schedule::Constant;
        for (LayerRecipe& layer : b.network.layers) layer.weightInit = WeightInit::Normal001;
        b.quant.layers[2].weights.bits = 4;
        QCOMPARE(
            differing(),
            (QStringList{"network.weight_init: kaiming | normal_0.01", "train.learning_rate: 0.05 | 0.01",
                         "train.schedule: cosine | constant", "quant.fc1.weights.bits: 8 | 4"}));
        const std::vector<RecipeSetting> forth = compareRecipes(a, b), back = compareRecipes(b, a);
        QCOMPARE(forth.size(), back.size());
        for (std::size_t i = 0; i < forth.size(); ++i) {
            QCOMPARE(forth[i].a, back[i].b);
            QCOMPARE(forth[i].b, back[i].a);
        }
    }
};

QTEST_APPLESS_MAIN(TestRunFiles)
#include "test_run_files.moc"

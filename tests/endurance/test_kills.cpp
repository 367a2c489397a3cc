// The program is killed at random moments, again and again, while it trains, writes checkpoints at every step
// and exports: what is on the disk is whole each time, and the run goes on to the end that it would have had.
// QUANTELIER_KILLS=N takes N kills (label endurance: 200); the default is what every change can bear.
#include <signal.h>

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <random>

#include "engine/session.h"

using namespace quantelier;

namespace {

int kills() {
    const int wanted = qEnvironmentVariableIntValue("QUANTELIER_KILLS");
    return wanted > 0 ? wanted : 10;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing: ") + path.toUtf8();
}

QByteArray metricsWithoutTimes(const QString& folder) {
    QByteArray kept;
    for (const QByteArray& line : contentOf(folder + "/metrics.csv").split('\n'))
        kept += line.left(line.lastIndexOf(',')) + '\n';
    return kept;
}

}  // namespace

class TestKills : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QVERIFY(m_dir.isValid());
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(finish(begin("whole")), 0);
        m_wholeMs = int(clock.elapsed());
    }

    void killedRunsLoseNothing() {
        std::mt19937 random(7);
        int killed = 0, runs = 0, asTheWhole = 0;
        while (killed < kills()) {
            const QString name = QStringLiteral("run-%1").arg(++runs);
            bool hasBegun = false;
            for (int attempt = 0;; ++attempt) {
                // The first ones long enough to begin; a run that is killed often must come to its end, too.
                const int after = int(random() % unsigned(m_wholeMs));
                QProcess* const process = hasBegun ? resume(name) : begin(name);
                if (killed < kills() && attempt < 12 && !process->waitForFinished(after)) {
                    ::kill(pid_t(process->processId()), SIGKILL);
                    QVERIFY(process->waitForFinished());
                    delete process;
                    ++killed;
                    checkWhole(folder(name));
                    if (QTest::currentTestFailed()) return;
                    hasBegun = hasCheckpoint(name);
                    if (hasBegun) checkGoesOn(folder(name));
                    if (QTest::currentTestFailed()) return;
                    if (!hasBegun) QVERIFY(QDir(folder(name)).removeRecursively());
                    continue;
                }
                QCOMPARE(finish(process), 0);
                break;
            }
            compareWithTheWhole(folder(name));
            if (QTest::currentTestFailed()) return;
            ++asTheWhole;
            QVERIFY(QDir(folder(name)).removeRecursively());
        }
        qInfo("%d kills in %d runs: 0 files lost or corrupt, %d of %d runs end bit by bit as the whole",
              killed, runs, asTheWhole, runs);
    }

  private:
    QString folder(const QString& name) const { return m_dir.filePath(name); }

    QProcess* start(const QStringList& arguments) {
        auto* const process = new QProcess;
        process->setStandardOutputFile(QProcess::nullDevice());
        process->start(QUANTELIER_BINARY, arguments);
        return process;
    }
    QProcess* begin(const QString& name) {
        return start({"tutorial",  "--data_path",
                      "sketched",  "--train_limit",
                      "640",       "--test_limit",
                      "100",       "--epochs",
                      "2",         "--quant_epochs",
                      "2",         "--batch_size",
                      "32",        "--save_checkpoint_steps",
                      "1",         "--keep_checkpoint_max",
                      "3",         "--dataset_sink_mode",
                      "false",     "--out",
                      folder(name)});
    }
    QProcess* resume(const QString& name) { return start({"tutorial", "--resume", folder(name)}); }

    int finish(QProcess* process) {
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(240000)) return -1;
        if (process->exitCode() != 0) qWarning() << process->readAllStandardError();
        const int code = process->exitCode();
        delete process;
        return code;
    }

    bool hasCheckpoint(const QString& name) const {
        const RunSummary run = readRun(folder(name).toStdString());
        return run.problem.empty() && !run.floatCheckpoint.empty();
    }

    // Every file that has its name is whole: what was being written is under another one.
    static void checkWhole(const QString& folder) {
        try {
            const std::string path = folder.toStdString();
            for (const Stage stage : {Stage::Float, Stage::Quant})
                for (const ContinuePoint& point : listCheckpoints(path, stage)) {
                    const Models models = loadModels(point.checkpoint, presetRecipe("recommended"));
                    QVERIFY2(stage == Stage::Float ? bool(models.floats) : bool(models.quant),
                             point.checkpoint.c_str());
                }
            for (const QString& name :
                 {QStringLiteral("/exports/lenet_float.onnx"), QStringLiteral("/exports/lenet_int8.onnx")})
                if (QFile::exists(folder + name))
                    loadModels((folder + name).toStdString(), presetRecipe("recommended"));
            for (const char* name : {"/recipe.json", "/run.json"})
                if (QFile::exists(folder + name))
                    QVERIFY(QJsonDocument::fromJson(contentOf(folder + name)).isObject());
            const QString history = folder + "/" + kQuantHistoryFile;
            if (QFile::exists(history)) readQuantHistory(history.toStdString());
        } catch (const Error& e) {
            QFAIL(e.what());
        }
    }

    // Nobody takes it for a whole run before it is one.
    static void checkGoesOn(const QString& folder) {
        const RunSummary run = readRun(folder.toStdString());
        const bool tunes = !run.quantCheckpoint.empty();
        const auto newest = placeOfCheckpoint(tunes ? run.quantCheckpoint : run.floatCheckpoint);
        const bool isWhole = newest->epoch == 2 && newest->step == 20 && !run.hasAutosave;
        QCOMPARE(continuePoint(run).has_value(), !isWhole);
    }

    void compareWithTheWhole(const QString& run) {
        for (const char* name :
             {"/checkpoints/checkpoint_lenet-2_20.ckpt", "/checkpoints/checkpoint_lenet_quant-2_20.ckpt",
              "/exports/lenet_float.onnx", "/exports/lenet_int8.onnx"})
            QVERIFY2(contentOf(run + name) == contentOf(folder("whole") + name), name);
        QCOMPARE(metricsWithoutTimes(run), metricsWithoutTimes(folder("whole")));
        for (const char* part : {"", "/checkpoints", "/exports"})
            QCOMPARE(
                QDir(run + part).entryList({".writing-*", ".lock", "autosave*"}, QDir::Files | QDir::Hidden),
                QStringList());
    }

    QTemporaryDir m_dir;
    int m_wholeMs = 0;
};

QTEST_GUILESS_MAIN(TestKills)
#include "test_kills.moc"

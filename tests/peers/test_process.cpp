// Running other programs: what they print, how they end, and that they can be stopped.
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <thread>

#include "engine/peers/process.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::peers;

class TestProcess : public QObject {
    Q_OBJECT

  private slots:
    void outputAndExitCode() {
        const ProcessResult result =
            runProcess({"sh", "-c", "cat; echo oh >&2; exit 3"}, "/", "in\0put", 10, m_never);
        QCOMPARE(result.exitCode, 3);
        QCOMPARE(result.output, std::string("in"));
        QCOMPARE(result.errors, std::string("oh\n"));
        QCOMPARE(requireOutput({"pwd"}, "/usr", "", 10, m_never), std::string("/usr\n"));
    }

    // More than any pipe holds, in both directions.
    void muchData() {
        const std::string bytes(3 << 20, 'x');
        QVERIFY(requireOutput({"cat"}, "/", bytes, 30, m_never) == bytes);
    }

    void failures() {
        QCOMPARE(
            test::refusal(ErrorCode::Failed, [&] { runProcess({"no-such-program"}, "/", "", 10, m_never); }),
            QString("no-such-program could not be started: No such file or directory"));
        QCOMPARE(test::refusal(ErrorCode::Failed,
                               [&] {
                                   requireOutput({"sh", "-c", "echo bad >&2; exit 2"}, "/", "", 10, m_never);
                               }),
                 QString("sh ended with 2: bad"));
        QCOMPARE(runProcess({"sh", "-c", "kill -9 $$"}, "/", "", 10, m_never).exitCode, 128 + 9);
        QCOMPARE(test::refusal(ErrorCode::Failed,
                               [&] {
                                   runProcess({"sleep", "60"}, "/", "", 0.05, m_never);
                               }),
                 QString("sleep took longer than 0.05 seconds and was stopped"));
    }

    // The program's own children are killed too.
    void cancelled() {
        CancelToken cancel;
        QElapsedTimer timer;
        timer.start();
        std::thread other([&] {
            QTest::qSleep(50);
            cancel.cancel();
        });
        QCOMPARE(test::refusal(ErrorCode::Interrupted,
                               [&] {
                                   runProcess({"sh", "-c", "sleep 60 | sleep 60"}, "/", "", 60, cancel);
                               }),
                 QString("Stopped."));
        other.join();
        QVERIFY(timer.elapsed() < 30000);
    }

    void programs() {
        QVERIFY(!findProgram("sh").empty());
        QVERIFY(findProgram("no-such-program").empty());
    }

    void temporaryFolderGoes() {
        QString path;
        {
            const TemporaryFolder folder;
            path = QString::fromStdString(folder.path());
            QFile file(QString::fromStdString(folder.file("x")));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(!QFile::exists(path));
    }

  private:
    CancelToken m_never;
};

QTEST_GUILESS_MAIN(TestProcess)
#include "test_process.moc"

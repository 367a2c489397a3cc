// One process at a time works in a folder.
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

#include "engine/core/folder_lock.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

class TestFolderLock : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_dir;
    std::string folder() const { return m_dir.path().toStdString(); }
    bool hasFile() const { return QFile::exists(m_dir.filePath(".lock")); }

  private slots:
    void heldAsLongAsItLives() {
        QVERIFY(!FolderLock::isHeld(folder()));
        {
            const FolderLock lock(folder());
            QVERIFY(FolderLock::isHeld(folder()));
            QVERIFY(hasFile());
        }
        QVERIFY(!FolderLock::isHeld(folder()));
        QVERIFY(!hasFile());
        const FolderLock again(folder());
    }

    void theSecondIsToldWhoHasIt() {
        const FolderLock lock(folder());
        const QString refused = refusal(ErrorCode::Failed, [&] { FolderLock second(folder()); });
        QVERIFY2(refused.contains(QString("is in use: process %1 on ").arg(getpid())), qPrintable(refused));
        QVERIFY2(refused.contains(m_dir.path()), qPrintable(refused));
        QVERIFY(FolderLock::isHeld(folder()));
    }

    // As kill -9 leaves it: the file is there, and nobody holds it.
    void aDeadProcessHoldsNothing() {
        const pid_t child = fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            new FolderLock(folder());
            _exit(0);
        }
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(hasFile());
        QVERIFY(!FolderLock::isHeld(folder()));
        const FolderLock lock(folder());
    }

    void aFolderThatIsNotThereIsNamed() {
        const QString refused = refusal(ErrorCode::Failed, [&] { FolderLock lock(folder() + "/none"); });
        QVERIFY2(refused.endsWith("/none/.lock could not be created: No such file or directory"),
                 qPrintable(refused));
        QVERIFY(!FolderLock::isHeld(folder() + "/none"));
    }
};

QTEST_GUILESS_MAIN(TestFolderLock)
#include "test_folder_lock.moc"

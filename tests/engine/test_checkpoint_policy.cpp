// Which checkpoints are written, and which are still there afterwards.
#include <QTemporaryDir>
#include <QtTest>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/train/checkpoint_policy.h"

using namespace quantelier;
using namespace std::chrono_literals;

class TestCheckpointPolicy : public QObject {
    Q_OBJECT

  private:
    QScopedPointer<QTemporaryDir> m_dir;
    TrainingProgress m_progress;
    CheckpointRecipe m_recipe;
    bool m_diskIsFull = false;

    CheckpointPolicy policy(const std::optional<ContinuePoint>& from = {},
                            std::chrono::milliseconds every = 1h) {
        return CheckpointPolicy(
            m_recipe, m_dir->path().toStdString(), Stage::Float, from, [this] { return m_progress; },
            [this](const std::string& path) {
                if (m_diskIsFull) throw WriteError("full");
                writeFileWhole(path, "x");
            },
            every);
    }
    QStringList files() const { return QDir(m_dir->filePath("checkpoints")).entryList(QDir::Files); }
    void have(const QString& name) {
        writeFileWhole(m_dir->filePath("checkpoints/" + name).toStdString(), "old");
    }
    ContinuePoint place(const QString& name) {
        return *placeOfCheckpoint(m_dir->filePath("checkpoints/" + name).toStdString());
    }

  private slots:
    void init() {
        m_dir.reset(new QTemporaryDir);
        QVERIFY(QDir(m_dir->path()).mkpath("checkpoints"));
        m_progress = {};
        m_recipe = {};
        m_diskIsFull = false;
    }

    void theRecipeAsksForOneEveryNSteps() {
        m_recipe.saveSteps = 3;
        m_recipe.keepMax = 2;
        CheckpointPolicy p = policy();
        for (int step = 1; step <= 10; ++step) {
            m_progress.step = step;
            p.afterStep(step);
        }
        QCOMPARE(files(), (QStringList{"checkpoint_lenet-1_6.ckpt", "checkpoint_lenet-1_9.ckpt"}));
    }

    void anAutosaveTakesThePlaceOfTheOneBefore() {
        CheckpointPolicy p = policy();
        p.autosave();
        QCOMPARE(files(), QStringList("autosave_lenet-1_0.ckpt"));
        m_progress.step = 4;
        p.autosave();
        p.autosave();
        QCOMPARE(files(), QStringList("autosave_lenet-1_4.ckpt"));
        p.close();
        QCOMPARE(files(), QStringList("checkpoint_lenet-1_4.ckpt"));
    }

    void timeAsksForAutosaves() {
        CheckpointPolicy never = policy();
        never.afterStep(1);
        QCOMPARE(files(), QStringList());
        CheckpointPolicy always = policy({}, 0ms);
        m_progress.step = 2;
        always.afterStep(2);
        QCOMPARE(files(), QStringList("autosave_lenet-1_2.ckpt"));
    }

    // Until something new is there, the old one is the last good state.
    void anEarlierTrainingGoesWithTheFirstFile() {
        have("checkpoint_lenet-9_9.ckpt");
        have("autosave_lenet-8_1.ckpt");
        have("checkpoint_lenet_quant-1_1.ckpt");
        CheckpointPolicy p = policy();
        m_diskIsFull = true;
        QVERIFY_EXCEPTION_THROWN(p.autosave(), WriteError);
        QCOMPARE(files().size(), 3);
        m_diskIsFull = false;
        p.autosave();
        QCOMPARE(files(), (QStringList{"autosave_lenet-1_0.ckpt", "checkpoint_lenet_quant-1_1.ckpt"}));
    }

    void whatGoesOnKeepsWhatCameBefore() {
        have("checkpoint_lenet-1_5.ckpt");
        have("checkpoint_lenet-2_5.ckpt");
        have("autosave_lenet-2_1.ckpt");
        have("autosave_lenet-2_7.ckpt");
        m_recipe.keepMax = 2;
        CheckpointPolicy p = policy(place("autosave_lenet-2_7.ckpt"));
        m_progress.epoch = 2;
        m_progress.step = 8;
        p.autosave();
        QCOMPARE(files(), (QStringList{"autosave_lenet-2_8.ckpt", "checkpoint_lenet-1_5.ckpt",
                                       "checkpoint_lenet-2_5.ckpt"}));
        m_progress.step = 9;
        p.close();
        QCOMPARE(files(), (QStringList{"checkpoint_lenet-2_5.ckpt", "checkpoint_lenet-2_9.ckpt"}));
    }

    void aFailedWriteLeavesTheLastOne() {
        CheckpointPolicy p = policy();
        m_progress.step = 1;
        p.autosave();
        m_diskIsFull = true;
        m_progress.step = 2;
        QVERIFY_EXCEPTION_THROWN(p.autosave(), WriteError);
        QVERIFY_EXCEPTION_THROWN(p.close(), WriteError);
        QCOMPARE(files(), QStringList("autosave_lenet-1_1.ckpt"));
    }
};

QTEST_GUILESS_MAIN(TestCheckpointPolicy)
#include "test_checkpoint_policy.moc"

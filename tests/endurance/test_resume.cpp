// A training that is stopped anywhere and goes on ends bit by bit where it would have ended without the stop.
// QUANTELIER_STOPS=N takes N random stops (label endurance: 100); the default is what every change can bear.
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <random>

#include "engine/session.h"
#include "tests/support/toy_data.h"

using namespace quantelier;
namespace fs = std::filesystem;

namespace {

constexpr int kSteps = 12, kFloatEpochs = 2, kQuantEpochs = 2;

int stops() {
    const int wanted = qEnvironmentVariableIntValue("QUANTELIER_STOPS");
    return wanted > 0 ? wanted : 5;
}

std::shared_ptr<const PreparedData> toyData() {
    static const auto data = prepareData(test::toyPair(32 * kSteps, 100));
    return data;
}

/// A way to train: what carries state from step to step, each in its own manner.
struct Way {
    const char* name;
    std::function<void(Recipe&)> change;
    ExecutorKind executor = ExecutorKind::Auto;
};

const std::vector<Way>& ways() {
    static const std::vector<Way> all = {
        {"recommended", [](Recipe&) {}},
        {"sink mode", [](Recipe& r) { r.data.sinkMode = true; }},
        {"sink mode, LibTorch", [](Recipe& r) { r.data.sinkMode = true; }, ExecutorKind::LibTorch},
        {"tutorial", [](Recipe& r) { r = presetRecipe("tutorial"); }},
        {"LibTorch", [](Recipe&) {}, ExecutorKind::LibTorch},
        {"learned scales",
         [](Recipe& r) {
             setObserver(r.quant, ObserverKind::Learned);
             for (LayerQuant& layer : r.quant.layers) layer.weightObserver = ObserverKind::Learned;
         }},
        {"learned scales, LibTorch, frozen in epoch 2",
         [](Recipe& r) {
             setObserver(r.quant, ObserverKind::Learned);
             r.quant.freezeObserversEpoch = 2;
         },
         ExecutorKind::LibTorch},
        {"learned scales, frozen at step 15",
         [](Recipe& r) {
             setObserver(r.quant, ObserverKind::Learned);
             r.quant.freezeObservers = 15;
         }},
        {"PACT", [](Recipe& r) { setObserver(r.quant, ObserverKind::Pact); }},
        {"observed input, delay, two-convolution fold",
         [](Recipe& r) {
             r.quant.fixedInputRange = false;
             r.quant.quantDelay = 8;
             r.quant.bnFold = true;
             r.quant.oneConvFold = false;
             r.quant.freezeBn = 17;
         }},
        {"searched ranges", [](Recipe& r) { setObserver(r.quant, ObserverKind::Percentile); }},
    };
    return all;
}

Recipe recipeOf(const Way& way, std::int64_t seed) {
    Recipe recipe = presetRecipe("recommended");
    recipe.data.sinkMode = false;
    way.change(recipe);
    recipe.seed = seed;
    recipe.data.batchSize = 32;
    recipe.train.epochs = kFloatEpochs;
    recipe.quantTrain.epochs = kQuantEpochs;
    recipe.checkpoint.saveSteps = 7;
    return recipe;
}

ComputeOptions computeOf(const Way& way) {
    ComputeOptions compute;
    compute.executor = way.executor;
    return compute;
}

/// Where and how a training is cut off.
struct Cut {
    int atEvent = -1;  ///< counted over what a listener is told in both stages; -1: nowhere
    bool isPowerCut =
        false;  ///< the folder as it is on the disk at that moment is all that is left; else Ctrl-C
};

class Cutter : public RunListener {
  public:
    Cutter(Cut cut, std::string folder, CancelToken& token)
        : m_cut(cut), m_folder(std::move(folder)), m_token(token) {}
    void onStep(const StepEvent&) override { count(); }
    void onEpoch(const EpochEvent&) override { count(); }
    void onCheckpoint(const std::string&) override {
        count();
    }  // in sink mode, the only ones within an epoch

  private:
    void count() {
        if (m_events++ != m_cut.atEvent) return;
        if (m_cut.isPowerCut) {
            fs::copy(m_folder, m_folder + ".cut", fs::copy_options::recursive);
            fs::remove(m_folder + ".cut/.lock");
        }
        m_token.cancel();
    }
    Cut m_cut;
    std::string m_folder;
    CancelToken& m_token;
    int m_events = 0;
};

/// Trains what is left of both stages. False if it was cut off.
bool train(Session& session, const std::optional<ContinuePoint>& from, const std::string& folder, Cut cut) {
    CancelToken token;
    Cutter cutter(cut, folder, token);
    try {
        if (!from || from->stage == Stage::Float) {
            session.trainFloat(cutter, token);
            session.convert(token);
        }
        session.trainQuant(cutter, token);
        return true;
    } catch (const Error& e) {
        if (e.code() != ErrorCode::Interrupted) throw;
    }
    return false;
}

void usePowerCut(const std::string& folder) {
    fs::remove_all(folder);
    fs::rename(folder + ".cut", folder);
}

/// As `--resume` does it. False if it was cut off again.
bool goOn(const Way& way, const std::string& folder, Cut cut) {
    const RunSummary run = readRun(folder);
    if (!run.problem.empty()) throw std::runtime_error(run.problem);
    const auto from =
        placeOfCheckpoint(run.quantCheckpoint.empty() ? run.floatCheckpoint : run.quantCheckpoint);
    bool isWhole = false;
    {
        // The executor is the one that the folder names.
        ComputeOptions compute = computeOf(way);
        compute.executor = ExecutorKind::Auto;
        Session session(run, toyData(), "CPU", compute);
        session.continueFrom(*from);
        isWhole = train(session, from, folder, cut);
    }
    if (!isWhole && cut.isPowerCut) usePowerCut(folder);
    return isWhole;
}

QByteArray contentOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing: ") + path.c_str();
}

/// metrics.csv without its column of milliseconds, the last.
QByteArray metricsWithoutTimes(const std::string& folder) {
    QByteArray kept;
    for (const QByteArray& line : contentOf(folder + "/metrics.csv").split('\n'))
        kept += line.left(line.lastIndexOf(',')) + '\n';
    return kept;
}

QStringList checkpointsIn(const std::string& folder) {
    return QDir(QString::fromStdString(folder + "/checkpoints")).entryList(QDir::Files | QDir::Hidden);
}

}  // namespace

class TestResume : public QObject {
    Q_OBJECT

  private slots:
    void stoppedRunsEndAsTheWhole_data() {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("trial");
        const int count = int(ways().size());
        for (int trial = 0; trial < stops(); ++trial)
            QTest::addRow("%d: %s", trial, ways()[std::size_t(trial % count)].name) << trial % count << trial;
    }

    void stoppedRunsEndAsTheWhole() {
        QFETCH(int, way);
        QFETCH(int, trial);
        const Way& chosen = ways()[std::size_t(way)];
        const std::string whole = undisturbed(way);
        QVERIFY2(!whole.empty(), chosen.name);

        QTemporaryDir dir;
        const std::string folder = dir.filePath("run").toStdString();
        std::mt19937 random(unsigned(1000 + trial));
        const auto nextCut = [&] {
            const bool isSink = recipeOf(chosen, 1).data.sinkMode;
            const int events = (kFloatEpochs + kQuantEpochs) * (isSink ? 4 : kSteps + 3);
            return Cut{int(random() % unsigned(events)), random() % 2 == 0};
        };
        Cut cut = nextCut();
        bool isWhole = false;
        {
            Session session(recipeOf(chosen, 1), toyData(), "CPU", folder, computeOf(chosen));
            isWhole = train(session, {}, folder, cut);
        }
        if (!isWhole && cut.isPowerCut) usePowerCut(folder);
        for (int again = int(random() % 3); again > 0 && !isWhole; --again)
            isWhole = goOn(chosen, folder, nextCut());
        if (!isWhole) QVERIFY(goOn(chosen, folder, {}));

        QCOMPARE(metricsWithoutTimes(folder), metricsWithoutTimes(whole));
        for (const char* name :
             {"/checkpoints/checkpoint_lenet-2_12.ckpt", "/checkpoints/checkpoint_lenet_quant-2_12.ckpt"})
            QVERIFY2(contentOf(folder + name) == contentOf(whole + name), name);
        for (const QString& name : checkpointsIn(whole))  // the stops may have left more
            QVERIFY2(checkpointsIn(folder).contains(name), qPrintable(name));
        QCOMPARE(checkpointsIn(folder).filter("autosave"), QStringList());
        QVERIFY(!continuePoint(readRun(folder)));
    }

  private:
    /// The folder of the run that nobody stopped; trained when it is first asked for.
    std::string undisturbed(int way) {
        const std::string folder = m_dir.filePath(QString::number(way)).toStdString();
        if (fs::exists(folder)) return folder;
        const Way& chosen = ways()[std::size_t(way)];
        Session session(recipeOf(chosen, 1), toyData(), "CPU", folder, computeOf(chosen));
        return train(session, {}, folder, {}) ? folder : "";
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestResume)
#include "test_resume.moc"

// Connects the window's pages with the controllers: every wire between ui/ and the engine is here.
#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "app/data_controller.h"
#include "app/inference_controller.h"
#include "app/insight_worker.h"
#include "app/own_set_controller.h"
#include "app/quant_explorer.h"
#include "app/run_store.h"
#include "app/training_controller.h"
#include "app/workshop.h"
#include "ui/run_state.h"
#include "ui/widgets/quant_result.h"
#include "ui/workbench.h"

namespace quantelier {

/// Targets of links in the log.
inline constexpr const char* kSaferRateLink = "lower rate";
inline constexpr const char* kSaveRunLink = "save run";

class Studio : public QObject {
    Q_OBJECT

  public:
    /// Works on `workbench`, which must live longer.
    explicit Studio(Workbench& workbench, RunStore runs = RunStore(), QObject* parent = nullptr);
    ~Studio() override;

    MainWindow& window() { return *m_window; }
    RecipeModel& recipe() { return m_recipe; }
    Workshop& workshop() { return m_workshop; }
    LessonFacts factsNow() const;  ///< what lessons see of the program's state

    /// Loads the recipe's data; called once the window is shown.
    void start();

  private:
    // studio.cpp
    void connectWindow();
    void connectDevice();
    void open(const QString& path);
    void openDataFolder(const QString& path);
    void openRecipe(const QString& path);
    void saveRecipe(const QString& path);
    bool mayClose();
    void report(Severity severity, const QString& sentence, Step place);
    void recipeChanged();
    void updateSteps();
    void tellOutOfDate();
    void showRunName();
    void showRunCount();

    // studio_data.cpp
    void connectData();
    void dataReady();
    void estimateTime();
    void showEstimate();

    // studio_training.cpp
    void connectTraining();
    void startOrContinue();
    void startFloat();
    void startQuant();
    void setPaused(bool paused);
    void setRunState(RunState state);
    void showCheckpoints(const QString& floats, const QString& quant);
    void showRunState();
    void showEpoch();
    void stepDone(const StepEvent& event);
    void epochDone(const EpochEvent& event, const Models& models);
    void trainingFinished(Stage stage, const Models& models);
    void trainingFailed(const QString& sentence);
    void lossFailed(Stage stage, const QString& sentence, double saferRate);
    void followLink(const QString& target);  ///< of the log

    // studio_recovery.cpp
    void connectRecovery();
    void offerUnfinished();
    void offer(const QString& folder, const RunSummary& run, const ContinuePoint& point);
    void continueAtSaferRate();
    bool endTrainingForClose();
    void couldNotSave(const QString& sentence, bool wasStopping);
    void askWhereToSave();
    bool mayLoseUnsaved();

    // studio_insight.cpp
    struct Snapshot;  ///< what is measured of the models at one moment
    /// With an integer network: the trained one, or before conversion the one that rounding alone would give.
    static Models withInteger(const Models& models, const PreparedData& data, const CancelToken& cancel);
    static Snapshot measure(const Models& models, const PreparedData& data, const CancelToken& cancel);
    void takeUntrained(const Evaluation& floats, const Evaluation& integer, std::int64_t fileBytes,
                       const QuantRecipe& quant);
    void connectInsight();
    void publish(const Models& models);
    void measureSnapshot(Stage stage, int epoch, const Models& models);
    void takeSnapshot(Stage stage, int epoch, const Models& models, const std::string& folder);
    void cancelInsight();
    void showSlowInsight();  ///< in the bottom bar
    void stopInsight();
    bool hasBaseline() const;  ///< with the present quantization
    void certify();
    void exportModel(const ExportRequest& request);
    bool modelsAreStale() const;
    QString whatChanged() const;

    // studio_runs.cpp
    struct OpenedRun;  ///< what a run folder gives to the window
    void connectRuns();
    void refreshRuns();
    void loadCurves(const QStringList& folders);
    void writeLabels(const QString& folder, const RunLabels& labels);
    /// `change` is made to its recipe, before anything else.
    void openRun(const QString& folder, bool continues, const std::function<void(Recipe&)>& change = {});
    void takeRun(const OpenedRun& opened, bool continues);
    void openedDataReady();
    void continueOpened();
    void runAgain(const QString& folder);
    void importRun(const QString& folder);
    void deleteRun(const QString& folder);
    void deleteForGood(const QString& folder);
    void finishRunEdits();  ///< what is still to be written or deleted when the window closes

    // studio_report.cpp
    void connectReport();
    void askForReport(const QStringList& folders);
    void makeReport(const QStringList& folders, const QString& path);  ///< .pdf, else HTML
    void showReportProgress(int percent);
    void keepReport();

    // studio_draw.cpp
    void connectDraw();
    void connectOwnSet();
    void drawingRead(const PreparedDrawing& prepared, const DrawingAnswers& answers);
    void readWith(const Models& models);  ///< drawings and the personal test set
    void saveDrawing(const GreyImage& drawing, int label);
    void openDrawModel();
    void openModel(const QString& path);
    void openStrokes();
    void saveStrokes(const DrawnStrokes& drawing);

    // studio_compare.cpp
    void connectCompare();
    void modelsToCompare();
    void compareIfShown();
    void countMore();
    void showComparison(const std::shared_ptr<const Comparison>& comparison);
    void comparisonFailed(const QString& sentence);
    void cancelComparison();
    void openDigit(qint64 digit);
    void openSteps(qint64 digit);
    void updateCompareStep(const QString& whyStale);

    // studio_workshop.cpp
    void connectWorkshop();
    void tryFault(Fault fault);
    void tryHandGrid(const HandGrid& grid);
    void addTrainingFacts(LessonFacts& facts) const;
    void addMeasuredFacts(LessonFacts& facts) const;
    void keepExportFacts(const ExportRequest& request, qint64 bytes);
    std::optional<std::function<void()>> bringToLessonStart(const Lesson& lesson);
    void leaveRun();
    std::string recipeSha256() const;

    // studio_quantize.cpp
    void connectQuantize();
    void tryWithoutTraining();
    void takePreview(const QuantPreview& preview);

    Workbench& m_workbench;
    RecipeModel& m_recipe;
    MainWindow* const m_window;
    DataPage* const m_dataPage;
    NetworkPage* const m_networkPage;
    TrainPage* const m_trainPage;
    QuantizePage* const m_quantizePage;
    ComparePage* const m_comparePage;
    StepThroughPage* const m_stepPage;
    ExportPage* const m_exportPage;
    DrawPage* const m_drawPage;
    RunsPage* const m_runsPage;
    RunStore m_runs;

    InsightWorker m_insight{this};
    QTimer m_slow;  ///< until what is computed is worth a line
    QuantExplorer m_explorer{m_insight, this};
    DataController m_data{m_insight, this};
    InferenceController m_inference{this};
    OwnSetController m_ownSet{m_insight, this};
    TrainingController m_training{this};

    RunState m_state = RunState::Idle;
    Models m_models;       ///< the last published ones; recipe: what they were trained with
    Recipe m_savedRecipe;  ///< as last saved or loaded, for "changed"
    QStringList m_warned;  ///< of formats that cannot carry the present choices
    QString m_runFolder;
    QString m_device;  // of the present run
    StepEvent m_lastStep;
    DataRecipe m_loadingRecipe;
    bool m_startWhenReady = false;
    bool m_isOutOfDate = false;  ///< the float network, by a change of the recipe
    Recipe m_estimatedFor;
    std::optional<TrainingEstimate> m_estimate;
    MeasuredModels m_measured;
    QuantRecipe m_untrainedWith;                       ///< quantization of the baseline in m_measured
    std::shared_ptr<const PreparedData> m_trainedOn;   ///< what the models are measured on, too
    std::shared_ptr<const int8::Network> m_certified;  ///< what the certificate is of
    std::optional<Certificate> m_certificate;          ///< of m_certified
    struct MeasuredAt {
        QString folder;
        Stage stage = Stage::Float;
        int epoch = 0;
    };
    MeasuredAt m_measuredAt;  ///< where m_measured was taken
    QString m_keptReport;     ///< the run that was fine-tuned here: its folder has a report
    int m_reportPercent = 0;  ///< of the report that is being made
    QString m_exported;       ///< what the rail says of the last export; empty: none
    int m_drawnLabel = -1;
    bool m_drawsWithFile = false;  ///< a model that was opened for the Draw page reads, not the run's

    std::shared_ptr<const RunSummary> m_opened;  ///< a run from disk, until it trains on here
    bool m_continuesOpened = false;              ///< as soon as its data are there
    QString m_runToChoose;                       ///< in the next list of runs
    std::map<QString, RunLabels> m_unwrittenLabels;
    std::set<QString> m_deletedRuns;  ///< out of the list; their files go with the toast
    std::set<QString> m_dueRuns;      ///< of those: the toast is gone

    Models m_compared;                                 ///< those of the Compare page
    std::shared_ptr<const PreparedData> m_comparedOn;  ///< and the images that they read there
    std::shared_ptr<ComparisonCounter> m_counter;      ///< while images are being counted
    std::optional<PairedDifference> m_difference;      ///< int8 against float, once all are counted
    Models m_shownModels;                              ///< those of the layers that it shows
    std::shared_ptr<const PreparedData> m_shownOn;     ///< and the images of these
    Models m_stepModels;                               ///< those of the steps through the integers
    ImageActivations m_stepImage;
    QString m_floatCheckpoint, m_quantCheckpoint;  ///< the last ones written
    struct SaferRate {
        QString folder;
        Stage stage;
        double rate;
    };
    std::optional<SaferRate> m_saferRate;  ///< for the training whose loss ran away
    QString m_markedFolder;                ///< of the training that is not over
    bool m_isClosing = false;
    QString m_unsaved;                ///< why the run is in memory only; empty: it is not
    bool m_continuesUnsaved = false;  ///< once it is saved

    // What lessons ask beyond the above.
    ModelSizes m_sizes;                  ///< as last measured
    std::array<int, 2> m_epochsDone{};   ///< of the run, by stage
    std::int64_t m_labelsDiffering = 0;  ///< by int8 from float, where m_difference is there
    struct Drawn {
        int total = 0, correct = 0;
    };
    Drawn m_drawnForLesson;  ///< saved to the personal test set since the lesson was opened
    std::map<std::string, double> m_exportedForLesson;
    bool m_isCertifiedInLesson = false;  ///< m_certificate was made since the lesson was opened
    Workshop m_workshop{m_workbench,
                        m_insight,
                        {[this] { return factsNow(); }, [this] { return recipeSha256(); },
                         [this](const Lesson& lesson) { return bringToLessonStart(lesson); }},
                        this};
};

}  // namespace quantelier

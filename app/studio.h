// Connects the window's pages with the controllers: every wire between ui/ and the engine is here.
#pragma once

#include <QObject>
#include <memory>

#include "app/data_controller.h"
#include "app/inference_controller.h"
#include "app/insight_worker.h"
#include "app/quant_explorer.h"
#include "app/run_store.h"
#include "app/training_controller.h"
#include "ui/main_window.h"
#include "ui/models/recipe_model.h"
#include "ui/run_state.h"
#include "ui/widgets/quant_result.h"

namespace quantelier {

class DataPage;
class DrawPage;
class ExportPage;
class NetworkPage;
class QuantizePage;
class TrainPage;

class Studio : public QObject {
    Q_OBJECT

  public:
    explicit Studio(RunStore runs = RunStore(), QObject* parent = nullptr);
    ~Studio() override;

    MainWindow& window() { return *m_window; }
    RecipeModel& recipe() { return m_recipe; }

    /// Loads the recipe's data; called once the window is shown.
    void start();

  private:
    // studio.cpp
    void buildPages();
    void connectWindow();
    void openRecipe(const QString& path);
    void saveRecipe(const QString& path);
    bool mayClose();
    void report(Severity severity, const QString& sentence, Step place);
    void recipeChanged();
    void updateSteps();
    void showRunName();

    // studio_data.cpp
    void connectData();
    void dataReady();
    void estimateTime();

    // studio_training.cpp
    void connectTraining();
    void startOrContinue();
    void startFloat();
    void startQuant();
    void setPaused(bool paused);
    void setRunState(RunState state);
    void stepDone(const StepEvent& event);
    void epochDone(const EpochEvent& event, const Models& models);
    void trainingFinished(Stage stage, const Models& models);
    void trainingFailed(const QString& sentence);

    // studio_insight.cpp
    struct Snapshot;  ///< what is measured of the models at one moment
    static Snapshot measure(const Models& models, const PreparedData& data, const CancelToken& cancel);
    void takeBaseline(const Snapshot& snapshot, const QuantRecipe& quant);
    void connectInsight();
    void publish(const Models& models);
    void measureSnapshot(Stage stage, int epoch, const Models& models);
    void cancelInsight();
    bool hasBaseline() const;  ///< with the present quantization
    void certify();
    void exportModel(const ExportRequest& request);
    bool modelsAreStale() const;
    QString whatChanged() const;

    // studio_quantize.cpp
    void connectQuantize();
    void tryWithoutTraining();
    void takePreview(const QuantPreview& preview);

    RecipeModel m_recipe;
    RunStore m_runs;
    std::unique_ptr<MainWindow> m_window;
    DataPage* m_dataPage = nullptr;
    NetworkPage* m_networkPage = nullptr;
    TrainPage* m_trainPage = nullptr;
    QuantizePage* m_quantizePage = nullptr;
    ExportPage* m_exportPage = nullptr;
    DrawPage* m_drawPage = nullptr;

    InsightWorker m_insight{this};
    QuantExplorer m_explorer{m_insight, this};
    DataController m_data{m_insight, this};
    InferenceController m_inference{this};
    TrainingController m_training{this};

    RunState m_state = RunState::Idle;
    Models m_models;       ///< the last published ones; recipe: what they were trained with
    Recipe m_savedRecipe;  ///< as last saved or loaded, for "changed"
    QString m_runFolder;
    StepEvent m_lastStep;
    DataRecipe m_loadingRecipe;
    bool m_startWhenReady = false;
    MeasuredModels m_measured;
    QuantRecipe m_untrainedWith;                      ///< quantization of the baseline in m_measured
    std::shared_ptr<const PreparedData> m_trainedOn;  ///< what the models are measured on, too
    QString m_exported;                               ///< what the rail says of the last export; empty: none
    int m_drawnLabel = -1;
};

}  // namespace quantelier

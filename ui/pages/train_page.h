// Watch the network learn, first in float, then with quantization in the loop.
#pragma once

#include <QElapsedTimer>

#include "engine/core/events.h"
#include "engine/core/model_sizes.h"
#include "engine/core/run_files.h"
#include "ui/models/recipe_model.h"
#include "ui/page.h"
#include "ui/run_state.h"

namespace quantelier {

class NowPanel;
class RunPlots;
class SizeBars;
class TrainSettings;

class TrainPage : public Page {
    Q_OBJECT
  public:
    explicit TrainPage(RecipeModel* recipe, QWidget* parent = nullptr);

    bool measuresInt8() const;

  public slots:
    void begin(int floatEpochs, int quantEpochs);
    void beginFineTuning(int quantEpochs);  ///< keeps the curves of the float stage
    void addStep(const quantelier::StepEvent& step);
    void addEpoch(const quantelier::EpochEvent& epoch);
    void addInt8Accuracy(quantelier::Stage stage, int epoch, double percent);
    void markConverted();
    void setRunState(quantelier::RunState state);
    void setSizes(const quantelier::ModelSizes& sizes);
    int epochOfRun(quantelier::Stage stage, int epoch) const;      ///< counted through both stages
    QString epochWords(quantelier::Stage stage, int epoch) const;  ///< "Epoch 8 of 9"
    void setTimeEstimate(const QString& duration);  ///< of all epochs on this computer, "about 20 s"
    void showRun(const quantelier::Recipe& recipe, const quantelier::RunCurves& curves);  ///< one from disk
    void showFailure(const quantelier::StepEvent& step, const QString& sentence);

  signals:
    void startRequested();  ///< also to go on after a pause
    void finishAfterEpochRequested();
    void nextRequested();
    void measureInt8Changed(bool on);
    void fakeQuantSwitched(bool on);  ///< while fine-tuning
    void observersSwitched(bool on);
    void announced(const QString& sentence);  ///< for screen readers

  private:
    void buildHeader();
    QWidget* buildSide();
    void updateHeader();
    void updateInvitation();
    void updateCommandLine();
    void saveCurves();

    RecipeModel* m_recipe;
    RunState m_state = RunState::Idle;
    bool m_hasData = false;
    QString m_timeEstimate;
    QElapsedTimer m_sinceAnnouncement;
    RunPlots* m_plots;
    NowPanel* m_now = nullptr;
    SizeBars* m_sizes = nullptr;
    TrainSettings* m_settings = nullptr;
    QPushButton *m_save = nullptr, *m_finish = nullptr, *m_again = nullptr;
};

}  // namespace quantelier

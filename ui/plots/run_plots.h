// Loss over test accuracy of one run, on the same epochs, with what is said over them.
#pragma once

#include <QWidget>

#include "engine/core/events.h"
#include "engine/core/recipe.h"

class QLabel;

namespace quantelier {

class AccuracyPlot;
class EmptyState;
class LossPlot;
class Panel;

class RunPlots : public QWidget {
    Q_OBJECT
  public:
    explicit RunPlots(QWidget* parent = nullptr);

    void begin(int floatEpochs, int quantEpochs);
    void beginFineTuning(int quantEpochs);  ///< keeps the curves of the float stage
    void addStep(const StepEvent& step);
    void addEpoch(const EpochEvent& epoch);
    void addInt8Accuracy(Stage stage, int epoch, double percent);
    void markConverted(const QuantRecipe& recipe);  ///< the recipe says which moments will follow

    void showInvitation(const QString& sentence);  ///< an empty sentence hides it
    void showFailure(const StepEvent& step, const QString& sentence);

    int epochs() const { return m_floatEpochs + m_quantEpochs; }
    int epochOfRun(Stage stage, int epoch) const {
        return stage == Stage::Quant ? m_floatEpochs + epoch : epoch;
    }
    QString asCsv() const;

    Panel* lossPanel() { return m_lossPanel; }
    Panel* accuracyPanel() { return m_accuracyPanel; }

  signals:
    void readOut(const QString& sentence);  ///< after a key moved the crosshair

  private:
    Panel* buildLoss();
    Panel* buildAccuracy();
    QWidget* buildOverlay();
    void updateMoments();

    int m_floatEpochs = 0, m_quantEpochs = 0;
    int m_quantSteps = 0;  ///< of one epoch; 0 until fine-tuning has begun
    bool m_isConverted = false;
    QuantRecipe m_quant;
    Panel *m_lossPanel = nullptr, *m_accuracyPanel = nullptr;
    LossPlot* m_loss = nullptr;
    AccuracyPlot* m_accuracy = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget *m_emptyFrame = nullptr, *m_failureFrame = nullptr;
    QLabel *m_failure = nullptr, *m_sample = nullptr;
};

}  // namespace quantelier

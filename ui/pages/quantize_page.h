// See what 8 bits do to each layer, and fine-tune to win accuracy back.
#pragma once

#include "engine/core/model_sizes.h"
#include "engine/core/quant_report.h"
#include "ui/models/recipe_model.h"
#include "ui/page.h"
#include "ui/run_state.h"
#include "ui/widgets/quant_result.h"

namespace quantelier {

class PlainTable;
class QuantSettings;
class QuantTableModel;

class QuantizePage : public Page {
    Q_OBJECT
  public:
    explicit QuantizePage(RecipeModel* recipe, QWidget* parent = nullptr);

  public slots:
    void setFloatAvailable(bool available);
    void setRunState(quantelier::RunState state);
    /// Of a network with this quantization; an empty report: none yet.
    void showReport(const quantelier::QuantReport& report, const quantelier::QuantRecipe& quant);
    void showAccuracies(const quantelier::MeasuredModels& measured);
    void setSizes(const quantelier::ModelSizes& sizes);
    void ptqEnded();                    ///< its result is among the accuracies, or the reason in the log
    void setStale(const QString& why);  ///< which change made the result out of date; empty: up to date
    void setCheckpointPath(const QString& floatCheckpoint);

  signals:
    void convertRequested();
    void ptqRequested();
    void trainRequested();
    void nextRequested();

  private:
    void buildHeader();
    QWidget* buildTable();
    void updateHeader();
    void updateRecipe();

    RecipeModel* m_recipe;
    RunState m_state = RunState::Idle;
    bool m_hasFloat = false, m_hasResult = false, m_isStale = false;
    QString m_checkpoint = QStringLiteral("checkpoint_lenet.ckpt");
    QuantTableModel* m_model;
    QuantSettings* m_settings = nullptr;
    QuantResult* m_result = nullptr;
    QPushButton *m_ptq = nullptr, *m_again = nullptr;
};

}  // namespace quantelier

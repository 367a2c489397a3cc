// See what 8 bits do to each layer, and fine-tune to win accuracy back.
#pragma once

#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "engine/core/quant_report.h"
#include "ui/models/recipe_model.h"
#include "ui/page.h"
#include "ui/run_state.h"

namespace quantelier {

class Chip;
class PlainTable;
class QuantResult;
class QuantSettings;
class QuantTableModel;

class QuantizePage : public Page {
    Q_OBJECT
  public:
    explicit QuantizePage(RecipeModel* recipe, QWidget* parent = nullptr);

  public slots:
    void setFloatAvailable(bool available);
    void setRunState(quantelier::RunState state);
    void showReport(const quantelier::QuantReport& report);  ///< empty: none yet
    /// A total of 0 images: that model does not exist yet.
    void showAccuracies(const quantelier::Evaluation& floatModel, const quantelier::Evaluation& fakeQuant,
                        const quantelier::Evaluation& int8Model);
    void setSizes(const quantelier::ModelSizes& sizes);
    void showPtq(double accuracyPercent, double deltaPoints, qint64 bytes);
    void ptqFailed();                   ///< the reason stands in the log
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
    Chip* m_ptqChip = nullptr;
    QPushButton *m_ptq = nullptr, *m_again = nullptr;
};

}  // namespace quantelier

// See what fewer bits do to each layer, try them, and fine-tune to win accuracy back.
#pragma once

#include <QTimer>
#include <optional>

#include "engine/core/exploration.h"
#include "engine/core/model_sizes.h"
#include "engine/core/quant_history.h"
#include "ui/models/quant_preview.h"
#include "ui/models/recipe_model.h"
#include "ui/page.h"
#include "ui/run_state.h"
#include "ui/widgets/quant_result.h"

class QStackedWidget;

namespace quantelier {

class CostBars;
class HistogramPanel;
class ParetoPanel;
class QuantSettings;
class QuantTable;
class QuantTableModel;

class QuantizePage : public Page {
    Q_OBJECT
  public:
    explicit QuantizePage(RecipeModel* recipe, QWidget* parent = nullptr);

    int chosenLayer() const;  ///< 0: the input

  public slots:
    void setFloatAvailable(bool available);
    void setRunState(quantelier::RunState state);
    /// Of the run's network, with this quantization; an empty report: none yet.
    void showReport(const quantelier::QuantReport& report, const quantelier::QuantRecipe& quant);
    void showAccuracies(const MeasuredModels& measured);
    void setSizes(const quantelier::ModelSizes& sizes);
    void setStale(const Words& why);  ///< which change made the result out of date; empty: up to date
    void setCheckpointPath(const QString& floatCheckpoint);
    void setReduceMotion(bool reduce);

    /// Of the float network with the choices that were asked for.
    void showPreview(const quantelier::QuantPreview& preview);
    void previewEnded();  ///< it was shown, or its reason is in the log
    /// Formats that cannot carry the present choices, each with the reason.
    void setWarnings(const QStringList& warnings);
    void showCosts(const std::vector<quantelier::FewerBitsCost>& costs);
    void addProfile(const quantelier::QuantProfile& profile);  ///< of an epoch of the run
    void setHistory(const quantelier::QuantHistory& history);  ///< of a run that was opened

    void searchBegan();
    void addPoints(const std::vector<quantelier::MixedPrecisionPoint>& points, std::int64_t images);
    void searchEnded();

  signals:
    void convertRequested();
    void previewRequested();
    void byHandRequested();
    void trainRequested();
    void nextRequested();
    void searchRequested();
    void searchStopRequested();
    void announced(const QString& sentence);

  private:
    // quantize_page.cpp
    void buildHeader();
    QWidget* buildTable();
    QWidget* buildLower();
    QWidget* buildPictures();
    QWidget* buildSettings();
    QWidget* buildEmpty();
    void addKeys();
    void showSettings(bool shown);

    // quantize_page_show.cpp
    void updateHeader();
    void updateRecipe();
    void askForPreview();
    void showPresent();
    void showChip(const Evaluation& evaluation, const Evaluation& floats, bool isTrained);
    bool isPreviewed() const;  ///< the preview is of the present choices
    bool isReported() const;   ///< the run's report is
    void chooseLayer(int row);
    void changeBits(int by);
    void editLayer(int row, const QString& what, const std::function<void(LayerQuant&)>& change);
    void adopt(const std::array<int, kLayerCount>& bits);

    RecipeModel* m_recipe;
    RunState m_state = RunState::Idle;
    bool m_hasFloat = false, m_hasResult = false, m_isStale = false;
    QString m_checkpoint;  ///< empty: not written yet
    QuantRecipe m_known;   ///< as it was when a preview was last thought of
    QuantReport m_report;
    QuantRecipe m_reported, m_searched;
    MeasuredModels m_measured;
    std::optional<QuantPreview> m_preview;
    QStringList m_warnings;
    QTimer m_busy;  ///< a preview that takes long

    QuantTableModel* m_model;
    QuantTable* m_table = nullptr;
    HistogramPanel* m_histogram = nullptr;
    ParetoPanel* m_pareto = nullptr;
    CostBars* m_costs = nullptr;
    QuantSettings* m_settings = nullptr;
    QuantResult* m_result = nullptr;
    Chip* m_chip = nullptr;
    QToolButton* m_showSettings = nullptr;
    QStackedWidget* m_lower = nullptr;
    QPushButton *m_ptq = nullptr, *m_again = nullptr, *m_byHand = nullptr;
};

}  // namespace quantelier

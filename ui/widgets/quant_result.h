// What the conversion cost and won: accuracies with their intervals, sizes, and what that means.
#pragma once

#include <array>
#include <vector>

#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "ui/marks.h"
#include "ui/widgets/panel.h"

class QGridLayout;

namespace quantelier {

class Chip;

/// What was read of the same test images. An evaluation of 0 images: that model does not exist yet.
struct MeasuredModels {
    Evaluation floatModel, fakeQuant, int8Model;
    Evaluation untrained;  ///< int8 by rounding alone, the baseline
    qint64 untrainedFile = 0;
    std::vector<std::uint8_t> truth;
};

/// Whether McNemar's test lets one of two models be called better, in words; `first` and `second` name them.
QString meaningOf(const McNemar& test, const QString& first, const QString& second);

class QuantResult : public Panel {
    Q_OBJECT
  public:
    explicit QuantResult(QWidget* parent = nullptr);

    void showAccuracies(const MeasuredModels& measured);
    void showSizes(const ModelSizes& sizes);
    void setStale(const Words& why);  ///< an empty reason: up to date

    QString sentence() const;  ///< what the accuracies mean

  private:
    struct Row {
        QLabel *percent = nullptr, *interval = nullptr, *file = nullptr;
    };

    QWidget* buildNumbers();
    QLayout* buildRows();
    static Row addRow(QGridLayout& grid, Series series, QLabel* name);
    static void showEvaluation(const Row& row, const Evaluation& evaluation);
    static void showFile(const Row& row, qint64 bytes);
    QString meaning(const MeasuredModels& measured) const;

    std::array<Row, 3> m_rows;  ///< by Series
    Row m_untrained;
    Chip* m_stale;
    QLabel *m_sentence = nullptr, *m_ratio = nullptr, *m_weights = nullptr, *m_why = nullptr;
};

}  // namespace quantelier

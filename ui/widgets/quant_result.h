// What the conversion cost and won: accuracies with their intervals, sizes, and what that means.
#pragma once

#include <array>

#include "engine/core/metrics.h"
#include "engine/core/model_sizes.h"
#include "ui/marks.h"
#include "ui/widgets/panel.h"

class QGridLayout;
class QStackedWidget;

namespace quantelier {

class Chip;

/// What a difference between two accuracies means, in words.
QString meaningOf(const Evaluation& floatModel, const Evaluation& int8Model);

class QuantResult : public Panel {
    Q_OBJECT
  public:
    explicit QuantResult(QWidget* parent = nullptr);

    void setFloatAvailable(bool available);
    void showAccuracies(const Evaluation& floatModel, const Evaluation& fakeQuant,
                        const Evaluation& int8Model);
    void showSizes(const ModelSizes& sizes);
    void setStale(const QString& why);  ///< an empty reason: up to date

    QString sentence() const;

  signals:
    void trainRequested();

  private:
    struct Row {
        QLabel *percent = nullptr, *interval = nullptr, *file = nullptr;
    };

    QWidget* buildNumbers();
    QWidget* buildEmpty();
    void addRow(QGridLayout& grid, int row, Series series, const QString& name);
    static void showEvaluation(const Row& row, const Evaluation& evaluation);

    std::array<Row, 3> m_rows;  ///< by Series
    Chip* m_stale;
    QLabel *m_sentence = nullptr, *m_ratio = nullptr, *m_weights = nullptr, *m_why = nullptr;
    QStackedWidget* m_stack;
};

}  // namespace quantelier

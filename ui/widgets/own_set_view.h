// The personal test set in short: how many drawings, and how many of them each model reads right.
#pragma once

#include <QWidget>
#include <array>
#include <memory>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"
#include "ui/language.h"
#include "ui/marks.h"

class QLabel;
class QPushButton;

namespace quantelier {

/// The readings of one model, in Series' order.
const std::vector<std::uint8_t>& readingsOf(const OwnSetReadings& readings, Series series);

/// "22 of 24 right, 91.7 %", or what is missing.
Words ownScore(const Dataset& set, const std::vector<std::uint8_t>& readings);

class OwnSetView : public QWidget {
    Q_OBJECT
  public:
    explicit OwnSetView(QWidget* parent = nullptr);

    void showSet(const Dataset& set, const OwnSetReadings& readings);
    void showProblem(const QString& sentence);  ///< the set cannot be read

    QString sentence() const;  ///< all of it, as a screen reader says it

  signals:
    void openRequested();

  private:
    QWidget* buildScores();

    QLabel* m_count = nullptr;
    QLabel* m_words = nullptr;
    QLabel* m_hint = nullptr;
    QWidget* m_scores = nullptr;
    std::array<QLabel*, 3> m_score{};  ///< by Series
    QPushButton* m_open = nullptr;
};

}  // namespace quantelier

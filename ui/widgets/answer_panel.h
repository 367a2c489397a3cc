// What one model reads in the drawing: the digit, how sure it is, and all ten probabilities.
#pragma once

#include <QFrame>

#include "engine/core/prediction.h"
#include "ui/language.h"
#include "ui/marks.h"

namespace quantelier {

/// Less than this between the two best answers, in points, counts as not sure.
inline constexpr double kSureMarginPoints = 20.0;

struct RankedAnswers {
    int best = -1;
    int second = -1;
    double marginPoints = 0.0;

    bool isSure() const { return marginPoints >= kSureMarginPoints; }
};

RankedAnswers rankAnswers(const Prediction& prediction);

class AnswerPanel : public QFrame {
    Q_OBJECT
  public:
    explicit AnswerPanel(Series series, QWidget* parent = nullptr);

    /// `missing` says what to do to get this model; it is shown while there is none.
    void setMissing(const Words& missing);
    void setAvailable(bool available);
    bool isAvailable() const { return m_available; }

    void showAnswer(const Prediction& prediction);
    void clearAnswer();

    bool hasAnswer() const { return m_available && m_prediction.label >= 0; }
    QString digitText() const;
    QString verdict() const;                     ///< the words beside the digit
    QString spoken(bool withProbability) const;  ///< "Int8 reads 7, 98.7 percent."

    QSize sizeHint() const override { return {189, 308}; }
    QSize minimumSizeHint() const override { return {124, 236}; }

  protected:
    void paintEvent(QPaintEvent*) override;

  private:
    void refresh();
    bool isNarrow() const;
    QString shortVerdict() const;
    void paintHead(QPainter& painter, const QRectF& row) const;
    void paintReading(QPainter& painter, const QRectF& row) const;
    void paintBars(QPainter& painter, const QRectF& area) const;
    void paintBar(QPainter& painter, const QRectF& row, int digit) const;

    Series m_series;
    bool m_available = false;
    Words m_missing;
    Prediction m_prediction;
};

}  // namespace quantelier

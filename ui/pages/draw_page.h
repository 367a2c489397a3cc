// Draw a digit; three models read it while you draw.
#pragma once

#include <QTimer>
#include <array>

#include "engine/core/drawing.h"
#include "ui/page.h"
#include "ui/widgets/answer_panel.h"

class QMenu;
class QStackedWidget;

namespace quantelier {

class Chip;
class DigitCanvas;
class PreparationStrip;

class DrawPage : public Page {
    Q_OBJECT
  public:
    explicit DrawPage(QWidget* parent = nullptr);

  public slots:
    void showAnswers(const quantelier::PreparedDrawing& prepared, const quantelier::DrawingAnswers& answers);
    void setModelsAvailable(bool floatModel, bool fakeQuant, bool int8);
    void showTestDigit(const quantelier::GreyImage& digit);  ///< (28,28)

  signals:
    /// At most once a frame; the image is empty when nothing is drawn.
    void drawingChanged(const quantelier::GreyImage& drawing,
                        const quantelier::PreparationSwitches& switches);
    void testDigitRequested(int digit);
    void trainRequested();
    void announced(const QString& sentence);  ///< for screen readers

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

  private:
    QWidget* buildCanvasPanel();
    QWidget* buildTools();
    QMenu* buildTestDigits();
    QWidget* buildAnswers();
    void buildHeader();
    void tellDrawing();
    void clearAnswers();
    void announce();
    void updateHistory();
    AnswerPanel* answer(Series series) const { return m_answers[std::size_t(series)]; }

    DigitCanvas* m_canvas = nullptr;
    QWidget* m_canvasPanel = nullptr;
    QStackedWidget* m_answerStack = nullptr;
    std::array<AnswerPanel*, 3> m_answers{};  ///< by Series
    PreparationStrip* m_preparation = nullptr;
    Chip* m_disagree = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_replay = nullptr;
    QAction* m_clear = nullptr;
    QTimer m_rest;  ///< until the answers are read out
};

}  // namespace quantelier

// Draw a digit; three models read it while you draw.
#pragma once

#include <QTimer>
#include <array>
#include <memory>

#include "engine/core/drawing.h"
#include "ui/page.h"
#include "ui/widgets/answer_panel.h"

class QMenu;
class QStackedWidget;

namespace quantelier {

class CanvasPanel;
class Chip;
class DigitCanvas;
class InsidePanel;
class PreparationStrip;

class DrawPage : public Page {
    Q_OBJECT
  public:
    explicit DrawPage(QWidget* parent = nullptr);

    InsidePanel* inside() { return m_inside; }

  public slots:
    void showAnswers(const quantelier::PreparedDrawing& prepared, const quantelier::DrawingAnswers& answers);
    void showSteps(const quantelier::PreparedDrawing& prepared);
    void showInside(const quantelier::Activations& inside);
    void setModelsAvailable(bool floatModel, bool fakeQuant, bool int8);
    void showTestDigit(const quantelier::GreyImage& digit, int label);  ///< (28,28)
    void showStrokes(const quantelier::DrawnStrokes& drawing);
    void drawingSaved();      ///< into the personal test set
    void drawingForgotten();  ///< taken out of it again
    void setMotionReduced(bool reduced);
    void setModelPath(const QString& path);       ///< of the newest model file, for the command line
    void setOwnSetFolder(const QString& folder);  ///< the same

  signals:
    /// As often as the canvas tells it; the image is empty when nothing is drawn.
    void drawingChanged(const quantelier::GreyImage& drawing,
                        const quantelier::PreparationSwitches& switches);
    void testDigitRequested(int digit);
    void saveRequested(const quantelier::GreyImage& drawing, int label);  ///< to the personal test set
    void strokesSaveRequested(const quantelier::DrawnStrokes& drawing);
    void strokesOpenRequested();
    void trainRequested();
    void openModelRequested();
    void announced(const QString& sentence);  ///< for screen readers

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void buildHeader();
    void buildCanvasActions();
    QMenu* buildTestDigits();
    QWidget* buildReading();
    QWidget* buildAnswers();
    QWidget* buildEmptyAnswers();
    void connectParts();
    void tellDrawing(const GreyImage& drawing);
    void clearAnswers();
    void announce();
    void updateActions();
    void updateCommandLine();
    AnswerPanel* answer(Series series) const { return m_answers[std::size_t(series)]; }

    CanvasPanel* m_canvasPanel = nullptr;
    DigitCanvas* m_canvas = nullptr;
    QWidget* m_reading = nullptr;  ///< answers and, below, the layers and the test set
    QStackedWidget* m_answerStack = nullptr;
    std::array<AnswerPanel*, 3> m_answers{};  ///< by Series
    InsidePanel* m_inside = nullptr;
    PreparationStrip* m_preparation = nullptr;
    Chip* m_disagree = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_saveStrokes = nullptr;
    QString m_modelPath;  ///< empty: not written yet
    QString m_ownSetFolder = QStringLiteral("my-test-set");
    bool m_ownSetIsShown = false;
    QTimer m_rest;            ///< until the answers are read out
    int m_savedLabel = -1;    ///< that the drawing as it is was saved with
    bool m_isStored = false;  ///< a stored digit lies on the canvas
};

}  // namespace quantelier

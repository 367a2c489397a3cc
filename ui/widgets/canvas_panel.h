// The canvas with its tools: take back, show again, the pen's width, and which digit the drawing is.
#pragma once

#include <QFrame>

class QAction;
class QComboBox;

namespace quantelier {

class DigitCanvas;
class PenControl;

class CanvasPanel : public QFrame {
    Q_OBJECT
  public:
    explicit CanvasPanel(QWidget* parent = nullptr);

    DigitCanvas* canvas() { return m_canvas; }
    QAction* undoAction() { return m_undo; }
    QAction* replayAction() { return m_replay; }

    /// The digit that the drawing is: what was chosen for it, else what was suggested; -1 without either.
    int label() const;
    void suggestLabel(int digit);  ///< what a model reads; -1: nothing
    void setLabel(int digit);      ///< known: a test digit's, or chosen
    void forgetLabel();            ///< another drawing begins

  signals:
    void labelChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildTools();
    QComboBox* buildLabels();
    void updateHistory();

    DigitCanvas* m_canvas;
    QAction* m_undo = nullptr;
    QAction* m_replay = nullptr;
    PenControl* m_pen = nullptr;
    QComboBox* m_label = nullptr;
    bool m_labelIsChosen = false;
};

}  // namespace quantelier

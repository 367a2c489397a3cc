// How a drawing becomes what the network sees: one picture a step, and a switch on the steps that can be left
// out.
#pragma once

#include <QFrame>
#include <array>

#include "engine/core/drawing.h"
#include "ui/language.h"

class QCheckBox;
class QHBoxLayout;

namespace quantelier {

class PreparationTile;

class PreparationStrip : public QFrame {
    Q_OBJECT
  public:
    explicit PreparationStrip(QWidget* parent = nullptr);

    const PreparationSwitches& switches() const { return m_switches; }
    void showSteps(const PreparedDrawing& prepared);
    void describeSteps();  ///< for screen readers, once the drawing rests

  signals:
    void switchesChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    enum Step { Drawing, Crop, Fit, CentreMass, Ink, Resize, Codes, StepCount };

    struct StepWords {
        Words name, explanation;
        Words shortName;  ///< for a narrow strip
    };

    static StepWords wordsOf(Step step);
    bool* switchOf(Step step);  ///< null for steps that cannot be left out
    void buildStep(Step step, QHBoxLayout* row);
    QWidget* buildCaption(Step step);
    QWidget* buildWords();
    void layOut();

    PreparationSwitches m_switches;
    std::array<PreparationTile*, StepCount> m_tiles{};
    std::array<QWidget*, StepCount> m_captions{};
    QWidget* m_words = nullptr;
    bool m_isNarrow = false;
};

}  // namespace quantelier

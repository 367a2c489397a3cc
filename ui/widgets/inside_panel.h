// Below the answers: what the layers of a model make of the drawing, or the personal test set and its scores.
#pragma once

#include <memory>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"
#include "ui/widgets/panel.h"

class QLabel;
class QStackedWidget;

namespace quantelier {

class ActivationView;
class OwnSetDialog;
class OwnSetView;
class SegmentedControl;

class InsidePanel : public Panel {
    Q_OBJECT
  public:
    explicit InsidePanel(QWidget* parent = nullptr);

    void showLayers(const Activations& inside);

  public slots:
    void showOwnSet(std::shared_ptr<const quantelier::Dataset> set,
                    const quantelier::OwnSetReadings& readings);
    void showOwnSetProblem(const QString& sentence);
    void setCanUndo(bool canUndo);  ///< the last change of the set
    void openOwnSet();

  signals:
    void ownSetChosen(bool chosen);  ///< the test set is shown, or the layers
    void removeRequested(qint64 index);
    void undoRequested();

  private:
    void choose(int view);
    void showLegend(const QString& chosenMap);

    SegmentedControl* m_choice;
    QLabel* m_legend;
    QStackedWidget* m_stack;
    ActivationView* m_layers;
    OwnSetView* m_ownSet;
    OwnSetDialog* m_dialog;
    bool m_isInteger = true;
};

}  // namespace quantelier

// The settings of training; locked while it runs, and one line where there is no room.
#pragma once

#include "ui/models/recipe_model.h"
#include "ui/widgets/panel.h"

class QCheckBox;
class QPushButton;

namespace quantelier {

class LockNote;
class RecipeFields;

class TrainSettings : public Panel {
    Q_OBJECT
  public:
    explicit TrainSettings(RecipeModel* recipe, QWidget* parent = nullptr);

    void setLocked(bool locked);
    /// Shows the switches that may be turned while fine-tuning runs. Each time they come both are on.
    void setFineTuning(bool running);
    bool measuresInt8() const;
    QString summary() const;

    QSize sizeHint() const override { return {304, 216}; }

  signals:
    void measureInt8Changed(bool on);
    void fakeQuantSwitched(bool on);
    void observersSwitched(bool on);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildFields();
    QWidget* buildMore();
    QWidget* buildSwitches();
    void buildHead();

    RecipeModel* m_recipe;
    RecipeFields* m_fields;
    QWidget* m_form = nullptr;  ///< what the lock disables
    QWidget* m_unfolded = nullptr;
    QLabel* m_folded = nullptr;
    QCheckBox* m_measure = nullptr;
    QWidget* m_switches = nullptr;
    QCheckBox *m_fakeQuant = nullptr, *m_observers = nullptr;
    QPushButton* m_more = nullptr;
    LockNote* m_lock = nullptr;
};

}  // namespace quantelier

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
    bool measuresInt8() const;
    QString summary() const;

    QSize sizeHint() const override { return {304, 216}; }

  signals:
    void measureInt8Changed(bool on);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildFields();
    QWidget* buildMore();
    void buildHead();

    RecipeModel* m_recipe;
    RecipeFields* m_fields;
    QWidget* m_form = nullptr;  ///< what the lock disables
    QWidget* m_unfolded = nullptr;
    QLabel* m_folded = nullptr;
    QCheckBox* m_measure = nullptr;
    QPushButton* m_more = nullptr;
    LockNote* m_lock = nullptr;
};

}  // namespace quantelier

// All drawings of the personal test set, to look at and to delete.
#pragma once

#include <QDialog>
#include <memory>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace quantelier {

class DigitSheet;
class SegmentedControl;

class OwnSetDialog : public QDialog {
    Q_OBJECT
  public:
    explicit OwnSetDialog(QWidget* parent = nullptr);

    void showSet(std::shared_ptr<const Dataset> set, const OwnSetReadings& readings);
    void setCanUndo(bool canUndo);

    /// "Drawing 3, labelled 7. Read as: Float 7, Fake-quant 7, Int8 1."
    QString describe(qint64 index) const;

  signals:
    void removeRequested(qint64 index);
    void undoRequested();

  private:
    QLayout* buildHead();
    QLayout* buildFoot();
    void buildActions();
    std::vector<qint64> chosenDrawings() const;  ///< by the filter
    bool isMisread(qint64 index) const;
    void showPage();
    void turn(int by);
    void describeCurrent();

    std::shared_ptr<const Dataset> m_set;
    OwnSetReadings m_readings;
    SegmentedControl* m_filter = nullptr;
    DigitSheet* m_sheet = nullptr;
    QLabel* m_range = nullptr;
    QLabel* m_words = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_on = nullptr;
    QPushButton* m_delete = nullptr;
    QPushButton* m_undo = nullptr;
    qint64 m_first = 0;  ///< of the page that is shown, in the filtered list
};

}  // namespace quantelier

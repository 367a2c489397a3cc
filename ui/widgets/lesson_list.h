// The lessons, one a row: number, title, what it is about, how far it is, minutes.
#pragma once

#include <QListView>

namespace quantelier {

class LessonListModel;

class LessonList : public QListView {
    Q_OBJECT
  public:
    explicit LessonList(LessonListModel* model, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

  signals:
    void opened(int row);  ///< by Return or a double click
    void currentRowChanged();

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace quantelier

// A line that unfolds what is below it; locked, it says why.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace quantelier {

class IconLabel;

class Fold : public QWidget {
    Q_OBJECT
  public:
    /// Takes `content`, which is folded first.
    explicit Fold(QWidget* content, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setLocked(bool locked);  ///< folds it, too
    void setOpen(bool open);
    bool isOpen() const;
    bool isLocked() const;

  private:
    QPushButton* m_head;
    IconLabel* m_lock;
    QWidget* m_content;
};

}  // namespace quantelier

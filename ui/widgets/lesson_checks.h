// "Checked for you": what a step asks for, with the live value of each.
#pragma once

#include <QVector>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace quantelier {

class IconLabel;

struct LessonCheck {
    QString label, value;
    bool isMet = false;

    bool operator==(const LessonCheck& o) const {
        return label == o.label && value == o.value && isMet == o.isMet;
    }
};

class LessonChecks : public QWidget {
    Q_OBJECT
  public:
    explicit LessonChecks(QWidget* parent = nullptr);

    void setChecks(const QVector<LessonCheck>& checks);
    const QVector<LessonCheck>& checks() const { return m_checks; }
    QString sentence() const;  ///< "Two of three checks done. Float accuracy ...: 96.41 %."

  private:
    struct Row {
        QWidget* box;
        IconLabel* icon;
        QLabel *label, *value;
    };
    void addRow();

    QVector<LessonCheck> m_checks;
    QVector<Row> m_rows;
    QVBoxLayout* m_column;
};

}  // namespace quantelier

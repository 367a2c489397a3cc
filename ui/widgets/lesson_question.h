// A question of a lesson: choices, or a number, and what became of the answer.
#pragma once

#include <QWidget>
#include <optional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QLayout;
class QVBoxLayout;

namespace quantelier {

class LessonQuestion : public QWidget {
    Q_OBJECT
  public:
    explicit LessonQuestion(QWidget* parent = nullptr);

    /// Without choices the answer is a number.
    void ask(const QString& question, const QStringList& choices);
    /// `given`: a choice from 1, or a number; none: not answered yet.
    void showAnswer(std::optional<double> given, bool isRight);

  signals:
    void answered(double answer);

  private:
    QLayout* choiceLine(const QString& choice, int place);
    std::optional<double> chosen() const;
    void updateButton();

    QLabel *m_question, *m_verdict;
    QVBoxLayout* m_column;
    QWidget* m_list = nullptr;
    QButtonGroup* m_group;
    QLineEdit* m_number;
    QPushButton* m_send;
    bool m_hasChoices = false, m_isRight = false;
};

}  // namespace quantelier

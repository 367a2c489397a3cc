// Three accuracies with their intervals, and one sentence on whether int8 is as good as float.
#pragma once

#include <QFrame>
#include <array>

#include "engine/core/comparison.h"
#include "ui/icons.h"
#include "ui/language.h"

class QHBoxLayout;
class QLabel;

namespace quantelier {

class IconLabel;

class VerdictPanel : public QFrame {
    Q_OBJECT
  public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    void setComparison(const Comparison& comparison);  ///< whole, or as far as it is counted
    void showFailure(const QString& sentence);

    QString title() const;
    QString detail() const;

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    struct Figure {
        QWidget* cell = nullptr;
        QLabel *percent = nullptr, *interval = nullptr;
    };
    Figure addFigure(QHBoxLayout& row, std::size_t model);
    void say(IconName icon, Token token, const Words& title, const Words& detail);

    std::array<Figure, kArithmeticCount> m_figures;
    IconLabel* m_icon;
    QLabel *m_title, *m_detail;
    QWidget* m_term;
};

}  // namespace quantelier

// A large number with what belongs to it: "9 of 9", and "epoch" below.
#pragma once

#include <QWidget>

#include "ui/language.h"

class QLabel;

namespace quantelier {

class Figure : public QWidget {
    Q_OBJECT
  public:
    explicit Figure(const Words& caption, QWidget* parent = nullptr);

    /// An empty value shows a dash.
    void setValue(const QString& value, const Words& suffix = {});
    QString value() const;

  private:
    Words m_caption;
    QLabel* m_value;
    QLabel* m_suffix;
};

}  // namespace quantelier

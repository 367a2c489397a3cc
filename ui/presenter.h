// Presenter mode: larger type, lines and marks, legible from the back of a room. Whoever draws asks here for
// its lengths; presentation.h enlarges the widgets.
#pragma once

#include <QObject>

namespace quantelier {

class Presenter : public QObject {
    Q_OBJECT
  public:
    static Presenter& instance();

    bool isOn() const { return m_on; }
    void setOn(bool on);

    static constexpr double kType = 1.35, kLines = 1.6, kMarks = 1.5;

  signals:
    void changed();

  private:
    Presenter() = default;
    bool m_on = false;
};

/// A length in pixels that goes with the type: row heights, paddings, controls.
double presented(double pixels);
int presented(int pixels);

double presentedLine(double width);  ///< of a curve's pen
double presentedMark(double size);   ///< of a series' circle, diamond or square in a plot

}  // namespace quantelier

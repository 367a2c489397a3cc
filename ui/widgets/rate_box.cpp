#include "ui/widgets/rate_box.h"

#include <QSignalBlocker>
#include <QWheelEvent>

namespace quantelier {

namespace {
constexpr int kDecimals = 7;
}

RateBox::RateBox(double minimum, double maximum, QWidget* parent) : QDoubleSpinBox(parent) {
    setLocale(QLocale::c());  // a point in every language, as in files and options
    setDecimals(kDecimals);
    setRange(minimum, maximum);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus);
}

void RateBox::showValue(double value) {
    const QSignalBlocker blocker(this);
    setValue(value);
}

QString RateBox::textFromValue(double value) const {
    return QString::number(value, 'g', 6);
}

// Only the field that was chosen turns with the wheel; others would change while the page scrolls.
void RateBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

}  // namespace quantelier

#include "ui/presenter.h"

namespace quantelier {

namespace {

double scaled(double value, double factor) {
    return Presenter::instance().isOn() ? value * factor : value;
}

}  // namespace

Presenter& Presenter::instance() {
    static Presenter presenter;
    return presenter;
}

void Presenter::setOn(bool on) {
    if (on == m_on) return;
    m_on = on;
    emit changed();
}

double presented(double pixels) {
    return scaled(pixels, Presenter::kType);
}

int presented(int pixels) {
    return qRound(scaled(pixels, Presenter::kType));
}

double presentedLine(double width) {
    return scaled(width, Presenter::kLines);
}

double presentedMark(double size) {
    return scaled(size, Presenter::kMarks);
}

}  // namespace quantelier

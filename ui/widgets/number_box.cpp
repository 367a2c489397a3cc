#include "ui/widgets/number_box.h"

#include <QSignalBlocker>
#include <QWheelEvent>

#include "ui/format.h"

namespace quantelier {

namespace {

QString digitsOf(const QString& text) {
    QString digits;
    for (const QChar c : text)
        if (c.isDigit()) digits += c;
    return digits;
}

}  // namespace

NumberBox::NumberBox(int minimum, int maximum, QWidget* parent) : QSpinBox(parent) {
    setRange(minimum, maximum);
    setKeyboardTracking(false);  // half a number is no wish
    setMinimumWidth(84);
}

void NumberBox::showValue(int value) {
    const QSignalBlocker blocker(this);
    setValue(value);
}

QString NumberBox::textFromValue(int value) const {
    return format::number(value);
}

int NumberBox::valueFromText(const QString& text) const {
    return digitsOf(text).toInt();
}

QValidator::State NumberBox::validate(QString& text, int&) const {
    for (const QChar c : text)
        if (!c.isDigit() && !c.isSpace()) return QValidator::Invalid;
    const QString digits = digitsOf(text);
    if (digits.isEmpty()) return QValidator::Intermediate;
    bool ok = false;
    const int value = digits.toInt(&ok);
    if (!ok || value > maximum()) return QValidator::Invalid;
    return value < minimum() ? QValidator::Intermediate : QValidator::Acceptable;
}

// Scrolling a page must not change what the pointer passes over.
void NumberBox::wheelEvent(QWheelEvent* event) {
    hasFocus() ? QSpinBox::wheelEvent(event) : event->ignore();
}

}  // namespace quantelier

#include "ui/presentation.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kRingSide = 52;
constexpr int kSmallWidth = 200;  // wider things are columns: the page gives them their width

// The style gives these their size, anew for each mode.
bool isSizedByStyle(const QWidget& widget) {
    return qobject_cast<const QPushButton*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget);
}

void resizeHeights(QWidget& widget, double factor) {
    const int least = widget.minimumHeight(), most = widget.maximumHeight();
    if (most < QWIDGETSIZE_MAX) widget.setMaximumHeight(qRound(most * factor));
    if (least > 0) widget.setMinimumHeight(qRound(least * factor));
}

void resizeWidths(QWidget& widget, double factor) {
    const int width = widget.minimumWidth();
    const double small = factor > 1.0 ? kSmallWidth : kSmallWidth / factor;
    if (width == 0 || width != widget.maximumWidth() || width > small) return;
    widget.setFixedWidth(qRound(width * factor));
}

void resizeWidget(QWidget& widget, double factor) {
    if (auto* button = qobject_cast<QToolButton*>(&widget))
        button->setIconSize((QSizeF(button->iconSize()) * factor).toSize());
    if (isSizedByStyle(widget)) return;
    resizeHeights(widget, factor);
    resizeWidths(widget, factor);
}

}  // namespace

void setPresenting(QWidget& root, bool on) {
    const double factor = on ? Presenter::kType : 1.0 / Presenter::kType;
    const QList<QWidget*> widgets = root.findChildren<QWidget*>();
    // Before the style sheet is set anew: that takes some fonts away.
    std::vector<std::pair<QWidget*, QFont>> fonts;
    for (QWidget* widget : widgets)
        if (widget->testAttribute(Qt::WA_SetFont)) fonts.emplace_back(widget, widget->font());
    Presenter::instance().setOn(on);
    for (auto& [widget, font] : fonts) {
        font.setPointSizeF(font.pointSizeF() * factor);
        widget->setFont(font);
    }
    for (QWidget* widget : widgets)
        if (!widget->isWindow()) resizeWidget(*widget, factor);
}

void hideWhilePresenting(QWidget& widget) {
    QObject::connect(&Presenter::instance(), &Presenter::changed, &widget,
                     [&widget] { widget.setVisible(!Presenter::instance().isOn()); });
}

PointerRing::PointerRing(QWidget* window) : QWidget(window) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(kRingSide, kRingSide);
    hide();
    qApp->installEventFilter(this);
}

bool PointerRing::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::MouseMove) return false;
    const QPoint place =
        parentWidget()->mapFromGlobal(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
    setVisible(Presenter::instance().isOn() && parentWidget()->rect().contains(place));
    if (!isVisible()) return false;
    move(place - rect().center());
    raise();
    return false;
}

void PointerRing::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 4));
    painter.drawEllipse(QRectF(rect()).adjusted(3, 3, -3, -3));
}

}  // namespace quantelier

#include "ui/widgets/dialog_parts.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr int kWidth = 608;

// Qt gives wrapped text more height than it needs.
class HeightFitter : public QObject {
  public:
    using QObject::QObject;
    bool eventFilter(QObject* dialog, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
            auto* const widget = static_cast<QWidget*>(dialog);
            widget->setFixedSize(kWidth, widget->layout()->heightForWidth(kWidth));
        }
        return false;
    }
};

}  // namespace

QVBoxLayout* makeDialogColumn(QDialog* dialog, const QString& title) {
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    dialog->installEventFilter(new HeightFitter(dialog));
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(title, TextRole::Lead));
    return column;
}

PathControl makePathControl(const QString& path, const QString& name, const QString& browseName) {
    PathControl control{new QWidget, new QLineEdit(path),
                        new QPushButton(QCoreApplication::translate("quantelier::PathControl", "Browse…"))};
    control.path->setMinimumHeight(32);
    control.path->setAccessibleName(name);
    control.browse->setAutoDefault(false);
    control.browse->setAccessibleName(browseName);
    control.widget->setFocusProxy(control.path);
    auto* row = new QHBoxLayout(control.widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(control.path, 1);
    row->addWidget(control.browse);
    return control;
}

}  // namespace quantelier

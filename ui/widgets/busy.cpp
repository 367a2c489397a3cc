#include "ui/widgets/busy.h"

#include <QCoreApplication>
#include <QPushButton>

#include "ui/icons.h"
#include "ui/language.h"

namespace quantelier {

namespace {
const char kIdleIcon[] = "idleIcon";
}

bool isBusy(const QPushButton* button) {
    return button->property(kIdleIcon).isValid();
}

void setBusy(QPushButton* button, bool busy) {
    if (busy == isBusy(button)) return;
    if (busy) {
        button->setProperty(kIdleIcon, button->icon());
        button->setMinimumWidth(button->width());
        const bool primary = button->property("role").toString() == QStringLiteral("primary");
        button->setIcon(icon(IconName::Running, primary ? Token::OnAccent : Token::Text));
        setWords(button, "accessibleDescription",
                 [=] { return QCoreApplication::translate("Busy", "working"); });
    } else {
        button->setIcon(button->property(kIdleIcon).value<QIcon>());
        button->setProperty(kIdleIcon, QVariant());
        button->setMinimumWidth(0);
        button->setAccessibleDescription({});
    }
    button->blockSignals(busy);
}

}  // namespace quantelier

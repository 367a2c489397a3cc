#include "ui/widgets/lock_note.h"

#include <QHBoxLayout>

#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace quantelier {

LockNote::LockNote(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(makeLabel([] { return tr("locked while training"); }, TextRole::Caption, Tone::Secondary));
    row->addWidget(new IconLabel(IconName::Lock));
}

}  // namespace quantelier

// A button whose work has begun: the arc replaces its icon, its width stays, and a second press does nothing.
#pragma once

class QPushButton;

namespace quantelier {

void setBusy(QPushButton* button, bool busy);
bool isBusy(const QPushButton* button);

}  // namespace quantelier

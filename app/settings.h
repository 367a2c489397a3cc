// What the window remembers from start to start.
#pragma once

namespace quantelier {

class MainWindow;

void restoreSettings(MainWindow& window);
void saveSettings(const MainWindow& window);

}  // namespace quantelier

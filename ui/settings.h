// What the window remembers from start to start.
#pragma once

namespace quantelier {

/// A key of QSettings: training that was cut off goes on at the next start without a question.
inline constexpr const char* kAlwaysContinue = "training/alwaysContinue";

class MainWindow;
class RecipeModel;

/// A recipe that cannot be read any more, of another version say, is left out: the preset stays.
void restoreSettings(MainWindow& window, RecipeModel& recipe);
void saveSettings(const MainWindow& window, const RecipeModel& recipe);

}  // namespace quantelier

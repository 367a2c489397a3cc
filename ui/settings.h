// What the window remembers from start to start.
#pragma once

namespace quantelier {

/// A key of QSettings: training that was cut off goes on at the next start without a question.
inline constexpr const char* kAlwaysContinue = "training/alwaysContinue";

/// A key of QSettings: the window's language, one of languageCodes(), or empty: the system's.
inline constexpr const char* kLanguage = "view/language";

class MainWindow;
class RecipeModel;

/// Before the window is built.
void restoreLanguage();

/// A recipe that cannot be read any more, of another version say, is left out: the preset stays.
void restoreSettings(MainWindow& window, RecipeModel& recipe);
void saveSettings(const MainWindow& window, const RecipeModel& recipe);

}  // namespace quantelier

// Where the controls are that a lesson can point at (engine/core/lesson_facts.h).
#pragma once

#include <string>

#include "ui/workbench.h"

namespace quantelier {

class Page;

struct LessonPlace {
    Step step = Step::Data;
    Page* subpage = nullptr;  ///< that the control is on, or null: the step's own page
    QWidget* control = nullptr;
    QWidget* opener = nullptr;  ///< what opens the subpage
};

/// `control`: one of lessonControls().
LessonPlace lessonPlace(const Workbench& workbench, const std::string& control);

/// The page that is shown, as lessons name it: "train", "byhand".
std::string lessonPage(const Workbench& workbench);

}  // namespace quantelier

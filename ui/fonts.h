// The type scale: families and the sizes of each role.
#pragma once

#include <QFont>

namespace quantelier {

enum class TextRole { Caption, CaptionStrong, Body, BodyStrong, Section, Lead, Title, Figure, Digit, Code };

QFont textFont(TextRole role);

}  // namespace quantelier

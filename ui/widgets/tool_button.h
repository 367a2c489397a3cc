// A square button that shows only an icon; its words are tooltip and accessible name.
#pragma once

#include <QToolButton>

#include "ui/icons.h"
#include "ui/language.h"

namespace quantelier {

enum class ToolButtonKind { Quiet, Field };  ///< Field: framed, 32 high, to stand beside a field

QToolButton* makeToolButton(IconName name, const Words& text, ToolButtonKind kind = ToolButtonKind::Quiet,
                            QWidget* parent = nullptr);

}  // namespace quantelier

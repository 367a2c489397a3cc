// Icons drawn from resources/icons in the colour of a token; a theme change needs only a repaint.
#pragma once

#include <QIcon>
#include <QPixmap>

#include "ui/theme.h"

class QPainter;

namespace quantelier {

enum class IconName {
    Data,
    Network,
    Train,
    Quantize,
    Compare,
    Export,
    Draw,
    Runs,
    Workshop,
    Pin,
    Step,
    Filter,
    Play,
    Pause,
    Stop,
    Todo,
    Running,
    Done,
    Stale,
    Failed,
    Lock,
    Warning,
    Info,
    Help,
    Check,
    Close,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    ChevronDown,
    Undo,
    Redo,
    Copy,
    Folder,
    Download,
    Trash,
    Replay,
    Search,
    Tag,
    Fit,
    More,
    Flag,
    Device,
    Theme,
    Presenter
};

/// Follows the theme. Disabled buttons show it in textDisabled.
QIcon icon(IconName name, Token token = Token::Text);

QPixmap iconPixmap(IconName name, int size, Token token, double devicePixelRatio = 1.0);
void paintIcon(QPainter& painter, IconName name, const QRectF& rect, Token token);

}  // namespace quantelier

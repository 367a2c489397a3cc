// How a chapter looks: the type scale and the theme's colours, laid over what Markdown made.
#pragma once

#include <QTextDocument>

namespace quantelier {

/// Also gives each heading its anchor.
void styleChapter(QTextDocument& document);

/// Pictures as wide as the text, if they are wider, in pixels.
void fitPictures(QTextDocument& document, int width);

}  // namespace quantelier

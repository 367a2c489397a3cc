// A widget of its own for a part of a page's layout.
#pragma once

#include <QLayout>
#include <QWidget>

namespace quantelier {

/// A nested layout keeps its share of the room when nothing of it is shown; a widget that is hidden does not.
inline QWidget* boxed(QLayout* layout) {
    auto* box = new QWidget;
    layout->setContentsMargins(0, 0, 0, 0);
    box->setLayout(layout);
    return box;
}

}  // namespace quantelier

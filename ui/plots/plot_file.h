// Plots as files and on the clipboard.
#pragma once

#include <QString>

class QToolButton;

namespace quantelier {

class Plot;

/// Writes PNG, SVG, PDF or CSV, told by the file's ending. False where the file cannot be written.
bool savePlot(Plot& plot, const QString& path);

QString plotAsCsv(const Plot& plot);

/// The "more" button of a plot's panel: copy, and save in each format.
QToolButton* makePlotMenu(Plot& plot);

}  // namespace quantelier

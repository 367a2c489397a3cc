// Asks where a report goes.
#pragma once

#include <QString>

class QWidget;

namespace quantelier {

/// An HTML or a PDF file, with its ending; empty: nothing was chosen.
QString chooseReportFile(QWidget* parent, const QString& suggested);

bool isPdf(const QString& path);

}  // namespace quantelier

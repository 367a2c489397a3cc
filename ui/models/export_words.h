// What people are told about each export format.
#pragma once

#include <QString>

#include "engine/core/export_format.h"

namespace quantelier {

struct ExportWords {
    QString name;
    QString audience;  ///< for whom it is
    QString content;   ///< what will be written
    QString fileName;  ///< proposed
    bool isInteger = false;
    QString uncheckable;  ///< why the written file cannot be checked here; empty: it can
};

ExportWords exportWords(const ExportFormat& format);

/// The command line's words for the choices of a format, each with a space before it.
QString exportOptions(const std::string& format, const ExportChoices& choices);

}  // namespace quantelier

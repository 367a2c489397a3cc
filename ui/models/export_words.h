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
};

ExportWords exportWords(const ExportFormat& format);

}  // namespace quantelier

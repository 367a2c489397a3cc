#include "ui/translation.h"

#include <QCoreApplication>

namespace quantelier {

std::string windowTranslation(const char* context, const char* text) {
    return QCoreApplication::translate(context, text).toStdString();
}

}  // namespace quantelier

#include "ui/severity.h"

#include <QCoreApplication>

namespace quantelier {

QString severityWord(Severity severity) {
    switch (severity) {
        case Severity::Info:
            return QCoreApplication::translate("Severity", "Note");
        case Severity::Success:
            return QCoreApplication::translate("Severity", "Done");
        case Severity::Warning:
            return QCoreApplication::translate("Severity", "Warning");
        case Severity::Error:
            return QCoreApplication::translate("Severity", "Error");
    }
    return {};
}

IconName severityIcon(Severity severity) {
    switch (severity) {
        case Severity::Info:
            return IconName::Info;
        case Severity::Success:
            return IconName::Done;
        case Severity::Warning:
            return IconName::Warning;
        case Severity::Error:
            break;
    }
    return IconName::Failed;
}

Token severityToken(Severity severity) {
    switch (severity) {
        case Severity::Info:
            return Token::TextSecondary;
        case Severity::Success:
            return Token::Success;
        case Severity::Warning:
            return Token::Warning;
        case Severity::Error:
            break;
    }
    return Token::Error;
}

}  // namespace quantelier

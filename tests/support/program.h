// The program itself, run as a user would run it.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace quantelier::test {

struct ProgramResult {
    int code = -1;
    QString out, err;
    QJsonObject json() const {  ///< the last line of stdout
        return QJsonDocument::fromJson(out.trimmed().split('\n').last().toUtf8()).object();
    }
};

/// Runs QUANTELIER_BINARY in `folder`.
inline ProgramResult runProgram(const QStringList& arguments, const QString& folder) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QUANTELIER_BINARY, arguments);
    if (!process.waitForFinished(280000)) return {-1, {}, "did not finish"};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

}  // namespace quantelier::test

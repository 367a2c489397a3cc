#include "ui/engine_words.h"

#include <QFile>
#include <QMutex>
#include <map>

#include "ui/language.h"
#include "ui/sentence_table.h"

namespace quantelier {

namespace {

QString linesFor(const QString& code) {
    QFile file(QStringLiteral(":/translations/engine_%1.tsv").arg(code));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll())
                                          : QString();  // English has none
}

// Made when it is first asked for; stays as it is from then on.
const SentenceTable& tableFor(const QString& code) {
    static QMutex mutex;
    static std::map<QString, const SentenceTable> tables;
    const QMutexLocker lock(&mutex);
    const auto found = tables.find(code);
    return found != tables.end() ? found->second : tables.emplace(code, linesFor(code)).first->second;
}

}  // namespace

QString engineWords(const QString& sentence) {
    return tableFor(languageCode()).translated(sentence);
}

QString engineWords(const std::string& sentence) {
    return engineWords(QString::fromStdString(sentence));
}

QString engineWords(const std::exception& error) {
    return engineWords(QString::fromUtf8(error.what()));
}

QString engineWords(const std::string& sentence, const QString& code) {
    return tableFor(code).translated(QString::fromStdString(sentence));
}

}  // namespace quantelier

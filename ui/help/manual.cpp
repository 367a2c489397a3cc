#include "ui/help/manual.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTextBlock>

#include "ui/language.h"

namespace quantelier {

namespace {

const QString kIndex = QStringLiteral("index");

QString fileOf(const QString& name, const QString& language) {
    const QString folder = language == QStringLiteral("en") ? QString() : language + QLatin1Char('/');
    return QStringLiteral(":/manual/%1%2.md").arg(folder, name);
}

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// GitHub's rule: lower case, no punctuation, hyphens for spaces, a number where it is there already.
QString anchorOf(const QString& title, QSet<QString>& taken) {
    static const QRegularExpression other(QStringLiteral("[^\\p{L}\\p{N}\\p{M}_ -]"));
    const QString plain = title.toLower().remove(other).replace(QLatin1Char(' '), QLatin1Char('-'));
    QString anchor = plain;
    for (int n = 1; taken.contains(anchor); ++n) anchor = QStringLiteral("%1-%2").arg(plain).arg(n);
    taken.insert(anchor);
    return anchor;
}

}  // namespace

QList<Chapter> manualChapters() {
    static const QRegularExpression line(
        QStringLiteral("^(?:# (?<title>.+)|## (?<part>.+)|- "
                       "\\[(?<text>.+?)\\]\\((?:\\.\\./)?(?<name>[\\w-]+)\\.md\\).*)$"),
        QRegularExpression::MultilineOption);
    QList<Chapter> chapters;
    QString part;
    for (auto all = line.globalMatch(chapterText(kIndex)); all.hasNext();) {
        const QRegularExpressionMatch match = all.next();
        if (match.hasCaptured(QStringLiteral("title")))
            chapters.append({kIndex, match.captured(QStringLiteral("title")), {}});
        else if (match.hasCaptured(QStringLiteral("part")))
            part = match.captured(QStringLiteral("part"));
        else
            chapters.append(
                {match.captured(QStringLiteral("name")), match.captured(QStringLiteral("text")), part});
    }
    return chapters;
}

QString chapterText(const QString& name) {
    const QString own = textOf(fileOf(name, languageCode()));
    if (!own.isEmpty()) return own;
    QString english = textOf(fileOf(name, QStringLiteral("en")));
    const QString note = QCoreApplication::translate("Manual", "This chapter is not translated yet.");
    return english.insert(english.indexOf(QLatin1Char('\n')), QStringLiteral("\n\n> %1\n").arg(note));
}

QUrl chapterUrl(const QString& name, const QString& anchor) {
    QUrl url(QStringLiteral("qrc:/manual/%1.md").arg(name));
    if (!anchor.isEmpty()) url.setFragment(anchor);
    return url;
}

QString chapterName(const QUrl& url) {
    const QFileInfo file(url.path());
    const bool isThere =
        file.suffix() == QStringLiteral("md") && QFile::exists(fileOf(file.baseName(), QStringLiteral("en")));
    return isThere ? file.baseName() : QString();
}

QList<Section> sectionsOf(const QTextDocument& document) {
    QList<Section> sections;
    QSet<QString> taken;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (const int level = block.blockFormat().headingLevel(); level > 0)
            sections.append({block.text(), anchorOf(block.text(), taken), level, block.position()});
    return sections;
}

}  // namespace quantelier

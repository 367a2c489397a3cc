// The manual as the program carries it: chapters of Markdown, in the order of index.md, in the window's
// language where they are translated.
#pragma once

#include <QList>
#include <QString>
#include <QTextDocument>
#include <QUrl>

namespace quantelier {

struct Chapter {
    QString name;   ///< of its file, without .md
    QString title;  ///< as index.md calls it
    QString part;   ///< the heading of index.md that it stands under
};

struct Section {
    QString title;
    QString anchor;  ///< as GitHub makes it
    int level;       ///< 1: the chapter's own title
    int position;    ///< of its heading in the document
};

/// All that index.md lists, after itself.
QList<Chapter> manualChapters();

/// Markdown; of a chapter that is not translated the English one, which then says so.
QString chapterText(const QString& name);

/// What the view calls a chapter, in every language.
QUrl chapterUrl(const QString& name, const QString& anchor = {});

/// The chapter that a link of the manual leads to; empty: none.
QString chapterName(const QUrl& url);

QList<Section> sectionsOf(const QTextDocument& document);

}  // namespace quantelier

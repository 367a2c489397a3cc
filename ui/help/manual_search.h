// Finds words in all chapters of the manual.
#pragma once

#include <QList>
#include <QString>

namespace quantelier {

struct ManualHit {
    QString chapter;  ///< its name
    QString anchor;   ///< of the section; empty: before the first
    QString place;    ///< for people: chapter and section
    QString line;     ///< the words in what stands around them
};

/// Reads the whole manual once, in the present language.
class ManualSearch {
  public:
    ManualSearch();

    /// Passages that have every word, in whatever case; those whose heading has them first.
    QList<ManualHit> find(const QString& words) const;

  private:
    struct Passage {
        QString chapter, anchor, place, text;
        bool isHeading;
    };
    void readChapter(const QString& name, const QString& title);

    QList<Passage> m_passages;
};

}  // namespace quantelier

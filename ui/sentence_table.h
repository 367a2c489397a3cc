// Sentences with gaps and what they are in another language: recognizes them again when the gaps are filled.
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

namespace quantelier {

class SentenceTable {
  public:
    /// One line a sentence: the text, a tab, its translation. Gaps are {}, or {0}, {1}, ... where the order
    /// differs; lines that begin with # are comments.
    explicit SentenceTable(const QString& lines);

    /// What fills the gaps is translated too, if it is known. A sentence that is not known, or too long to be
    /// one, stays as it is.
    QString translated(const QString& sentence) const;

  private:
    struct Format {
        QStringList pieces;     ///< around the gaps: one more
        std::vector<int> gaps;  ///< which filling each one takes
    };
    struct Entry {
        Format text, translation;
        int letters;  ///< of the text without its gaps; 0: it joins what others say
    };
    struct Reading {
        QString words;
        int letters = 0;  ///< those that were recognized
    };

    static Format formatOf(const QString& text);
    static int lettersOf(const Format& format);
    static bool fits(const Format& format, const QString& sentence, QStringList& fillings);
    static QString filled(const Format& format, const QStringList& fillings);
    Reading read(const QString& sentence, int& readingsLeft) const;
    Reading readAs(const Entry& entry, const QStringList& fillings, int& readingsLeft) const;

    std::vector<Entry> m_entries;  ///< those with the most letters first
};

}  // namespace quantelier

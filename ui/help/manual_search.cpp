#include "ui/help/manual_search.h"

#include <QTextBlock>
#include <QTextTable>
#include <algorithm>

#include "ui/help/manual.h"

namespace quantelier {

namespace {

constexpr int kBefore = 40;  // characters of a line before the first word that was found
constexpr int kLine = 160;

QString lineAround(const QString& text, const QString& word) {
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at <= kBefore) return text.left(kLine);
    const qsizetype space = text.indexOf(QLatin1Char(' '), at - kBefore);
    const qsizetype start = space < 0 || space > at ? at - kBefore : space + 1;
    return QStringLiteral("… ") + text.mid(start, kLine);
}

}  // namespace

ManualSearch::ManualSearch() {
    for (const Chapter& chapter : manualChapters()) readChapter(chapter.name, chapter.title);
}

// A passage is a paragraph, a heading, a line of code or a row of a table.
void ManualSearch::readChapter(const QString& name, const QString& title) {
    QTextDocument document;
    document.setMarkdown(chapterText(name));
    const QList<Section> sections = sectionsOf(document);
    qsizetype next = 0;
    QString anchor, place = title;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const bool isHeading = next < sections.size() && sections[next].position == block.position();
        if (isHeading) {
            const Section& section = sections[next++];
            anchor = section.level > 1 ? section.anchor : QString();
            place = section.level > 1 ? QStringLiteral("%1: %2").arg(title, section.title) : title;
        }
        const QTextTable* table = QTextCursor(block).currentTable();
        if (table && table->cellAt(block.position()).column() > 0)
            m_passages.last().text += QStringLiteral(" · ") + block.text();
        else if (!block.text().isEmpty())
            m_passages.append({name, anchor, place, block.text(), isHeading});
    }
}

QList<ManualHit> ManualSearch::find(const QString& words) const {
    const QStringList all = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (all.isEmpty()) return {};
    const auto hasAll = [&all](const QString& text) {
        return std::all_of(all.begin(), all.end(),
                           [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    QList<ManualHit> headings, others;
    for (const Passage& passage : m_passages)
        if (hasAll(passage.text))
            (passage.isHeading ? headings : others)
                .append(
                    {passage.chapter, passage.anchor, passage.place, lineAround(passage.text, all.first())});
    return headings + others;
}

}  // namespace quantelier

#include "ui/sentence_table.h"

#include <QRegularExpression>
#include <algorithm>

namespace quantelier {

namespace {
constexpr int kLongest = 2100;     // Error cuts its sentence at 2000 bytes
constexpr int kMostReadings = 64;  // of one sentence's parts: a bound for text that is made to take long
}  // namespace

SentenceTable::SentenceTable(const QString& lines) {
    for (const QString& line : lines.split(u'\n')) {
        const qsizetype tab = line.indexOf(u'\t');
        if (line.startsWith(u'#') || tab < 0) continue;
        const Format text = formatOf(line.left(tab));
        m_entries.push_back({text, formatOf(line.mid(tab + 1)), lettersOf(text)});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry& a, const Entry& b) { return a.letters > b.letters; });
}

QString SentenceTable::translated(const QString& sentence) const {
    if (sentence.size() > kLongest) return sentence;
    int readingsLeft = kMostReadings;
    return read(sentence, readingsLeft).words;
}

// As fmt::format has it: {{ and }} are braces, {:.2f} is a gap.
SentenceTable::Format SentenceTable::formatOf(const QString& text) {
    static const QRegularExpression brace(QStringLiteral(R"(\{\{|\}\}|\{(\d*)(?::[^}]*)?\})"));
    Format format;
    QString piece;
    qsizetype at = 0;
    for (auto it = brace.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        piece += text.mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
        if (match.capturedLength() == 2 && match.capturedView() != QLatin1String("{}")) {
            piece += match.capturedView().front();
            continue;
        }
        const QString number = match.captured(1);
        format.gaps.push_back(number.isEmpty() ? int(format.gaps.size()) : number.toInt());
        format.pieces << std::exchange(piece, QString());
    }
    format.pieces << piece + text.mid(at);
    return format;
}

int SentenceTable::lettersOf(const Format& format) {
    const QString all = format.pieces.join(QString());
    return int(std::count_if(all.begin(), all.end(), [](QChar c) { return c.isLetterOrNumber(); }));
}

// Each gap takes as little as it can, so one pass over the sentence does.
bool SentenceTable::fits(const Format& format, const QString& sentence, QStringList& fillings) {
    const QString &first = format.pieces.first(), &last = format.pieces.last();
    if (format.gaps.empty()) return sentence == first;
    const qsizetype end = sentence.size() - last.size();
    qsizetype at = first.size();
    if (at > end || !sentence.startsWith(first) || !sentence.endsWith(last)) return false;
    fillings.clear();
    for (int i = 1; i + 1 < format.pieces.size(); ++i) {
        const QString& piece = format.pieces[i];
        const qsizetype found = sentence.indexOf(piece, at);
        if (found < 0 || found + piece.size() > end) return false;
        fillings << sentence.mid(at, found - at);
        at = found + piece.size();
    }
    fillings << sentence.mid(at, end - at);
    // The second of two gaps without anything between them is a clause behind a comma, or nothing.
    for (int i = 1; i + 1 < format.pieces.size(); ++i) {
        if (!format.pieces[i].isEmpty()) continue;
        const QString both = fillings[i - 1] + fillings[i];
        const qsizetype comma = both.indexOf(QLatin1String(", "));
        fillings[i - 1] = both.left(comma);
        fillings[i] = comma < 0 ? QString() : both.mid(comma);
    }
    // What stands before a colon is a sentence's place, not its beginning.
    return !first.isEmpty() || !fillings.first().contains(QLatin1String(": "));
}

QString SentenceTable::filled(const Format& format, const QStringList& fillings) {
    QString text = format.pieces.first();
    for (std::size_t i = 0; i < format.gaps.size(); ++i)
        text += fillings.value(format.gaps[i]) + format.pieces[qsizetype(i) + 1];
    return text;
}

// The sentence that says most of it, or two joined that say more.
SentenceTable::Reading SentenceTable::read(const QString& sentence, int& readingsLeft) const {
    Reading best{sentence};
    if (sentence.isEmpty() || --readingsLeft < 0) return best;
    QStringList fillings;
    for (const Entry& entry : m_entries) {
        if (entry.letters > 0 && best.letters > 0) continue;
        if (!fits(entry.text, sentence, fillings)) continue;
        Reading reading = readAs(entry, fillings, readingsLeft);
        if (reading.letters > best.letters) best = std::move(reading);
    }
    return best;
}

SentenceTable::Reading SentenceTable::readAs(const Entry& entry, const QStringList& fillings,
                                             int& readingsLeft) const {
    Reading whole{{}, entry.letters};
    QStringList words(fillings.size());
    for (std::size_t i = 0; i < entry.text.gaps.size(); ++i) {
        const Reading part = read(fillings[qsizetype(i)], readingsLeft);
        words[entry.text.gaps[i]] = part.words;
        whole.letters += part.letters;
    }
    whole.words = filled(entry.translation, words);
    return whole;
}

}  // namespace quantelier

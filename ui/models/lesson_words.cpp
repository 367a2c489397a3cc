#include "ui/models/lesson_words.h"

#include <QCoreApplication>

#include "ui/format.h"

namespace quantelier {

namespace {

constexpr qint64 kManyImages = 10'000;  // two decimals

QString numberText(const FactInfo& fact, double value) {
    switch (fact.kind) {
        case FactKind::Count:
            return format::number(qRound64(value));
        case FactKind::Fraction:
            return format::percent(100.0 * value, kManyImages);
        case FactKind::Bytes:
            return format::kilobytes(qRound64(value));
        case FactKind::Flag:
            return value != 0.0 ? QCoreApplication::translate("Lesson", "yes")
                                : QCoreApplication::translate("Lesson", "no");
        case FactKind::Number:
        case FactKind::Word:
            break;
    }
    return format::significant(value);
}

}  // namespace

QString factText(const std::string& name, const LessonFacts& facts) {
    const FactInfo* const fact = findFact(name);
    if (const auto word = facts.words.find(name); word != facts.words.end())
        return QString::fromStdString(word->second);
    const auto number = facts.numbers.find(name);
    return fact && number != facts.numbers.end() ? numberText(*fact, number->second) : QStringLiteral("–");
}

QString lessonText(const std::string& markdown, const LessonFacts& facts) {
    return QString::fromStdString(
        withFacts(markdown, [&](const std::string& name) { return factText(name, facts).toStdString(); }));
}

QString checkValue(const LessonCondition& condition, const LessonFacts& facts) {
    const LessonTerm& term = condition.firstUnmet(facts);
    const FactInfo* const fact = findFact(term.fact);
    return fact && fact->kind == FactKind::Word ? QString() : factText(term.fact, facts);
}

QString progressWords(const LessonResult* result, int steps) {
    if (!result) return QCoreApplication::translate("Lesson", "Not started");
    if (result->stepsDone() == steps) return QCoreApplication::translate("Lesson", "Done");
    return QCoreApplication::translate("Lesson", "Step %1 of %2").arg(result->step + 1).arg(steps);
}

}  // namespace quantelier

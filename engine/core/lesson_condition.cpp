#include "engine/core/lesson_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <sstream>

#include "engine/core/closest_name.h"
#include "engine/core/error.h"

namespace quantelier {

namespace {

constexpr const char* kRelations[] = {"<", "<=", ">", ">=", "==", "!="};
constexpr const char* kForm =
    "expected `fact < number`, with <, <=, >, >=, == or !=, and a number, a word or another fact";

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorCode::BadInput, message);
}

std::optional<double> numberIn(const std::string& text) {
    double number = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return {};
    return number;
}

const FactInfo& knownFact(const std::string& name) {
    if (const FactInfo* const fact = findFact(name)) return *fact;
    refuse(fmt::format("unknown condition `{}`{}", name, didYouMean(name, factNames())));
}

Relation relationIn(const std::string& text) {
    const auto found = std::find(std::begin(kRelations), std::end(kRelations), text);
    if (found == std::end(kRelations)) refuse(fmt::format("`{}`: {}", text, kForm));
    return Relation(found - std::begin(kRelations));
}

void takeWord(LessonTerm& term, const FactInfo& fact, const std::vector<std::string>& parts) {
    term.word = parts[2];
    if (parts.size() != 3 || (term.relation != Relation::Equal && term.relation != Relation::NotEqual))
        refuse(fmt::format("`{}` is a word: compare it with == or != and one word", fact.name));
    if (std::find(fact.words.begin(), fact.words.end(), term.word) == fact.words.end())
        refuse(fmt::format("`{}` is never `{}`{}", fact.name, term.word, didYouMean(term.word, fact.words)));
}

void takeFlag(LessonTerm& term, const FactInfo& fact, const std::vector<std::string>& parts) {
    if (parts.size() != 3 || term.relation != Relation::Equal || (parts[2] != "yes" && parts[2] != "no"))
        refuse(fmt::format("`{}` is yes or no: write `{} == yes`", fact.name, fact.name));
    term.number = parts[2] == "yes";
}

// A number, or a fact, more or less a number.
void takeNumber(LessonTerm& term, const FactInfo& fact, const std::vector<std::string>& parts) {
    if (parts.size() == 3) {
        if (const auto number = numberIn(parts[2])) {
            if (fact.kind == FactKind::Fraction && (*number < -1.0 || *number > 1.0))
                refuse(fmt::format("`{}` is a fraction: write 0.97 for 97 %, not {}", fact.name, parts[2]));
            term.number = *number;
            return;
        }
    } else if (parts.size() != 5 || (parts[3] != "+" && parts[3] != "-") || !numberIn(parts[4])) {
        refuse(kForm);
    }
    const FactInfo& other = knownFact(parts[2]);
    if (other.kind == FactKind::Word || other.kind == FactKind::Flag)
        refuse(fmt::format("`{}` is no number to compare `{}` with", other.name, fact.name));
    term.other = other.name;
    if (parts.size() == 5) term.number = *numberIn(parts[4]) * (parts[3] == "-" ? -1.0 : 1.0);
}

LessonTerm termIn(const std::vector<std::string>& parts) {
    if (parts.empty()) refuse(kForm);
    const FactInfo& fact = knownFact(parts[0]);
    if (parts.size() < 3) refuse(kForm);
    LessonTerm term;
    term.fact = fact.name;
    term.relation = relationIn(parts[1]);
    if (fact.kind == FactKind::Word)
        takeWord(term, fact, parts);
    else if (fact.kind == FactKind::Flag)
        takeFlag(term, fact, parts);
    else
        takeNumber(term, fact, parts);
    return term;
}

bool compare(double a, Relation relation, double b) {
    switch (relation) {
        case Relation::Less:
            return a < b;
        case Relation::LessOrEqual:
            return a <= b;
        case Relation::Greater:
            return a > b;
        case Relation::GreaterOrEqual:
            return a >= b;
        case Relation::Equal:
            return a == b;
        case Relation::NotEqual:
            break;
    }
    return a != b;
}

std::string termText(const LessonTerm& term) {
    const FactInfo* const fact = findFact(term.fact);
    std::string right = term.word;
    if (fact && fact->kind == FactKind::Flag)
        right = term.number != 0.0 ? "yes" : "no";
    else if (term.word.empty() && term.other.empty())
        right = fmt::format("{}", term.number);
    else if (term.word.empty())
        right = term.number == 0.0
                    ? term.other
                    : fmt::format("{} {} {}", term.other, term.number < 0 ? '-' : '+', std::abs(term.number));
    return fmt::format("{} {} {}", term.fact, kRelations[int(term.relation)], right);
}

}  // namespace

bool LessonTerm::holds(const LessonFacts& facts) const {
    if (!word.empty()) {
        const auto found = facts.words.find(fact);
        return found != facts.words.end() && (found->second == word) == (relation == Relation::Equal);
    }
    const auto left = facts.numbers.find(fact);
    if (left == facts.numbers.end()) return false;
    if (other.empty()) return compare(left->second, relation, number);
    const auto right = facts.numbers.find(other);
    return right != facts.numbers.end() && compare(left->second, relation, right->second + number);
}

bool LessonTerm::operator==(const LessonTerm& o) const {
    return fact == o.fact && relation == o.relation && other == o.other && number == o.number &&
           word == o.word;
}

bool LessonCondition::holds(const LessonFacts& facts) const {
    return std::all_of(terms.begin(), terms.end(), [&](const LessonTerm& term) { return term.holds(facts); });
}

const LessonTerm& LessonCondition::firstUnmet(const LessonFacts& facts) const {
    const auto unmet =
        std::find_if(terms.begin(), terms.end(), [&](const LessonTerm& term) { return !term.holds(facts); });
    return unmet == terms.end() ? terms.back() : *unmet;
}

LessonCondition parseCondition(const std::string& text) {
    std::istringstream words(text);
    LessonCondition condition;
    std::vector<std::string> parts;
    for (std::string word; words >> word;)
        if (word == "and") {
            condition.terms.push_back(termIn(parts));
            parts.clear();
        } else {
            parts.push_back(word);
        }
    condition.terms.push_back(termIn(parts));
    return condition;
}

std::string conditionText(const LessonCondition& condition) {
    std::string text;
    for (const LessonTerm& term : condition.terms) text += (text.empty() ? "" : " and ") + termText(term);
    return text;
}

}  // namespace quantelier

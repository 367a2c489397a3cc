// What a lesson can ask of the program's real state: named facts, and the controls that it can point at.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace quantelier {

enum class FactKind {
    Count,     ///< a whole number
    Number,    ///< any number
    Fraction,  ///< 0 to 1, shown in percent
    Bytes,
    Flag,  ///< yes or no
    Word   ///< one of a few words
};

struct FactInfo {
    std::string name;
    FactKind kind = FactKind::Number;
    std::string meaning;             ///< one English sentence, for the manual
    std::vector<std::string> words;  ///< of FactKind::Word
};

const std::vector<FactInfo>& lessonFacts();
const FactInfo* findFact(const std::string& name);  ///< null: there is none
std::vector<std::string> factNames();

/// The facts that are known at one moment. A flag is 0 or 1; what is not known yet has no value.
struct LessonFacts {
    std::map<std::string, double> numbers;
    std::map<std::string, std::string> words;

    bool operator==(const LessonFacts& o) const { return numbers == o.numbers && words == o.words; }
};

struct ControlInfo {
    std::string name;  ///< begins with its page: "train.start"
    std::string meaning;
};

const std::vector<ControlInfo>& lessonControls();
bool isLessonControl(const std::string& name);

}  // namespace quantelier

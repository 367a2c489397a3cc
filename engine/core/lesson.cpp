#include "engine/core/lesson.h"

#include <cmath>

namespace quantelier {

namespace {

template <typename Words>
const Words& wordsIn(const std::map<std::string, Words>& words, const std::string& language) {
    const auto found = words.find(language);
    return found != words.end() ? found->second : words.at("");
}

bool isNameLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

// The fact's name behind the brace at `open`, or nothing.
std::string nameAt(const std::string& text, std::size_t open) {
    std::size_t end = open + 1;
    while (end < text.size() && isNameLetter(text[end])) ++end;
    if (end >= text.size() || text[end] != '}') return {};
    const std::string name = text.substr(open + 1, end - open - 1);
    return name.find('.') == std::string::npos ? std::string() : name;
}

}  // namespace

const StepWords& LessonStep::in(const std::string& language) const {
    return wordsIn(words, language);
}

bool LessonStep::isRight(double given) const {
    return std::abs(given - answer) <= tolerance;
}

const LessonWords& Lesson::in(const std::string& language) const {
    return wordsIn(words, language);
}

std::string withFacts(const std::string& text, const std::function<std::string(const std::string&)>& show) {
    std::string shown;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string name = text[at] == '{' ? nameAt(text, at) : std::string();
        shown += name.empty() ? std::string(1, text[at]) : show(name);
        if (!name.empty()) at += name.size() + 1;
    }
    return shown;
}

std::vector<std::string> placeholders(const std::string& text) {
    std::vector<std::string> names;
    withFacts(text, [&](const std::string& name) {
        names.push_back(name);
        return std::string();
    });
    return names;
}

}  // namespace quantelier

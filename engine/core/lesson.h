// A lesson: steps with a task each, and conditions that the program itself checks.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/core/lesson_condition.h"

namespace quantelier {

/// The words of one step in one language; Markdown, but for title, labels, question and choices.
struct StepWords {
    std::string title;
    std::string text, task, hint, explanation;
    std::vector<std::string> checkLabels;  ///< one for each condition
    std::string question;                  ///< empty: none
    std::vector<std::string> choices;      ///< empty: the answer is a number
};

struct LessonStep {
    std::string name;     ///< of its page, without number and ending
    std::string control;  ///< of lessonControls(), or empty
    std::vector<LessonCondition> checks;
    double answer = 0.0;  ///< of the question: a number, or the place of the right choice, from 1
    double tolerance = 0.0;
    std::map<std::string, StepWords> words;  ///< by language; "" is the one without a language

    const StepWords& in(const std::string& language) const;
    bool asks() const { return !in("").question.empty(); }
    bool isRight(double given) const;
    std::size_t checkCount() const { return checks.size() + (asks() ? 1 : 0); }
};

struct LessonWords {
    std::string title, summary;
    std::vector<std::string> goals;
    std::string introduction;  ///< Markdown, or empty
};

struct Lesson {
    std::string name;  ///< of its folder
    int number = 0;    ///< place in the list; 0: behind those that have one
    int minutes = 0;
    std::string dataset = "any";  ///< "any": what the window has; "sketched", "mnist"
    std::string preset = "recommended";
    int trainImages = 0, testImages = 0;  ///< first N images; 0: all
    std::map<std::string, LessonWords> words;
    std::vector<LessonStep> steps;

    const LessonWords& in(const std::string& language) const;
};

/// `text` with each {fact} in braces replaced by what `show` makes of the fact's name.
std::string withFacts(const std::string& text, const std::function<std::string(const std::string&)>& show);

/// The names in braces that look like a fact: words of lower-case letters, digits and `_`, with points
/// between them.
std::vector<std::string> placeholders(const std::string& text);

}  // namespace quantelier

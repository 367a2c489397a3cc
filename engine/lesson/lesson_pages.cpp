#include "engine/lesson/lesson_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/core/closest_name.h"
#include "engine/core/error.h"
#include "engine/core/recipe.h"
#include "engine/lesson/page_name.h"

namespace quantelier {

namespace {

constexpr std::size_t kMostItems = 12;  // checks, choices, goals
constexpr int kMostMinutes = 600;
constexpr int kMostNumber = 1000;
constexpr int kMostImages = 10'000'000;
const std::vector<std::string> kDatasets = {"any", "sketched", "mnist"};
const std::vector<std::string> kHeadKeys = {"format",  "title",   "summary", "goals",        "number",
                                            "minutes", "dataset", "preset",  "train_images", "test_images"};
const std::vector<std::string> kStepKeys = {"title",   "control", "checks",   "question",
                                            "choices", "answer",  "tolerance"};
const std::vector<std::string> kStepHeadings = {"Task", "Hint", "Explanation"};

// One page whose values are taken one by one; what is wrong is noted with its line.
class Page {
  public:
    Page(const std::string& file, const std::string& text, const std::vector<std::string>& keys,
         const std::vector<std::string>& headings, std::vector<LessonProblem>& problems)
        : m_file(file), m_problems(problems), m_page(readLessonPage(file, text, keys, headings, problems)) {}

    void problem(int line, const std::string& message) {
        m_problems.push_back({m_file, line, shownMessage(message)});
    }

    bool has(const std::string& key) const { return m_page.entries.count(key) > 0; }
    int line(const std::string& key) const { return has(key) ? m_page.entries.at(key).value.line : 1; }

    std::string text(const std::string& key, bool isNeeded = false) {
        const std::string value = has(key) ? m_page.entries.at(key).value.text : std::string();
        if (value.empty() && (isNeeded || has(key)))
            problem(line(key), fmt::format(has(key) ? "`{0}` has no value" : "`{0}: …` is missing", key));
        return value;
    }

    std::vector<PageValue> items(const std::string& key) {
        if (!has(key)) return {};
        const std::vector<PageValue>& items = m_page.entries.at(key).items;
        if (items.empty()) problem(line(key), fmt::format("`{}` expects items: lines `  - …` below it", key));
        if (items.size() > kMostItems)
            problem(line(key), fmt::format("{} items, `{}` has at most {}", items.size(), key, kMostItems));
        return items;
    }

    std::optional<double> number(const std::string& key, double least, double most, bool isNeeded = false) {
        const std::string value = text(key, isNeeded);
        if (value.empty()) return {};
        double number = 0.0;
        const auto [end, reason] = std::from_chars(value.data(), value.data() + value.size(), number);
        const bool isNumber = reason == std::errc() && end == value.data() + value.size();
        if (isNumber && number >= least && number <= most) return number;
        problem(line(key), fmt::format("`{}` is {}, expected a number of {} to {}", key, value, least, most));
        return {};
    }

    int whole(const std::string& key, int least, int most, bool isNeeded = false) {
        const double value = number(key, least, most, isNeeded).value_or(least);
        if (value != std::floor(value))
            problem(line(key), fmt::format("`{}` is {}, expected a whole number", key, value));
        return int(value);
    }

    std::string oneOf(const std::string& key, const std::vector<std::string>& names,
                      const std::string& otherwise) {
        const std::string value = text(key);
        if (value.empty()) return otherwise;
        if (std::find(names.begin(), names.end(), value) != names.end()) return value;
        problem(line(key), fmt::format("`{}` is {}{}", key, value, didYouMean(value, names)));
        return otherwise;
    }

    // Markdown, whose placeholders are facts.
    std::string section(const std::string& heading) {
        const auto found = m_page.sections.find(heading);
        if (found == m_page.sections.end()) return {};
        for (const std::string& name : placeholders(found->second.text))
            if (!findFact(name))
                problem(lineOf(found->second, '{' + name + '}'),
                        fmt::format("unknown value `{{{}}}`{}", name, didYouMean(name, factNames())));
        return found->second.text;
    }
    bool hasSection(const std::string& heading) const {
        return m_page.sections.count(heading) && !m_page.sections.at(heading).text.empty();
    }

  private:
    int lineOf(const PageValue& section, const std::string& what) const {
        const auto begin = section.text.begin();
        return section.line + int(std::count(begin, begin + long(section.text.find(what)), '\n'));
    }

    std::string m_file;
    std::vector<LessonProblem>& m_problems;
    LessonPage m_page;
};

LessonWords headWords(Page& page) {
    LessonWords words;
    words.title = page.text("title", true);
    words.summary = page.text("summary", true);
    for (const PageValue& goal : page.items("goals")) words.goals.push_back(goal.text);
    words.introduction = page.section("");
    return words;
}

void readSettings(Page& page, Lesson& lesson) {
    page.whole("format", 1, 1);
    if (page.has("number")) lesson.number = page.whole("number", 1, kMostNumber);
    lesson.minutes = page.whole("minutes", 1, kMostMinutes, true);
    lesson.dataset = page.oneOf("dataset", kDatasets, "any");
    lesson.preset = page.oneOf("preset", presetNames(), "recommended");
    if (page.has("train_images")) lesson.trainImages = page.whole("train_images", 1, kMostImages);
    if (page.has("test_images")) lesson.testImages = page.whole("test_images", 1, kMostImages);
}

// "LABEL: CONDITION"; a label may have colons, a condition has none.
void readCheck(Page& page, const PageValue& item, StepWords& words, std::vector<LessonCondition>& checks) {
    const std::size_t colon = item.text.rfind(": ");
    if (colon == std::string::npos || colon == 0)
        return page.problem(item.line,
                            "expected `label: condition`, as in `Data is loaded: data.images > 0`");
    try {
        checks.push_back(parseCondition(item.text.substr(colon + 2)));
        words.checkLabels.push_back(item.text.substr(0, colon));
    } catch (const Error& e) {
        page.problem(item.line, e.what());
    }
}

void readQuestion(Page& page, StepWords& words, LessonStep& step) {
    words.question = page.text("question");
    for (const PageValue& choice : page.items("choices")) words.choices.push_back(choice.text);
    if (words.question.empty()) {
        for (const char* const key : {"choices", "answer", "tolerance"})
            if (page.has(key)) page.problem(page.line(key), fmt::format("`{}` without a `question`", key));
        return;
    }
    constexpr double kMost = 1e12;
    const std::size_t count = words.choices.size();
    if (count > 0)
        step.answer = page.whole("answer", 1, int(count), true);
    else
        step.answer = page.number("answer", -kMost, kMost, true).value_or(0.0);
    if (count == 1) page.problem(page.line("choices"), "a question has at least two choices");
    step.tolerance = page.number("tolerance", 0.0, kMost).value_or(0.0);
    if (count > 0 && page.has("tolerance"))
        page.problem(page.line("tolerance"), "`tolerance` is for numbers, not for choices");
}

LessonStep readOne(Page& page, StepWords& words) {
    LessonStep step;
    words.title = page.text("title", true);
    step.control = page.text("control");
    std::vector<std::string> controls;
    for (const ControlInfo& control : lessonControls()) controls.push_back(control.name);
    if (!step.control.empty() && !isLessonControl(step.control))
        page.problem(page.line("control"),
                     fmt::format("unknown control `{}`{}", step.control, didYouMean(step.control, controls)));
    for (const PageValue& item : page.items("checks")) readCheck(page, item, words, step.checks);
    readQuestion(page, words, step);
    words.text = page.section("");
    words.task = page.section("Task");
    words.hint = page.section("Hint");
    words.explanation = page.section("Explanation");
    return step;
}

void compareTranslation(Page& page, const LessonStep& step, const LessonStep& translated,
                        const StepWords& words) {
    const StepWords& base = step.in("");
    if (translated.checks.size() != step.checks.size())
        return page.problem(page.line("checks"),
                            fmt::format("{} checks, the page in the first language has {}",
                                        translated.checks.size(), step.checks.size()));
    for (std::size_t i = 0; i < step.checks.size(); ++i)
        if (translated.checks[i] != step.checks[i])
            page.problem(
                page.line("checks") + 1 + int(i),
                fmt::format("the page in the first language checks `{}`", conditionText(step.checks[i])));
    if (page.has("control") && translated.control != step.control)
        page.problem(page.line("control"),
                     fmt::format("the page in the first language has `{}`", step.control));
    if (words.question.empty() != base.question.empty() || words.choices.size() != base.choices.size())
        page.problem(page.line("question"), "the page in the first language has another question");
    else if (translated.answer != step.answer || translated.tolerance != step.tolerance)
        page.problem(page.line("answer"), "the page in the first language has another answer");
    const std::pair<const char*, const std::string*> sections[] = {
        {"Task", &base.task}, {"Hint", &base.hint}, {"Explanation", &base.explanation}};
    for (const auto& [heading, text] : sections)
        if (page.hasSection(heading) == text->empty())
            page.problem(0, fmt::format("section `{}` is in one language only", heading));
}

}  // namespace

void readHead(const PageLanguages& languages, Lesson& lesson, std::vector<LessonProblem>& problems) {
    for (const auto& [language, text] : languages) {
        Page page(pageFile("lesson", language), text, kHeadKeys, {}, problems);
        lesson.words[language] = headWords(page);
        if (language.empty()) {
            readSettings(page, lesson);
            continue;
        }
        for (const std::string& key : kHeadKeys)
            if (key != "title" && key != "summary" && key != "goals" && page.has(key))
                page.problem(page.line(key), fmt::format("`{}` stands in lesson.md alone", key));
        if (lesson.words[language].goals.size() != lesson.words[""].goals.size())
            page.problem(page.line("goals"), "lesson.md has another number of goals");
    }
}

LessonStep readStep(const std::string& page, const PageLanguages& languages,
                    std::vector<LessonProblem>& problems) {
    LessonStep step;
    for (const auto& [language, text] : languages) {
        Page source(pageFile(page, language), text, kStepKeys, kStepHeadings, problems);
        StepWords words;
        LessonStep read = readOne(source, words);
        if (language.empty()) {
            step = std::move(read);
            if (words.text.empty() && words.task.empty())
                source.problem(0, "a step needs a text or a `## Task`");
        } else {
            compareTranslation(source, step, read, words);
        }
        step.words[language] = std::move(words);
    }
    step.name = page.substr(3);
    return step;
}

}  // namespace quantelier

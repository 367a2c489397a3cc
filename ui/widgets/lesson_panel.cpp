#include "ui/widgets/lesson_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>

#include "ui/language.h"
#include "ui/models/lesson_words.h"
#include "ui/presenter.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/lesson_checks.h"
#include "ui/widgets/lesson_question.h"
#include "ui/widgets/lesson_segments.h"
#include "ui/widgets/markdown_view.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kMargin = 20;
constexpr double kTitlePoints = 14.0;  // 18.7 px

QString words(const std::string& text) {
    return QString::fromStdString(text);
}

void setRole(QPushButton* button, const char* role) {
    if (button->property("role") == QLatin1String(role)) return;
    button->setProperty("role", role);
    button->style()->unpolish(button);
    button->style()->polish(button);
}

}  // namespace

LessonPanel::LessonPanel(QWidget* parent)
    : QFrame(parent),
      m_title(makeLabel({}, TextRole::Section)),
      m_place(makeLabel({}, TextRole::Caption, Tone::Secondary)),
      m_time(makeLabel({}, TextRole::Caption, Tone::Secondary)),
      m_stepTitle(makeParagraph({}, TextRole::Title, Tone::Normal)),
      m_segments(new LessonSegments),
      m_introduction(new MarkdownView),
      m_text(new MarkdownView),
      m_hint(new MarkdownView),
      m_explanation(new MarkdownView),
      m_checks(new LessonChecks),
      m_question(new LessonQuestion),
      m_hintFold(new Fold(m_hint)),
      m_explanationFold(new Fold(m_explanation)) {
    setProperty("role", "lesson");
    setFixedWidth(presented(kWidth));
    connect(&Presenter::instance(), &Presenter::changed, this, [this] { setFixedWidth(presented(kWidth)); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildHead());
    column->addWidget(buildBody(), 1);
    column->addWidget(makeRule());
    column->addWidget(buildFoot());
    connect(m_question, &LessonQuestion::answered, this, &LessonPanel::answered);
    followLanguage(this, [this] { showWords(); });
}

QLayout* LessonPanel::buildHead() {
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pin = makeToolButton(IconName::Pin, {});
    m_pin->setCheckable(true);
    m_pin->setChecked(true);
    connect(m_pin, &QToolButton::toggled, this, &LessonPanel::pinChanged);
    m_close = makeToolButton(IconName::Close, {});
    connect(m_close, &QToolButton::clicked, this, &LessonPanel::closeRequested);
    auto* first = new QHBoxLayout;
    first->setSpacing(4);
    first->addWidget(m_title, 1);
    first->addWidget(m_pin);
    first->addWidget(m_close);
    auto* second = new QHBoxLayout;
    second->addWidget(m_place, 1);
    second->addWidget(m_time);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(kMargin, 10, kMargin - 4, 14);
    head->setSpacing(2);
    head->addLayout(first);
    head->addLayout(second);
    head->addSpacing(6);
    head->addWidget(m_segments);
    return head;
}

QWidget* LessonPanel::buildBody() {
    QFont font = m_stepTitle->font();
    font.setPointSizeF(kTitlePoints);
    m_stepTitle->setFont(font);
    m_checksTitle = makeLabel({}, TextRole::BodyStrong);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(kMargin, 8, kMargin, 16);
    column->setSpacing(12);
    for (QWidget* part : {static_cast<QWidget*>(m_stepTitle), static_cast<QWidget*>(m_introduction),
                          static_cast<QWidget*>(m_text), buildTask(), static_cast<QWidget*>(m_checksTitle),
                          static_cast<QWidget*>(m_checks), static_cast<QWidget*>(m_question),
                          static_cast<QWidget*>(makeRule()), static_cast<QWidget*>(m_hintFold),
                          static_cast<QWidget*>(m_explanationFold)})
        column->addWidget(part);
    column->addStretch(1);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(body);
    m_scroll->viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    return m_scroll;
}

QWidget* LessonPanel::buildTask() {
    m_taskCard = new QFrame;
    m_taskCard->setProperty("role", "task");
    m_taskTitle = makeLabel({}, TextRole::BodyStrong);
    m_task = new MarkdownView;
    m_where = new QPushButton(icon(IconName::Search), {});
    connect(m_where, &QPushButton::clicked, this,
            [this] { emit whereRequested(words(m_lesson.steps[std::size_t(m_step)].control)); });
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new IconLabel(IconName::Flag, Token::Accent));
    head->addWidget(m_taskTitle, 1);
    auto* column = new QVBoxLayout(m_taskCard);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_task);
    column->addWidget(m_where, 0, Qt::AlignLeft);
    return m_taskCard;
}

QWidget* LessonPanel::buildFoot() {
    m_back = new QPushButton;
    m_reset = new QPushButton(icon(IconName::Undo), {});
    m_reset->setProperty("role", "quiet");
    m_next = new QPushButton;
    connect(m_back, &QPushButton::clicked, this, &LessonPanel::backRequested);
    connect(m_reset, &QPushButton::clicked, this, &LessonPanel::resetRequested);
    connect(m_next, &QPushButton::clicked, this, &LessonPanel::nextRequested);
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(kMargin, 14, kMargin, 14);
    row->setSpacing(4);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_reset);
    row->addWidget(m_next);
    return foot;
}

// All that does not depend on the lesson; the lesson's own words come with the next showLesson().
void LessonPanel::showWords() {
    const auto name = [](auto* control, const QString& text) {
        control->setToolTip(text);
        control->setAccessibleName(text);
    };
    const auto label = [](QPushButton* button, const QString& text) {
        button->setText(text);
        button->setAccessibleName(text);
    };
    setAccessibleName(tr("Lesson"));
    name(m_pin, tr("Keep the lesson beside every page"));
    name(m_close, tr("Close the lesson; it goes on where it was"));
    m_taskTitle->setText(tr("Your task"));
    m_checksTitle->setText(tr("Checked for you"));
    label(m_where, tr("Show me where"));
    label(m_back, tr("Back"));
    label(m_reset, tr("Reset"));
    m_reset->setToolTip(tr("Back to the lesson's start: its recipe, no trained network, no checks"));
    label(m_next, m_isLast ? tr("Finish") : tr("Next step"));
    m_hintFold->setTitle(tr("Hint"));
    m_explanationFold->setTitle(m_isDone ? tr("Explanation") : tr("Explanation, once done"));
    m_step = -1;
}

bool LessonPanel::isPinned() const {
    return m_pin->isChecked();
}

void LessonPanel::showLesson(const Lesson& lesson, const LessonResult& result, const LessonFacts& facts) {
    const std::string language = languageCode().toStdString();
    const bool isOther =
        m_step < 0 || lesson.name != m_lesson.name || result.step != m_step || language != m_language;
    m_lesson = lesson;
    m_language = language;
    if (isOther) showStep(result);
    const LessonStep& step = lesson.steps[std::size_t(result.step)];
    const StepWords& in = step.in(language);
    m_introduction->setText(result.step == 0 ? lessonText(lesson.in(language).introduction, facts)
                                             : QString());
    m_text->setText(lessonText(in.text, facts));
    m_task->setText(lessonText(in.task, facts));
    m_hint->setText(lessonText(in.hint, facts));
    m_explanation->setText(lessonText(in.explanation, facts));
    m_hint->setVisible(m_hintFold->isOpen());
    m_explanation->setVisible(m_explanationFold->isOpen());
    m_time->setText(tr("%1 of %2 min").arg(int(result.seconds / 60.0)).arg(lesson.minutes));
    QVector<bool> done;
    for (std::size_t i = 0; i < result.steps.size(); ++i) done << result.isDone(i);
    m_segments->setSteps(done, result.step);
    showChecks(result, facts);
    const bool isDone = result.isDone(std::size_t(result.step));
    if (isOther || isDone != m_isDone) setDone(isDone);
    setAccessibleDescription(sentence());
}

void LessonPanel::showStep(const LessonResult& result) {
    m_step = result.step;
    const LessonStep& step = m_lesson.steps[std::size_t(m_step)];
    const StepWords& in = step.in(m_language);
    const auto count = int(m_lesson.steps.size());
    m_isLast = m_step + 1 == count;
    m_title->setText(words(m_lesson.in(m_language).title));
    m_place->setText(tr("Step %1 of %2").arg(m_step + 1).arg(count));
    m_stepTitle->setText(words(in.title));
    m_taskCard->setVisible(!in.task.empty());
    m_where->setVisible(!step.control.empty());
    m_hintFold->setVisible(!in.hint.empty());
    m_hintFold->setOpen(false);
    m_explanationFold->setVisible(!in.explanation.empty());
    m_explanationFold->setOpen(false);
    m_checksTitle->setVisible(step.checkCount() > 0);
    m_checks->setVisible(step.checkCount() > 0);
    m_question->setVisible(step.asks());
    QStringList choices;
    for (const std::string& choice : in.choices) choices << words(choice);
    m_question->ask(words(in.question), choices);
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_isLast ? tr("Finish") : tr("Next step"));
    m_next->setAccessibleName(m_next->text());
    m_scroll->verticalScrollBar()->setValue(0);
}

void LessonPanel::showChecks(const LessonResult& result, const LessonFacts& facts) {
    const LessonStep& step = m_lesson.steps[std::size_t(m_step)];
    const StepWords& in = step.in(m_language);
    const StepResult& reached = result.steps[std::size_t(m_step)];
    QVector<LessonCheck> checks;
    for (std::size_t i = 0; i < step.checks.size(); ++i)
        checks << LessonCheck{words(in.checkLabels[i]), checkValue(step.checks[i], facts), reached.met[i]};
    if (step.asks()) {
        checks << LessonCheck{tr("Your answer is right"), {}, reached.met.back()};
        m_question->showAnswer(reached.answer, reached.met.back());
    }
    m_checks->setChecks(checks);
}

// The way on opens once: it is said, and the focus goes there, but not from under a hand that types.
void LessonPanel::setDone(bool done) {
    const bool isNew = done && !m_isDone && m_checks->isVisibleTo(this);
    m_isDone = done;
    m_explanationFold->setLocked(!done);
    m_explanationFold->setTitle(done ? tr("Explanation") : tr("Explanation, once done"));
    m_next->setEnabled(done);
    setRole(m_next, done ? "primary" : "");
    if (!isNew) return;
    emit announced(tr("All checks of this step are done."));
    const QWidget* const focused = QApplication::focusWidget();
    const bool isTyping = focused && focused->testAttribute(Qt::WA_InputMethodEnabled);
    if (isVisible() && !isTyping) m_next->setFocus(Qt::OtherFocusReason);
}

QString LessonPanel::sentence() const {
    QStringList sentences{m_place->text() + u'.'};
    if (!m_taskCard->isHidden()) sentences << tr("Task.") << m_task->accessibleName();
    if (!m_checks->isHidden()) sentences << m_checks->sentence();
    return sentences.join(u' ');
}

}  // namespace quantelier

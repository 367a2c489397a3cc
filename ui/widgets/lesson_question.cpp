#include "ui/widgets/lesson_question.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <cmath>

#include "ui/language.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

// A press on the words chooses, too.
class ChoiceWords : public QLabel {
  public:
    ChoiceWords(const QString& text, QAbstractButton* button) : QLabel(text), m_button(button) {
        setFont(textFont(TextRole::Body));
        setWordWrap(true);
        setTextFormat(Qt::PlainText);
        setMinimumHeight(28);
    }

  protected:
    void mousePressEvent(QMouseEvent*) override { m_button->click(); }

  private:
    QAbstractButton* m_button;
};

}  // namespace

LessonQuestion::LessonQuestion(QWidget* parent)
    : QWidget(parent),
      m_question(makeParagraph({}, TextRole::BodyStrong, Tone::Normal)),
      m_verdict(makeParagraph({}, TextRole::Body)),
      m_column(new QVBoxLayout(this)),
      m_group(new QButtonGroup(this)),
      m_number(new QLineEdit),
      m_send(new QPushButton) {
    m_number->setMinimumHeight(32);
    followLanguage(this, [this] {
        m_send->setText(tr("Answer"));
        m_send->setAccessibleName(m_send->text());
        m_number->setAccessibleName(tr("Your answer, a number"));
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_number, 1);
    row->addWidget(m_send);
    row->addStretch(0);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(m_question);
    m_column->addLayout(row);
    m_column->addWidget(m_verdict);
    connect(m_group, &QButtonGroup::idToggled, this, &LessonQuestion::updateButton);
    connect(m_number, &QLineEdit::textChanged, this, &LessonQuestion::updateButton);
    connect(m_number, &QLineEdit::returnPressed, m_send, &QPushButton::click);
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (const auto answer = chosen()) emit answered(*answer);
    });
}

void LessonQuestion::ask(const QString& question, const QStringList& choices) {
    m_question->setText(question);
    m_hasChoices = !choices.isEmpty();
    delete m_list;
    m_list = new QWidget;
    auto* lines = new QVBoxLayout(m_list);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    for (qsizetype i = 0; i < choices.size(); ++i) lines->addLayout(choiceLine(choices[i], int(i) + 1));
    m_column->insertWidget(1, m_list);
    m_number->clear();
    m_number->setVisible(!m_hasChoices);
    showAnswer({}, false);
}

// (The words of a radio button do not break into lines.)
QLayout* LessonQuestion::choiceLine(const QString& choice, int place) {
    auto* button = new QRadioButton;
    button->setAccessibleName(choice);
    button->setFixedSize(28, 28);
    m_group->addButton(button, place);
    auto* words = new ChoiceWords(choice, button);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(button, 0, Qt::AlignTop);
    line->addWidget(words, 1);
    return line;
}

void LessonQuestion::showAnswer(std::optional<double> given, bool isRight) {
    m_isRight = isRight;
    if (given && m_hasChoices)
        if (QAbstractButton* const button = m_group->button(int(*given))) button->setChecked(true);
    if (given && !m_hasChoices && m_number->text().isEmpty())
        m_number->setText(QLocale::c().toString(*given, 'g', 10));
    for (QAbstractButton* const button : m_group->buttons()) button->setEnabled(!isRight);
    m_number->setReadOnly(isRight);
    m_verdict->setText(!given ? QString() : isRight ? tr("That is right.") : tr("Not this one. Try again."));
    m_verdict->setVisible(given.has_value());
    updateButton();
}

// A comma is a decimal point here: many keyboards and people have it.
std::optional<double> LessonQuestion::chosen() const {
    if (m_hasChoices)
        return m_group->checkedId() > 0 ? std::optional<double>(m_group->checkedId()) : std::nullopt;
    bool isNumber = false;
    const double number =
        QLocale::c().toDouble(m_number->text().trimmed().replace(u',', u'.').remove(QChar(0xa0)), &isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

void LessonQuestion::updateButton() {
    m_send->setEnabled(!m_isRight && chosen().has_value());
}

}  // namespace quantelier

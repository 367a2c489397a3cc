#include "ui/widgets/replay_bar.h"

#include <QHBoxLayout>
#include <QSlider>

#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kStepMilliseconds = 600;
constexpr int kNameWidth = 64;
constexpr int kNoteWidth = 128;

}  // namespace

ReplayBar::ReplayBar(QWidget* parent)
    : QWidget(parent),
      m_play(makeToolButton(IconName::Play, [] { return tr("Play (P)"); })),
      m_slider(new QSlider(Qt::Horizontal)),
      m_name(makeLabel({}, TextRole::BodyStrong)),
      m_note(makeLabel({}, TextRole::Caption, Tone::Secondary)) {
    m_timer.setInterval(kStepMilliseconds);
    setWords(m_slider, "accessibleName", [] { return tr("Epoch"); });
    m_slider->setPageStep(1);
    m_slider->setMinimumSize(80, 32);
    m_name->setFixedWidth(kNameWidth);
    m_note->setMinimumWidth(kNoteWidth);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_play);
    row->addWidget(makeLabel([] { return tr("Epoch"); }, TextRole::Caption, Tone::Secondary));
    row->addWidget(m_slider, 1);
    row->addWidget(m_name);
    row->addWidget(m_note);
    connect(m_play, &QToolButton::clicked, this, &ReplayBar::play);
    connect(&m_timer, &QTimer::timeout, this, &ReplayBar::advance);
    connect(m_slider, &QSlider::valueChanged, this, [this](int index) {
        showMoment();
        emit momentChosen(index);
    });
    setMoments({});
}

void ReplayBar::setMoments(const QStringList& names) {
    const bool wasAtEnd = m_slider->value() == m_slider->maximum();
    m_names = names;
    const QSignalBlocker quiet(m_slider);
    m_slider->setMaximum(std::max(0, int(names.size()) - 1));
    if (wasAtEnd) m_slider->setValue(m_slider->maximum());
    for (QWidget* const control : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_play)}) {
        control->setEnabled(names.size() > 1);
        setWords(control, "toolTip", [=] {
            return names.size() > 1 ? control->accessibleName()
                                    : tr("A run keeps a histogram of each epoch: train first");
        });
    }
    showMoment();
}

int ReplayBar::moment() const {
    return m_slider->value();
}

void ReplayBar::setMoment(int index) {
    m_slider->setValue(index);
}

void ReplayBar::step(int by) {
    m_timer.stop();
    showMoment();
    m_slider->setValue(m_slider->value() + by);
}

void ReplayBar::setNote(const QString& text) {
    m_note->setText(text);
}

void ReplayBar::play() {
    if (m_names.size() < 2) return;
    if (m_timer.isActive()) {
        m_timer.stop();
    } else {
        const bool isAtEnd = m_slider->value() == m_slider->maximum();
        if (!m_reduceMotion) m_timer.start();
        m_slider->setValue(isAtEnd ? 0 : m_slider->value() + 1);
    }
    showMoment();
}

void ReplayBar::advance() {
    m_slider->setValue(m_slider->value() + 1);
    if (m_slider->value() == m_slider->maximum()) m_timer.stop();
    showMoment();
}

void ReplayBar::setReduceMotion(bool reduce) {
    m_reduceMotion = reduce;
    if (reduce) m_timer.stop();
    showMoment();
}

void ReplayBar::showMoment() {
    m_name->setText(m_names.isEmpty() ? QStringLiteral("–") : m_names[m_slider->value()]);
    setWords(m_slider, "accessibleDescription", [=] { return m_name->text(); });
    m_play->setIcon(icon(m_timer.isActive() ? IconName::Pause : IconName::Play, Token::TextSecondary));
}

}  // namespace quantelier

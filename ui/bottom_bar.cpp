#include "ui/bottom_bar.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/icons.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/device_button.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr int kHeight = 44;
constexpr int kFoldedWidth = 100;  // the icon alone

QFrame* makeDivider() {
    auto* divider = new QFrame;
    divider->setProperty("role", "rule");
    divider->setFixedSize(1, 28);
    return divider;
}

}  // namespace

BottomBar::BottomBar(QWidget* parent) : QFrame(parent) {
    setProperty("role", "bar");
    setWords(this, "accessibleName", [] { return tr("Progress"); });
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 1, 16, 0);
    layout->setSpacing(8);
    m_deviceArea = new QWidget;
    auto* deviceLayout = new QHBoxLayout(m_deviceArea);
    deviceLayout->setContentsMargins(12, 0, 0, 0);
    deviceLayout->setSpacing(6);
    m_device = new DeviceButton;
    deviceLayout->addWidget(m_device, 1);
    deviceLayout->addWidget(makeDivider());
    layout->addWidget(m_deviceArea);
    buildWork();
    buildButtons();
    setIdle([] { return tr("Ready"); });
}

void BottomBar::buildWork() {
    m_text = makeLabel({}, TextRole::Body);
    m_bar = new Bar(Token::Accent);
    m_bar->setFixedSize(180, 6);
    m_detail = makeLabel({}, TextRole::Body, Tone::Secondary);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addSpacing(8);
    row->addWidget(m_text);
    row->addSpacing(8);
    row->addWidget(m_bar);
    row->addSpacing(4);
    row->addWidget(m_detail, 1);
}

void BottomBar::buildButtons() {
    m_pause = new QPushButton;
    m_pause->setMinimumWidth(92);
    m_stop = worded(new QPushButton(icon(IconName::Stop), QString()), [] { return tr("Stop"); });
    setWords(m_stop, "accessibleName", [] { return tr("Stop"); });
    m_log = new QPushButton;
    m_log->setProperty("role", "quiet");
    m_log->setMinimumWidth(108);
    setProblemCount(0);
    auto* row = static_cast<QHBoxLayout*>(layout());
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    row->addSpacing(8);
    row->addWidget(makeDivider());
    row->addWidget(m_log);
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_paused ? emit continueRequested() : emit pauseRequested(); });
    connect(m_stop, &QPushButton::clicked, this, &BottomBar::stopRequested);
    connect(m_log, &QPushButton::clicked, this, &BottomBar::logRequested);
}

void BottomBar::setDevice(const QString& text) {
    m_deviceText = text;
    m_device->showText(text, m_deviceArea->maximumWidth() <= kFoldedWidth);
}

void BottomBar::setDeviceWidth(int width) {
    m_deviceArea->setFixedWidth(width);
    m_device->showText(m_deviceText, width <= kFoldedWidth);
}

void BottomBar::setWork(const Words& text, double fraction, const Words& detail) {
    m_working = true;
    m_work = text;
    m_progress = detail;
    m_bar->setShare(fraction);
    setWords(m_bar, "accessibleName",
             [=] { return tr("%1: %2 percent").arg(text()).arg(int(fraction * 100.0)); });
    showState();
}

void BottomBar::setIdle(const Words& text) {
    m_working = false;
    m_paused = false;
    m_idle = text;
    m_progress = {};
    showState();
}

void BottomBar::setBackground(const Words& text) {
    if (text() == m_background()) return;
    m_background = text;
    showState();
}

void BottomBar::setPaused(bool paused) {
    m_paused = paused;
    showState();
}

void BottomBar::showState() {
    m_bar->setVisible(m_working);
    m_bar->setHatched(m_paused);
    m_pause->setVisible(m_working);
    m_stop->setVisible(canStop());
    setWords(m_text, "text", m_working ? m_work : m_background.isEmpty() ? m_idle : m_background);
    m_pause->setIcon(icon(m_paused ? IconName::Play : IconName::Pause));
    setWords(m_pause, "text", [=] { return m_paused ? tr("Continue") : tr("Pause"); });
    setWords(m_pause, "accessibleName", [=] { return m_pause->text(); });
    const QFont role = textFont(canStop() ? TextRole::BodyStrong : TextRole::Body);
    if (m_text->font() != role) m_text->setFont(role);
    setWords(m_detail, "text", m_paused ? Words([] { return tr("Paused"); }) : m_progress);
    emit stateChanged();
}

void BottomBar::setProblemCount(int count) {
    const auto problems = [count] { return count == 1 ? tr("1 problem") : tr("%1 problems").arg(count); };
    m_log->setIcon(count ? icon(IconName::Warning, Token::Warning)
                         : icon(IconName::Done, Token::TextSecondary));
    setWords(m_log, "text", [=] { return count ? problems() : tr("Log"); });
    setWords(m_log, "accessibleName",
             [=] { return count ? tr("Log, %1").arg(problems()) : tr("Log, no problems"); });
}

}  // namespace quantelier

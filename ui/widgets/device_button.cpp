#include "ui/widgets/device_button.h"

#include <QActionGroup>
#include <QMenu>

#include "ui/engine_words.h"
#include "ui/icons.h"
#include "ui/language.h"

namespace quantelier {

namespace {

constexpr int kWidestReason = 56;  // characters in the menu; the tooltip has all of them
constexpr int kMostThreads = 256;  // as --threads allows

QString shortened(const QString& text) {
    return text.size() > kWidestReason ? text.left(kWidestReason - 1) + QChar(0x2026) : text;
}

// 1, 2, 3 ... and from 8 on the double of each.
std::vector<int> threadChoices(int cores) {
    std::vector<int> choices;
    for (int threads = 1; threads < cores; threads += threads < 8 ? 1 : threads) choices.push_back(threads);
    choices.push_back(cores);
    return choices;
}

QAction* addChoice(QMenu* menu, QActionGroup* group, const QString& text, bool isChecked) {
    QAction* const action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChecked);
    group->addAction(action);
    return action;
}

}  // namespace

DeviceButton::DeviceButton(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this)) {
    setObjectName(QStringLiteral("remember/device"));
    setIcon(quantelier::icon(IconName::Device, Token::TextSecondary));
    setIconSize(QSize(20, 20));
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setFocusPolicy(Qt::TabFocus);
    m_menu->setToolTipsVisible(true);
    setMenu(m_menu);
    followLanguage(this, [this] { rebuildMenu(); });
}

void DeviceButton::setDevices(std::vector<DeviceInfo> devices) {
    m_devices = std::move(devices);
    rebuildMenu();
}

QString DeviceButton::choice() const {
    return m_threads > 0 ? m_target + QLatin1Char('/') + QString::number(m_threads) : m_target;
}

void DeviceButton::setChoice(const QString& choice) {
    const QString target = choice.section(QLatin1Char('/'), 0, 0);
    const int threads = choice.section(QLatin1Char('/'), 1).toInt();
    if (target.isEmpty() || threads < 0 || threads > kMostThreads) return;
    m_target = target;
    m_threads = threads;
    rebuildMenu();
    emit chosen();
}

QString DeviceButton::deviceName() const {
    for (const DeviceInfo& device : m_devices)
        if (m_target == QLatin1String("auto") && device.isBest) return QString::fromStdString(device.target);
    return m_target;
}

void DeviceButton::rebuildMenu() {
    m_menu->clear();
    auto* const group = new QActionGroup(m_menu);
    addDevice(group,
              m_target == QLatin1String("auto") ? tr("Automatic: %1").arg(deviceName()) : tr("Automatic"),
              QStringLiteral("auto"), {});
    int cores = 0;
    for (const DeviceInfo& device : m_devices) {
        const QString target = QString::fromStdString(device.target);
        const QString reason = engineWords(device.reason);
        const QString detail = device.available ? QString::fromStdString(device.name) : shortened(reason);
        addDevice(group, tr("%1: %2").arg(target, detail), target, reason);
        cores = std::max(cores, device.cores);
    }
    if (cores > 0) addThreads(cores);
}

void DeviceButton::addDevice(QActionGroup* group, const QString& text, const QString& target,
                             const QString& reason) {
    QAction* const action = addChoice(m_menu, group, text, m_target == target);
    action->setEnabled(reason.isEmpty());
    action->setToolTip(reason.isEmpty() ? text : reason);
    connect(action, &QAction::triggered, this, [this, target] {
        m_target = target;
        setChoice(choice());
    });
}

void DeviceButton::addThreads(int cores) {
    m_menu->addSeparator();
    QMenu* const threads = m_menu->addMenu(tr("Threads of the CPU"));
    auto* const group = new QActionGroup(m_menu);
    const auto add = [&](const QString& text, int count) {
        connect(addChoice(threads, group, text, m_threads == count), &QAction::triggered, this,
                [this, count] {
                    m_threads = count;
                    setChoice(choice());
                });
    };
    add(tr("As many as prove fastest"), 0);
    for (const int count : threadChoices(cores)) add(QString::number(count), count);
}

void DeviceButton::showText(const QString& text, bool isIconOnly) {
    m_text = text;
    setToolButtonStyle(isIconOnly ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    setWords(this, "accessibleName", [=] { return tr("Device: %1").arg(text); });
    setToolTip(text);
    elide();
}

void DeviceButton::resizeEvent(QResizeEvent* event) {
    QToolButton::resizeEvent(event);
    elide();
}

void DeviceButton::elide() {
    constexpr int kAroundText = 16;  // frame, and the gap beside the icon
    setText(fontMetrics().elidedText(m_text, Qt::ElideRight, width() - iconSize().width() - kAroundText));
}

}  // namespace quantelier

#include "ui/toast.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kWidth = 296;
constexpr int kHeight = 48;
constexpr int kMost = 2;
constexpr int kMilliseconds = 8000;
constexpr int kMargin = 24;
constexpr int kGap = 8;
}  // namespace

Toast::Toast(Severity severity, const QString& sentence, const QString& actionText,
             std::function<void()> action, QWidget* parent)
    : QFrame(parent) {
    setProperty("role", "raised");
    setAccessibleName(sentence);
    setMinimumHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(15, 7, 7, 7);
    layout->setSpacing(8);
    layout->addWidget(new IconLabel(severityIcon(severity), severityToken(severity)));
    QLabel* words = makeParagraph(sentence, TextRole::Body, Tone::Normal);
    words->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(words, 1);
    if (!actionText.isEmpty()) {
        m_button = new QPushButton(actionText);
        m_button->setProperty("role", "link");
        m_button->setAccessibleName(actionText);
        m_button->installEventFilter(this);
        connect(m_button, &QPushButton::clicked, this, [this, action = std::move(action)] {
            m_isActedOn = true;
            emit finished();
            action();
        });
        layout->addWidget(m_button);
    }
    setFixedWidth(kWidth);
    m_timer.setSingleShot(true);
    m_timer.start(kMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Toast::finished);
}

void Toast::focusAction() {
    if (m_button) m_button->setFocus(Qt::ShortcutFocusReason);
}

void Toast::enterEvent(QEnterEvent* event) {
    QFrame::enterEvent(event);
    m_timer.stop();
}

void Toast::leaveEvent(QEvent* event) {
    QFrame::leaveEvent(event);
    m_timer.start(kMilliseconds);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) m_timer.stop();
    if (event->type() == QEvent::FocusOut) m_timer.start(kMilliseconds);
    return QFrame::eventFilter(watched, event);
}

ToastStack::ToastStack(QWidget* area) : QObject(area), m_area(area) {
    area->installEventFilter(this);
}

void ToastStack::show(Severity severity, const QString& sentence, const QString& actionText,
                      std::function<void()> action, std::function<void()> ended) {
    if (count() >= kMost) makeRoom();
    auto* toast = new Toast(severity, sentence, actionText, std::move(action), m_area);
    connect(toast, &Toast::finished, this, [this, toast] { remove(toast); });
    m_toasts.append(toast);
    if (ended) m_ended.insert(toast, std::move(ended));
    toast->show();
    place();
}

// What ends with its toast, files that go for good say, has its whole time.
void ToastStack::makeRoom() {
    for (Toast* toast : m_toasts)
        if (!m_ended.contains(toast)) return remove(toast);
}

void ToastStack::raise() {
    for (Toast* toast : m_toasts) toast->raise();
}

void ToastStack::focusNewest() {
    if (!m_toasts.isEmpty()) m_toasts.last()->focusAction();
}

void ToastStack::remove(Toast* toast) {
    if (!m_toasts.removeOne(toast)) return;
    toast->hide();
    toast->deleteLater();
    place();
    const std::function<void()> ended = m_ended.take(toast);
    if (ended && !toast->isActedOn()) ended();
}

void ToastStack::place() {
    int bottom = m_area->height() - kMargin;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast* toast = *it;
        const int height = qMax(kHeight, toast->layout()->heightForWidth(kWidth));
        toast->setGeometry(m_area->width() - kWidth - kMargin, bottom - height, kWidth, height);
        toast->raise();
        bottom -= height + kGap;
    }
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_area && event->type() == QEvent::Resize) place();
    return QObject::eventFilter(watched, event);
}

}  // namespace quantelier

#include "ui/widgets/segmented_control.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include "ui/fonts.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kHeight = 28;
constexpr int kPadding = 12;

// The chosen text is bolder: room for it in every segment, so that nothing moves.
void fitWidth(QToolButton* button) {
    const int width = QFontMetrics(textFont(TextRole::CaptionStrong)).horizontalAdvance(button->text());
    const int height = presented(kHeight);
    button->setFixedSize(qMax(height, width + (button->text().size() > 1 ? 2 * kPadding : kPadding)), height);
}

}  // namespace

SegmentedControl::SegmentedControl(const Words& name, const WordList& choices, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_choices(choices) {
    setWords(this, "accessibleName", name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto* button = new QToolButton;
        button->setProperty("role", "segment");
        button->setCheckable(true);
        button->setFont(textFont(TextRole::Caption));
        button->installEventFilter(this);
        m_group->addButton(button, int(m_buttons.size()));
        m_buttons.append(button);
        layout->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        keepOneTabStop();
        update();
        emit chosen(index);
    });
    followLanguage(this, [this] { showTexts(); });
    setCurrentIndex(0);
}

int SegmentedControl::currentIndex() const {
    return m_group->checkedId();
}

void SegmentedControl::setCurrentIndex(int index) {
    m_buttons[index]->setChecked(true);
    keepOneTabStop();
    update();
}

void SegmentedControl::setChoiceText(int index, const Words& text) {
    m_choices[std::size_t(index)] = text;
    showTexts();
}

void SegmentedControl::showTexts() {
    for (int i = 0; i < count(); ++i) {
        const QString text = m_choices[std::size_t(i)]();
        m_buttons[i]->setText(text);
        m_buttons[i]->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName(), text));
        fitWidth(m_buttons[i]);
    }
    layout()->activate();  // a hidden control would keep its old width
    updateGeometry();
}

void SegmentedControl::keepOneTabStop() {
    for (QToolButton* button : m_buttons)
        button->setFocusPolicy(button->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    setFocusProxy(m_group->checkedButton());
}

void SegmentedControl::step(int by) {
    QToolButton* next = m_buttons[qBound(0, currentIndex() + by, count() - 1)];
    if (next->isChecked()) return;
    next->click();
    next->setFocus(Qt::TabFocusReason);
}

// The arrows are plain keys here, so they must not reach a shortcut of the page.
bool SegmentedControl::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) event->accept();
    }
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
            case Qt::Key_Up:
                step(-1);
                return true;
            case Qt::Key_Right:
            case Qt::Key_Down:
                step(+1);
                return true;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(isEnabled() ? Token::BorderStrong : Token::Border));
    painter.setBrush(color(Token::Sunken));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    for (int i = 1; i < count(); ++i) {
        if (i == currentIndex() || i - 1 == currentIndex()) continue;
        painter.fillRect(QRect(m_buttons[i]->x(), 7, 1, height() - 14), color(Token::Border));
    }
}

}  // namespace quantelier

#include "ui/help/help_card.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/presenter.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {
constexpr int kTextWidth = 336;
}

void HelpCard::show(QWidget& beside, const QString& text, std::function<void()> more) {
    auto* card = new HelpCard(beside, text, std::move(more));
    card->adjustSize();
    const QRect screen = beside.screen()->availableGeometry();
    QPoint place = beside.mapToGlobal(QPoint(0, beside.height() + 4));
    place.setX(qBound(screen.left(), place.x(), screen.right() - card->width()));
    if (place.y() + card->height() > screen.bottom())
        place.setY(beside.mapToGlobal(QPoint()).y() - card->height() - 4);
    card->move(place);
    card->QFrame::show();
}

HelpCard::HelpCard(QWidget& beside, const QString& text, std::function<void()> more)
    : QFrame(&beside, Qt::Popup) {
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("role", "raised");
    setAccessibleName(text);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 8, 8);  // the button has a padding of its own
    layout->setSpacing(8);
    QLabel* words = makeParagraph(text, TextRole::Body, Tone::Normal);
    words->setContentsMargins(8, 0, 8, 0);
    words->setFixedWidth(presented(kTextWidth));
    layout->addWidget(words);
    if (!more) return;
    m_more = new QPushButton(tr("More in the manual"));
    m_more->setProperty("role", "link");
    m_more->setAccessibleName(m_more->text());
    m_more->setAccessibleDescription(text);
    m_more->setToolTip(tr("F1"));
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, [this, more = std::move(more)] {
        close();
        more();
    });
    m_more->setFocus(Qt::TabFocusReason);
}

void HelpCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_F1 && m_more)
        m_more->click();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

}  // namespace quantelier

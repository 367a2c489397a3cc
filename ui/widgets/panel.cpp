#include "ui/widgets/panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/presenter.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {
constexpr int kPadding = 16;
constexpr int kHeadHeight = 28;
constexpr int kRing = 4;

// Asks the column how high it is at the width it has. QScrollArea alone would reserve for wrapped text what
// it would take in the narrowest column, and show a scroll bar where none is needed.
class ColumnScrollArea : public QScrollArea {
  public:
    explicit ColumnScrollArea(QWidget* column) {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setWidget(column);
        column->installEventFilter(this);
        viewport()->setAutoFillBackground(false);
        column->setAutoFillBackground(false);
    }

  protected:
    void resizeEvent(QResizeEvent* event) override {
        QScrollArea::resizeEvent(event);
        fitColumn();
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) fitColumn();
        return QScrollArea::eventFilter(watched, event);
    }

  private:
    void fitColumn() {
        const QLayout* column = widget()->layout();
        const int wrapped = column->minimumHeightForWidth(viewport()->width());
        widget()->setMinimumHeight(wrapped >= 0 ? wrapped : column->minimumSize().height());
    }
};

}  // namespace

Panel::Panel(const Words& title, QWidget* parent) : QFrame(parent) {
    setProperty("role", "panel");
    setWords(this, "accessibleName", title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPadding - 1, 7, kPadding - 1, kPadding - 1);
    layout->setSpacing(4);
    m_head = new QHBoxLayout;
    m_head->setSpacing(12);
    m_title = makeLabel(title, TextRole::Section);
    m_title->setMinimumHeight(kHeadHeight);
    m_head->addWidget(m_title);
    m_titleRow = new QHBoxLayout;
    m_titleRow->setSpacing(12);
    m_titleRow->addLayout(m_head, 1);
    layout->addLayout(m_titleRow);
    m_bodyWidget = new QWidget;
    m_body = new QVBoxLayout(m_bodyWidget);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(8);
    layout->addWidget(m_bodyWidget, 1);
}

void Panel::offerNext() {
    QToolButton* fit =
        makeToolButton(IconName::Fit, [] { return tr("Show another panel large (F)"); }, ToolButtonKind::Quiet, this);
    setWords(fit, "accessibleName", [this] { return tr("Show another panel than %1 large").arg(accessibleName()); });
    m_titleRow->addWidget(fit, 0, Qt::AlignRight);
    fit->setVisible(Presenter::instance().isOn());
    connect(fit, &QToolButton::clicked, this, &Panel::nextRequested);
    connect(&Presenter::instance(), &Presenter::changed, fit,
            [fit] { fit->setVisible(Presenter::instance().isOn()); });
}

void Panel::setScrollable() {
    layout()->removeWidget(m_bodyWidget);
    // The area clips at its edge: it reaches into the panel's padding, where focus rings and the scroll bar
    // have room.
    layout()->setContentsMargins(kPadding - 1 - kRing, 7, 1, kPadding - 1 - kRing);
    m_titleRow->setContentsMargins(kRing, 0, kPadding - 2, 0);
    m_body->setContentsMargins(kRing, kRing, kPadding - 2, kRing);
    static_cast<QVBoxLayout*>(layout())->addWidget(new ColumnScrollArea(m_bodyWidget), 1);
}

QFrame* makeRule(QWidget* parent) {
    auto* rule = new QFrame(parent);
    rule->setProperty("role", "rule");
    rule->setFixedHeight(1);
    return rule;
}

}  // namespace quantelier

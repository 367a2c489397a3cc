#include "ui/page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/help/help_card.h"
#include "ui/language.h"
#include "ui/presenter.h"
#include "ui/widgets/cli_strip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/header_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {
constexpr int kMargin = 24;
constexpr int kNarrowWidth = 900;  // beside a lesson: no room for side columns
constexpr int kWideWidth = 1500;
constexpr int kWideMargin = 32;
constexpr int kWideColumnExtra = 56;
constexpr int kMaximumWidth = 1664;  // lines and tables do not get readable by growing
constexpr int kHeaderHeight = 76;
constexpr int kLowHeaderHeight = 60;
}  // namespace

Page::Page(const Words& title, const Words& sentence, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 0, kMargin, 12);
    layout->setSpacing(0);
    m_header = buildHeader(title, sentence);
    m_content = new QWidget;
    m_views = new PresentedViews(m_content);
    connect(m_views, &PresentedViews::changed, this, &Page::setColumnWidths);
    connect(m_views, &PresentedViews::changed, this, &Page::foldSideColumns);
    connect(&Presenter::instance(), &Presenter::changed, this, &Page::foldSideColumns);
    m_strip = new CliStrip;
    m_strip->hide();
    layout->addWidget(m_header);
    layout->addWidget(m_content, 1);
    layout->addSpacing(12);
    layout->addWidget(m_strip);
    setWords(this, "accessibleName", [title] { return tr("%1 page").arg(title()); });
}

QWidget* Page::buildHeader(const Words& title, const Words& sentence) {
    auto* header = new QWidget;
    header->setFixedHeight(kHeaderHeight);
    m_extras = new QHBoxLayout;
    m_extras->setSpacing(8);
    m_secondaries = new QHBoxLayout;
    m_secondaries->setSpacing(8);
    m_primary = new QPushButton;
    m_primary->setProperty("role", "primary");
    m_primary->setProperty("large", true);
    m_primary->hide();

    m_fold = makeToolButton(IconName::More, {}, ToolButtonKind::Field);
    m_fold->setCheckable(true);
    m_fold->hide();
    connect(m_fold, &QToolButton::toggled, this, &Page::foldSideColumns);
    followLanguage(m_fold, [this] {
        m_fold->setToolTip(tr("The rest of this page"));
        m_fold->setAccessibleName(m_fold->toolTip());
    });

    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(buildWords(title, sentence), 1);
    row->addWidget(m_fold);
    row->addLayout(m_extras);
    row->addLayout(m_secondaries);
    row->addWidget(m_primary);
    return header;
}

QLayout* Page::buildWords(const Words& title, const Words& sentence) {
    m_title = makeLabel(title, TextRole::Title);
    m_sentence = new ElidedLabel(TextRole::Body, Tone::Secondary);
    setWords(m_sentence, "text", sentence);
    m_help = makeToolButton(IconName::Help, [] { return tr("Help on this page"); });
    m_help->hide();
    connect(m_help, &QToolButton::clicked, this,
            [this] { HelpCard::show(*m_help, whatsThis(), [this] { emit manualRequested(m_chapter); }); });
    auto* titleRow = new QHBoxLayout;
    titleRow->setSpacing(8);
    titleRow->addWidget(m_title);
    titleRow->addWidget(m_help);
    titleRow->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addLayout(titleRow);
    words->addWidget(m_sentence);
    words->addStretch(1);
    return words;
}

QString Page::title() const {
    return m_title->text();
}

void Page::setPrimary(const Words& text) {
    setPrimaryIcon({}, text, Qt::LayoutDirectionAuto);
}

void Page::setPrimary(IconName name, const Words& text) {
    setPrimaryIcon(icon(name, Token::OnAccent), text, Qt::LayoutDirectionAuto);
}

void Page::setPrimaryNext(const Words& text) {
    // The chevron points onwards, so it stands behind the words.
    setPrimaryIcon(icon(IconName::ChevronRight, Token::OnAccent), text, Qt::RightToLeft);
}

void Page::setPrimaryIcon(const QIcon& icon, const Words& text, Qt::LayoutDirection direction) {
    m_primary->setIcon(icon);
    setWords(m_primary, "text", text);
    setWords(m_primary, "accessibleName", text);
    if (direction == Qt::LayoutDirectionAuto)
        m_primary->unsetLayoutDirection();
    else
        m_primary->setLayoutDirection(direction);
    m_primary->setVisible(!text.isEmpty());
}

QPushButton* Page::addSecondaryButton(IconName name, const Words& text, const QKeySequence& key) {
    auto* button = worded(new HeaderButton(icon(name), QString()), text);
    button->setProperty("large", true);
    setWords(button, "accessibleName", text);
    m_secondaries->addWidget(button);
    if (!key.isEmpty()) addKey(button, key);
    return button;
}

void Page::focusRemedy() {
    QWidget* const start = m_remedy ? m_remedy : m_primary;
    QWidget* control = start;
    while (!(control->focusPolicy() & Qt::TabFocus) || !control->isVisible() || !control->isEnabled()) {
        control = control->nextInFocusChain();
        if (control == start || !isAncestorOf(control)) return;
    }
    control->setFocus(Qt::OtherFocusReason);
}

void Page::addKey(QAbstractButton* button, const QKeySequence& key) {
    auto* action =
        worded(new QAction(this), [=] { return tr("%1: %2").arg(title(), button->accessibleName()); });
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, button, [button] {
        if (button->isVisible()) button->click();
    });
    if (button->toolTip().isEmpty()) button->setToolTip(key.toString(QKeySequence::NativeText));
}

void Page::addHeaderWidget(QWidget* widget) {
    m_extras->addWidget(widget);
}

void Page::setHelp(const Words& text) {
    setWords(this, "whatsThis", text);
    m_help->setVisible(!text.isEmpty());
}

QString Page::commandLine() const {
    return m_strip->commandLine();
}

QWidget* Page::commandStrip() const {
    return m_strip;
}

void Page::setCommandLine(const QString& command) {
    if (command == commandLine()) return;
    if (commandLine().isEmpty()) m_strip->show();
    m_strip->setCommandLine(command);
    emit commandLineChanged();
}

void Page::setCommandLineVisible(bool visible) {
    m_strip->setVisible(visible && !commandLine().isEmpty());
}

void Page::copyCommandLine() const {
    m_strip->copy();
}

void Page::setSentenceVisible(bool visible) {
    m_sentence->setVisible(visible);
    m_header->setFixedHeight(presented(visible ? kHeaderHeight : kLowHeaderHeight));
}

void Page::addSideColumn(QWidget* column, int width) {
    m_sideColumns.append({column, width});
    column->setFixedWidth(width);
}

void Page::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int side = qMax(width() >= kWideWidth ? kWideMargin : kMargin, (width() - kMaximumWidth) / 2);
    layout()->setContentsMargins(side, 0, side, 12);
    setColumnWidths();
    for (HeaderButton* const button : m_header->findChildren<HeaderButton*>()) button->setCompact(isNarrow());
    if (isNarrow() != m_wasNarrow) foldSideColumns();
}

bool Page::isNarrow() const {
    return width() < kNarrowWidth && !Presenter::instance().isOn();
}

// Narrow pages show their side columns in place of what is beside them.
void Page::foldSideColumns() {
    m_wasNarrow = isNarrow();
    for (QWidget* const part : std::exchange(m_foldedAway, {})) part->show();
    setColumnWidths();
    m_fold->setVisible(isNarrow() && !m_sideColumns.isEmpty());
    if (m_fold->isHidden()) return;
    const auto foldAway = [this](QWidget* part) {
        if (part->isHidden()) return;
        part->hide();
        m_foldedAway << part;
    };
    for (const SideColumn& column : m_sideColumns) {
        if (!m_fold->isChecked()) {
            foldAway(column.widget);
            continue;
        }
        column.widget->setMinimumWidth(0);
        column.widget->setMaximumWidth(QWIDGETSIZE_MAX);
        for (QObject* const sibling : column.widget->parent()->children())
            if (auto* const part = qobject_cast<QWidget*>(sibling); part && part != column.widget)
                foldAway(part);
    }
}

void Page::reveal(QWidget* part) {
    if (m_fold->isHidden()) return;
    const bool isInColumn =
        std::any_of(m_sideColumns.begin(), m_sideColumns.end(),
                    [part](const SideColumn& c) { return c.widget == part || c.widget->isAncestorOf(part); });
    m_fold->setChecked(isInColumn);
}

void Page::setColumnWidths() {
    if (isNarrow() && m_fold->isChecked()) return;
    const int extra = width() >= kWideWidth ? kWideColumnExtra : 0;
    for (const SideColumn& column : m_sideColumns) {
        column.widget->setFixedWidth(presented(column.width + extra));
        const Parts& shown = m_views->shown();
        const bool isLarge =
            !shown.empty() && (column.widget == shown.front() || column.widget->isAncestorOf(shown.front()));
        if (!isLarge) continue;
        column.widget->setMinimumWidth(0);
        column.widget->setMaximumWidth(QWIDGETSIZE_MAX);
    }
}

}  // namespace quantelier

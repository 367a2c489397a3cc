#include "ui/help/help_window.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSettings>
#include <QShortcut>

#include "ui/help/find_bar.h"
#include "ui/help/help_list.h"
#include "ui/help/manual.h"
#include "ui/help/manual_search.h"
#include "ui/help/manual_view.h"
#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr QSize kUsualSize(1080, 760);
constexpr QSize kLeastSize(800, 480);
constexpr int kSideWidth = 272;
constexpr const char* kGeometry = "help/geometry";

}  // namespace

HelpWindow::HelpWindow() : m_view(new ManualView), m_find(new FindBar(*m_view)), m_list(new HelpList) {
    setAttribute(Qt::WA_QuitOnClose, false);
    setMinimumSize(kLeastSize);
    resize(kUsualSize);
    restoreGeometry(QSettings().value(QLatin1String(kGeometry)).toByteArray());
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(buildHead());
    right->addWidget(m_view, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildSide());
    QFrame* rule = makeRule();
    rule->setMaximumHeight(QWIDGETSIZE_MAX);
    rule->setFixedWidth(1);
    layout->addWidget(rule);
    layout->addLayout(right, 1);
    buildKeys();
    connect(m_view, &ManualView::chapterShown, this, &HelpWindow::showContents);
    connect(m_list, &HelpList::chosen, this, &HelpWindow::choose);
    followLanguage(this, [this] { setTexts(); });
}

HelpWindow::~HelpWindow() = default;

QWidget* HelpWindow::buildSide() {
    auto* side = new QFrame;
    side->setProperty("role", "dock");
    side->setFixedWidth(kSideWidth);
    m_words = new QLineEdit;
    m_words->setClearButtonEnabled(true);
    m_words->installEventFilter(this);
    m_result = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_result->hide();
    connect(m_words, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_words, &QLineEdit::returnPressed, m_list, [this] {
        if (isSearching() && m_list->count() > 0) emit m_list->itemActivated(m_list->item(0));
    });
    auto* field = new QVBoxLayout;
    field->setContentsMargins(16, 12, 16, 8);
    field->setSpacing(8);
    field->addWidget(m_words);
    field->addWidget(m_result);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    layout->addLayout(field);
    layout->addWidget(m_list, 1);
    return side;
}

QWidget* HelpWindow::buildHead() {
    auto* head = new QFrame;
    head->setProperty("role", "head");
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    const auto addButton = [layout](IconName name) {
        layout->addWidget(makeToolButton(name, {}));
        return static_cast<QToolButton*>(layout->itemAt(layout->count() - 1)->widget());
    };
    m_back = addButton(IconName::ChevronLeft);
    m_forward = addButton(IconName::ChevronRight);
    layout->addStretch(1);
    layout->addWidget(m_find);
    connect(m_back, &QToolButton::clicked, m_view, &ManualView::backward);
    connect(m_forward, &QToolButton::clicked, m_view, &ManualView::forward);
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    connect(m_view, &ManualView::backwardAvailable, m_back, &QToolButton::setEnabled);
    connect(m_view, &ManualView::forwardAvailable, m_forward, &QToolButton::setEnabled);
    return head;
}

// KeyboardDialog lists them.
void HelpWindow::buildKeys() {
    const auto add = [this](const QKeySequence& keys, auto action) { new QShortcut(keys, this, action); };
    add(Qt::CTRL | Qt::Key_K, [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    add(QKeySequence::Find, [this] { m_find->focusField(); });
    add(Qt::Key_F3, [this] { m_find->step(+1); });
    add(Qt::SHIFT | Qt::Key_F3, [this] { m_find->step(-1); });
    add(Qt::ALT | Qt::Key_Left, [this] { m_view->backward(); });
    add(Qt::ALT | Qt::Key_Right, [this] { m_view->forward(); });
    add(Qt::CTRL | Qt::Key_PageUp, [this] { goToChapter(-1); });
    add(Qt::CTRL | Qt::Key_PageDown, [this] { goToChapter(+1); });
}

void HelpWindow::setTexts() {
    setWindowTitle(tr("Manual – Quantelier"));
    setAccessibleName(tr("Manual"));
    m_words->setPlaceholderText(tr("Search the manual"));
    m_words->setAccessibleName(tr("Search the manual"));
    m_words->setToolTip(tr("Ctrl+K"));
    const auto name = [](QToolButton* button, const QString& text, const QString& keys) {
        button->setAccessibleName(text);
        button->setToolTip(QStringLiteral("%1 (%2)").arg(text, keys));
    };
    name(m_back, tr("Back"), tr("Alt+Left"));
    name(m_forward, tr("Forward"), tr("Alt+Right"));
    m_search.reset();
    if (!m_view->chapter().isEmpty()) m_view->refresh();
    if (isSearching()) search();
}

void HelpWindow::open(const QString& chapter, const QString& anchor) {
    if (!chapter.isEmpty())
        m_view->showChapter(chapter, anchor);
    else if (m_view->chapter().isEmpty())
        m_view->showChapter(manualChapters().first().name);
    show();
    raise();
    activateWindow();
    m_view->setFocus(Qt::OtherFocusReason);
}

bool HelpWindow::isSearching() const {
    return !m_words->text().trimmed().isEmpty();
}

void HelpWindow::search() {
    m_result->setVisible(isSearching());
    if (!isSearching()) {
        m_find->find({});
        showContents();
        return;
    }
    if (!m_search) m_search = std::make_unique<ManualSearch>();
    const QString words = m_words->text().simplified();
    const QList<ManualHit> hits = m_search->find(words);
    m_list->showHits(hits, words);
    m_list->setAccessibleName(tr("Found in the manual"));
    if (hits.isEmpty())
        m_result->setText(tr("Nothing found"));
    else
        m_result->setText(hits.size() == 1 ? tr("1 place") : tr("%1 places").arg(hits.size()));
}

void HelpWindow::showContents() {
    if (isSearching()) return;
    m_list->showChapters(manualChapters(), m_view->chapter(), sectionsOf(*m_view->document()));
    m_list->setAccessibleName(tr("Chapters"));
}

void HelpWindow::choose(const QString& chapter, const QString& anchor) {
    m_view->showChapter(chapter, anchor);
    if (isSearching()) m_find->find(m_words->text().simplified());
}

void HelpWindow::goToChapter(int by) {
    const QList<Chapter> chapters = manualChapters();
    for (int i = 0; i < chapters.size(); ++i)
        if (chapters[i].name == m_view->chapter() && i + by >= 0 && i + by < chapters.size())
            return m_view->showChapter(chapters[i + by].name);
}

// From the field into what it found, without a Tab.
bool HelpWindow::eventFilter(QObject* watched, QEvent* event) {
    const bool isDown = watched == m_words && event->type() == QEvent::KeyPress &&
                        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down;
    if (!isDown) return QWidget::eventFilter(watched, event);
    m_list->setFocus(Qt::TabFocusReason);
    if (isSearching()) m_list->setCurrentRow(0);
    return true;
}

void HelpWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
    if (m_words->text().isEmpty())
        close();
    else
        m_words->clear();
}

void HelpWindow::hideEvent(QHideEvent* event) {
    QSettings().setValue(QLatin1String(kGeometry), saveGeometry());
    QWidget::hideEvent(event);
}

}  // namespace quantelier

#include "ui/head_bar.h"

#include <QGridLayout>
#include <QMenuBar>

#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {
constexpr int kHeight = 32;
}

HeadBar::HeadBar(QWidget* parent) : QFrame(parent) {
    setProperty("role", "head");
    setFixedHeight(kHeight);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 6, 1);
    layout->setSpacing(0);
    m_menuBar = new QMenuBar;
    m_menuBar->setNativeMenuBar(false);
    setWords(m_menuBar, "accessibleName", [] { return tr("Menu"); });
    // Equal sides keep the name of the run in the middle of the window.
    layout->addWidget(m_menuBar, 0, 0, Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(buildRun(), 0, 1);
    layout->addWidget(buildCorner(), 0, 2, Qt::AlignRight | Qt::AlignVCenter);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(2, 1);
}

QWidget* HeadBar::buildRun() {
    auto* run = new QWidget;
    auto* layout = new QHBoxLayout(run);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_name = makeLabel({}, TextRole::BodyStrong);
    m_state = makeLabel({}, TextRole::Caption, Tone::Secondary);
    layout->addWidget(m_name);
    layout->addWidget(m_state);
    return run;
}

QWidget* HeadBar::buildCorner() {
    auto* corner = new QWidget;
    auto* layout = new QHBoxLayout(corner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto addButton = [layout](IconName name, const Words& text) {
        QToolButton* button = makeToolButton(name, text);
        layout->addWidget(button);
        return button;
    };
    connect(addButton(IconName::Presenter, [] { return tr("Presenter mode: larger type and lines"); }),
            &QToolButton::clicked, this, &HeadBar::presenterRequested);
    connect(addButton(IconName::Theme, [] { return tr("Light, dark or as the system"); }),
            &QToolButton::clicked, this, &HeadBar::themeRequested);
    connect(addButton(IconName::Help, [] { return tr("Help on this page"); }), &QToolButton::clicked, this,
            &HeadBar::helpRequested);
    return corner;
}

void HeadBar::setRun(const QString& name, const QString& state) {
    m_name->setText(name);
    m_state->setText(state);
}

}  // namespace quantelier

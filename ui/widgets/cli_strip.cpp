#include "ui/widgets/cli_strip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

CliStrip::CliStrip(QWidget* parent) : QFrame(parent) {
    setProperty("role", "strip");
    setWords(this, "accessibleName", [] { return tr("Command line"); });
    setFixedHeight(32);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(11, 0, 5, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(QStringLiteral("$"), TextRole::Code, Tone::Secondary));
    m_label = makeLabel({}, TextRole::Code);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_label, 1);
    QToolButton* button = makeToolButton(IconName::Copy, [] { return tr("Copy the command line"); });
    connect(button, &QToolButton::clicked, this, &CliStrip::copy);
    layout->addWidget(button);
}

void CliStrip::setCommandLine(const QString& command) {
    m_command = command;
    setWords(m_label, "accessibleName", [=] { return tr("Command line: %1").arg(command); });
    m_label->setToolTip(command);
    elide();
}

void CliStrip::copy() const {
    QGuiApplication::clipboard()->setText(m_command);
}

void CliStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    elide();
}

void CliStrip::elide() {
    m_label->setText(m_label->fontMetrics().elidedText(m_command, Qt::ElideMiddle, m_label->width()));
}

}  // namespace quantelier

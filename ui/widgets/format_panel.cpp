#include "ui/widgets/format_panel.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/format_button.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"

namespace quantelier {

FormatPanel::FormatPanel(QWidget* parent)
    : Panel([] { return tr("Format"); }, parent),
      m_list(new QVBoxLayout),
      m_content(makeParagraph({}, TextRole::Body)) {
    m_outcome = buildOutcome();
    m_list->setSpacing(2);
    m_list->setContentsMargins(0, 0, 0, 8);
    body()->addLayout(m_list);
    body()->addWidget(makeRule());
    body()->addSpacing(4);
    body()->addWidget(makeLabel([] { return tr("What is written"); }, TextRole::BodyStrong));
    body()->addWidget(m_content);
    body()->addStretch(1);
    body()->addWidget(m_outcome);
    setScrollable();
    clearOutcome();
}

QWidget* FormatPanel::buildOutcome() {
    auto* outcome = new QWidget;
    m_outcomeIcon = new IconLabel(IconName::Done, Token::Success);
    m_outcomeWords = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_openFolder = worded(new QPushButton, [] { return tr("Open folder"); });
    m_openFolder->setProperty("role", "link");
    setWords(m_openFolder, "accessibleName", [=] { return m_openFolder->text(); });
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder)); });
    auto* row = new QHBoxLayout(outcome);
    row->setContentsMargins(0, 8, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_outcomeIcon, 0, Qt::AlignTop);
    row->addWidget(m_outcomeWords, 1);
    row->addWidget(m_openFolder, 0, Qt::AlignTop);
    return outcome;
}

void FormatPanel::setFormats(const std::vector<ExportFormat>& formats) {
    const std::string before = chosen() ? chosen()->id : std::string();
    for (FormatButton* button : m_buttons) delete button;
    m_buttons.clear();
    for (const ExportFormat& format : formats) {
        auto* button = new FormatButton(format);
        m_list->addWidget(button);
        m_buttons.push_back(button);
        connect(button, &QAbstractButton::toggled, this, [this](bool on) {
            if (on) showChosen();
        });
    }
    for (FormatButton* button : m_buttons)
        if (button->format().id == before) button->setChecked(true);
    if (!chosen() && !m_buttons.empty()) m_buttons.front()->setChecked(true);
}

const ExportFormat* FormatPanel::chosen() const {
    for (const FormatButton* button : m_buttons)
        if (button->isChecked()) return &button->format();
    return nullptr;
}

const ExportFormat* FormatPanel::find(const std::string& id) const {
    for (const FormatButton* button : m_buttons)
        if (button->format().id == id) return &button->format();
    return nullptr;
}

void FormatPanel::showChosen() {
    setWords(m_content, "text", [this] { return chosen() ? exportWords(*chosen()).content : QString(); });
    emit chosenChanged();
}

void FormatPanel::showWritten(const QString& path, qint64 bytes) {
    const QFileInfo file(path);
    m_folder = file.isDir() ? file.absoluteFilePath() : file.absolutePath();
    m_outcomeIcon->setIcon(IconName::Done, Token::Success);
    setWords(m_outcomeWords, "text", [=, name = file.fileName()] {
        return tr("%1 is written, %2.").arg(name, format::kilobytes(bytes));
    });
    m_outcomeWords->setToolTip(file.absoluteFilePath());
    m_openFolder->show();
    m_outcome->show();
}

void FormatPanel::showFailure(const Words& sentence) {
    m_outcomeIcon->setIcon(IconName::Failed, Token::Error);
    setWords(m_outcomeWords, "text", sentence);
    m_outcomeWords->setToolTip({});
    m_openFolder->hide();
    m_outcome->show();
}

void FormatPanel::clearOutcome() {
    m_outcome->hide();
}

}  // namespace quantelier

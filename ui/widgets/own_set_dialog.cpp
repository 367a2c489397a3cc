#include "ui/widgets/own_set_dialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/digit_sheet.h"
#include "ui/widgets/label.h"
#include "ui/widgets/own_set_view.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kWidth = 608;
constexpr int kPadding = 24;
constexpr int kSheetHeight = 288;  // six rows

constexpr std::array<Series, 3> kAllSeries = {Series::Float, Series::FakeQuant, Series::Int8};

}  // namespace

OwnSetDialog::OwnSetDialog(QWidget* parent) : QDialog(parent), m_set(std::make_shared<Dataset>()) {
    setWords(this, "windowTitle", [] { return tr("My test set"); });
    setWords(this, "accessibleName", [] { return tr("My test set"); });
    setFixedWidth(kWidth);
    m_sheet = new DigitSheet;
    setWords(m_sheet, "accessibleName", [] { return tr("Drawings"); });
    m_sheet->setFixedHeight(kSheetHeight);
    m_words = makeLabel({}, TextRole::Body);
    m_words->setMinimumHeight(20);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, 20, kPadding, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel([] { return tr("My test set"); }, TextRole::Lead));
    column->addLayout(buildHead());
    column->addWidget(m_sheet);
    column->addWidget(m_words);
    column->addLayout(buildFoot());
    buildActions();
    connect(m_sheet, &DigitSheet::currentChanged, this, &OwnSetDialog::describeCurrent);
    connect(m_sheet, &DigitSheet::capacityChanged, this, &OwnSetDialog::showPage);
    setCanUndo(false);
    showPage();
    followLanguage(this, [this] { describeCurrent(); });
}

QLayout* OwnSetDialog::buildHead() {
    m_filter = new SegmentedControl([] { return tr("Which drawings"); },
                                    {[] { return tr("All"); }, [] { return tr("Misread by a model"); }});
    connect(m_filter, &SegmentedControl::chosen, this, [this] {
        m_first = 0;
        showPage();
    });
    m_range = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_back = makeToolButton(IconName::ChevronUp, [] { return tr("Earlier drawings"); });
    m_on = makeToolButton(IconName::ChevronDown, [] { return tr("Later drawings"); });
    connect(m_back, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_on, &QToolButton::clicked, this, [this] { turn(+1); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_filter);
    row->addStretch(1);
    row->addWidget(m_range);
    row->addWidget(m_back);
    row->addWidget(m_on);
    return row;
}

QLayout* OwnSetDialog::buildFoot() {
    const auto button = [](IconName name, const Words& text, const Words& fullName) {
        auto* made = worded(new QPushButton(icon(name), QString()), text);
        setWords(made, "accessibleName", fullName);
        setWords(made, "toolTip", fullName);
        made->setAutoDefault(false);
        return made;
    };
    m_delete = button(
        IconName::Trash, [] { return tr("Delete"); },
        [] { return tr("Delete the chosen drawing (Delete)"); });
    m_undo = button(
        IconName::Undo, [] { return tr("Take back"); },
        [] { return tr("Take back the last change of the set (Ctrl+Z)"); });
    auto* close = worded(new QPushButton, [] { return tr("Close"); });
    setWords(close, "accessibleName", [] { return tr("Close"); });
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_delete);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(close);
    return row;
}

void OwnSetDialog::buildActions() {
    const auto key = [this](QPushButton* button, const QKeySequence& keys) {
        auto* action = worded(new QAction(this), [button] { return button->accessibleName(); });
        action->setShortcut(keys);
        connect(action, &QAction::triggered, button, &QPushButton::click);
        addAction(action);
    };
    key(m_delete, Qt::Key_Delete);
    key(m_undo, QKeySequence::Undo);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (m_sheet->currentDigit() >= 0) emit removeRequested(m_sheet->currentDigit());
    });
    connect(m_undo, &QPushButton::clicked, this, &OwnSetDialog::undoRequested);
}

void OwnSetDialog::setCanUndo(bool canUndo) {
    m_undo->setEnabled(canUndo);
}

void OwnSetDialog::showSet(std::shared_ptr<const Dataset> set, const OwnSetReadings& readings) {
    m_set = std::move(set);
    m_readings = readings;
    showPage();
}

bool OwnSetDialog::isMisread(qint64 index) const {
    return std::any_of(kAllSeries.begin(), kAllSeries.end(), [&](Series series) {
        const auto& read = readingsOf(m_readings, series);
        return index < qint64(read.size()) && read[std::size_t(index)] != m_set->labels[std::size_t(index)];
    });
}

std::vector<qint64> OwnSetDialog::chosenDrawings() const {
    std::vector<qint64> chosen;
    for (qint64 i = 0; i < m_set->count(); ++i)
        if (m_filter->currentIndex() == 0 || isMisread(i)) chosen.push_back(i);
    return chosen;
}

void OwnSetDialog::showPage() {
    const std::vector<qint64> chosen = chosenDrawings();
    const qint64 count = qint64(chosen.size()), capacity = m_sheet->capacity();
    if (m_first >= count) m_first = count > 0 ? (count - 1) / capacity * capacity : 0;
    const qint64 last = std::min(count, m_first + capacity);
    m_sheet->setDigits(m_set, {chosen.begin() + m_first, chosen.begin() + last}, [] { return tr("My"); });
    setWords(m_range, "text", [=, first = m_first + 1] {
        return count == 0 ? tr("none")
                          : tr("%1 to %2 of %3")
                                .arg(format::number(first), format::number(last), format::number(count));
    });
    m_back->setEnabled(m_first > 0);
    m_on->setEnabled(last < count);
}

void OwnSetDialog::turn(int by) {
    m_first = std::max<qint64>(0, m_first + by * m_sheet->capacity());
    showPage();
}

QString OwnSetDialog::describe(qint64 index) const {
    QStringList read;
    for (const Series series : kAllSeries) {
        const auto& readings = readingsOf(m_readings, series);
        if (index < qint64(readings.size()))
            read.append(tr("%1 %2").arg(seriesName(series)).arg(readings[std::size_t(index)]));
    }
    const QString drawing =
        tr("Drawing %1, labelled %2.").arg(format::number(index + 1)).arg(m_set->labels[std::size_t(index)]);
    return read.isEmpty() ? drawing : tr("%1 Read as: %2.").arg(drawing, read.join(QStringLiteral(", ")));
}

void OwnSetDialog::describeCurrent() {
    const qint64 index = m_sheet->currentDigit();
    m_delete->setEnabled(index >= 0);
    const QString nothing = m_set->count() == 0 ? tr("No drawing is saved.")
                                                : tr("The models read all of them as you labelled them.");
    m_words->setText(index < 0 ? nothing : describe(index));
    if (index >= 0) m_sheet->setAccessibleDescription(m_words->text());
}

}  // namespace quantelier

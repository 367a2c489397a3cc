#include "ui/widgets/room_panel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/room_model.h"
#include "ui/plots/room_plot.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {
constexpr int kNameWidth = 132;
constexpr int kRoomForAllColumns = 380;
enum Shown { kEmpty, kBoard };
}  // namespace

RoomPanel::RoomPanel(QWidget* parent)
    : Panel([] { return tr("The room"); }, parent), m_model(new RoomModel(this)) {
    buildHead();
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildEmpty());
    m_stack->addWidget(buildBoard());
    body()->addWidget(m_stack, 1);
    followLanguage(this, [this] { showWords(); });
}

void RoomPanel::buildHead() {
    m_words = new ElidedLabel(TextRole::Caption, Tone::Secondary);
    m_nameWord = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_name = new QLineEdit;
    m_name->setMaxLength(40);
    m_name->setFixedWidth(kNameWidth);
    m_name->setMinimumHeight(28);
    connect(m_name, &QLineEdit::editingFinished, this,
            [this] { emit nameChanged(m_name->text().trimmed()); });
    m_choose = makeToolButton(IconName::Folder, {});
    connect(m_choose, &QToolButton::clicked, this, &RoomPanel::chooseFolder);
    m_reload = makeToolButton(IconName::Stale, {});
    connect(m_reload, &QToolButton::clicked, this, &RoomPanel::reloadRequested);
    headLayout()->addWidget(m_words, 1);
    headLayout()->addWidget(m_nameWord);
    headLayout()->addWidget(m_name);
    headLayout()->addWidget(m_choose);
    headLayout()->addWidget(m_reload);
}

QWidget* RoomPanel::buildEmpty() {
    auto* empty = new EmptyState(
        IconName::Folder, [] { return tr("Choose the folder where the results arrive"); },
        [] {
            return tr(
                "A shared drive or a stick. Your own result is written there, too; "
                "nothing else leaves this computer.");
        });
    connect(empty->addButton([] { return tr("Choose folder…"); }), &QPushButton::clicked, this,
            &RoomPanel::chooseFolder);
    return empty;
}

QWidget* RoomPanel::buildBoard() {
    m_plot = new RoomPlot;
    m_table = new PlainTable(m_model, [] { return tr("Participants"); }, {0.30, 0.24, 0.15, 0.17, 0.14});
    m_table->leaveOutWithoutRoom({RoomModel::LessonColumn}, kRoomForAllColumns);
    m_table->setMinimumWidth(300);
    auto* board = new QWidget;
    auto* row = new QHBoxLayout(board);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(m_plot, 1);
    row->addWidget(m_table, 1);
    return board;
}

void RoomPanel::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the results"), m_folder);
    if (!folder.isEmpty()) emit folderChosen(folder);
}

void RoomPanel::setFolder(const QString& folder) {
    m_folder = folder;
    m_problem.clear();
    m_count = -1;
    m_stack->setCurrentIndex(folder.isEmpty() ? kEmpty : kBoard);
    m_reload->setEnabled(!folder.isEmpty());
    showWords();
}

void RoomPanel::setName(const QString& name) {
    m_name->setText(name);
}

QString RoomPanel::name() const {
    return m_name->text().trimmed();
}

void RoomPanel::showResults(const std::vector<LessonResult>& results, const std::string& own,
                            const QStringList& problems) {
    m_count = int(results.size());
    m_problem = problems.isEmpty() ? QString()
                : problems.size() == 1
                    ? problems.first()
                    : tr("%1 files could not be read: %2").arg(problems.size()).arg(problems.first());
    m_model->setResults(results, own);
    m_plot->setResults(results, own);
    showWords();
}

void RoomPanel::showProblem(const QString& sentence) {
    m_problem = sentence;
    m_count = -1;
    m_model->setResults({}, {});
    m_plot->setResults({}, {});
    showWords();
}

void RoomPanel::showWords() {
    titleLabel()->setText(tr("The room"));
    m_nameWord->setText(tr("Your name"));
    m_name->setAccessibleName(tr("Your name"));
    m_name->setToolTip(tr("Stands in your result file and on the board"));
    for (const auto& [button, words] : {std::pair(m_choose, tr("Choose the folder where the results arrive")),
                                        std::pair(m_reload, tr("Read the folder again"))}) {
        button->setToolTip(words);
        button->setAccessibleName(words);
    }
    QString words = m_problem;
    if (words.isEmpty() && m_count >= 0)
        words = (m_count == 1 ? tr("1 result file from %1, read just now")
                              : tr("%1 result files from %2, read just now").arg(m_count))
                    .arg(m_folder);
    m_words->setText(words);
    setTone(m_words, m_problem.isEmpty() ? Tone::Secondary : Tone::Error);
}

}  // namespace quantelier

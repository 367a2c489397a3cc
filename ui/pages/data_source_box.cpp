#include "ui/pages/data_source_box.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

#include "engine/core/dataset_folders.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/recipe_model.h"
#include "ui/widgets/bar.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/tool_button.h"

namespace quantelier {

namespace {

constexpr int kIndent = 24;

DataSource sourceNamed(const std::string& name) {
    if (name == "sketched") return DataSource::Sketched;
    return name == "fashion" ? DataSource::Fashion : DataSource::Mnist;
}

}  // namespace

DataSourceBox::DataSourceBox(RecipeModel* recipe, QWidget* parent)
    : QWidget(parent), m_recipe(recipe), m_layout(new QVBoxLayout(this)), m_choices(new QButtonGroup(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(7);
    buildMnist();
    buildOthers();
    buildDownload();
    connect(m_choices, &QButtonGroup::idClicked, this, [this](int id) {
        m_recipe->edit(tr("Data source"), [id](Recipe& r) { r.data.source = DataSource(id); });
    });
    connect(m_recipe, &RecipeModel::changed, this, &DataSourceBox::showRecipe);
    showRecipe();
}

QRadioButton* DataSourceBox::addChoice(DataSource source, const Words& name, const Words& sentence) {
    auto* choice = worded(new QRadioButton, name);
    setWords(choice, "accessibleName", name);
    setWords(choice, "accessibleDescription", sentence);
    connect(choice, &QRadioButton::toggled, choice,
            [choice](bool on) { choice->setFont(textFont(on ? TextRole::BodyStrong : TextRole::Body)); });
    m_choices->addButton(choice, int(source));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(choice);
    QLabel* label = makeParagraph(sentence, TextRole::Caption);
    label->setContentsMargins(kIndent, 0, 0, 0);
    words->addWidget(label);
    m_layout->addLayout(words);
    return choice;
}

void DataSourceBox::indent(QWidget* widget) {
    auto* row = new QHBoxLayout;
    row->addSpacing(kIndent);
    row->addWidget(widget, 1);
    m_layout->addLayout(row);
}

void DataSourceBox::buildMnist() {
    addChoice(
        DataSource::Mnist, [] { return tr("MNIST folder"); },
        [] { return tr("The original handwritten digits"); });
    auto* folder = new QWidget;
    auto* row = new QHBoxLayout(folder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_path = new QLineEdit;
    setWords(m_path, "accessibleName", [] { return tr("MNIST folder"); });
    setWords(m_path, "placeholderText", [] { return tr("The usual places"); });
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (m_path->text() != QString::fromStdString(m_recipe->recipe().data.path)) usePath(m_path->text());
    });
    QToolButton* browse = makeToolButton(
        IconName::Folder, [] { return tr("Choose the MNIST folder"); }, ToolButtonKind::Field);
    connect(browse, &QToolButton::clicked, this, &DataSourceBox::chooseFolder);
    row->addWidget(m_path, 1);
    row->addWidget(browse);
    indent(folder);

    // Chip and sentence share one place, which is kept so that nothing below moves.
    auto* state = new QWidget;
    state->setMinimumHeight(32);
    auto* column = new QVBoxLayout(state);
    column->setContentsMargins(0, 0, 0, 0);
    m_chip = new Chip;
    m_note = makeParagraph({}, TextRole::Caption);
    column->addWidget(m_chip);
    column->addWidget(m_note);
    column->addStretch(1);
    m_chip->hide();
    m_note->hide();
    indent(state);
}

void DataSourceBox::buildOthers() {
    addChoice(
        DataSource::Sketched, [] { return tr("Built-in sketched digits"); },
        [] { return tr("Made by the program, no download"); });
    const bool exists = QDir(QLatin1String(kFashionFolder)).exists();
    QRadioButton* fashion = addChoice(
        DataSource::Fashion, [] { return tr("Fashion-MNIST"); },
        [=] {
            return exists ? tr("Clothes instead of digits")
                          : tr("Not here: needs the package dataset-fashion-mnist");
        });
    fashion->setEnabled(exists);
}

void DataSourceBox::buildDownload() {
    m_download =
        worded(new QPushButton(icon(IconName::Download), QString()), [] { return tr("Download MNIST…"); });
    setWords(m_download, "accessibleName", [] { return tr("Download MNIST"); });
    connect(m_download, &QPushButton::clicked, this, &DataSourceBox::downloadRequested);
    m_progress = new QWidget;
    auto* row = new QHBoxLayout(m_progress);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    m_progressText = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_progressBar = new Bar(Token::Accent);
    column->addWidget(m_progressText);
    column->addWidget(m_progressBar);
    auto* cancel = worded(new QPushButton, [] { return tr("Cancel"); });
    setWords(cancel, "accessibleName", [] { return tr("Cancel the download"); });
    connect(cancel, &QPushButton::clicked, this, &DataSourceBox::downloadCancelRequested);
    row->addLayout(column, 1);
    row->addWidget(cancel);
    m_progress->hide();
    auto* holder = new QWidget;
    auto* holderLayout = new QHBoxLayout(holder);
    holderLayout->setContentsMargins(0, 0, 0, 0);
    holderLayout->addWidget(m_download);
    holderLayout->addWidget(m_progress, 1);
    holderLayout->addStretch();
    indent(holder);
}

void DataSourceBox::chooseFolder() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Choose the MNIST folder"), m_path->text());
    if (!folder.isEmpty()) usePath(folder);
}

void DataSourceBox::usePath(const QString& path) {
    m_recipe->edit(tr("MNIST folder"), [&path](Recipe& r) {
        r.data.path = path.toStdString();
        r.data.source = DataSource::Mnist;
    });
}

void DataSourceBox::showRecipe() {
    const DataRecipe& data = m_recipe->recipe().data;
    const DataSource shown = data.source == DataSource::Auto ? sourceNamed(m_loadedSource) : data.source;
    m_choices->button(int(shown))->setChecked(true);
    m_path->setText(QString::fromStdString(data.path));
}

void DataSourceBox::showDataset(const DatasetPair& data) {
    m_loadedSource = data.source;
    m_canonical = data.canonicalMnist;
    m_error.clear();
    if (data.source == "mnist") m_path->setPlaceholderText(QString::fromStdString(data.description));
    showRecipe();
    showState();
}

void DataSourceBox::showError(const QString& sentence) {
    m_error = sentence;
    showState();
}

void DataSourceBox::setLoading(bool loading) {
    m_loading = loading;
    showState();
}

// One line under the path: what is being done, what went wrong, or what was found.
void DataSourceBox::showState() {
    const bool mnist = m_loadedSource == "mnist";
    const bool fellBack = m_loadedSource == "sketched" && m_recipe->recipe().data.source == DataSource::Auto;
    const bool failed = !m_loading && !m_error.isEmpty();
    if (m_loading)
        m_chip->set(ChipKind::Neutral, [] { return tr("Reading the files"); });
    else if (m_canonical)
        m_chip->set(ChipKind::Passed, [] { return tr("Canonical MNIST, SHA-256 matches"); });
    else
        m_chip->set(ChipKind::Warning, [] { return tr("Not the original MNIST"); });
    m_chip->setVisible(m_loading || (mnist && !failed));
    setTone(m_note, failed ? Tone::Error : Tone::Secondary);
    setWords(m_note, "text",
             [=] { return failed ? m_error : tr("MNIST was not found; using built-in digits."); });
    m_note->setVisible(failed || (fellBack && !m_loading));
    m_path->setProperty("invalid", failed);
    m_path->setAccessibleDescription(failed ? m_error : QString());
    m_path->update();
}

void DataSourceBox::showDownloadProgress(qint64 received, qint64 total, const QString& file) {
    m_download->hide();
    m_progress->show();
    m_progressBar->setShare(total > 0 ? double(received) / double(total) : 0.0);
    const double percent = total > 0 ? 100.0 * double(received) / double(total) : 0.0;
    setWords(m_progressText, "text", [=] { return tr("%1, %2").arg(file, format::percent(percent, 1)); });
    setWords(m_progressText, "toolTip",
             [=] { return tr("%1 of %2").arg(format::kilobytes(received), format::kilobytes(total)); });
    setWords(m_progressBar, "accessibleName", [=] { return m_progressText->text(); });
}

void DataSourceBox::downloadFinished() {
    m_progress->hide();
    m_download->show();
}

}  // namespace quantelier

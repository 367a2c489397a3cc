#include "ui/pages/data_page.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <random>

#include "engine/core/dataset_folders.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/models/recipe_model.h"
#include "ui/pages/data_source_box.h"
#include "ui/pages/data_use_box.h"
#include "ui/widgets/balance_chart.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/busy.h"
#include "ui/widgets/digit_sheet.h"
#include "ui/widgets/input_preview.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/pixel_dialog.h"
#include "ui/widgets/segmented_control.h"

namespace quantelier {

namespace {

constexpr int kSideWidth = 304;
constexpr int kGap = 16;
constexpr int kTrain = 0;
constexpr int kTest = 1;

GreyImage greyImage(const Dataset& digits, qint64 index) {
    const std::uint8_t* first = digits.image(index);
    return {digits.side, digits.side, {first, first + digits.pixels()}};
}

}  // namespace

DataPage::DataPage(RecipeModel* recipe, QWidget* parent)
    : Page([] { return tr("Data"); },
           [] { return tr("Choose the digits to learn from, and look at them before training."); }, parent),
      m_recipe(recipe) {
    setHelp([] {
        return tr(
            "The network learns from the training images and is judged by the test images, which it never "
            "learns "
            "from. MNIST has 60 000 and 10 000 handwritten digits of 28 × 28 pixels.");
    });
    setPrimaryNext([] { return tr("Next: Network"); });
    connect(primaryButton(), &QPushButton::clicked, this, &DataPage::nextRequested);
    m_check = addSecondaryButton(
        IconName::Done, [] { return tr("Check files"); }, Qt::CTRL | Qt::Key_K);
    connect(m_check, &QPushButton::clicked, this, &DataPage::checkFilesRequested);

    Panel *const settings = buildSettings(), *const samples = buildSamples(), *const balance = buildBalance(),
                 *const preview = buildPreview();
    auto* lower = new QHBoxLayout;
    lower->addWidget(balance, 336);
    lower->addWidget(preview, 352);
    auto* right = new QVBoxLayout;
    right->addWidget(samples, 2);
    right->addWidget(boxed(lower), 1);
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(settings);
    row->addWidget(boxed(right), 1);
    for (QBoxLayout* box :
         {static_cast<QBoxLayout*>(lower), static_cast<QBoxLayout*>(right), static_cast<QBoxLayout*>(row)})
        box->setSpacing(kGap);
    for (const Parts& parts : {Parts{samples}, {preview}, {balance}, {settings}}) presentedViews().add(parts);
    connectSamples();
    setChapter(QStringLiteral("data"));
    followLanguage(this, [this] {
        showBalance();
        showDigit(m_sheet->currentDigit());
    });
    connect(m_recipe, &RecipeModel::changed, this, &DataPage::showCommandLine);
    showCommandLine();
}

Panel* DataPage::buildSettings() {
    auto* panel = new Panel([] { return tr("Source"); });
    panel->setScrollable();
    m_source = new DataSourceBox(m_recipe);
    m_use = new DataUseBox(m_recipe);
    panel->body()->addWidget(m_source);
    setRemedy(m_source);
    panel->body()->addWidget(makeRule());
    panel->body()->addWidget(makeLabel([] { return tr("Use"); }, TextRole::BodyStrong));
    panel->body()->addWidget(m_use);
    panel->body()->addStretch(1);
    addSideColumn(panel, kSideWidth);
    connect(m_source, &DataSourceBox::downloadRequested, this, &DataPage::downloadRequested);
    connect(m_source, &DataSourceBox::downloadCancelRequested, this, &DataPage::downloadCancelRequested);
    return panel;
}

Panel* DataPage::buildSamples() {
    auto* panel = new Panel([] { return tr("Samples"); });
    m_set = new SegmentedControl([] { return tr("Images"); },
                                 {[] { return tr("Train"); }, [] { return tr("Test"); }});
    m_set->setCurrentIndex(kTest);
    WordList filters = {[] { return tr("All"); }};
    for (int digit = 0; digit < kClassCount; ++digit) filters.push_back(QString::number(digit));
    m_filter = new SegmentedControl([] { return tr("Label"); }, filters);
    panel->headLayout()->addWidget(m_set);
    panel->headLayout()->addStretch(1);
    panel->headLayout()->addWidget(m_filter);
    panel->layout()->setContentsMargins(15, 7, 15, 9);  // the foot has air of its own
    m_sheet = new DigitSheet;
    panel->body()->addWidget(m_sheet, 1);

    m_digitText = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_digitText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* other =
        worded(new QPushButton(icon(IconName::Replay), QString()), [] { return tr("Other samples"); });
    other->setProperty("role", "quiet");
    setWords(other, "accessibleName", [] { return tr("Other samples"); });
    addKey(other, Qt::Key_R);
    connect(other, &QPushButton::clicked, this, [this] {
        ++m_sampleSeed;
        showSamples();
    });
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_digitText, 1);
    foot->addWidget(other);
    panel->body()->addLayout(foot);
    return panel;
}

Panel* DataPage::buildBalance() {
    auto* panel = new Panel([] { return tr("Class balance"); });
    m_balanceText = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_balanceText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    panel->headLayout()->addWidget(m_balanceText, 1);
    m_balance = new BalanceChart;
    panel->body()->addWidget(m_balance, 1);
    return panel;
}

Panel* DataPage::buildPreview() {
    auto* panel = new Panel([] { return tr("What the network sees"); });
    panel->headLayout()->addStretch(1);
    m_preview = new InputPreview;
    panel->body()->addWidget(m_preview, 1);
    return panel;
}

void DataPage::connectSamples() {
    connect(m_set, &SegmentedControl::chosen, this, [this] {
        showSamples();
        showBalance();
    });
    connect(m_filter, &SegmentedControl::chosen, this, &DataPage::showSamples);
    connect(m_sheet, &DigitSheet::capacityChanged, this, &DataPage::showSamples);
    connect(m_sheet, &DigitSheet::currentChanged, this, &DataPage::showDigit);
    connect(m_sheet, &DigitSheet::opened, this, &DataPage::openDigit);
}

void DataPage::setResize(Resize resize) {
    m_resize = std::move(resize);
    showDigit(m_sheet->currentDigit());
}

void DataPage::showDataset(std::shared_ptr<const DatasetPair> data) {
    m_data = std::move(data);
    m_source->showDataset(*m_data);
    m_use->setAvailable(m_data->train.count(), m_data->test.count());
    showSamples();
    showBalance();
}

void DataPage::showSourceError(const QString& sentence) {
    m_source->showError(sentence);
}

void DataPage::setLoading(bool loading) {
    m_source->setLoading(loading);
    setBusy(m_check, loading);
}

void DataPage::showDownloadProgress(qint64 received, qint64 total, const QString& file) {
    m_source->showDownloadProgress(received, total, file);
}

void DataPage::downloadFinished() {
    m_source->downloadFinished();
}

bool DataPage::isTrain() const {
    return m_set->currentIndex() == kTrain;
}

std::shared_ptr<const Dataset> DataPage::shownSet() const {
    return {m_data, isTrain() ? &m_data->train : &m_data->test};
}

// A random hand of the digits asked for; the same seed shows the same ones again.
std::vector<qint64> DataPage::chooseSamples() const {
    const std::shared_ptr<const Dataset> digits = shownSet();
    const int label = m_filter->currentIndex() - 1;
    std::vector<qint64> candidates;
    for (qint64 i = 0; i < digits->count(); ++i)
        if (label < 0 || digits->labels[std::size_t(i)] == label) candidates.push_back(i);
    std::vector<qint64> samples;
    std::mt19937 random(m_sampleSeed);
    std::sample(candidates.begin(), candidates.end(), std::back_inserter(samples), m_sheet->capacity(),
                random);
    std::shuffle(samples.begin(), samples.end(), random);
    return samples;
}

void DataPage::showSamples() {
    if (m_data)
        m_sheet->setDigits(shownSet(), chooseSamples(),
                           [this] { return isTrain() ? tr("Training") : tr("Test"); });
}

void DataPage::showBalance() {
    if (!m_data) return;
    ClassCounts counts{};
    for (const std::uint8_t label : shownSet()->labels)
        if (label < kClassCount) ++counts[label];
    m_balance->setCounts(counts);
    const QString which = isTrain() ? tr("train, images per digit") : tr("test, images per digit");
    const QString imbalance = imbalanceSentence(counts);
    m_balanceText->setText(imbalance.isEmpty() ? which : imbalance);
    m_balanceText->setToolTip(m_balanceText->text());
}

void DataPage::showDigit(qint64 index) {
    if (!m_data || index < 0) {
        m_digitText->setText(m_data ? tr("No such image.") : QString());
        m_preview->setImages({}, {});
        return;
    }
    const GreyImage stored = greyImage(*shownSet(), index);
    m_digitText->setText(tr("%1. Double click or Enter shows its numbers.").arg(m_sheet->describe(index)));
    m_preview->setImages(stored, m_resize ? m_resize(stored) : GreyImage());
}

void DataPage::openDigit(qint64 index) {
    PixelDialog(m_sheet->describe(index), greyImage(*shownSet(), index), this).exec();
}

void DataPage::showCommandLine() {
    const DataRecipe& data = m_recipe->recipe().data;
    if (data.source == DataSource::Sketched) {
        QString command = QStringLiteral("quantelier dataset sketch --output sketched-digits");
        if (data.trainImages) command += QStringLiteral(" --train_images %1").arg(data.trainImages);
        if (data.testImages) command += QStringLiteral(" --test_images %1").arg(data.testImages);
        return setCommandLine(command);
    }
    const QString folder = data.source == DataSource::Fashion ? QLatin1String(kFashionFolder)
                                                              : QString::fromStdString(data.path);
    QString command = QStringLiteral("quantelier dataset verify");
    if (!folder.isEmpty()) command += QStringLiteral(" --data_path ") + format::shellWord(folder);
    setCommandLine(command);
}

void DataPage::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (!m_sheet->hasFocus()) return Page::keyPressEvent(event);
    const auto chooseSet = [this](int set) {
        m_set->setCurrentIndex(set);
        showSamples();
        showBalance();
    };
    if (key == Qt::Key_T) return chooseSet(kTrain);
    if (key == Qt::Key_E) return chooseSet(kTest);
    const bool digit = key >= Qt::Key_0 && key <= Qt::Key_9;
    if (!digit && key != Qt::Key_A) return Page::keyPressEvent(event);
    m_filter->setCurrentIndex(digit ? key - Qt::Key_0 + 1 : 0);
    showSamples();
}

}  // namespace quantelier

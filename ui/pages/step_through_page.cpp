#include "ui/pages/step_through_page.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/factor_grids.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/map_view.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/step_list.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kSideWidth = 288;
constexpr int kGridsHeight = 236;
constexpr int kLargestCell = 16;

QString sizeWords(const LayerActivations& layer) {
    return layer.isMap() ? QStringLiteral("%1 × %2").arg(layer.height).arg(layer.width)
                         : QString::number(layer.channels);
}

// The values of one channel, or of all units of a dense layer.
std::vector<float> channelInk(const LayerActivations& layer, int channel) {
    const std::vector<float> all = inkOfCodes(layer);
    if (!layer.isMap()) return all;
    const auto first = all.begin() + std::ptrdiff_t(layer.at(channel, 0, 0));
    return {first, first + std::ptrdiff_t(layer.height) * layer.width};
}

}  // namespace

StepThroughPage::StepThroughPage(QWidget* parent)
    : Page([] { return tr("Step through the integers"); },
           [] { return tr("One output, in int8 as the device computes it, and in float beside it."); },
           parent) {
    setHelp([] {
        return tr(
            "Float has the same fine-tuned weights without any rounding, and the float outputs of the layers "
            "before. Space and Right lead to the next step, Left back, Home to the first; arrows in a map "
            "move "
            "the pixel.");
    });
    buildHeader();
    setChapter(QStringLiteral("step-through"));
    auto* right = new QVBoxLayout;
    right->setSpacing(kGap);
    QWidget *const grids = buildGrids(), *const steps = buildSteps(), *const side = buildSide();
    right->addWidget(grids);
    right->addWidget(steps, 1);
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(side);
    row->addWidget(boxed(right), 1);
    for (QWidget* part : {steps, grids, side}) presentedViews().add({part});
    followLanguage(this, [this] {
        if (!m_step.products.empty()) showStep(m_step);
    });
    showCommand();
}

// Grids that go lose the focus, and would still tell of it.
StepThroughPage::~StepThroughPage() {
    m_grids->disconnect(this);
}

void StepThroughPage::buildHeader() {
    auto* back = addSecondaryButton(IconName::Undo, [] { return tr("Back to Compare"); });
    setWords(back, "toolTip", [] { return tr("Esc"); });
    connect(back, &QPushButton::clicked, this, &StepThroughPage::backRequested);
    setPrimaryNext([] { return tr("Next step"); });
    connect(primaryButton(), &QPushButton::clicked, this,
            [this] { m_steps->setCurrent(m_steps->current() + 1); });
}

QWidget* StepThroughPage::buildSide() {
    auto* panel = new Panel([] { return tr("Pick an output"); });
    m_name = makeLabel({}, TextRole::Caption, Tone::Secondary);
    panel->headLayout()->addStretch(1);
    panel->headLayout()->addWidget(m_name);
    m_inputWords = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_outputWords = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_placeWords = makeLabel({}, TextRole::BodyStrong);
    m_keys = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_input = new MapView([] { return tr("What the layer reads"); }, MapView::Colours::Ink);
    m_output = new MapView([] { return tr("Outputs"); }, MapView::Colours::Ink);
    m_output->setPickable(true);
    for (MapView* map : {m_input, m_output}) map->setLargestCell(kLargestCell);
    connect(m_output, &MapView::picked, this, &StepThroughPage::choosePixel);
    QVBoxLayout* const body = panel->body();
    body->setSpacing(4);
    body->addLayout(buildFields());
    body->addSpacing(4);
    body->addWidget(m_inputWords);
    body->addWidget(m_input, 1);
    body->addSpacing(4);
    body->addWidget(m_outputWords);
    body->addWidget(m_output, 1);
    body->addWidget(m_placeWords);
    body->addWidget(m_keys);
    panel->setScrollable();
    addSideColumn(panel, kSideWidth);
    return panel;
}

QLayout* StepThroughPage::buildFields() {
    m_layers = new QComboBox;
    setWords(m_layers, "accessibleName", [] { return tr("Layer"); });
    m_layers->setMinimumHeight(32);
    connect(m_layers, &QComboBox::activated, this, [this](int index) { chooseLayer(index + 1); });
    m_channel = new NumberBox(0, 0);
    m_channel->setMinimumHeight(32);
    connect(m_channel, &QSpinBox::valueChanged, this, [this](int channel) {
        OutputPlace place = m_place;
        place.channel = channel;
        choose(place);
    });
    m_channelWord = makeLabel({}, TextRole::Caption, Tone::Secondary);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->addWidget(makeLabel([] { return tr("Layer"); }, TextRole::Caption, Tone::Secondary), 0, 0);
    grid->addWidget(m_channelWord, 0, 1);
    grid->addWidget(m_layers, 1, 0);
    grid->addWidget(m_channel, 1, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    return grid;
}

QWidget* StepThroughPage::buildGrids() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    panel->setFixedHeight(kGridsHeight);
    m_grids = new FactorGrids;
    connect(m_grids, &FactorGrids::currentChanged, this, &StepThroughPage::showProduct);
    m_product = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_product->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_inputChannelWord = makeLabel([] { return tr("Input channel"); }, TextRole::Caption, Tone::Secondary);
    m_inputChannel = new NumberBox(0, 0);
    setWords(m_inputChannel, "accessibleName", [] { return tr("Input channel"); });
    m_inputChannel->setMinimumHeight(28);
    m_inputChannel->setMinimumWidth(72);
    QSizePolicy keepsItsPlace = m_inputChannel->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_inputChannel->setSizePolicy(keepsItsPlace);
    connect(m_inputChannel, &QSpinBox::valueChanged, this, [this] {
        showMaps();
        showFactors();
    });
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_product, 1);
    foot->addWidget(m_inputChannelWord);
    foot->addWidget(m_inputChannel);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(15, 11, 15, 9);
    column->setSpacing(6);
    column->addWidget(m_grids, 1);
    column->addLayout(foot);
    return panel;
}

QWidget* StepThroughPage::buildSteps() {
    auto* panel = new QFrame;
    panel->setProperty("role", "panel");
    m_steps = new StepList;
    connect(m_steps, &StepList::currentChanged, this, &StepThroughPage::stepChanged);
    m_resultIcon = new IconLabel(IconName::Done, Token::Success);
    m_result = makeLabel({}, TextRole::BodyStrong);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(17, 0, 16, 0);
    foot->setSpacing(14);
    foot->addWidget(m_resultIcon);
    foot->addWidget(m_result);
    foot->addStretch(1);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 1, 1, 7);
    column->setSpacing(4);
    column->addWidget(m_steps, 1);
    column->addLayout(foot);
    return panel;
}

void StepThroughPage::setImage(qint64 digit, int label, const ImageActivations& image) {
    m_image = image;
    m_digit = digit;
    setWords(m_name, "text",
             [=] { return tr("image %1, labelled %2").arg(format::number(digit)).arg(label); });
    m_layers->clear();
    for (std::size_t i = 1; i < image.layers.size(); ++i)
        m_layers->addItem(QString::fromStdString(image.layers[i].name));
    {
        const QSignalBlocker silent(m_steps);  // the lines of the new image come first
        m_steps->setCurrent(0);
    }
    chooseLayer(1);
}

// Starts at the strongest output: of a whole layer, where there is most to see.
void StepThroughPage::chooseLayer(int layer) {
    const LayerActivations& values = m_image.layers[std::size_t(layer)];
    const auto strongest = std::max_element(values.codes.begin(), values.codes.end()) - values.codes.begin();
    const int plane = values.height * values.width;
    m_inputChannel->showValue(0);
    choose({layer, int(strongest) / plane, int(strongest) % plane / values.width,
            int(strongest) % values.width});
}

void StepThroughPage::choosePixel(int index) {
    OutputPlace place = m_place;
    if (layer().isMap()) {
        place.row = index / layer().width;
        place.column = index % layer().width;
    } else {
        place.channel = index;
    }
    choose(place);
}

void StepThroughPage::choose(const OutputPlace& place) {
    m_place = place;
    const QSignalBlocker blocker(m_channel);
    m_layers->setCurrentIndex(place.layer - 1);
    m_channel->setRange(0, layer().channels - 1);
    m_channel->setValue(place.channel);
    const bool isLast = place.layer == kLayerCount;
    const bool isMap = layer().isMap();
    setWords(m_channelWord, "text", [=] {
        return isMap ? tr("Channel") : isLast ? tr("Logit") : tr("Unit");
    });
    setWords(m_channel, "accessibleName", [=] { return m_channelWord->text(); });
    showCommand();
    emit placeChosen(place);
}

void StepThroughPage::showStep(const StepThrough& step) {
    m_step = step;
    const bool hasChannels = step.convolution && step.inChannels > 1;
    m_inputChannel->setRange(0, hasChannels ? step.inChannels - 1 : 0);
    m_inputChannel->setVisible(hasChannels);
    m_inputChannelWord->setVisible(hasChannels);
    showMaps();
    showFactors();
    m_steps->setLines(stepLines(step));
    const bool isNear = std::fabs(step.apartSteps()) <= 1.0;
    m_resultIcon->setIcon(isNear ? IconName::Done : IconName::Info,
                          isNear ? Token::Success : Token::TextSecondary);
    m_result->setText(stepResult(step));
}

void StepThroughPage::showMaps() {
    const LayerActivations input = layerInput(m_image, std::size_t(m_place.layer));
    const LayerActivations& output = layer();
    const int inputChannel = m_inputChannel->value();
    const bool readsMap = m_step.convolution;
    m_input->setValues(MapLayout::ofChannel(input), channelInk(input, inputChannel));
    if (!readsMap && input.isMap()) m_input->setValues(MapLayout(input), inkOfCodes(input));  // all of it
    m_input->setAccessibleDescription(
        readsMap ? tr("Input channel %1; the window begins in row %2, column %3.")
                       .arg(inputChannel)
                       .arg(m_place.row)
                       .arg(m_place.column)
                 : tr("All %1 inputs.").arg(input.channels * input.height * input.width));
    m_input->setWindow(readsMap ? QRect(m_place.column, m_place.row, m_step.kernel, m_step.kernel) : QRect());
    m_output->setValues(MapLayout::ofChannel(output), channelInk(output, m_place.channel));
    m_output->setCurrent(output.isMap() ? m_place.row * output.width + m_place.column : m_place.channel);
    m_inputWords->setText(!readsMap ? tr("Input, all %1 int8 codes").arg(format::number(qint64(input.size())))
                          : input.channels > 1
                              ? tr("Input channel %1, %2 int8 codes").arg(inputChannel).arg(sizeWords(input))
                              : tr("Input, %1 int8 codes").arg(sizeWords(input)));
    m_outputWords->setText(output.isMap()
                               ? tr("Output of channel %1, %2").arg(m_place.channel).arg(sizeWords(output))
                               : tr("Outputs, %1 units").arg(output.channels));
    m_placeWords->setText(output.isMap() ? tr("Row %1, column %2").arg(m_place.row).arg(m_place.column)
                                         : tr("%1 %2").arg(m_channelWord->text()).arg(m_place.channel));
    m_keys->setText(output.isMap() ? tr("Arrow keys in the map move the pixel.")
                                   : tr("Arrow keys in the map move to other units."));
    m_output->setAccessibleDescription(
        tr("%1, code %2").arg(m_placeWords->text(), format::number(m_step.code)));
}

void StepThroughPage::showFactors() {
    m_grids->setStep(m_step, m_inputChannel->value());
    showProduct(m_grids->current());
}

// Of one product its numbers, else how the products shown belong to the sum.
void StepThroughPage::showProduct(int position) {
    if (m_grids->shown().empty()) return;
    if (position >= 0) {
        m_product->setText(productSentence(m_step, m_grids->shown()[std::size_t(position)]));
        return;
    }
    qint64 here = 0;
    for (const std::size_t i : m_grids->shown()) here += m_step.products[i].product;
    const auto shown = qint64(m_grids->shown().size()), all = qint64(m_step.products.size());
    if (shown == all)
        m_product->setText(tr("Point at a number, or walk with the arrows, to see where it comes from."));
    else if (m_step.convolution)
        m_product->setText(tr("%1 of %2 products; these add up to %3.")
                               .arg(shown)
                               .arg(format::number(all), format::number(here)));
    else
        m_product->setText(tr("The %1 largest of %2 products add up to %3, the %4 others to %5.")
                               .arg(shown)
                               .arg(format::number(all), format::number(here), format::number(all - shown),
                                    format::number(m_step.productSum - here)));
}

void StepThroughPage::stepChanged(int index) {
    primaryButton()->setEnabled(index + 1 < kStepLines);
    emit announced(m_steps->sentence());
}

void StepThroughPage::setCheckpoint(const QString& quantCheckpoint) {
    m_checkpoint = quantCheckpoint;
    showCommand();
}

void StepThroughPage::showCommand() {
    const QString path =
        m_checkpoint.isEmpty() ? QStringLiteral("checkpoint_lenet_quant.ckpt") : m_checkpoint;
    const QString name = QString::fromStdString(layer().name);
    QString place = QStringLiteral(" --channel %1").arg(m_place.channel);
    if (layer().isMap())
        place += QStringLiteral(" --row %1 --column %2").arg(m_place.row).arg(m_place.column);
    setCommandLine(QStringLiteral("quantelier compare --ckpt_path %1 --image %2 --layer %3%4")
                       .arg(format::shellWord(path))
                       .arg(std::max<qint64>(0, m_digit))
                       .arg(name.isEmpty() ? QStringLiteral("conv1") : name, place));
}

void StepThroughPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_steps->setFocus(Qt::OtherFocusReason);
}

void StepThroughPage::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            emit backRequested();
            return;
        case Qt::Key_Space:
        case Qt::Key_Right:
            return m_steps->setCurrent(m_steps->current() + 1);
        case Qt::Key_Left:
            return m_steps->setCurrent(m_steps->current() - 1);
        case Qt::Key_Home:
            return m_steps->setCurrent(0);
        default:
            Page::keyPressEvent(event);
    }
}

}  // namespace quantelier

#include "ui/widgets/activation_dialog.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "ui/format.h"
#include "ui/models/compare_words.h"
#include "ui/widgets/label.h"
#include "ui/widgets/map_view.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

namespace {

constexpr int kWidth = 708;
constexpr int kMapSide = 212;
constexpr int kLargestCell = 36;

// From the value of the lowest code to that of the highest, as 0 to 1.
std::vector<float> inkOfFloats(const LayerActivations& layer) {
    const float low = dequantize(layer.codeMin, layer.grid), high = dequantize(layer.codeMax, layer.grid);
    std::vector<float> ink;
    for (const float value : layer.floats) ink.push_back((value - low) / std::max(1e-30f, high - low));
    return ink;
}

std::vector<float> errors(const LayerActivations& layer, double full) {
    std::vector<float> values;
    for (std::size_t i = 0; i < layer.size(); ++i) values.push_back(float(layer.errorSteps(i) / full));
    return values;
}

double largestSteps(const LayerActivations& layer) {
    return std::fabs(layer.errorSteps(layer.largestError()));
}

}  // namespace

ActivationDialog::ActivationDialog(const QString& name, const ImageActivations& image, QWidget* parent)
    : QDialog(parent), m_image(image) {
    const QString title = tr("%1, layer by layer").arg(name);
    setWindowTitle(title);
    setFixedWidth(kWidth);
    WordList names;
    for (std::size_t i = 1; i < image.layers.size(); ++i)
        names.push_back(QString::fromStdString(image.layers[i].name));
    m_layers = new SegmentedControl(tr("Layer"), names);
    connect(m_layers, &SegmentedControl::chosen, this, [this](int index) { showLayer(index + 1); });
    m_range = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_worst = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_readout = makeParagraph({}, TextRole::Body, Tone::Normal);
    auto* close = new QPushButton(tr("Close"));
    close->setAccessibleName(close->text());
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto* head = new QHBoxLayout;
    head->addWidget(m_layers);
    head->addStretch(1);
    head->addWidget(m_range);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(title, TextRole::Lead));
    layout->addWidget(makeParagraph(tr("The fine-tuned weights, once in float without any rounding and once "
                                       "in integers, before pooling. %1")
                                        .arg(partingSentence(image)),
                                    TextRole::Body));
    layout->addLayout(head);
    layout->addLayout(buildMaps());
    layout->addWidget(m_worst);
    layout->addWidget(m_readout);
    layout->addWidget(close, 0, Qt::AlignRight);
    const int first = image.firstApart();
    m_layers->setCurrentIndex(std::max(1, first) - 1);
    showLayer(std::max(1, first));
}

QLayout* ActivationDialog::buildMaps() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    const QString names[] = {tr("Float"), tr("Int8"), tr("Int8 minus float")};
    for (int i = 0; i < 3; ++i) {
        auto* head = new QHBoxLayout;
        head->setSpacing(8);
        if (i < 2) head->addWidget(new SeriesMark(i == 0 ? Series::Float : Series::Int8));
        head->addWidget(makeLabel(names[i], TextRole::BodyStrong));
        head->addStretch(1);
        grid->addLayout(head, 0, i);
        m_maps[std::size_t(i)] =
            new MapView(tr("%1 map").arg(names[i]), i < 2 ? MapView::Colours::Ink : MapView::Colours::Signed);
        MapView* const map = m_maps[std::size_t(i)];
        map->setPickable(true);
        map->setLargestCell(kLargestCell);
        map->setFixedSize(kMapSide, kMapSide);
        connect(map, &MapView::picked, this, &ActivationDialog::choose);
        grid->addWidget(map, 1, i);
    }
    return grid;
}

void ActivationDialog::showLayer(int layer) {
    m_layer = layer;
    m_layout = MapLayout(shown());
    const double full = std::max(1.0, largestSteps(shown()));
    m_maps[0]->setValues(m_layout, inkOfFloats(shown()));
    m_maps[1]->setValues(m_layout, inkOfCodes(shown()));
    m_maps[2]->setValues(m_layout, errors(shown(), full));
    const LayerActivations& values = shown();
    m_range->setText(tr("paper %1 to ink %2, one step is %3")
                         .arg(format::significant(dequantize(values.codeMin, values.grid), 3),
                              format::significant(dequantize(values.codeMax, values.grid), 3),
                              format::significant(values.grid.scale)));
    m_worst->setText(tr("Largest difference: %1 steps. Petrol is more in int8, orange less; full colour is "
                        "%2 steps.")
                         .arg(format::decimal(largestSteps(values), 2), format::decimal(full, 1)));
    choose(int(values.largestError()));
}

void ActivationDialog::choose(int index) {
    for (MapView* map : m_maps) map->setCurrent(index);
    m_readout->setText([&] {
        const LayerActivations& layer = shown();
        const auto i = std::size_t(index);
        const int plane = layer.height * layer.width;
        const QString place = layer.isMap() ? tr("Channel %1, row %2, column %3")
                                                  .arg(index / plane)
                                                  .arg(index % plane / layer.width)
                                                  .arg(index % layer.width)
                                            : tr("Unit %1").arg(index);
        return tr("%1: float %2, code %3 is %4, %5 steps apart.")
            .arg(place, format::decimal(layer.floats[i], 4), format::number(layer.codes[i]),
                 format::decimal(dequantize(layer.codes[i], layer.grid), 4),
                 format::decimal(std::fabs(layer.errorSteps(i)), 2));
    }());
    for (MapView* map : m_maps) map->setAccessibleDescription(m_readout->text());
}

QString ActivationDialog::readout() const {
    return m_readout->text();
}

}  // namespace quantelier

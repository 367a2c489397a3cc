#include "ui/widgets/bytes_panel.h"

#include <QHBoxLayout>

#include "engine/core/network_shape.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/label.h"
#include "ui/widgets/layer_bar.h"
#include "ui/widgets/series_mark.h"

namespace quantelier {

BytesPanel::BytesPanel(QWidget* parent)
    : Panel([] { return tr("Where the bytes go"); }, parent), m_ratio(makeLabel({}, TextRole::Lead)) {
    headLayout()->addWidget(
        makeLabel([] { return tr("weights, biases and scales"); }, TextRole::Caption, Tone::Secondary));
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_ratio);
    m_floatBytes = addBar(Series::Float, m_float);
    m_int8Bytes = addBar(Series::Int8, m_int8);
    body()->addSpacing(4);
    body()->addWidget(makeRule());
    auto* figures = new QHBoxLayout;
    figures->setSpacing(16);
    m_weights = addFigure(*figures, [] { return tr("Weights, int8"); });
    m_biases = addFigure(*figures, [] { return tr("Biases, int32"); });
    m_scales = addFigure(*figures, [] { return tr("Scales and zero points"); });
    m_weightRatio = addFigure(*figures, [] { return tr("Ratio, weights only"); });
    body()->addLayout(figures);
    body()->addStretch(1);
}

QLabel* BytesPanel::addBar(Series series, LayerBar*& bar) {
    QLabel* bytes = makeLabel({}, TextRole::Body, Tone::Secondary);
    bar = new LayerBar(series);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new SeriesMark(series));
    row->addWidget(makeLabel([=] { return seriesName(series); }, TextRole::BodyStrong));
    row->addWidget(bytes);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addWidget(bar);
    return bytes;
}

QLabel* BytesPanel::addFigure(QHBoxLayout& row, const Words& caption) {
    QLabel* value = makeLabel({}, TextRole::Lead);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(makeLabel(caption, TextRole::Caption, Tone::Secondary));
    column->addWidget(value);
    row.addLayout(column, 1);
    return value;
}

void BytesPanel::showBytes(const Recipe& recipe, const ModelSizes& sizes) {
    std::vector<LayerBytes> floatLayers, int8Layers;
    for (const LayerShape& shape : networkShape(recipe.network)) {
        if (shape.recipeIndex < 0) continue;
        const LayerCost cost = layerCost(shape, recipe.network, recipe.quant);
        floatLayers.push_back({QString::fromStdString(shape.name), cost.floatBytes});
        int8Layers.push_back({QString::fromStdString(shape.name), cost.int8Bytes()});
    }
    const LayerCost total = networkCost(recipe.network, recipe.quant);
    m_float->setLayers(floatLayers, total.floatBytes);
    m_int8->setLayers(int8Layers, total.floatBytes);
    m_floatBytes->setText(format::bytes(total.floatBytes));
    m_int8Bytes->setText(format::bytes(total.int8Bytes()));
    setWords(m_ratio, "text", [=] {
        return tr("%1 smaller").arg(format::ratio(double(total.floatBytes) / double(total.int8Bytes())));
    });
    const bool isReal = sizes.int8Weights > 0;
    m_weights->setText(format::bytes(isReal ? sizes.int8Weights : total.weightBytes));
    m_biases->setText(format::bytes(isReal ? sizes.biases : total.biasBytes));
    m_scales->setText(format::bytes(isReal ? sizes.scales : total.scaleBytes));
    m_weightRatio->setText(format::ratio(isReal && sizes.floatWeights > 0
                                             ? sizes.weightRatio()
                                             : 4.0 * double(total.weights) / double(total.weightBytes)));
}

}  // namespace quantelier

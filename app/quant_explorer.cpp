#include "app/quant_explorer.h"

#include <algorithm>
#include <map>

#include "ui/engine_words.h"
#include "ui/models/export_words.h"

namespace quantelier {

// Made and used on the insight worker only; the GUI thread keeps it alive.
struct QuantExplorer::Search {
    Recipe recipe;
    std::shared_ptr<const FloatNetwork> network;
    std::shared_ptr<const PreparedData> data;
    std::unique_ptr<MixedPrecisionSearch> steps;
    bool isDone = false;
};

struct QuantExplorer::Costs {
    std::vector<FewerBitsCost> layers;
    QStringList warnings;
};

namespace {

// Each epoch publishes a copy; while fine-tuning goes on it is the same network.
bool isSame(const std::shared_ptr<const FloatNetwork>& a, const std::shared_ptr<const FloatNetwork>& b) {
    if (!a || !b) return a == b;
    for (std::size_t i = 0; i < kLayerCount; ++i) {
        const FloatLayer &first = a->layers[i], &second = b->layers[i];
        if (first.weight != second.weight || first.bias != second.bias || first.bn.gamma != second.bn.gamma ||
            first.bn.variance != second.bn.variance)
            return false;
    }
    return true;
}

QuantPreview makePreview(const FloatNetwork& network, const Recipe& recipe, const PreparedData& data,
                         Evaluation& floats, const CancelToken& cancel) {
    Models models;
    models.recipe = recipe;
    models.floats = std::make_shared<FloatNetwork>(network);
    models = quantized(models, quantizeWithoutTraining(network, recipe, data, cancel));
    QuantPreview preview;
    preview.quant = recipe.quant;
    preview.report = quantReport(*models.quant);
    preview.profile = quantProfile(*models.quant, data.train);
    preview.integer =
        evaluationFromLogits(integerLogits(*models.integer, data.test, cancel), data.test.labels);
    preview.file = modelSizes(models).int8File;
    if (floats.total == 0)
        floats = evaluationFromLogits(floatLogits(network, data.test, cancel), data.test.labels);
    preview.floats = floats;
    return preview;
}

// Why formats cannot carry these choices, by format.
std::map<QString, QString> refusals(const FloatNetwork& network, const Recipe& recipe,
                                    const PreparedData& data, const CancelToken& cancel) {
    Models models;
    models.recipe = recipe;
    models.floats = std::make_shared<FloatNetwork>(network);
    models = quantized(models, quantizeWithoutTraining(network, recipe, data, cancel));
    std::map<QString, QString> reasons;
    for (const ExportFormat& format : exportFormats(models))
        if (!format.reason.empty()) reasons[exportWords(format).name] = QString::fromStdString(format.reason);
    return reasons;
}

// Those that the change of the preset has caused: the others were known when it was chosen.
QStringList newRefusals(const FloatNetwork& network, const Recipe& recipe, const PreparedData& data,
                        const CancelToken& cancel) {
    const std::vector<std::string> names = presetNames();
    if (std::find(names.begin(), names.end(), recipe.preset) == names.end()) return {};
    Recipe preset = recipe;
    preset.quant = presetRecipe(recipe.preset).quant;
    if (recipeToJson(preset) == recipeToJson(recipe)) return {};
    const auto before = refusals(network, preset, data, cancel);
    QStringList warnings;
    for (const auto& [name, reason] : refusals(network, recipe, data, cancel))
        if (before.count(name) == 0) warnings << QStringLiteral("%1: %2").arg(name, reason);
    return warnings;
}

}  // namespace

QuantExplorer::QuantExplorer(InsightWorker& insight, QObject* parent) : QObject(parent), m_insight(insight) {}

void QuantExplorer::setNetwork(std::shared_ptr<const FloatNetwork> network,
                               std::shared_ptr<const PreparedData> data) {
    if (isSame(network, m_network) && data == m_data) return;
    cancel();
    m_network = std::move(network);
    m_data = std::move(data);
    m_floats = std::make_shared<Evaluation>();
}

void QuantExplorer::preview(const Recipe& recipe) {
    if (!m_network || !m_data) {
        emit previewEnded();
        return;
    }
    m_insight.cancel(Insight::Costs);  // of choices that are past
    m_insight.run<QuantPreview>(
        Insight::Ptq,
        [recipe, network = m_network, data = m_data, floats = m_floats](const CancelToken& cancel) {
            return makePreview(*network, recipe, *data, *floats, cancel);
        },
        [this, recipe](const QuantPreview& preview) {
            emit previewEnded();
            emit previewed(preview);
            measureCosts(recipe);
        },
        [this](const QString& error) {
            emit previewEnded();
            emit failed(error);
        });
}

void QuantExplorer::measureCosts(const Recipe& recipe) {
    if (!m_network || !m_data) return;
    m_insight.run<Costs>(
        Insight::Costs,
        [recipe, network = m_network, data = m_data](const CancelToken& cancel) {
            return Costs{costOfFewerBits(*network, recipe, *data, cancel),
                         newRefusals(*network, recipe, *data, cancel)};
        },
        [this](const Costs& costs) {
            emit costsMeasured(costs.layers);
            QStringList warnings;
            for (const QString& warning : costs.warnings) warnings << engineWords(warning);
            emit warned(warnings);
        },
        [this](const QString& error) { emit failed(error); });
}

void QuantExplorer::search(const Recipe& recipe) {
    if (!m_network || !m_data) {
        emit searchEnded();
        return;
    }
    m_search = std::make_shared<Search>();
    m_search->recipe = recipe;
    m_search->network = m_network;
    m_search->data = m_data;
    nextPoints();
}

// A part at a time: a preview in between comes first.
void QuantExplorer::nextPoints() {
    using Points = std::vector<MixedPrecisionPoint>;
    m_insight.run<Points>(
        Insight::Mixtures,
        [search = m_search](const CancelToken& cancel) {
            if (!search->steps)
                search->steps = std::make_unique<MixedPrecisionSearch>(*search->network, search->recipe,
                                                                       search->data, cancel);
            const Points points = search->steps->next(cancel);
            search->isDone = search->steps->isDone();
            return points;
        },
        [this](const Points& points) {
            if (!m_search) return;
            if (!points.empty()) emit pointsFound(points, m_search->data->test.count());
            if (!m_search->isDone) return nextPoints();
            m_search.reset();
            emit searchEnded();
        },
        [this](const QString& error) {
            m_search.reset();
            emit searchEnded();
            emit failed(error);
        });
}

void QuantExplorer::stopSearch() {
    if (!m_search) return;
    m_insight.cancel(Insight::Mixtures);
    m_search.reset();
    emit searchEnded();
}

void QuantExplorer::cancel() {
    stopSearch();
    m_insight.cancel(Insight::Costs);
    if (m_insight.isBusy(Insight::Ptq)) emit previewEnded();
    m_insight.cancel(Insight::Ptq);
}

}  // namespace quantelier

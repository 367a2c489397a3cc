// How large the models are, file by file and layer by layer.
#include <fmt/format.h>

#include <algorithm>

#include "engine/core/network_shape.h"
#include "engine/core/number_text.h"
#include "engine/report/sections.h"
#include "engine/report/svg.h"

namespace quantelier::report {

namespace {

constexpr double kWidth = 680.0, kBarHeight = 22.0, kRowHeight = 34.0, kNameWidth = 84.0, kNumberWidth = 84.0;
constexpr double kNarrowest = 34.0;  // where a layer's name fits in
constexpr double kShades[] = {0.32, 0.24, 0.40, 0.28,
                              0.36};  // neighbours differ, and dark text is read on all

struct NamedCost {
    std::string name;
    LayerCost cost;
};

std::vector<NamedCost> layersOf(const Recipe& recipe) {
    std::vector<NamedCost> layers;
    for (const LayerShape& shape : networkShape(recipe.network))
        if (shape.recipeIndex >= 0)
            layers.push_back({shape.name, layerCost(shape, recipe.network, recipe.quant)});
    return layers;
}

LayerCost totalOf(const Recipe& recipe) {
    return networkCost(recipe.network, recipe.quant);
}

std::string bytesText(std::int64_t bytes, const ReportLanguage& language) {
    return bytes > 0 ? number_text::bytes(bytes) : language.translate("Report", "not measured");
}

std::string ratioText(std::int64_t large, std::int64_t small) {
    return large > 0 && small > 0 ? number_text::ratio(double(large) / double(small)) : "\u2013";
}

ReportTable fileTable(const Runs& runs, const ReportLanguage& language) {
    ReportTable table = tableOfRuns(language.translate("Report", "Files and payload"), runs, language);
    for (std::size_t i = 1; i < table.columns.size(); ++i) table.columns[i].kind = ColumnKind::Number;
    const auto add = [&](const std::string& name, auto tell) { addRow(table, runs, name, tell); };
    add(language.translate("Report", "Float ONNX file"),
        [&](const ReportRun& run) { return bytesText(run.run.results.floatBytes, language); });
    add(language.translate("Report", "Int8 ONNX file"),
        [&](const ReportRun& run) { return bytesText(run.run.results.int8Bytes, language); });
    add(language.translate("Report", "Ratio of the files"), [](const ReportRun& run) {
        return ratioText(run.run.results.floatBytes, run.run.results.int8Bytes);
    });
    add(language.translate("Report", "Float payload"),
        [](const ReportRun& run) { return number_text::bytes(totalOf(run.run.recipe).floatBytes); });
    add(language.translate("Report", "Int8 payload"),
        [](const ReportRun& run) { return number_text::bytes(totalOf(run.run.recipe).int8Bytes()); });
    add(language.translate("Report", "Ratio of the payloads"), [](const ReportRun& run) {
        const LayerCost total = totalOf(run.run.recipe);
        return ratioText(total.floatBytes, total.int8Bytes());
    });
    table.note =
        language.translate("Report",
                           "Payload: packed integer weights, int32 biases, and one float32 multiplier "
                           "and one zero point a scale; for float, all weights and biases as float32. Both "
                           "follow from the recipe.");
    return table;
}

std::vector<ReportCell> layerRow(const NamedCost& layer) {
    std::vector<ReportCell> row{{layer.name}};
    for (const std::int64_t value : {layer.cost.parameters(), layer.cost.floatBytes, layer.cost.weightBytes,
                                     layer.cost.biasBytes, layer.cost.scaleBytes, layer.cost.int8Bytes()})
        row.push_back({number_text::whole(value)});
    row.push_back({ratioText(layer.cost.floatBytes, layer.cost.int8Bytes())});
    return row;
}

ReportTable layerTable(const Recipe& recipe, const std::string& caption, const ReportLanguage& language) {
    ReportTable table{caption, {{language.translate("Report", "Layer")}}, {}, true};
    for (const std::string& name :
         {language.translate("Report", "Parameters"), language.translate("Report", "Float, bytes"),
          language.translate("Report", "Int8 weights"), language.translate("Report", "Biases"),
          language.translate("Report", "Scales"), language.translate("Report", "Int8, bytes"),
          language.translate("Report", "Ratio")})
        table.columns.push_back({name, ColumnKind::Number});
    for (const NamedCost& layer : layersOf(recipe)) table.rows.push_back(layerRow(layer));
    table.rows.push_back(layerRow({language.translate("Report", "Total"), totalOf(recipe)}));
    return table;
}

// Bars on one scale, split by layer.
class Bars {
  public:
    explicit Bars(std::int64_t most) : m_most(std::max<std::int64_t>(most, 1)) {}

    template <typename Bytes>
    void add(const std::string& name, Arithmetic arithmetic, const Recipe& recipe, Bytes bytes) {
        double left = kNameWidth;
        m_svg.mark(arithmetic, 6.0, m_top + kBarHeight / 2.0, 9.0);
        m_svg.text(16.0, m_top + kBarHeight / 2.0 + 4.0, name, TextEnd::Left, colours::kText);
        const std::vector<NamedCost> layers = layersOf(recipe);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const double width =
                double(bytes(layers[i].cost)) / double(m_most) * (kWidth - kNameWidth - kNumberWidth);
            m_svg.rectangle(left, m_top, width, kBarHeight,
                            tint(colourOf(arithmetic), kShades[i % std::size(kShades)]));
            m_svg.line(left, m_top, left, m_top + kBarHeight, {colours::kSurface});
            if (width >= kNarrowest)
                m_svg.text(left + width / 2.0, m_top + kBarHeight / 2.0 + 4.0, layers[i].name,
                           TextEnd::Middle, colours::kText);
            left += width;
        }
        m_svg.text(left + 8.0, m_top + kBarHeight / 2.0 + 4.0, number_text::kilobytes(bytes(totalOf(recipe))),
                   TextEnd::Left, colours::kText, true);
        m_top += kRowHeight;
    }

    ReportPicture picture() const { return m_svg.picture(kWidth, m_top); }

  private:
    Svg m_svg;
    std::int64_t m_most;
    double m_top = 4.0;
};

ReportChart barChart(const Runs& runs, const ReportLanguage& language) {
    std::int64_t most = 0;
    for (const ReportRun& run : runs) most = std::max(most, totalOf(run.run.recipe).floatBytes);
    Bars bars(most);
    std::string words;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Recipe& recipe = runs[i].run.recipe;
        const std::string letter = runs.size() > 1 ? ", " + letterOf(i) : "";
        const std::string floats = nameOf(Arithmetic::Float, language) + letter;
        const std::string int8 = nameOf(Arithmetic::Int8, language) + letter;
        bars.add(floats, Arithmetic::Float, recipe, [](const LayerCost& cost) { return cost.floatBytes; });
        bars.add(int8, Arithmetic::Int8, recipe, [](const LayerCost& cost) { return cost.int8Bytes(); });
        words += (words.empty() ? "" : " ") +
                 fmt::format("{}: {}. {}: {}.", floats, number_text::kilobytes(totalOf(recipe).floatBytes),
                             int8, number_text::kilobytes(totalOf(recipe).int8Bytes()));
    }
    return {language.translate("Report", "Payload, layer by layer, on one scale"), words, bars.picture()};
}

}  // namespace

ReportSection sizeSection(const Runs& runs, const ReportLanguage& language) {
    ReportSection section{language.translate("Report", "Sizes"),
                          {ReportTables{fileTable(runs, language)}, barChart(runs, language)}};
    for (std::size_t i = 0; i < runs.size(); ++i)
        section.blocks.push_back(ReportTables{
            layerTable(runs[i].run.recipe,
                       runs.size() > 1 ? filled(language.translate("Report", "Layers of %1"), {letterOf(i)})
                                       : language.translate("Report", "Layers"),
                       language)});
    return section;
}

}  // namespace quantelier::report

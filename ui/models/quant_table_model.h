// What quantization does to each layer. Before the conversion: what the converter will insert.
#pragma once

#include <QAbstractTableModel>

#include "engine/core/quant_report.h"
#include "engine/core/recipe.h"

namespace quantelier {

class QuantTableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        LayerColumn,
        BitsColumn,
        WeightScaleColumn,
        RangeColumn,
        OutputScaleColumn,
        ZeroPointColumn,
        SqnrColumn,
        SaturatedColumn,
        CodesColumn,
        BytesColumn,
        ObserverColumn,
        kColumns
    };

    explicit QuantTableModel(QObject* parent = nullptr);

    /// `recipe` must be valid; its plan is shown until a report comes.
    void setRecipe(const Recipe& recipe);
    /// `quant` is what the report was measured with. An empty report shows the plan again.
    void setReport(const QuantReport& report, const QuantRecipe& quant);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    const LayerQuantReport& row(int index) const { return m_rows[std::size_t(index)]; }
    QuantReport plan(const Recipe& recipe) const;
    bool isMeasured() const { return m_measured; }
    bool isLow(const LayerQuantReport& layer) const;
    QString text(int row, int column) const;
    QString bitsText(int row) const;
    QString observerText(int row) const;
    QString measuredText(const LayerQuantReport& layer, int column) const;
    QString spoken(int row) const;
    QString toolTip(int row, int column) const;
    const QuantRecipe& quant() const { return m_measured ? m_measuredWith : m_recipe.quant; }
    const LayerQuant& layerQuant(int row) const { return quant().layers[std::size_t(row - 1)]; }

    Recipe m_recipe;
    QuantRecipe m_measuredWith;
    QuantReport m_rows;  ///< the input, then the layers
    bool m_measured = false;
};

}  // namespace quantelier

// What quantization does to each layer of the present recipe. Before anything is measured: what the converter
// will insert.
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
    enum Role {
        ChangedRole = Qt::UserRole + 200  ///< bool: the recipe differs here from the reference
    };

    explicit QuantTableModel(QObject* parent = nullptr);

    /// `recipe` must be valid; its bits, bytes and observers are shown.
    void setRecipe(const Recipe& recipe);
    /// What "changed" compares with: the quantization of the trained network, or of the preset.
    void setReference(const QuantRecipe& quant);
    /// The measured columns; an empty report: nothing is measured.
    void setReport(const QuantReport& report);
    /// A newer report is on its way: the rows' icons turn.
    void setBusy(bool busy);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A row as it is read out.
    QString spoken(int row) const;

  private:
    const LayerQuantReport& row(int index) const { return m_rows[std::size_t(index)]; }
    const LayerQuant& layer(int row) const { return m_recipe.quant.layers[std::size_t(row - 1)]; }
    void update();
    bool isMeasured() const { return !m_report.empty(); }
    bool isLow(int row) const;
    bool isChanged(int row, int column) const;
    QString text(int row, int column) const;
    QString observerText(int row) const;
    QString measuredText(int row, int column) const;
    QString weightScales(const LayerQuantReport& layer) const;
    QString toolTip(int row, int column) const;
    QVariant icon(int row, int column) const;

    Recipe m_recipe;
    QuantRecipe m_reference;
    QuantReport m_report;  ///< as it was measured
    QuantReport m_rows;    ///< the input, then the layers: the report with the bits and bytes of the recipe
    bool m_busy = false;
};

}  // namespace quantelier

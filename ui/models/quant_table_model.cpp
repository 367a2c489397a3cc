#include "ui/models/quant_table_model.h"

#include <optional>

#include "engine/core/network_shape.h"
#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/models/quant_choices.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

const QString kNothing = QStringLiteral("–");
const QString kPair = QStringLiteral(" · ");  // of the weights · of the outputs
constexpr double kLowDecibels = 20.0;         // about 3 bits: the layer's rounding is loud

bool isLeft(int column) {
    return column == QuantTableModel::LayerColumn || column == QuantTableModel::ObserverColumn;
}

std::optional<Term> termOf(int column) {
    switch (column) {
        case QuantTableModel::WeightScaleColumn:
        case QuantTableModel::OutputScaleColumn:
            return Term::Scale;
        case QuantTableModel::ZeroPointColumn:
            return Term::ZeroPoint;
        case QuantTableModel::SqnrColumn:
            return Term::Sqnr;
        case QuantTableModel::SaturatedColumn:
            return Term::Saturated;
        case QuantTableModel::ObserverColumn:
            return Term::Observer;
        default:
            return {};
    }
}

}  // namespace

QuantTableModel::QuantTableModel(QObject* parent) : QAbstractTableModel(parent) {}

QuantReport QuantTableModel::plan(const Recipe& recipe) const {
    QuantReport rows(1);
    rows.front().name = "input";
    for (const LayerShape& shape : networkShape(recipe.network)) {
        if (shape.recipeIndex < 0) continue;
        LayerQuantReport row;
        row.name = shape.name;
        row.weightBits = recipe.quant.layers[std::size_t(shape.recipeIndex)].weights.bits;
        row.bytes = layerCost(shape, recipe.network, recipe.quant).int8Bytes();
        rows.push_back(row);
    }
    return rows;
}

void QuantTableModel::setRecipe(const Recipe& recipe) {
    beginResetModel();
    m_recipe = recipe;
    if (!m_measured) m_rows = plan(recipe);
    endResetModel();
}

void QuantTableModel::setReport(const QuantReport& report, const QuantRecipe& quant) {
    beginResetModel();
    m_measuredWith = quant;
    m_measured = !report.empty();
    m_rows = m_measured ? report : plan(m_recipe);
    endResetModel();
}

int QuantTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QuantTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

bool QuantTableModel::isLow(const LayerQuantReport& layer) const {
    return isMeasured() && layer.weightBits > 0 && layer.sqnrDecibels < kLowDecibels;
}

QString QuantTableModel::text(int index, int column) const {
    const LayerQuantReport& layer = row(index);
    switch (column) {
        case LayerColumn:
            return QString::fromStdString(layer.name);
        case BitsColumn:
            return bitsText(index);
        case BytesColumn:
            return layer.bytes ? format::number(layer.bytes) : kNothing;
        case ObserverColumn:
            return observerText(index);
        default:
            return isMeasured() ? measuredText(layer, column) : kNothing;
    }
}

QString QuantTableModel::bitsText(int index) const {
    if (index == 0) return kNothing + kPair + QString::number(quant().input.bits);
    return QString::number(row(index).weightBits) + kPair + QString::number(layerQuant(index).output.bits);
}

QString QuantTableModel::observerText(int index) const {
    if (index > 0)
        return observerName(layerQuant(index).weightObserver) + kPair +
               observerName(layerQuant(index).outputObserver);
    return kNothing + kPair + (quant().fixedInputRange ? tr("fixed") : observerName(ObserverKind::Ema));
}

QString QuantTableModel::measuredText(const LayerQuantReport& layer, int column) const {
    switch (column) {
        case RangeColumn:
            return format::range(double(layer.output.min), double(layer.output.max));
        case OutputScaleColumn:
            return format::significant(double(layer.outputQParams.scale));
        case ZeroPointColumn:
            return format::number(layer.outputQParams.zeroPoint);
        default:
            break;
    }
    if (layer.weightBits == 0) return kNothing;
    switch (column) {
        case WeightScaleColumn: {
            // Both ends with the decimals that the larger one needs, so that they can be compared at a
            // glance.
            const QString high = format::significant(double(layer.weightScaleMax), 2);
            const int decimals = int(high.size() - high.indexOf(u'.')) - 1;
            const QString low = format::decimal(double(layer.weightScaleMin), decimals);
            return low == high ? low : low + QStringLiteral("–") + high;
        }
        case SqnrColumn:
            return format::decibels(layer.sqnrDecibels);
        case SaturatedColumn:
            return format::percent(layer.saturatedPercent, 10000);
        case CodesColumn:
            return tr("%1 of %2").arg(layer.codesUsed).arg(layer.codes);
        default:
            return {};
    }
}

QString QuantTableModel::spoken(int index) const {
    const LayerQuantReport& layer = row(index);
    QStringList words{QString::fromStdString(layer.name)};
    if (index > 0) {
        words << tr("%1 bits").arg(layer.weightBits);
        words << tr("outputs %1 bits").arg(layerQuant(index).output.bits);
    }
    if (isMeasured() && layer.weightBits > 0) {
        words << tr("SQNR %1 decibels").arg(format::decimal(layer.sqnrDecibels, 1));
        if (isLow(layer)) words << tr("low");
        words << tr("%1 of %2 codes used").arg(layer.codesUsed).arg(layer.codes);
    }
    if (layer.bytes) words << tr("%1 bytes").arg(format::number(layer.bytes));
    return words.join(QStringLiteral(", "));
}

QString QuantTableModel::toolTip(int index, int column) const {
    if (column == SqnrColumn && isLow(row(index)))
        return tr("Below 20 dB the rounding is loud: this layer loses accuracy first.");
    if (index == 0) return {};
    const LayerQuant& layer = layerQuant(index);
    if (column == BitsColumn)
        return tr("Weights: %1 bits. Outputs: %2 bits.").arg(layer.weights.bits).arg(layer.output.bits);
    if (column == ObserverColumn)
        return tr("Weights: %1. Outputs: %2.")
            .arg(observerName(layer.weightObserver), observerName(layer.outputObserver));
    return {};
}

QVariant QuantTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const bool isWarned = index.column() == SqnrColumn && isLow(row(index.row()));
    switch (role) {
        case Qt::DisplayRole:
            return text(index.row(), index.column());
        case Qt::TextAlignmentRole:
            return int(isLeft(index.column()) ? Qt::AlignLeft : Qt::AlignRight);
        case Qt::FontRole:
            return textFont(index.column() == LayerColumn || isWarned ? TextRole::BodyStrong
                                                                      : TextRole::Body);
        case Qt::AccessibleTextRole:
            return index.column() == LayerColumn ? spoken(index.row()) : QVariant();
        case Qt::ToolTipRole:
            return toolTip(index.row(), index.column());
        case PlainTable::IconRole:
            return isWarned ? int(IconName::Warning) : QVariant();
        case PlainTable::IconTokenRole:
            return int(Token::Warning);
        default:
            return {};
    }
}

QVariant QuantTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const names[kColumns] = {
        QT_TR_NOOP("Layer"),        QT_TR_NOOP("Bits"),         QT_TR_NOOP("Weight scale"),
        QT_TR_NOOP("Output range"), QT_TR_NOOP("Output scale"), QT_TR_NOOP("Zero point"),
        QT_TR_NOOP("SQNR"),         QT_TR_NOOP("Saturated"),    QT_TR_NOOP("Codes used"),
        QT_TR_NOOP("Bytes"),        QT_TR_NOOP("Observer")};
    switch (role) {
        case Qt::DisplayRole:
            return tr(names[section]);
        case Qt::TextAlignmentRole:
            return int((isLeft(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        case Qt::ToolTipRole: {
            const std::optional<Term> term = termOf(section);
            const QString meaning = term ? explanation(*term) : QString();
            const bool isPair = section == BitsColumn || section == ObserverColumn;
            return isPair ? (tr("Of the weights · of the outputs.") + u' ' + meaning).trimmed() : meaning;
        }
        default:
            return {};
    }
}

}  // namespace quantelier

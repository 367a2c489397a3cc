#include "ui/models/quant_table_model.h"

#include <optional>

#include "engine/core/network_shape.h"
#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/models/quant_choices.h"
#include "ui/widgets/plain_table.h"
#include "ui/widgets/term_label.h"

namespace quantelier {

namespace {

const QString kNothing = QStringLiteral("–");
const QString kPair = QStringLiteral(" · ");  // of the weights · of the outputs
constexpr double kLowDecibels = 20.0;         // about 3 bits: the layer's rounding is loud

bool isLeft(int column) {
    return column == QuantTableModel::LayerColumn || column == QuantTableModel::BitsColumn ||
           column == QuantTableModel::ObserverColumn;
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

QuantTableModel::QuantTableModel(QObject* parent) : QAbstractTableModel(parent) {
    followLanguage(this);
}

void QuantTableModel::setRecipe(const Recipe& recipe) {
    m_recipe = recipe;
    update();
}

void QuantTableModel::setReference(const QuantRecipe& quant) {
    m_reference = quant;
    update();
}

void QuantTableModel::setReport(const QuantReport& report) {
    m_report = report;
    update();
}

void QuantTableModel::setBusy(bool busy) {
    if (m_busy == busy) return;
    m_busy = busy;
    emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

// Rows come and go never: the chosen one stays chosen.
void QuantTableModel::update() {
    QuantReport rows(1);
    rows.front().name = "input";
    if (isMeasured()) rows.front() = m_report.front();
    for (const LayerShape& shape : networkShape(m_recipe.network)) {
        if (shape.recipeIndex < 0) continue;
        LayerQuantReport row;
        if (rows.size() < m_report.size()) row = m_report[rows.size()];
        row.name = shape.name;
        row.weightBits = m_recipe.quant.layers[std::size_t(shape.recipeIndex)].weights.bits;
        row.bytes = layerCost(shape, m_recipe.network, m_recipe.quant).int8Bytes();
        rows.push_back(row);
    }
    const bool isFirst = m_rows.empty();
    if (isFirst) beginResetModel();
    m_rows = rows;
    if (isFirst)
        endResetModel();
    else
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int QuantTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QuantTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

bool QuantTableModel::isLow(int index) const {
    return isMeasured() && index > 0 && row(index).sqnrDecibels < kLowDecibels;
}

bool QuantTableModel::isChanged(int index, int column) const {
    if (index == 0) return false;
    const LayerQuant &now = layer(index), &then = m_reference.layers[std::size_t(index - 1)];
    switch (column) {
        case LayerColumn:
            return !(now.weights == then.weights) || !(now.output == then.output) ||
                   isChanged(index, ObserverColumn);
        case BitsColumn:
            return now.weights.bits != then.weights.bits;
        case OutputScaleColumn:
            return now.output.bits != then.output.bits;
        case ObserverColumn:
            return now.weightObserver != then.weightObserver || now.outputObserver != then.outputObserver;
        default:
            return false;
    }
}

QString QuantTableModel::text(int index, int column) const {
    switch (column) {
        case LayerColumn:
            return QString::fromStdString(row(index).name);
        case BitsColumn:
            return index == 0 ? kNothing : QString::number(row(index).weightBits);
        case BytesColumn:
            return index == 0 ? kNothing : format::number(row(index).bytes);
        case ObserverColumn:
            return observerText(index);
        default:
            return isMeasured() ? measuredText(index, column) : kNothing;
    }
}

QString QuantTableModel::observerText(int index) const {
    if (index > 0)
        return observerName(layer(index).weightObserver) + kPair + observerName(layer(index).outputObserver);
    return m_recipe.quant.fixedInputRange ? tr("fixed") : observerName(ObserverKind::Ema);
}

// Both ends with the decimals that the larger one needs, so that they can be compared at a glance.
QString QuantTableModel::weightScales(const LayerQuantReport& layer) const {
    const QString high = format::significant(double(layer.weightScaleMax), 2);
    const int decimals = int(high.size() - high.indexOf(u'.')) - 1;
    const QString low = format::decimal(double(layer.weightScaleMin), decimals);
    return low == high ? low : low + QStringLiteral("–") + high;
}

QString QuantTableModel::measuredText(int index, int column) const {
    const LayerQuantReport& report = row(index);
    switch (column) {
        case RangeColumn:
            return format::range(double(report.output.min), double(report.output.max));
        case OutputScaleColumn: {
            const int bits = index == 0 ? 8 : layer(index).output.bits;
            if (bits == 8) return format::significant(double(report.outputQParams.scale));
            return format::significant(double(report.outputQParams.scale), 3) + kPair +
                   tr("%1 bit").arg(bits);
        }
        case ZeroPointColumn:
            return format::number(report.outputQParams.zeroPoint);
        default:
            break;
    }
    if (index == 0) return kNothing;
    switch (column) {
        case WeightScaleColumn:
            return weightScales(report);
        case SqnrColumn:
            return format::decibels(report.sqnrDecibels);
        case SaturatedColumn:
            return format::percent(report.saturatedPercent, 10000);
        case CodesColumn:
            return tr("%1 of %2").arg(report.codesUsed).arg(report.codes);
        default:
            return {};
    }
}

QString QuantTableModel::spoken(int index) const {
    const LayerQuantReport& report = row(index);
    QStringList words{QString::fromStdString(report.name)};
    if (index > 0) {
        words << tr("%1 bits").arg(report.weightBits);
        if (isChanged(index, LayerColumn)) words << tr("changed");
        if (layer(index).output.bits != 8) words << tr("outputs %1 bits").arg(layer(index).output.bits);
    }
    if (isMeasured() && index > 0) {
        words << tr("SQNR %1 decibels").arg(format::decimal(report.sqnrDecibels, 1));
        if (isLow(index)) words << tr("low");
        words << tr("%1 of %2 codes used").arg(report.codesUsed).arg(report.codes);
    }
    if (index > 0) words << tr("%1 bytes").arg(format::number(report.bytes));
    return words.join(QStringLiteral(", "));
}

QString QuantTableModel::toolTip(int index, int column) const {
    if (index == 0) return {};
    const LayerQuant& quant = layer(index);
    const LayerQuant& then = m_reference.layers[std::size_t(index - 1)];
    switch (column) {
        case SqnrColumn:
            return isLow(index) ? tr("Below 20 dB the rounding is loud: this layer loses accuracy first.")
                                : QString();
        case BitsColumn:
            return (isChanged(index, column) ? tr("Changed from %1. ").arg(then.weights.bits) : QString()) +
                   tr("Weights: %1 bits. Outputs: %2 bits.").arg(quant.weights.bits).arg(quant.output.bits);
        case ObserverColumn:
            return tr("Weights: %1. Outputs: %2.")
                .arg(observerName(quant.weightObserver), observerName(quant.outputObserver));
        default:
            return {};
    }
}

QVariant QuantTableModel::icon(int index, int column) const {
    if (column != SqnrColumn || index == 0) return {};
    if (m_busy) return int(IconName::Running);
    return isLow(index) ? int(IconName::Warning) : QVariant();
}

QVariant QuantTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const int row = index.row(), column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return text(row, column);
        case Qt::TextAlignmentRole:
            return int(isLeft(column) ? Qt::AlignLeft : Qt::AlignRight);
        case Qt::FontRole:
            return textFont(column == LayerColumn || (column == SqnrColumn && isLow(row))
                                ? TextRole::BodyStrong
                                : TextRole::Body);
        case Qt::AccessibleTextRole:
            return column == LayerColumn ? spoken(row) : QVariant();
        case Qt::ToolTipRole:
            return toolTip(row, column);
        case ChangedRole:
            return isChanged(row, column);
        case PlainTable::IconRole:
            return icon(row, column);
        case PlainTable::IconTokenRole:
            return int(m_busy ? Token::TextSecondary : Token::Warning);
        default:
            return {};
    }
}

QVariant QuantTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const names[kColumns] = {
        QT_TR_NOOP("Layer"),        QT_TR_NOOP("Weight bits"),  QT_TR_NOOP("Weight scale"),
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
            return section == ObserverColumn
                       ? (tr("Of the weights · of the outputs.") + u' ' + meaning).trimmed()
                       : meaning;
        }
        default:
            return {};
    }
}

}  // namespace quantelier

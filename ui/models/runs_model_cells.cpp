// RunsModel: what its cells show, say and take.
#include <QDateTime>

#include "ui/engine_words.h"
#include "ui/format.h"
#include "ui/models/runs_model.h"

namespace quantelier {

namespace {

const QString kNothing = QStringLiteral("–");

QString accuracy(const Measured& measured) {
    return measured ? format::percentFigure(measured.accuracyPercent, measured.images) : kNothing;
}

bool isNumber(int column) {
    return column >= RunsModel::FloatColumn && column <= RunsModel::TimeColumn;
}

}  // namespace

int RunsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_fetched;
}

int RunsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

bool RunsModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_fetched < matching();
}

void RunsModel::fetchMore(const QModelIndex&) {
    const int more = std::min(kPageRows, matching() - m_fetched);
    beginInsertRows({}, m_fetched, m_fetched + more - 1);
    m_fetched += more;
    endInsertRows();
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == NameColumn || index.column() == TagColumn) flags |= Qt::ItemIsEditable;
    return flags;
}

QString RunsModel::text(const Row& row, int column) const {
    const RunSummary& run = row.run;
    const RunResults& results = run.results;
    if (column == NameColumn) return QString::fromStdString(run.name());
    if (!run.problem.empty()) return {};  // its reason stands there
    switch (column) {
        case PresetColumn:
            return QString::fromStdString(run.recipe.preset);
        case DeviceColumn:
            return run.provenance.device.empty() ? kNothing : QString::fromStdString(run.provenance.device);
        case FloatColumn:
            return accuracy(results.floats.test);
        case QatColumn:
            return accuracy(results.quant.test);
        case Int8Column:
            return accuracy(results.int8);
        case BytesColumn:
            return results.int8Bytes > 0 ? format::number(results.int8Bytes) : kNothing;
        case TimeColumn:
            return results.seconds() > 0.0 ? format::duration(results.seconds()) : kNothing;
        case FinishedColumn:
            return results.finished > 0 ? format::dayAndTime(QDateTime::fromSecsSinceEpoch(results.finished),
                                                             QDateTime::currentDateTime())
                                        : kNothing;
        default:
            return {};
    }
}

QString RunsModel::spoken(const Row& row) const {
    QStringList words{QString::fromStdString(row.run.name())};
    if (const QString letter = letterOf(row.folder); !letter.isEmpty()) words << tr("marked %1").arg(letter);
    if (!row.run.problem.empty()) words << tr("damaged: %1").arg(engineWords(row.run.problem));
    if (row.run.results.int8) words << tr("int8 %1").arg(accuracy(row.run.results.int8));
    return words.join(QStringLiteral(", "));
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= matching()) return {};
    const Row& row = m_rows[m_shown[std::size_t(index.row())]];
    switch (role) {
        case Qt::DisplayRole:
            return index.column() == TagColumn ? textOfTags(row.run.labels.tags) : text(row, index.column());
        case Qt::EditRole:
            if (index.column() == TagColumn) return textOfTags(row.run.labels.tags);
            return index.column() == NameColumn ? text(row, NameColumn) : QVariant();
        case Qt::CheckStateRole:
            if (index.column() != MarkColumn) return {};
            return letterOf(row.folder).isEmpty() ? Qt::Unchecked : Qt::Checked;
        case Qt::TextAlignmentRole:
            return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::ToolTipRole:
            if (!row.run.problem.empty()) return engineWords(row.run.problem);
            if (index.column() == NameColumn && !row.run.labels.note.empty())
                return QString::fromStdString(row.run.labels.note);
            return index.column() == TagColumn ? textOfTags(row.run.labels.tags) : QVariant();
        case Qt::AccessibleTextRole:
            if (index.column() == MarkColumn || index.column() == NameColumn) return spoken(row);
            return index.column() == TagColumn ? textOfTags(row.run.labels.tags) : text(row, index.column());
        case LetterRole:
            return letterOf(row.folder);
        case ProblemRole:
            return engineWords(row.run.problem);
        case TagsRole: {
            QStringList tags;
            for (const std::string& tag : row.run.labels.tags) tags << QString::fromStdString(tag);
            return tags;
        }
        default:
            return {};
    }
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const RunSummary* run = runAt(index.row());
    if (!run || role != Qt::EditRole) return false;
    RunLabels labels = run->labels;
    if (index.column() == NameColumn)
        labels.name = value.toString().simplified().toStdString();
    else if (index.column() == TagColumn)
        labels.tags = tagsOfText(value.toString());
    if (index.column() == NameColumn && labels.name == run->name()) return false;
    if (labels == run->labels) return false;
    emit labelsEdited(QString::fromStdString(run->folder), labels);
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
            case FloatColumn:
            case QatColumn:
            case Int8Column:
                return tr("Test accuracy in percent");
            case BytesColumn:
                return tr("Size of the int8 model as an ONNX file");
            case TimeColumn:
                return tr("Time spent training, without evaluation");
            default:
                return {};
        }
    }
    if (role == Qt::AccessibleTextRole && section == MarkColumn) return tr("Mark");
    if (role != Qt::DisplayRole) return {};
    static const char* const names[kColumns] = {
        "",
        QT_TR_NOOP("Name"),
        QT_TR_NOOP("Preset"),
        QT_TR_NOOP("Device"),
        QT_TR_NOOP("Float %"),
        QT_TR_NOOP("QAT %"),
        QT_TR_NOOP("Int8 %"),
        QT_TR_NOOP("Bytes"),
        QT_TR_NOOP("Time"),
        QT_TR_NOOP("Finished"),
        QT_TR_NOOP("Tag"),
    };
    return section == MarkColumn ? QString() : tr(names[section]);
}

}  // namespace quantelier

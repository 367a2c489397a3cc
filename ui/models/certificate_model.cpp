#include "ui/models/certificate_model.h"

#include <algorithm>

#include "ui/engine_words.h"
#include "ui/format.h"
#include "ui/icons.h"
#include "ui/marks.h"
#include "ui/widgets/plain_table.h"

namespace quantelier {

namespace {

// Engines are named by the engine; the two that are not integer have these names.
Series seriesOf(const std::string& engine) {
    if (engine == "Float") return Series::Float;
    return engine == "Fake-quant" ? Series::FakeQuant : Series::Int8;
}

// As engine/core/certificate.h has them.
[[maybe_unused]] const char* const kEngineNames[] = {
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "Float"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "Fake-quant"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "Integer engine"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "Fast kernels"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "ONNX file, read back"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "C, float requantization"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "C, fixed requantization"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "ONNX Runtime"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "C on AArch64"),
    QT_TRANSLATE_NOOP("quantelier::CertificateModel", "C on Cortex-M")};

QString engineName(const std::string& engine) {
    return CertificateModel::tr(engine.c_str());
}

bool isFakeQuant(const CertificatePair& pair) {
    return seriesOf(pair.a) == Series::FakeQuant || seriesOf(pair.b) == Series::FakeQuant;
}

}  // namespace

bool isPassed(const Certificate& certificate) {
    return !certificate.pairs.empty() && enginesAgree(certificate);
}

void CertificateModel::setCertificate(const Certificate& certificate) {
    beginResetModel();
    m_certificate = certificate;
    endResetModel();
}

QString CertificateModel::meaning() const {
    const auto& pairs = m_certificate.pairs;
    const auto bad =
        std::find_if(pairs.begin(), pairs.end(), [](const CertificatePair& p) { return !agrees(p); });
    if (bad != pairs.end())
        return tr("%1 and %2 should agree and do not. Do not ship this model; the log has the details.")
            .arg(engineName(bad->a), engineName(bad->b));
    return tr("The files use the scales that were trained.") + u' ' + whatDiffers() + notRunWords();
}

QString CertificateModel::whatDiffers() const {
    const auto& pairs = m_certificate.pairs;
    const auto fakeQuant = std::find_if(pairs.begin(), pairs.end(), [](const CertificatePair& p) {
        return isFakeQuant(p) && !p.differenceExpected && p.logits > 0;
    });
    if (fakeQuant == pairs.end()) return tr("Every engine reads every image alike.");
    return tr("Fake-quant computes in float: where a value falls between two codes it may round to the "
              "other one. The largest difference of two logits here: %1 of their steps.")
        .arg(fakeQuant->maxDifference);
}

QString CertificateModel::notRunWords() const {
    QString words;
    for (const EngineNotRun& engine : m_certificate.notRun) {
        const QString sentence = engine.failed ? tr("%1 failed: %2") : tr("%1 did not run: %2");
        words += u' ' + sentence.arg(engineName(engine.engine), engineWords(engine.reason));
    }
    return words;
}

int CertificateModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_certificate.pairs.size() + m_certificate.notRun.size());
}

int CertificateModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString CertificateModel::text(const CertificatePair& pair, int column) const {
    switch (column) {
        case ThisColumn:
            return engineName(pair.a);
        case AgainstColumn:
            return engineName(pair.b);
        case LabelsColumn:
            return format::number(pair.labels);
        case LogitsColumn:
            return pair.logits < 0 ? QStringLiteral("–") : format::number(pair.logits);
        case CheckColumn:
            return pair.differenceExpected ? tr("expected") : QString();
        default:
            return {};
    }
}

QVariant CertificateModel::notRunData(const EngineNotRun& engine, int column, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            if (column == ThisColumn) return engineName(engines::kInteger);
            if (column == AgainstColumn) return engineName(engine.engine);
            if (column != CheckColumn) return QStringLiteral("–");
            return engine.failed ? tr("failed") : tr("not run");
        case Qt::ToolTipRole:
        case Qt::AccessibleDescriptionRole:
            return engineWords(engine.reason);
        case Qt::TextAlignmentRole:
            return int(column < LabelsColumn ? Qt::AlignLeft : Qt::AlignRight);
        case PlainTable::MarkRole:
            return column > AgainstColumn ? QVariant() : int(Series::Int8);
        default:
            return {};
    }
}

QVariant CertificateModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto row = std::size_t(index.row()), pairs = m_certificate.pairs.size();
    if (row >= pairs) return notRunData(m_certificate.notRun[row - pairs], index.column(), role);
    const CertificatePair& pair = m_certificate.pairs[row];
    const bool hasIcon = index.column() == CheckColumn && !pair.differenceExpected;
    switch (role) {
        case Qt::DisplayRole:
            return text(pair, index.column());
        case Qt::ToolTipRole:
            return pair.note.empty() ? QVariant() : QString::fromStdString(pair.note);
        case Qt::TextAlignmentRole:
            return int(index.column() < LabelsColumn ? Qt::AlignLeft : Qt::AlignRight);
        case Qt::AccessibleTextRole:
            if (!hasIcon) return {};
            return agrees(pair) ? tr("agrees") : tr("differs");
        case PlainTable::MarkRole:
            if (index.column() > AgainstColumn) return {};
            return int(seriesOf(index.column() == ThisColumn ? pair.a : pair.b));
        case PlainTable::IconRole:
            return hasIcon ? int(agrees(pair) ? IconName::Done : IconName::Failed) : QVariant();
        case PlainTable::IconTokenRole:
            return int(agrees(pair) ? Token::Success : Token::Error);
        default:
            return {};
    }
}

QVariant CertificateModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    static const char* const names[kColumns] = {QT_TR_NOOP("This"), QT_TR_NOOP("against this"),
                                                QT_TR_NOOP("Labels differ"), QT_TR_NOOP("Logits differ"),
                                                QT_TR_NOOP("Check")};
    if (role == Qt::DisplayRole && section == CheckColumn) return {};  // the icons speak for themselves
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return tr(names[section]);
    if (role == Qt::TextAlignmentRole)
        return int((section < LabelsColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

}  // namespace quantelier

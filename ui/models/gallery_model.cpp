#include "ui/models/gallery_model.h"

#include <algorithm>

#include "ui/digit_image.h"
#include "ui/models/compare_words.h"

namespace quantelier {

void GalleryModel::setComparison(std::shared_ptr<const Comparison> comparison,
                                 std::shared_ptr<const Dataset> digits) {
    beginResetModel();
    m_comparison = std::move(comparison);
    m_digits = std::move(digits);
    m_selected.clear();
    endResetModel();
}

void GalleryModel::select(DigitFilter filter, const std::optional<MatrixCell>& cell) {
    beginResetModel();
    m_reader = cell && !cell->isDifference ? cell->arithmetic : Arithmetic::Int8;
    m_selected = m_comparison ? selectDigits(*m_comparison, filter, cell) : std::vector<std::int64_t>();
    endResetModel();
}

qint64 GalleryModel::digit(int row) const {
    return row >= 0 && row < rowCount() ? m_selected[std::size_t(row)] : -1;
}

int GalleryModel::rowOf(qint64 digit) const {
    const auto found = std::find(m_selected.begin(), m_selected.end(), digit);
    return found == m_selected.end() ? -1 : int(found - m_selected.begin());
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_selected.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    const qint64 image = digit(index.row());
    if (image < 0) return {};
    switch (role) {
        case ImageRole:
            return inkImage(m_digits->image(image), m_digits->side, m_digits->side);
        case TruthRole:
            return int(m_comparison->truth[std::size_t(image)]);
        case ReadRole:
            return int(m_comparison->of(m_reader).evaluation.labels[std::size_t(image)]);
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return digitSentence(*m_comparison, image);
        default:
            return {};
    }
}

}  // namespace quantelier

#include "ui/models/recipe_diff_model.h"

#include <algorithm>

#include "ui/fonts.h"
#include "ui/language.h"
#include "ui/models/recipe_words.h"

namespace quantelier {

RecipeDiffModel::RecipeDiffModel(QObject* parent) : QAbstractTableModel(parent) {
    followLanguage(this);
}

void RecipeDiffModel::compare(const Recipe& a, const QString& first, const Recipe& b, const QString& second) {
    m_settings = compareRecipes(a, b);
    m_first = first;
    m_second = second;
    m_differences = int(std::count_if(m_settings.begin(), m_settings.end(),
                                      [](const RecipeSetting& s) { return s.differs(); }));
    setShowsAll(m_showsAll);
}

void RecipeDiffModel::clear() {
    m_settings.clear();
    m_differences = 0;
    setShowsAll(false);
}

void RecipeDiffModel::setShowsAll(bool all) {
    beginResetModel();
    m_showsAll = all;
    m_shown.clear();
    for (std::size_t i = 0; i < m_settings.size(); ++i)
        if (all || m_settings[i].differs()) m_shown.push_back(i);
    endResetModel();
}

int RecipeDiffModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RecipeDiffModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 3;
}

QVariant RecipeDiffModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const RecipeSetting& setting = m_settings[m_shown[std::size_t(index.row())]];
    switch (role) {
        case Qt::DisplayRole:
        case Qt::ToolTipRole:
            if (index.column() == 0) return settingName(setting.key);
            return settingValue(index.column() == 1 ? setting.a : setting.b);
        case Qt::AccessibleTextRole:
            return QStringLiteral("%1: %2 %3, %4 %5")
                .arg(settingName(setting.key), m_first, settingValue(setting.a), m_second,
                     settingValue(setting.b));
        case Qt::FontRole:
            return textFont(index.column() == 1 && setting.differs() ? TextRole::BodyStrong : TextRole::Body);
        case Qt::TextAlignmentRole:
            return int(Qt::AlignLeft | Qt::AlignVCenter);
        default:
            return {};
    }
}

QVariant RecipeDiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == 0 ? tr("Setting") : section == 1 ? m_first : m_second;
}

}  // namespace quantelier

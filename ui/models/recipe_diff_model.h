// What two recipes have apart, as a table: only the differences, or all settings.
#pragma once

#include <QAbstractTableModel>

#include "engine/core/recipe_diff.h"

namespace quantelier {

class RecipeDiffModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    explicit RecipeDiffModel(QObject* parent = nullptr);

    /// `first` and `second` are the letters in the heads.
    void compare(const Recipe& a, const QString& first, const Recipe& b, const QString& second);
    void clear();
    void setShowsAll(bool all);

    bool showsAll() const { return m_showsAll; }
    int differences() const { return m_differences; }
    int settings() const { return int(m_settings.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    std::vector<RecipeSetting> m_settings;
    std::vector<std::size_t> m_shown;
    QString m_first, m_second;
    bool m_showsAll = false;
    int m_differences = 0;
};

}  // namespace quantelier

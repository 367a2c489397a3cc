// The steps with their states, as the rail shows them.
#pragma once

#include <QAbstractListModel>
#include <array>

#include "ui/step.h"

namespace quantelier {

class RailModel : public QAbstractListModel {
    Q_OBJECT
  public:
    enum Role { StateRole = Qt::UserRole, SentenceRole };

    explicit RailModel(QObject* parent = nullptr);

    StepState state(Step step) const { return m_entries[std::size_t(step)].state; }

    /// `sentence` says it for this step ("Epoch 8 of 9"); without one the state's own word stands there.
    void setState(Step step, StepState state, const QString& sentence = {});

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    struct Entry {
        StepState state = StepState::Todo;
        QString sentence;
    };
    QString sentence(const Entry& entry) const;

    std::array<Entry, kStepCount> m_entries;
};

}  // namespace quantelier

// What the program told, newest first.
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <deque>

#include "ui/severity.h"

namespace quantelier {

struct LogMessage {
    Severity severity = Severity::Info;
    QDateTime time;
    QString sentence;
    QString linkText;    ///< empty: no link
    QString linkTarget;  ///< for whoever connects to linkActivated
};

class LogModel : public QAbstractListModel {
    Q_OBJECT
  public:
    explicit LogModel(QObject* parent = nullptr);

    void add(const LogMessage& message);
    const LogMessage& message(int row) const { return m_messages[std::size_t(row)]; }
    int problemCount() const { return m_problems; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::deque<LogMessage> m_messages;
    int m_problems = 0;
};

QString logMessageText(const LogMessage& message);  ///< one line, as it is copied and read out

}  // namespace quantelier

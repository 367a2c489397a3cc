// Says that settings are locked, and why: a word and a lock.
#pragma once

#include <QWidget>

namespace quantelier {

class LockNote : public QWidget {
    Q_OBJECT
  public:
    explicit LockNote(QWidget* parent = nullptr);
};

}  // namespace quantelier

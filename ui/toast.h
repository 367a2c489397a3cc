// Short news at the bottom right of the page: at most two, gone after eight seconds unless someone looks at
// them.
#pragma once

#include <QFrame>
#include <QHash>
#include <QTimer>
#include <functional>

#include "ui/severity.h"

class QPushButton;

namespace quantelier {

class Toast : public QFrame {
    Q_OBJECT
  public:
    Toast(Severity severity, const QString& sentence, const QString& actionText, std::function<void()> action,
          QWidget* parent);

    QString sentence() const { return accessibleName(); }
    void focusAction();
    bool isActedOn() const { return m_isActedOn; }

  signals:
    void finished();

  protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QPushButton* m_button = nullptr;
    QTimer m_timer;
    bool m_isActedOn = false;
};

/// Keeps the toasts in the corner of the widget that it is given.
class ToastStack : public QObject {
    Q_OBJECT
  public:
    explicit ToastStack(QWidget* area);

    /// `ended` is called when the toast goes without its action having been taken.
    void show(Severity severity, const QString& sentence, const QString& actionText,
              std::function<void()> action, std::function<void()> ended = {});
    void focusNewest();
    void raise();  ///< above what was shown after them
    int count() const { return int(m_toasts.size()); }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void remove(Toast* toast);
    void makeRoom();
    void place();

    QWidget* m_area;
    QVector<Toast*> m_toasts;  ///< newest last
    QHash<Toast*, std::function<void()>> m_ended;
};

}  // namespace quantelier

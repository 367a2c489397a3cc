// The messages of the program, opened above the bottom bar: problems alone, or all.
#pragma once

#include <QFrame>

#include "ui/models/log_model.h"

class QListView;
class QSortFilterProxyModel;

namespace quantelier {

class SegmentedControl;

class LogDock : public QFrame {
    Q_OBJECT
  public:
    explicit LogDock(QWidget* parent = nullptr);

    /// An Error is what stopped work: the dock opens for it, and for nothing else.
    void add(Severity severity, const QString& sentence, const QString& linkText = {},
             const QString& linkTarget = {});

    QSize sizeHint() const override;

    int problemCount() const { return m_model->problemCount(); }
    int messageCount() const { return m_model->rowCount(); }

    /// Opens at the problems and goes on to the next one at each call.
    void showNextProblem();

  signals:
    void linkActivated(const QString& target);
    void problemCountChanged(int count);
    void openRequested();
    void closeRequested();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildHead();
    void buildList();
    void showProblemsOnly(bool problemsOnly);
    void activate(const QModelIndex& index);
    void copyAll() const;
    const LogMessage& messageAt(const QModelIndex& index) const;

    LogModel* m_model;
    QSortFilterProxyModel* m_filter;
    SegmentedControl* m_tabs;
    QListView* m_list;
};

}  // namespace quantelier

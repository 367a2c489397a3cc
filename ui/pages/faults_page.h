// Break it: the int8 network with a deliberate fault of its arithmetic, and what that does.
#pragma once

#include <optional>

#include "engine/core/fault.h"
#include "ui/page.h"

class QButtonGroup;
class QLabel;

namespace quantelier {

class BalanceChart;
class Figure;

class FaultsPage : public Page {
    Q_OBJECT
  public:
    explicit FaultsPage(QWidget* parent = nullptr);

    Fault chosen() const;
    QWidget* list() { return m_list; }
    const std::optional<FaultReport>& report() const { return m_report; }

    void showReport(const FaultReport& report);
    void showFailure(const QString& sentence);
    void clear();  ///< another network

  signals:
    void faultChosen(quantelier::Fault fault);  ///< showReport() or showFailure() answers
    void backRequested();
    void announced(const QString& sentence);

  protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* buildList();
    QWidget* buildResult();
    void showWords();
    void showNumbers();

    std::optional<FaultReport> m_report;
    QWidget* m_list = nullptr;
    QButtonGroup* m_faults = nullptr;
    Figure *m_accuracy = nullptr, *m_sound = nullptr, *m_differing = nullptr;
    QLabel *m_what = nullptr, *m_saturated = nullptr, *m_overflows = nullptr, *m_common = nullptr,
           *m_chartTitle = nullptr;
    BalanceChart* m_read = nullptr;
};

}  // namespace quantelier

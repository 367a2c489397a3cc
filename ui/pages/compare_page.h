// Is the int8 model as good as the float model? Look at the digits that changed.
#pragma once

#include <memory>

#include "engine/core/activations.h"
#include "engine/core/comparison.h"
#include "engine/core/dataset.h"
#include "ui/marks.h"
#include "ui/page.h"

class QStackedWidget;

namespace quantelier {

class Chip;
class ConfidencePanel;
class ConfusionModel;
class ConfusionTable;
class GalleryPanel;
class Panel;
class SegmentedControl;
class VerdictPanel;

class ComparePage : public Page {
    Q_OBJECT
  public:
    explicit ComparePage(QWidget* parent = nullptr);

    const VerdictPanel& verdict() const { return *m_verdict; }
    GalleryPanel& gallery() { return *m_gallery; }

  public slots:
    void clear();  ///< nothing to compare

    /// Whole, or as far as it is counted. `digits`: the test set as it is stored.
    void setComparison(std::shared_ptr<const quantelier::Comparison> comparison,
                       std::shared_ptr<const quantelier::Dataset> digits);
    void comparisonFailed(const QString& sentence);
    void setActivations(qint64 digit, const quantelier::ImageActivations& image);
    void setStale(const Words& why);  ///< which change made it out of date; empty: up to date
    void setCheckpoints(const QString& floatCheckpoint, const QString& quantCheckpoint);

  signals:
    void digitChanged(qint64 digit);  ///< its activations are wanted; -1: none
    void stepRequested(qint64 digit);
    void faultsRequested();
    void quantizeRequested();
    void nextRequested();
    void announced(const QString& sentence);

  private:
    void buildHeader();
    void buildKeys();
    QWidget* buildContent();
    QWidget* buildMatrices();
    QWidget* buildDifference();
    void showMatrices();
    void chooseCell(const MatrixCell& cell);
    void clearCell();
    void showOtherMatrix();
    void openMaps();
    void updateHeader();
    bool isWhole() const { return m_comparison && m_comparison->isWhole(); }

    std::shared_ptr<const Comparison> m_comparison;
    QStackedWidget* m_stack = nullptr;
    VerdictPanel* m_verdict = nullptr;
    SegmentedControl* m_which = nullptr;
    ConfusionModel *m_counts, *m_differences;
    ConfusionTable *m_countTable = nullptr, *m_differenceTable = nullptr;
    ConfidencePanel* m_confidence = nullptr;
    GalleryPanel* m_gallery = nullptr;
    Chip* m_stale = nullptr;
    QPushButton *m_step = nullptr, *m_faults = nullptr;
};

}  // namespace quantelier

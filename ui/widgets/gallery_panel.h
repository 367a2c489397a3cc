// The digits that a filter or a cell leaves, and what the three models say of one of them.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "engine/core/activations.h"
#include "engine/core/comparison.h"
#include "engine/core/dataset.h"
#include "ui/widgets/panel.h"

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace quantelier {

class DigitGallery;
class GalleryModel;
class PartingBars;

class GalleryPanel : public Panel {
    Q_OBJECT
  public:
    explicit GalleryPanel(QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const Comparison> comparison, std::shared_ptr<const Dataset> digits);
    void setCell(const std::optional<MatrixCell>& cell);
    const std::optional<MatrixCell>& cell() const { return m_cell; }
    void setFilter(DigitFilter filter);
    DigitFilter filter() const;

    qint64 currentDigit() const { return m_digit; }  ///< index in the test set, -1 without one

    /// Of the current digit; of any other they are dropped.
    void setActivations(qint64 digit, const ImageActivations& image);
    const ImageActivations& activations() const { return m_image; }

    QString countWords() const;  ///< "2 images", or why there are none

  signals:
    void digitChanged(qint64 digit);
    void cellCleared();
    void mapsRequested();

  private:
    QLayout* buildHead();
    QWidget* buildDigits();
    QLayout* buildDetail();
    QLayout* buildParting();
    void showFilters();
    QString noneWords() const;
    void select();
    void showWords();
    void showAgain();
    void showParting();
    void showDigit(qint64 digit);

    std::shared_ptr<const Comparison> m_comparison;
    std::optional<MatrixCell> m_cell;
    DigitFilter m_filterBefore = DigitFilter::OnlyFloatRight;  ///< what comes back when the cell is cleared
    qint64 m_digit = -1;
    ImageActivations m_image;
    GalleryModel* m_model;
    DigitGallery* m_gallery = nullptr;
    QComboBox* m_filter = nullptr;
    QPushButton *m_chip = nullptr, *m_maps = nullptr;
    QLabel *m_count = nullptr, *m_none = nullptr, *m_name = nullptr, *m_truth = nullptr, *m_parting = nullptr;
    std::array<QLabel*, kArithmeticCount> m_answers{};
    QStackedWidget* m_stack = nullptr;
    PartingBars* m_bars = nullptr;
};

}  // namespace quantelier

// Choose the digits to learn from, and look at them before training.
#pragma once

#include <functional>
#include <memory>

#include "engine/core/dataset.h"
#include "engine/core/drawing.h"
#include "ui/page.h"

namespace quantelier {

class BalanceChart;
class DataSourceBox;
class DataUseBox;
class DigitSheet;
class InputPreview;
class Panel;
class RecipeModel;
class SegmentedControl;

class DataPage : public Page {
    Q_OBJECT
  public:
    using Resize = std::function<GreyImage(const GreyImage&)>;

    explicit DataPage(RecipeModel* recipe, QWidget* parent = nullptr);

    /// How the engine brings a 28 x 28 image to the network's 32 x 32.
    void setResize(Resize resize);

  public slots:
    void showDataset(std::shared_ptr<const quantelier::DatasetPair> data);
    void showSourceError(const QString& sentence);  ///< empty: it can be read
    void setLoading(bool loading);
    void showDownloadProgress(qint64 received, qint64 total, const QString& file);
    void downloadFinished();

  signals:
    void checkFilesRequested();
    void downloadRequested();
    void downloadCancelRequested();
    void nextRequested();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    Panel* buildSettings();
    Panel* buildSamples();
    Panel* buildBalance();
    Panel* buildPreview();
    void connectSamples();
    bool isTrain() const;
    std::shared_ptr<const Dataset> shownSet() const;
    std::vector<qint64> chooseSamples() const;
    void showSamples();
    void showBalance();
    void showDigit(qint64 index);
    void openDigit(qint64 index);
    void showCommandLine();

    RecipeModel* m_recipe;
    std::shared_ptr<const DatasetPair> m_data;
    Resize m_resize;
    unsigned m_sampleSeed = 1;
    QPushButton* m_check = nullptr;
    DataSourceBox* m_source = nullptr;
    DataUseBox* m_use = nullptr;
    SegmentedControl* m_set = nullptr;
    SegmentedControl* m_filter = nullptr;
    DigitSheet* m_sheet = nullptr;
    QLabel* m_digitText = nullptr;
    QLabel* m_balanceText = nullptr;
    BalanceChart* m_balance = nullptr;
    InputPreview* m_preview = nullptr;
};

}  // namespace quantelier

// Loads, limits and downloads the digits that the recipe names.
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "app/download.h"
#include "app/insight_worker.h"
#include "engine/session.h"

namespace quantelier {

class DataController : public QObject {
    Q_OBJECT

  public:
    explicit DataController(InsightWorker& worker, QObject* parent = nullptr);

    /// Reads what is not read yet and prepares the images that the recipe uses.
    void load(const DataRecipe& recipe);

    /// Reads the folder once more, from disk, and tells what it holds.
    void check();

    void startDownload();
    void cancelDownload();

    std::shared_ptr<const PreparedData> prepared() const { return m_prepared; }  ///< null while loading
    bool isLoading() const { return m_worker.isBusy(Insight::Data); }

    /// An image of the test set with this label, or an empty one.
    GreyImage testDigit(int label);

  signals:
    void loaded(std::shared_ptr<const quantelier::DatasetPair> all);  ///< before the recipe's limits
    void ready();                                                     ///< prepared() is there
    void failed(const QString& sentence);
    void checked(const QString& sentence);
    void downloadProgress(qint64 received, qint64 total, const QString& file);
    void downloadFinished(const QString& folder);
    void downloadFailed(const QString& sentence);
    void downloadCancelled();

  private:
    struct Loaded {
        std::shared_ptr<const DatasetPair> all;
        std::shared_ptr<const PreparedData> prepared;
    };
    void take(const Loaded& result, const DataRecipe& recipe);

    InsightWorker& m_worker;
    std::shared_ptr<const DatasetPair> m_all;
    std::shared_ptr<const PreparedData> m_prepared;
    std::optional<DataRecipe> m_loadedRecipe;  ///< what m_all was read for
    std::unique_ptr<MnistDownload> m_download;
    std::size_t m_nextDigit = 0;
};

}  // namespace quantelier

// Tries quantizations of the float network without training, beside everything else: the present choices,
// what fewer bits would cost, and all mixtures of bits.
#pragma once

#include <QObject>
#include <QStringList>
#include <memory>

#include "app/insight_worker.h"
#include "engine/session.h"
#include "ui/models/quant_preview.h"

namespace quantelier {

/// Lives on the GUI thread; the work is done on the insight worker, the latest request first.
class QuantExplorer : public QObject {
    Q_OBJECT
  public:
    explicit QuantExplorer(InsightWorker& insight, QObject* parent = nullptr);

    /// What is quantized and measured from now on; null: nothing.
    void setNetwork(std::shared_ptr<const FloatNetwork> network, std::shared_ptr<const PreparedData> data);

    void preview(const Recipe& recipe);
    /// Follows every preview by itself; asked for where the present choices need none.
    void measureCosts(const Recipe& recipe);
    void search(const Recipe& recipe);
    void stopSearch();
    void cancel();  ///< a training begins
    bool isSearching() const { return m_search != nullptr; }

  signals:
    void previewed(const quantelier::QuantPreview& preview);
    void previewEnded();  ///< also where it failed or was cancelled
    void costsMeasured(const std::vector<quantelier::FewerBitsCost>& costs);
    void warned(const QStringList& warnings);  ///< which formats cannot carry the choices, and why
    void pointsFound(const std::vector<quantelier::MixedPrecisionPoint>& points, std::int64_t images);
    void searchEnded();
    void failed(const QString& sentence);

  private:
    struct Search;
    struct Costs;
    void nextPoints();

    InsightWorker& m_insight;
    std::shared_ptr<const FloatNetwork> m_network;
    std::shared_ptr<const PreparedData> m_data;
    std::shared_ptr<Evaluation> m_floats;  ///< of m_network; computed with the first preview
    std::shared_ptr<Search> m_search;      ///< while it runs
};

}  // namespace quantelier

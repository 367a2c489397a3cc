// How often the values of a layer occur, and the integer grid that they are rounded to.
#pragma once

#include "engine/core/quant_profile.h"
#include "ui/plots/plot.h"

namespace quantelier {

class HistogramLayer;

class HistogramPlot : public Plot {
    Q_OBJECT
  public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// `things`: what is counted, in the plural, for the sentence: weights, outputs. The x axis stays within
    /// `extent` at least, so that a replay shows how the range grows.
    void showProfile(const TensorProfile& profile, const QString& things, const QCPRange& extent);
    void clear();

    bool isLog() const { return m_isLog; }
    void setLog(bool log);

    const TensorProfile& profile() const { return m_profile; }
    int saturatedBins() const;
    QString gridWords() const;  ///< "256 codes, 0.0018 apart"

    Readout readoutAt(double x) const override;
    QString description() const override;
    QString csv() const override;

    /// Where a profile's values and codes lie.
    static QCPRange extentOf(const TensorProfile& profile);

  protected:
    void fitRanges() override;
    std::vector<double> readoutStops() const override;

  private:
    TensorProfile m_profile;
    QString m_things;
    QCPRange m_extent;
    HistogramLayer* m_bars;
    bool m_isLog = false;
};

}  // namespace quantelier

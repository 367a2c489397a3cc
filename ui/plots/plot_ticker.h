// Ticks that people would choose themselves.
#pragma once

#include <qcustomplot.h>

namespace quantelier {

/// Whole epochs, and parts of one only when less than two are shown.
class EpochTicker : public QCPAxisTicker {
  public:
    EpochTicker();

  protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
};

/// 1 and 3 of each decade, more where less than a decade is shown.
class LogTicker : public QCPAxisTicker {
  protected:
    double getTickStep(const QCPRange&) override { return 1.0; }
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int, const QVector<double>&) override { return {}; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override;
};

/// Evenly spaced, all labels with the same number of decimals.
class LinearTicker : public QCPAxisTicker {
  public:
    LinearTicker();

  protected:
    int getSubTickCount(double) override { return 0; }
    QVector<QString> createLabelVector(const QVector<double>& ticks, const QLocale&, QChar, int) override;
};

}  // namespace quantelier

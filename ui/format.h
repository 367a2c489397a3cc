// Numbers as people read them: one formatter for the whole window. Groups are parted by U+00A0, the decimal
// sign is a point in every language, and minus is U+2212.
#pragma once

#include <QDateTime>
#include <QString>

namespace quantelier::format {

QString number(qint64 value);                 ///< 60 000
QString decimal(double value, int decimals);  ///< −0.42

QString percent(double percent, qint64 sample);        ///< 98.71 %; one decimal for fewer than 1 000 samples
QString percentFigure(double percent, qint64 sample);  ///< the same without the sign, where it stands beside
QString plusMinus(double halfWidth);                   ///< ± 0.22
QString points(double difference);                     ///< −0.02 pp
QString pValue(double p);  ///< p = 0.77, p < 0.01; with the digits that tell it from 0.05

QString kilobytes(qint64 bytes);  ///< 63.6 kB (1 000 bytes)
QString bytes(qint64 bytes);      ///< 63 594 B
QString ratio(double ratio);      ///< 3.88×

QString duration(double seconds);      ///< 6.8 µs, 12 ms, 4.2 s, 1:20
QString timeLeft(double seconds);      ///< 6 s left, about 2 min left
QString imagesPerSecond(double rate);  ///< 18 600 images/s

QString dayAndTime(const QDateTime& when,
                   const QDateTime& now);  ///< Today 14:03, Yesterday, 12 Nov, 12 Nov 2025

QString significant(double value, int digits = 4);   ///< scales: 0.01263
QString range(double low, double high);              ///< 0 … 6.83
QString decibels(double value);                      ///< 41.2 dB; "exact" when there is no error
QString shape(int channels, int height, int width);  ///< 16×10×10, 120 for dense layers

QString shellWord(const QString& text);  ///< quoted where a shell would read it otherwise

}  // namespace quantelier::format

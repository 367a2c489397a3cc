#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

namespace quantelier::format {

namespace {

const QChar kSpace(0x00A0);
const QChar kMinus(0x2212);

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString grouped(const QString& digits) {
    QString text = digits;
    for (qsizetype i = text.size() - 3; i > 0; i -= 3) text.insert(i, kSpace);
    return text;
}

// Two digits below ten, none lost above: 6.8, 41, 412.
QString twoDigits(double value) {
    return decimal(value, value < 9.95 ? 1 : 0);
}

}  // namespace

QString number(qint64 value) {
    const QString digits = grouped(QString::number(qAbs(value)));
    return value < 0 ? kMinus + digits : digits;
}

QString decimal(double value, int decimals) {
    if (!std::isfinite(value)) return QStringLiteral("–");
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    const qsizetype point = digits.indexOf(QLatin1Char('.'));
    const QString text = point < 0 ? grouped(digits) : grouped(digits.left(point)) + digits.mid(point);
    const bool isZero = digits.toDouble() == 0.0;  // −0.00 would be a minus without a meaning
    return value < 0 && !isZero ? kMinus + text : text;
}

QString percentFigure(double percent, qint64 sample) {
    return decimal(percent, sample >= 1000 ? 2 : 1);
}

QString percent(double percent, qint64 sample) {
    return percentFigure(percent, sample) + kSpace + QLatin1Char('%');
}

QString plusMinus(double halfWidth) {
    return QStringLiteral("±") + kSpace + decimal(halfWidth, 2);
}

QString points(double difference) {
    const QString text = decimal(difference, 2);
    const bool isPositive = difference > 0.0 && text != QStringLiteral("0.00");
    return (isPositive ? QLatin1Char('+') + text : text) + kSpace + FormatText::tr("pp");
}

QString pValue(double p) {
    if (p < 0.01) return QStringLiteral("p") + kSpace + QStringLiteral("<") + kSpace + decimal(0.01, 2);
    const bool roundsToLimit = p >= 0.045 && p < 0.055;
    return QStringLiteral("p") + kSpace + QStringLiteral("=") + kSpace + decimal(p, roundsToLimit ? 3 : 2);
}

QString kilobytes(qint64 bytes) {
    return decimal(double(bytes) / 1000.0, 1) + kSpace + QStringLiteral("kB");
}

QString bytes(qint64 bytes) {
    return number(bytes) + kSpace + QLatin1Char('B');
}

QString ratio(double ratio) {
    return decimal(ratio, 2) + QStringLiteral("×");
}

QString duration(double seconds) {
    if (seconds < 0.9995e-3) return twoDigits(seconds * 1e6) + kSpace + QStringLiteral("µs");
    if (seconds < 0.9995) return twoDigits(seconds * 1e3) + kSpace + QStringLiteral("ms");
    if (seconds < 59.95) return decimal(seconds, 1) + kSpace + QLatin1Char('s');
    const qint64 whole = qRound64(seconds);
    const QString tail = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(tail);
    return QStringLiteral("%1:%2:%3")
        .arg(whole / 3600)
        .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(tail);
}

QString timeLeft(double seconds) {
    if (seconds < 59.5)
        return FormatText::tr("%1 s left").arg(qMax<qint64>(1, qRound64(seconds))).replace(u' ', kSpace);
    if (seconds < 3570.0)
        return FormatText::tr("about %1 min left").arg(qRound64(seconds / 60.0)).replace(u' ', kSpace);
    return FormatText::tr("about %1 h left").arg(decimal(seconds / 3600.0, 1)).replace(u' ', kSpace);
}

QString imagesPerSecond(double rate) {
    // Three digits: the rest changes with every step and would only flicker.
    const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(std::max(rate, 1.0))) - 2.0));
    return FormatText::tr("%1 images/s")
        .arg(number(qRound64(rate / unit) * qRound64(unit)))
        .replace(u' ', kSpace);
}

QString dayAndTime(const QDateTime& when, const QDateTime& now) {
    const qint64 days = when.date().daysTo(now.date());
    if (days == 0) {
        QString clock = QLocale().timeFormat(QLocale::ShortFormat);
        clock.remove(QStringLiteral(":ss"));  // some locales' short form has seconds
        return FormatText::tr("Today %1").arg(QLocale().toString(when.time(), clock));
    }
    if (days == 1) return FormatText::tr("Yesterday");
    return QLocale().toString(when.date(), when.date().year() == now.date().year()
                                               ? FormatText::tr("d MMM")  // as QDate has it
                                               : FormatText::tr("d MMM yyyy"));
}

QString significant(double value, int digits) {
    if (value == 0.0 || !std::isfinite(value)) return decimal(value, 0);
    const int magnitude = int(std::floor(std::log10(std::abs(value))));
    return decimal(value, qBound(0, digits - 1 - magnitude, 12));
}

QString range(double low, double high) {
    // Both ends with the decimals that give the larger one three digits; a plain 0 needs none.
    const double larger = std::max(std::abs(low), std::abs(high));
    const int decimals = larger > 0.0 ? qBound(0, 2 - int(std::floor(std::log10(larger))), 6) : 0;
    const auto text = [decimals](double value) { return decimal(value, value == 0.0 ? 0 : decimals); };
    return text(low) + kSpace + QStringLiteral("…") + kSpace + text(high);
}

QString decibels(double value) {
    if (std::isinf(value)) return FormatText::tr("exact");
    return decimal(value, 1) + kSpace + QStringLiteral("dB");
}

QString shape(int channels, int height, int width) {
    if (height == 1 && width == 1) return QString::number(channels);
    return QStringLiteral("%1×%2×%3").arg(channels).arg(height).arg(width);
}

QString shellWord(const QString& text) {
    static const QRegularExpression plain(QStringLiteral("^~?[A-Za-z0-9_./+:@%-]+$"));
    if (plain.match(text).hasMatch()) return text;
    return QLatin1Char('\'') + QString(text).replace(QStringLiteral("'"), QStringLiteral("'\\''")) +
           QLatin1Char('\'');
}

}  // namespace quantelier::format

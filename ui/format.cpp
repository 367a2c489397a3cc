#include "ui/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "engine/core/number_text.h"
#include "engine/core/recipe_command.h"

namespace quantelier::format {

namespace {

const QChar kSpace(0x00A0);

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

}  // namespace

QString number(qint64 value) {
    return text(number_text::whole(value));
}

QString decimal(double value, int decimals) {
    return text(number_text::decimal(value, decimals));
}

QString percentFigure(double percent, qint64 sample) {
    return text(number_text::percentFigure(percent, sample));
}

QString percent(double percent, qint64 sample) {
    return text(number_text::percent(percent, sample));
}

QString plusMinus(double halfWidth) {
    return text(number_text::plusMinus(halfWidth));
}

QString points(double difference) {
    return text(number_text::withSign(difference, 2)) + kSpace + FormatText::tr("pp");
}

QString pValue(double p) {
    return text(number_text::pValue(p));
}

QString kilobytes(qint64 bytes) {
    return text(number_text::kilobytes(bytes));
}

QString bytes(qint64 bytes) {
    return text(number_text::bytes(bytes));
}

QString ratio(double ratio) {
    return text(number_text::ratio(ratio));
}

QString duration(double seconds) {
    return text(number_text::duration(seconds));
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
    return QString::fromStdString(quotedForShell(text.toStdString()));
}

}  // namespace quantelier::format

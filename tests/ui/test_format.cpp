#include <QtTest>
#include <limits>

#include "ui/format.h"

using namespace quantelier;

// U+00A0 is written as ~ below, to be seen.
static QString seen(QString text) {
    return text.replace(QChar(0x00A0), u'~');
}

class TestFormat : public QObject {
    Q_OBJECT
  private slots:
    void integers() {
        QCOMPARE(seen(format::number(999)), "999");
        QCOMPARE(seen(format::number(60000)), "60~000");
        QCOMPARE(seen(format::number(1234567)), "1~234~567");
        QCOMPARE(seen(format::number(-1000)), "−1~000");
    }
    void accuracies() {
        QCOMPARE(seen(format::percent(98.714, 10000)), "98.71~%");
        QCOMPARE(seen(format::percent(98.714, 999)), "98.7~%");
        QCOMPARE(seen(format::percentFigure(98.714, 1000)), "98.71");
        QCOMPARE(seen(format::plusMinus(0.2199)), "±~0.22");
        QCOMPARE(seen(format::points(-0.02)), "−0.02~pp");
        QCOMPARE(seen(format::points(0.41)), "+0.41~pp");
        QCOMPARE(seen(format::points(-0.001)), "0.00~pp");
    }
    void pValues() {
        QCOMPARE(seen(format::pValue(0.774)), "p~=~0.77");
        QCOMPARE(seen(format::pValue(1.0)), "p~=~1.00");
        QCOMPARE(seen(format::pValue(0.0099)), "p~<~0.01");
        QCOMPARE(seen(format::pValue(0.0487)), "p~=~0.049");  // below 0.05, and seen to be
    }
    void sizes() {
        QCOMPARE(seen(format::kilobytes(63594)), "63.6~kB");
        QCOMPARE(seen(format::kilobytes(1234567)), "1~234.6~kB");
        QCOMPARE(seen(format::bytes(63594)), "63~594~B");
        QCOMPARE(seen(format::ratio(3.8812)), "3.88×");
        QCOMPARE(seen(format::ratio(4.0)), "4.00×");
    }
    void times() {
        QCOMPARE(seen(format::duration(6.8e-6)), "6.8~µs");
        QCOMPARE(seen(format::duration(41.2e-6)), "41~µs");
        QCOMPARE(seen(format::duration(0.012)), "12~ms");
        QCOMPARE(seen(format::duration(4.24)), "4.2~s");
        QCOMPARE(seen(format::duration(80)), "1:20");
        QCOMPARE(seen(format::duration(59.99)), "1:00");
        QCOMPARE(seen(format::duration(3725)), "1:02:05");
        QCOMPARE(seen(format::timeLeft(5.6)), "6~s~left");
        QCOMPARE(seen(format::timeLeft(0.1)), "1~s~left");
        QCOMPARE(seen(format::timeLeft(130)), "about~2~min~left");
        QCOMPARE(seen(format::imagesPerSecond(18612.3)), "18~600~images/s");
        QCOMPARE(seen(format::imagesPerSecond(0)), "0~images/s");
    }
    void quantities() {
        QCOMPARE(seen(format::significant(0.0126312)), "0.01263");
        QCOMPARE(seen(format::significant(12.5)), "12.50");
        QCOMPARE(seen(format::range(0, 6.834)), "0~…~6.83");
        QCOMPARE(seen(format::range(-0.4242, 2.8214)), "−0.42~…~2.82");
        QCOMPARE(seen(format::decibels(41.23)), "41.2~dB");
        QCOMPARE(seen(format::decibels(std::numeric_limits<double>::infinity())), "exact");
        QCOMPARE(seen(format::shape(16, 10, 10)), "16×10×10");
        QCOMPARE(seen(format::shape(120, 1, 1)), "120");
    }
    void shellWords() {
        QCOMPARE(format::shellWord("~/MNIST_Data"), "~/MNIST_Data");
        QCOMPARE(format::shellWord("my digits"), "'my digits'");
        QCOMPARE(format::shellWord("it's"), "'it'\\''s'");
        QCOMPARE(format::shellWord(""), "''");
    }
};

QTEST_APPLESS_MAIN(TestFormat)
#include "test_format.moc"

// The histogram with its grid, and the front of accuracy against bytes: what they show, say and save.
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/quant_profiles.h"
#include "tests/support/screenshot.h"
#include "ui/plots/histogram_layer.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/pareto_plot.h"
#include "ui/plots/plot_file.h"
#include "ui/style.h"

using namespace quantelier;

class TestQuantPlots : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }

    // -1.5 ... 1.5 in steps of 0.01 under 4 bits that end at 0.7.
    void histogramSaysWhatIsClamped() {
        std::vector<float> values;
        for (int i = -150; i <= 150; ++i) values.push_back(float(i) * 0.01f);
        HistogramPlot plot;
        show(plot);
        QCOMPARE(plot.description(), QStringLiteral("Nothing measured yet."));
        const TensorProfile profile =
            tensorProfile(values.data(), values.size(), {-0.7f, 0.7f}, {4, false, true, true}, kProfileBins);
        plot.showProfile(profile, "weights", HistogramPlot::extentOf(profile));
        settle(plot);
        QCOMPARE(plot.accessibleDescription(),
                 QStringLiteral(
                     "150 of 301 weights saturated; most lie between −1.5 and 1.5. 15 of 15 codes used."));
        QVERIFY(plot.saturatedBins() > 50 && plot.saturatedBins() < 70);
        QCOMPARE(plot.gridWords(), QStringLiteral("15 codes, 0.100 apart"));
        const auto* layer = plot.findChild<HistogramLayer*>();
        QVERIFY(layer->hasLines());
        const Readout readout = plot.readoutAt(0.31);
        QCOMPARE(readout.rows.back().value, QStringLiteral("3"));
        QVERIFY(plot.readoutAt(1.4).rows.back().name.contains("clamped"));
        QVERIFY(plot.readoutAt(1.6).rows.empty());
        const QString csv = plotAsCsv(plot);
        QCOMPARE(csv.count('\n'), kProfileBins + 1);
        QCOMPARE(csv.count(QStringLiteral(",1\n")), plot.saturatedBins());
        saveScreenshot(plot, "histogram-4-bits");
    }

    void manyCodesAreARug() {
        const QuantProfile profile = test::exampleProfile(Stage::Float, 1, 8);
        HistogramPlot plot;
        show(plot);
        const TensorProfile& weights = profile.layers[3].weights.front();
        plot.showProfile(weights, "weights", HistogramPlot::extentOf(weights));
        settle(plot);
        QVERIFY(!plot.findChild<HistogramLayer*>()->hasLines());
        QVERIFY(
            plot.accessibleDescription().startsWith(QStringLiteral("0 of 48\u00A0000 weights saturated")));
        saveScreenshot(plot, "histogram-8-bits");
    }

    void logAxisStartsBelowOne() {
        HistogramPlot plot;
        show(plot);
        QVERIFY(plot.isLog() && plot.yAxis->range().lower < 1.0 && plot.yAxis->range().lower > 0.0);
        plot.setLog(false);
        settle(plot);
        QCOMPARE(plot.yAxis->range().lower, 0.0);
    }

    void frontIsWalkedAndAdopted() {
        const std::vector<MixedPrecisionPoint> points = test::examplePoints(presetRecipe("recommended"));
        ParetoPlot plot;
        show(plot);
        plot.addPoints({points.begin(), points.begin() + 500}, 10000);
        plot.addPoints({points.begin() + 500, points.end()}, 10000);
        plot.setNow(63594, 99.05, 10000);
        settle(plot);
        const std::vector<MixedPrecisionPoint> front = plot.front();
        QVERIFY(front.size() > 5);
        for (std::size_t i = 1; i < front.size(); ++i)
            QVERIFY(front[i].bytes > front[i - 1].bytes && front[i].correct > front[i - 1].correct);
        QVERIFY(plot.accessibleDescription().startsWith(
            QStringLiteral("1\u00A0024 combinations; the front has %1 points").arg(front.size())));
        QVERIFY(plot.accessibleDescription().endsWith(QStringLiteral("Now: 63.6 kB, 99.05\u00A0%.")));
        QSignalSpy said(&plot, &Plot::readOut);
        QTest::keyClick(&plot, Qt::Key_Left);  // from the right end
        QCOMPARE(qint64(plot.chosen()->bytes), qint64(front.back().bytes));
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(qint64(plot.chosen()->bytes), qint64(front[front.size() - 2].bytes));
        QCOMPARE(said.count(), 2);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(!plot.chosen());
        QSignalSpy adopted(&plot, &ParetoPlot::adoptRequested);
        QTest::keyClick(&plot, Qt::Key_Return);  // nothing is chosen
        QCOMPARE(adopted.count(), 0);
        const MixedPrecisionPoint& third = front[front.size() - 3];
        const QPoint at(qRound(plot.xAxis->coordToPixel(double(third.bytes) / 1000.0)),
                        qRound(plot.yAxis->coordToPixel(double(third.correct) / 100.0)));
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at);
        QVERIFY(plot.chosen() && plot.chosen()->onFront);
        settle(plot);
        saveScreenshot(plot, "pareto");
        plot.setAdoptable(false);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(adopted.count(), 0);
        plot.setAdoptable(true);
        QTest::keyClick(&plot, Qt::Key_Return);
        QCOMPARE(adopted.count(), 1);
        QCOMPARE(plotAsCsv(plot).count('\n'), 1025);
    }

  private:
    static void show(Plot& plot) {
        plot.resize(600, 260);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        settle(plot);
    }
    static void settle(Plot& plot) {
        plot.refresh();
        QTest::qWait(60);
    }
};

QTEST_MAIN(TestQuantPlots)
#include "test_quant_plots.moc"

// The plots carry much data, hide and show it, and say what they show.
#include <QAccessible>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "tests/support/screenshot.h"
#include "ui/plots/accuracy_plot.h"
#include "ui/plots/loss_plot.h"
#include "ui/plots/plot_file.h"
#include "ui/plots/plot_legend.h"
#include "ui/plots/plot_table.h"
#include "ui/style.h"

using namespace quantelier;

namespace {

// A loss that falls as training does, with the noise of batches.
void train(LossPlot& plot, int epochs, int steps, Stage stage = Stage::Float) {
    quint32 noise = 1;
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        for (int step = 1; step <= steps; ++step) {
            noise = noise * 1664525u + 1013904223u;
            const double x = epoch - 1 + double(step) / steps;
            StepEvent event;
            event.stage = stage;
            event.epoch = epoch, event.epochs = epochs, event.step = step, event.steps = steps;
            event.loss = (0.02 + 2.3 * std::exp(-8.0 * x)) * (0.5 + double(noise >> 8) / double(1 << 24));
            plot.addStep(event);
        }
        plot.addTest(stage, epoch, 0.03 + 0.1 / epoch);
    }
}

}  // namespace

class TestPlots : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }

    void hundredThousandPointsStaySmooth() {
        LossPlot plot;
        plot.resize(704, 310);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.begin(100, 0);
        QElapsedTimer clock;
        clock.start();
        train(plot, 100, 1000);
        QVERIFY2(clock.elapsed() < 1500, "adding is no work");
        QTRY_VERIFY(plot.yAxis->range().upper > 1.0);
        clock.restart();
        plot.replot(QCustomPlot::rpImmediateRefresh);
        QVERIFY2(clock.elapsed() < 200, qPrintable(QString::number(clock.elapsed())));
    }

    void manyEventsAreFewReplots() {
        LossPlot plot;
        plot.resize(704, 310);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.begin(1, 0);
        QTest::qWait(100);
        QSignalSpy replots(&plot, &QCustomPlot::afterReplot);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 400) {
            train(plot, 1, 10);
            QCoreApplication::processEvents();
        }
        QVERIFY2(replots.count() >= 2 && replots.count() <= 12, qPrintable(QString::number(replots.count())));
    }

    void hiddenPlotsDoNotReplot() {
        AccuracyPlot plot;
        QCoreApplication::processEvents();  // QCustomPlot's own first replot
        QSignalSpy replots(&plot, &QCustomPlot::afterReplot);
        plot.addAccuracy(Series::Float, 1, 98.0);
        QTest::qWait(100);
        QCOMPARE(replots.count(), 0);
        plot.show();
        QTRY_VERIFY(replots.count() > 0);
    }

    void legendHidesAndShowsAlone() {
        LossPlot plot;
        PlotLegend legend(plot);
        legend.show();
        const auto buttons = legend.findChildren<LegendButton*>();
        QCOMPARE(buttons.size(), 3);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QVERIFY(!plot.strands()[0].isShown);
        QVERIFY(!plot.strands()[0].graphs[0]->visible());
        QTest::keyClick(buttons[0], Qt::Key_Space);
        QVERIFY(plot.strands()[0].isShown);
        QTest::mouseClick(buttons[2], Qt::LeftButton, Qt::AltModifier);
        saveScreenshot(legend, "plot-legend");
        QVERIFY(!buttons[0]->isChecked() && !buttons[1]->isChecked() && buttons[2]->isChecked());
        QTest::mouseClick(buttons[2], Qt::LeftButton, Qt::AltModifier);  // again: all
        QVERIFY(buttons[0]->isChecked() && buttons[1]->isChecked() && buttons[2]->isChecked());
    }

    void quantContinuesAfterTheFloatEpochs() {
        LossPlot plot;
        plot.begin(2, 1);
        train(plot, 2, 20);
        train(plot, 1, 20, Stage::Quant);
        const Strand& test = plot.strands()[2];
        QCOMPARE((test.graphs[1]->data()->constEnd() - 1)->key, 3.0);
        QVERIFY(test.graphs[1]->hasLeadIn());
        QCOMPARE(test.graphs[1]->measuredBegin()->key, 3.0);
        plot.restartQuant(2);
        QVERIFY(test.graphs[1]->isEmpty());
        QVERIFY(!test.graphs[0]->isEmpty());
    }

    void collidingMomentsStack() {
        AccuracyPlot plot;
        plot.resize(704, 260);
        plot.begin(6, 3);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        plot.setMoments({{6.0, "Converted", Token::FakeQuant}, {6.1, "Ranges frozen"}, {1.0, "BN frozen"}});
        QTRY_COMPARE(plot.xAxis->range().upper, 9.0);
        const auto boxes = static_cast<const Plot&>(plot).decor().labelBoxes();
        QCOMPARE(boxes.size(), std::size_t(3));
        QVERIFY(boxes[1].top() >= boxes[0].bottom());
        QCOMPARE(boxes[2].top(), boxes[0].top());
    }

    void readoutSnapsToEpochs() {
        AccuracyPlot plot;
        plot.begin(3, 0);
        plot.addAccuracy(Series::Float, 1, 97.5);
        plot.addAccuracy(Series::Float, 2, 98.25);
        plot.addAccuracy(Series::Int8, 2, 98.125);
        const Readout readout = plot.readoutAt(1.7);
        QCOMPARE(readout.x, 2.0);
        QCOMPARE(readout.rows.size(), std::size_t(2));
        QCOMPARE(readout.rows[0].value, QStringLiteral("98.25\u00A0%"));
        QCOMPARE(plot.readoutAt(0.2).rows.size(), std::size_t(1));
    }

    void keysMoveTheReadoutAndTheView() {
        AccuracyPlot plot;
        plot.resize(704, 260);
        plot.begin(4, 0);
        for (int epoch = 1; epoch <= 4; ++epoch) plot.addAccuracy(Series::Float, epoch, 97 + epoch * 0.4);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_COMPARE(plot.xAxis->range().upper, 4.0);
        QSignalSpy read(&plot, &Plot::readOut);
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(read.last().first().toString().startsWith("Epoch 1"));
        QTest::keyClick(&plot, Qt::Key_Right);
        QVERIFY(read.last().first().toString().startsWith("Epoch 2"));
        QTest::keyClick(&plot, Qt::Key_End);
        QVERIFY(read.last().first().toString().startsWith("Epoch 4"));
        saveScreenshot(plot, "plot-readout");
        QTest::keyClick(&plot, Qt::Key_Plus);
        QVERIFY(!plot.isFollowing());
        QVERIFY(plot.xAxis->range().size() < 4.0);
        QTest::qWait(100);
        saveScreenshot(plot, "plot-zoomed");
        QTest::keyClick(&plot, Qt::Key_0);
        QVERIFY(plot.isFollowing());
    }

    void newDataDoNotMoveAZoomedView() {
        AccuracyPlot plot, other;
        Plot::linkX(plot, other);
        plot.begin(4, 0);
        other.begin(4, 0);
        plot.resize(704, 260);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_COMPARE(plot.xAxis->range().upper, 4.0);
        QTest::keyClick(&plot, Qt::Key_Plus);
        const QCPRange zoomed = plot.xAxis->range();
        QCOMPARE(other.xAxis->range().upper, zoomed.upper);
        QVERIFY(!other.isFollowing());
        plot.addAccuracy(Series::Float, 1, 97);
        QTest::qWait(100);
        QCOMPARE(plot.xAxis->range().lower, zoomed.lower);
        other.fit();
        QVERIFY(plot.isFollowing());
    }

    void filesAreWritten() {
        AccuracyPlot plot;
        plot.resize(704, 260);
        plot.begin(2, 0);
        plot.addAccuracy(Series::Float, 1, 97.5);
        QTemporaryDir folder;
        for (const QString name : {"a.png", "a.svg", "a.pdf", "a.csv"}) {
            QVERIFY(savePlot(plot, folder.filePath(name)));
            QVERIFY(QFileInfo(folder.filePath(name)).size() > 20);
        }
        QVERIFY(plotAsCsv(plot).contains("\"Test accuracy\",\"Float\",Float,1,97.5"));
        QVERIFY(!savePlot(plot, folder.filePath("missing/a.csv")));
    }

    void tableHasEveryMeasuredPoint() {
        LossPlot plot;
        plot.begin(2, 1);
        train(plot, 2, 5);
        train(plot, 1, 5, Stage::Quant);
        const PlotTableModel table(plot);
        QCOMPARE(table.rowCount(),
                 2 * 15 + 3);  // each batch and smoothed; the line that leads in is no point
        QCOMPARE(table.index(0, 0).data().toString(), QString("Train, each batch"));
        QCOMPARE(table.index(32, 1).data().toString(), QString("Fake-quant"));
        QCOMPARE(table.index(32, 2).data().toString(), QString("3.000"));
    }

    void aPlotIsAChartWithASentence() {
        AccuracyPlot plot;
        plot.begin(2, 0);
        plot.addAccuracy(Series::Float, 1, 97.5);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_VERIFY(plot.accessibleDescription().contains("97.5"));
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&plot);
        QVERIFY(accessible);
        QCOMPARE(accessible->role(), QAccessible::Chart);
    }

    void accuracyAxisStartsAtARoundValue() {
        AccuracyPlot plot;
        plot.resize(704, 260);
        plot.begin(2, 0);
        plot.addAccuracy(Series::Float, 1, 97.72);
        plot.addAccuracy(Series::Float, 2, 98.9);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QTRY_VERIFY(plot.yAxis->range().lower > 97.4 && plot.yAxis->range().lower <= 97.5);
        QVERIFY(plot.yAxis->range().upper <= 100.0);
    }
};

QTEST_MAIN(TestPlots)
#include "test_plots.moc"

// Whether the window stays awake: trains at full speed while pages are switched and plots zoomed, and draws a
// plot of 100 000 points. A program, never a test: the figures depend on the machine.
//   studio_responsiveness [SECONDS]     default 10; digits as the window finds them (QUANTELIER_DATA)
#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <vector>

#include "app/studio.h"
#include "ui/models/rail_model.h"
#include "ui/plots/loss_plot.h"
#include "ui/style.h"
#include "ui/widgets/chip.h"

using namespace quantelier;

namespace {

constexpr int kSwitchMs = 200, kZoomMs = 50, kRepaints = 60, kPoints = 100'000;

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(share * double(values.size())))];
}

void runFor(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void zoomAt(QWidget& plot, bool in) {
    const QPointF place = QRectF(plot.rect()).center();
    QWheelEvent event(place, plot.mapToGlobal(place), {}, QPoint(0, in ? 120 : -120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&plot, &event);
}

// Between two turns of the event loop: a timer that is due all the time.
std::vector<double> gapsWhileTraining(Studio& studio, int seconds) {
    std::vector<double> gaps;
    QElapsedTimer clock;
    QTimer tick, pages, zooms;
    QObject::connect(&tick, &QTimer::timeout,
                     [&] { gaps.push_back(double(clock.nsecsElapsed()) * 1e-6), clock.restart(); });
    int page = 0, zoom = 0;
    QObject::connect(&pages, &QTimer::timeout, [&] {
        studio.window().showStep(page % 2 ? Step(page / 2 % kStepCount) : Step::Train);
        ++page;
    });
    QObject::connect(&zooms, &QTimer::timeout, [&] {
        for (Plot* plot : studio.window().findChildren<Plot*>())
            if (plot->isVisible()) zoomAt(*plot, zoom / 5 % 2 == 0);
        ++zoom;
    });
    clock.start();
    tick.start(0);
    pages.start(kSwitchMs);
    zooms.start(kZoomMs);
    runFor(seconds * 1000);
    return gaps;
}

std::vector<double> repaintsOfManyPoints() {
    LossPlot plot;
    plot.resize(704, 320);
    plot.show();
    plot.begin(100, 0);
    StepEvent step;
    step.steps = kPoints / 100;
    step.epochs = 100;
    for (int i = 0; i < kPoints; ++i) {
        step.epoch = 1 + i / step.steps;
        step.step = 1 + i % step.steps;
        step.loss = 0.02 + 2.3 / (1.0 + i * 0.001) * (1.0 + 0.3 * ((i * 7919) % 101) / 101.0);
        plot.addStep(step);
    }
    runFor(200);
    std::vector<double> times;
    QElapsedTimer clock;
    for (int i = 0; i < kRepaints; ++i) {
        zoomAt(plot, i / 5 % 2 == 0);
        clock.start();
        plot.replot(QCustomPlot::rpImmediateRefresh);
        times.push_back(double(clock.nsecsElapsed()) * 1e-6);
    }
    return times;
}

QString chipText(Studio& studio) {
    for (const Chip* chip : studio.window().findChildren<Chip*>())
        if (chip->text().contains(QLatin1String("kB"))) return chip->text();
    return {};
}

// From a change of a layer's bits to the accuracy without training, on the page.
std::vector<double> previews(Studio& studio) {
    studio.window().showStep(Step::Quantize);
    runFor(2000);  // what stopping has set off
    std::vector<double> times;
    for (const int bits : {4, 3, 2, 4, 3, 2}) {
        const QString before = chipText(studio);
        QElapsedTimer clock;
        clock.start();
        studio.recipe().edit(QStringLiteral("bits"),
                             [bits](Recipe& recipe) { recipe.quant.layers[1].weights.bits = bits; });
        while (chipText(studio) == before && clock.elapsed() < 20'000) runFor(1);
        times.push_back(double(clock.nsecsElapsed()) * 1e-6);
        runFor(3000);  // the costs of 4 bits, which follow
    }
    return times;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const int seconds = argc > 1 ? std::max(1, QString::fromLocal8Bit(argv[1]).toInt()) : 10;
    installStyle(app);
    QTemporaryDir folder;
    Workbench workbench;
    Studio studio(workbench, RunStore(folder.filePath(QStringLiteral("runs"))));
    studio.window().show();
    studio.start();
    while (studio.window().rail()->state(Step::Data) != StepState::Done) runFor(20);
    studio.recipe().edit(QStringLiteral("bench"), [](Recipe& recipe) { recipe.train.epochs = 1000; });
    emit studio.window().startRequested();
    while (studio.window().rail()->state(Step::Train) != StepState::Running) runFor(20);
    runFor(1000);
    const std::vector<double> gaps = gapsWhileTraining(studio, seconds);
    std::printf(
        "training, pages every %d ms, zoom every %d ms, for %d s: longest gap between two turns %.1f ms, "
        "99th percentile %.2f ms\n",
        kSwitchMs, kZoomMs, seconds, percentile(gaps, 1.0), percentile(gaps, 0.99));
    emit studio.window().stopRequested();
    const std::vector<double> tried = previews(studio);
    std::printf("bits changed, int8 accuracy without training: median %.0f ms, longest %.0f ms\n",
                percentile(tried, 0.5), percentile(tried, 1.0));
    const std::vector<double> times = repaintsOfManyPoints();
    std::printf("loss plot of %d steps, zooming: median repaint %.1f ms, longest %.1f ms\n", kPoints,
                percentile(times, 0.5), percentile(times, 1.0));
}

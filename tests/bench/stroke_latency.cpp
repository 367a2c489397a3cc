// How long from a movement of the pen to the answer on the screen: replays stroke files on the Draw page at
// the speed they were drawn with. Run with QT_QPA_PLATFORM=offscreen or on a real screen:
//   bench_strokes FOLDER
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QThread>
#include <QtTest>
#include <algorithm>
#include <cstdio>

#include "app/inference_controller.h"
#include "ui/pages/draw_page.h"
#include "ui/style.h"
#include "ui/widgets/digit_canvas.h"

using namespace quantelier;

namespace {

constexpr double kFrameMilliseconds = 16.0;

// A model of each kind; how well it reads does not matter here.
Models smallModels() {
    Recipe recipe = presetRecipe("recommended");
    recipe.train.epochs = recipe.quantTrain.epochs = 1;
    Session session(recipe, prepareData(sketchedDataset(640, 64)), "CPU", "");
    RunListener quiet;
    session.trainFloat(quiet, CancelToken());
    session.convert(CancelToken());
    session.trainQuant(quiet, CancelToken());
    return session.models();
}

// A movement waits from its event until the panel of the int8 model has been painted with an answer that
// knows it.
class Latencies : public QObject {
  public:
    Latencies() { m_clock.start(); }

    void moved() { m_waiting.push_back(m_clock.nsecsElapsed()); }
    void answered() {
        m_answered.insert(m_answered.end(), m_waiting.begin(), m_waiting.end());
        m_waiting.clear();
    }
    std::size_t open() const { return m_waiting.size() + m_answered.size(); }
    const std::vector<double>& milliseconds() const { return m_milliseconds; }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Paint || m_isPainting) return false;
        m_isPainting = true;
        QCoreApplication::sendEvent(watched, event);
        m_isPainting = false;
        const qint64 now = m_clock.nsecsElapsed();
        for (const qint64 since : m_answered) m_milliseconds.push_back(double(now - since) * 1e-6);
        m_answered.clear();
        return true;
    }

  private:
    QElapsedTimer m_clock;
    std::vector<qint64> m_waiting, m_answered;
    std::vector<double> m_milliseconds;
    bool m_isPainting = false;
};

void waitUntil(const QElapsedTimer& clock, double milliseconds) {
    while (double(clock.nsecsElapsed()) * 1e-6 < milliseconds) {
        QCoreApplication::processEvents();
        QThread::usleep(100);
    }
}

void send(DigitCanvas& canvas, QEvent::Type type, const DrawnPoint& point) {
    const double side = std::min(canvas.width(), canvas.height());
    const QPointF at((canvas.width() - side) / 2.0 + point.x * side,
                     (canvas.height() - side) / 2.0 + point.y * side);
    const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const auto buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    QMouseEvent event(type, at, canvas.mapToGlobal(at), button, buttons, {});
    QCoreApplication::sendEvent(&canvas, &event);
}

void draw(DigitCanvas& canvas, const DrawnStrokes& drawing, Latencies& latencies) {
    for (const std::vector<DrawnPoint>& stroke : drawing.strokes) {
        QElapsedTimer clock;
        clock.start();
        for (std::size_t i = 0; i < stroke.size(); ++i) {
            waitUntil(clock, stroke[i].milliseconds - stroke.front().milliseconds);
            const bool isStill = i > 0 && stroke[i].x == stroke[i - 1].x && stroke[i].y == stroke[i - 1].y;
            if (isStill) continue;  // the canvas has nothing new to tell
            latencies.moved();
            send(canvas, i == 0 ? QEvent::MouseButtonPress : QEvent::MouseMove, stroke[i]);
        }
        latencies.moved();
        send(canvas, QEvent::MouseButtonRelease, stroke.back());
        while (latencies.open() > 0) QCoreApplication::processEvents();
    }
    canvas.clear();
}

double percentile(const std::vector<double>& sorted, double share) {
    return sorted[std::min(sorted.size() - 1, std::size_t(share * double(sorted.size())))];
}

int run(const QString& path) {
    const QDir folder(path);
    const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    if (files.isEmpty()) {
        std::fprintf(stderr, "%s: expected stroke files (*.json), found none\n", qPrintable(path));
        return 3;
    }
    InferenceController inference;
    inference.setModels(smallModels());
    DrawPage page;
    page.setModelsAvailable(true, true, true);
    page.resize(1072, 724);
    page.show();
    if (!QTest::qWaitForWindowExposed(&page)) return 1;
    Latencies latencies;
    QObject::connect(&page, &DrawPage::drawingChanged, &inference, &InferenceController::read);
    QObject::connect(&inference, &InferenceController::answered, &page, &DrawPage::showAnswers);
    QObject::connect(&inference, &InferenceController::prepared, &page, &DrawPage::showSteps);
    QObject::connect(&inference, &InferenceController::lookedInside, &page, &DrawPage::showInside);
    QObject::connect(&inference, &InferenceController::answered, &page, [&] { latencies.answered(); });
    page.findChildren<AnswerPanel*>().last()->installEventFilter(&latencies);
    auto* const canvas = page.findChild<DigitCanvas*>();
    for (const QString& file : files)
        draw(*canvas, readStrokeFile(folder.filePath(file).toStdString()), latencies);

    std::vector<double> sorted = latencies.milliseconds();
    std::sort(sorted.begin(), sorted.end());
    std::printf("%lld drawings, %zu movements of the pen, from the movement to the painted answer:\n",
                qint64(files.size()), sorted.size());
    std::printf(
        "median %.1f ms, 99th percentile %.1f ms, worst %.1f ms; %.2f %% took longer than a frame (%.0f "
        "ms)\n",
        percentile(sorted, 0.5), percentile(sorted, 0.99), sorted.back(),
        100.0 * double(sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), kFrameMilliseconds)) /
            double(sorted.size()),
        kFrameMilliseconds);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_strokes FOLDER\n");
        return 2;
    }
    QApplication app(argc, argv);
    installStyle(app);
    try {
        return run(QString::fromLocal8Bit(argv[1]));
    } catch (const Error& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return int(e.code());
    }
}

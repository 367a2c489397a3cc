// Trains a small run in the real window and writes a picture of every page, light and dark, at 1280 x 800 and
// 1920 x 1080, and in presenter mode. Says what breaks the rules of tests/support/page_rules.h: then it exits
// with 1.
//   screenshots FOLDER [LANGUAGE]   in English, or after the run switched to another; digits: MNIST where
//   QUANTELIER_DATA says so, else the built-in ones
#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <functional>

#include "app/studio.h"
#include "tests/support/page_rules.h"
#include "ui/language.h"
#include "ui/models/rail_model.h"
#include "ui/models/runs_model.h"
#include "ui/page.h"
#include "ui/pages/by_hand_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/faults_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/workshop_page.h"
#include "ui/presenter.h"
#include "ui/settings_dialog.h"
#include "ui/style.h"
#include "ui/toast.h"
#include "ui/widgets/certificate_panel.h"
#include "ui/widgets/device_button.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/resume_dialog.h"
#include "ui/widgets/save_run_dialog.h"

using namespace quantelier;

namespace {

constexpr int kSettleMs = 250;

void wait(int milliseconds) {
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

void waitFor(const std::function<bool()>& done) {
    while (!done()) wait(20);
}

class Photographer {
  public:
    Photographer(Studio& studio, const QString& folder)
        : m_window(studio.window()), m_studio(studio), m_folder(folder) {}

    // Data to a drawn digit, everything that a page can show.
    void makeRun() {
        m_window.resize(1280, 800);
        m_window.show();
        m_studio.start();
        trainFloat(4, 0.01);  // another one, to compare with
        trainFloat(6, 0.05);
        m_window.showStep(Step::Quantize);
        m_window.currentPage()->primaryButton()->click();
        waitFor([this] { return state(Step::Quantize) == StepState::Running; });
        waitFor([this] { return state(Step::Quantize) == StepState::Done; });
        wait(3000);  // what is measured beside training
        emit m_window.findChild<ExportPage*>()->certificateRequested();
        auto* const certificate = m_window.findChild<CertificatePanel*>();
        waitFor([certificate] { return certificate->hasCertificate(); });
        m_window.showStep(Step::Compare);
        waitFor([this] { return state(Step::Compare) == StepState::Done; });
        m_window.showStep(Step::Draw);
        wait(kSettleMs);
        draw({{0.28, 0.25},
              {0.45, 0.24},
              {0.62, 0.23},
              {0.72, 0.24},
              {0.66, 0.38},
              {0.58, 0.55},
              {0.51, 0.70},
              {0.46, 0.84}});
        wait(1000);
        markRuns();
    }

    void shootAll() {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
            for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
                m_window.resize(size);
                m_window.setThemeMode(mode);
                const QString theme =
                    mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
                shootPages(QStringLiteral("%1-%2x%3").arg(theme).arg(size.width()).arg(size.height()));
                shootDialogs(theme);
            }
        m_window.resize(1280, 800);
        m_window.setThemeMode(ThemeMode::Light);
        m_window.setPresenter(true);
        shootPresented();
        m_window.setPresenter(false);
        shootLesson();
    }

    int broken() const { return m_broken; }

  private:
    void trainFloat(int epochs, double rate) {
        m_studio.recipe().edit(QStringLiteral("screenshots"), [&](Recipe& recipe) {
            recipe.data.trainImages = 12'000;
            recipe.data.testImages = 2'000;
            recipe.train.epochs = epochs;
            recipe.train.learningRate = rate;
            recipe.quantTrain.epochs = 3;
        });
        waitFor([this] { return state(Step::Data) == StepState::Done; });
        emit m_window.startRequested();
        waitFor([this] { return state(Step::Train) == StepState::Running; });
        waitFor([this] { return state(Step::Train) == StepState::Done; });
    }

    void markRuns() {
        RunsModel& runs = m_window.findChild<RunsPage*>()->model();
        m_window.showStep(Step::Runs);
        waitFor([&runs] { return runs.total() == 2; });
        for (const int row : {0, 1}) runs.toggleMark(row);
        wait(kSettleMs);
    }

    StepState state(Step step) { return m_window.rail()->state(step); }

    static constexpr const char* kNames[] = {"data",   "network", "train", "quantize", "compare",
                                             "export", "draw",    "runs",  "workshop"};
    static_assert(std::size(kNames) == std::size_t(kStepCount));

    // Goes to each page in turn; the name has the page's number.
    void forEachPage(const std::function<void(const QString& name)>& shootPage) {
        for (int i = 0; i < kStepCount; ++i) {
            m_window.showStep(Step(i));
            shootPage(QStringLiteral("%1-%2").arg(i + 1).arg(kNames[i]));
            if (Step(i) == Step::Quantize) shootPage(showByHand());
            if (Step(i) == Step::Compare) {
                shootPage(showStepThrough());
                m_window.showStep(Step::Compare);
                shootPage(showFaults());
            }
        }
    }

    void press(const char* name) {
        m_window.currentPage()->findChild<QAbstractButton*>(QString::fromLatin1(name))->click();
    }

    QString showByHand() {
        press("byHand");
        auto* const page = m_window.findChild<ByHandPage*>();
        page->scaleSlider()->setValue(-6);
        waitFor([page] { return page->report().has_value(); });
        return QStringLiteral("4-quantize-by-hand");
    }

    QString showFaults() {
        press("faults");
        auto* const page = m_window.findChild<FaultsPage*>();
        page->findChildren<QRadioButton*>().at(1)->click();
        waitFor([page] { return page->report() && page->report()->fault == Fault::ZeroPoint; });
        return QStringLiteral("5-compare-faults");
    }

    // The first lesson at its second step. (Beginning it leaves the run.)
    void shootLesson() {
        m_window.showStep(Step::Workshop);
        auto* const page = m_window.findChild<WorkshopPage*>();
        page->chooseLesson(0);
        page->primaryButton()->click();
        wait(1000);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            m_window.setThemeMode(mode);
            const QString theme = mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            for (const auto& [step, name] :
                 {std::pair(Step::Workshop, "workshop"), std::pair(Step::Data, "data")}) {
                m_window.showStep(step);
                shoot(QStringLiteral("lesson-%1-%2").arg(QLatin1String(name), theme));
            }
        }
    }

    // Leads from Compare to the arithmetic of the digit chosen there.
    QString showStepThrough() {
        press("steps");
        waitFor([this] { return m_window.findChild<StepThroughPage*>()->isVisible(); });
        wait(kSettleMs);
        return QStringLiteral("5-compare-step");
    }

    void shootPages(const QString& suffix) {
        forEachPage([&](const QString& name) { shoot(name + u'-' + suffix); });
    }

    // Every part of each page that presenter mode can show large.
    void shootPresented() {
        forEachPage([this](const QString& name) {
            PresentedViews& views = m_window.currentPage()->presentedViews();
            const Parts first = views.shown();
            int number = 1;
            do {
                shoot(QStringLiteral("%1-presenter-%2").arg(name).arg(number++));
                views.showNext();
            } while (views.shown() != first);
        });
    }

    // What opens over the pages.
    void shootDialogs(const QString& theme) {
        QMenu* const devices = m_window.findChild<DeviceButton*>()->menu();
        devices->popup({});
        const auto keep = [&](QWidget& widget, const char* name) {
            widget.show();
            wait(kSettleMs);
            widget.grab().save(
                QDir(m_folder).filePath(QStringLiteral("dialog-%1-%2.png").arg(QLatin1String(name), theme)));
            widget.close();
        };
        keep(*devices, "devices");
        ResumeDialog resume(
            QStringLiteral(
                "mnist-recommended-07 stopped in its float training, in epoch 2 of 6, after step 411."),
            QStringLiteral("Saved on 27 Nov 2026 16:19:56."), &m_window);
        keep(resume, "resume");
        const QString folder = QStringLiteral("/media/stick/runs/mnist-recommended-07");
        SaveRunDialog save(
            folder + QStringLiteral("/metrics.csv could not be written: No space left on device"), folder,
            true, &m_window);
        keep(save, "save");
        save.setProblem(QStringLiteral("/media/stick is not there"));
        keep(save, "save-again");
        SettingsDialog settings(&m_window);
        keep(settings, "settings");
        m_window.showManual();
        wait(kSettleMs);
        for (QWidget* const window : QApplication::topLevelWidgets())
            if (window->inherits("quantelier::HelpWindow") && window->isVisible()) keep(*window, "manual");
    }

    void shoot(const QString& name) {
        wait(kSettleMs);
        for (Toast* toast : m_window.findChildren<Toast*>()) toast->hide();
        m_window.grab().save(QDir(m_folder).filePath(name + QStringLiteral(".png")));
        const QStringList broken = test::brokenRules(*m_window.currentPage());
        QStringList scrolls = test::shownScrollBars(*m_window.currentPage());
        for (const QString& sentence : broken + scrolls)
            std::printf("%s: %s\n", qPrintable(name), qPrintable(sentence));
        if (Presenter::instance().isOn()) scrolls.clear();  // one part may be longer than its place
        const auto isList = [](const QString& sentence) {
            return sentence.contains(QLatin1String("DigitGallery")) ||
                   sentence.contains(QLatin1String("RunsTable"));
        };
        m_broken +=
            int(broken.size()) + int(std::count_if(scrolls.begin(), scrolls.end(), std::not_fn(isList)));
    }

    void draw(const QList<QPointF>& points) {
        auto* const canvas = m_window.findChild<DigitCanvas*>();
        const auto send = [canvas](QEvent::Type type, QPointF place, Qt::MouseButton button) {
            const QPointF at(place.x() * canvas->width(), place.y() * canvas->height());
            QMouseEvent event(type, at, canvas->mapToGlobal(at), button, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(canvas, &event);
        };
        send(QEvent::MouseButtonPress, points.front(), Qt::LeftButton);
        for (qsizetype i = 1; i < points.size(); ++i)
            for (int k = 1; k <= 6; ++k)
                send(QEvent::MouseMove, points[i - 1] + (points[i] - points[i - 1]) * (k / 6.0),
                     Qt::NoButton);
        send(QEvent::MouseButtonRelease, points.back(), Qt::LeftButton);
    }

    MainWindow& m_window;
    Studio& m_studio;
    QString m_folder;
    int m_broken = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const QTemporaryDir own;  // settings and results of lessons, not those of who runs this
    qputenv("XDG_CONFIG_HOME", own.filePath("config").toUtf8());
    qputenv("XDG_DATA_HOME", own.filePath("data").toUtf8());
    QApplication app(argc, argv);
    if (argc < 2 || argc > 3 || !QDir().mkpath(QString::fromLocal8Bit(argv[1]))) {
        std::fprintf(stderr, "screenshots: wanted: a folder for the pictures\n");
        return 2;
    }
    installStyle(app);
    QTemporaryDir runs;
    Workbench workbench;
    Studio studio(workbench, RunStore(runs.filePath(QStringLiteral("runs"))));
    Photographer photographer(studio, QString::fromLocal8Bit(argv[1]));
    photographer.makeRun();
    setLanguage(QString::fromLocal8Bit(argc > 2 ? argv[2] : "en"));
    photographer.shootAll();
    return photographer.broken() == 0 ? 0 : 1;
}

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>
#include <QUndoStack>
#include <QtTest>

#include "tests/support/screenshot.h"
#include "tests/support/window_fixture.h"
#include "ui/bottom_bar.h"
#include "ui/focus_ring.h"
#include "ui/keyboard_dialog.h"
#include "ui/log_dock.h"
#include "ui/models/rail_model.h"
#include "ui/page.h"
#include "ui/presenter.h"
#include "ui/rail.h"
#include "ui/settings.h"
#include "ui/settings_dialog.h"
#include "ui/style.h"
#include "ui/toast.h"
#include "ui/widgets/network_table.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/pixel_dialog.h"
#include "ui/widgets/segmented_control.h"

using namespace quantelier;

class TestMainWindow : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }
    void init() { Theme::instance().setMode(ThemeMode::Light); }

    void everyControlHasANameAndCanBeHit() {
        WindowFixture fixture;
        fixture.show();
        int seen = 0;
        for (QWidget* widget : fixture.window.findChildren<QWidget*>()) {
            const bool control = qobject_cast<QAbstractButton*>(widget) ||
                                 qobject_cast<QAbstractSpinBox*>(widget) ||
                                 qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractItemView*>(widget);
            if (widget->inherits("QTableCornerButton")) continue;
            if (!control || widget->objectName() == "qt_toolbar_ext_button" ||
                widget->parent()->inherits("QComboBox"))
                continue;
            if (widget->inherits("QComboBoxListView") || widget->inherits("QHeaderView") ||
                widget->parent()->inherits("QMenuBar"))
                continue;
            ++seen;
            const QString who = QStringLiteral("%1 in %2")
                                    .arg(widget->metaObject()->className(),
                                         widget->parentWidget()->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(who));
            if (!widget->isVisible()) continue;
            const QString size = QStringLiteral("%1 \"%2\" is %3 x %4")
                                     .arg(who, widget->accessibleName())
                                     .arg(widget->width())
                                     .arg(widget->height());
            QVERIFY2(widget->width() >= 28 && widget->height() >= 28, qPrintable(size));
        }
        QVERIFY(seen > 40);
    }

    void nothingIsClipped_data() {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(1120, 680), QSize(1280, 800), QSize(1920, 1080)})
            QTest::addRow("%d x %d", size.width(), size.height()) << size;
    }
    void nothingIsClipped() {
        QFETCH(QSize, size);
        WindowFixture fixture;
        fixture.showExample();
        fixture.window.resize(size);
        for (Step step : {Step::Data, Step::Network}) {
            fixture.window.showStep(step);
            QTest::qWait(30);
            for (QPushButton* button : fixture.window.findChildren<QPushButton*>())
                if (button->isVisible())
                    QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            for (QLabel* label : fixture.window.findChildren<QLabel*>()) {
                if (!label->isVisible() || label->wordWrap()) continue;
                if (label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
                    continue;  // gives way by design
                QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
            }
        }
    }

    void keysShowSteps() {
        WindowFixture fixture;
        fixture.show();
        QTest::keyClick(&fixture.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(fixture.window.currentStep(), Step::Network);
        QTest::keyClick(&fixture.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(fixture.window.currentStep(), Step::Data);
    }

    void mainButtonHasAKey() {
        WindowFixture fixture;
        fixture.show();
        QSignalSpy pressed(fixture.window.currentPage()->primaryButton(), &QPushButton::clicked);
        QTest::keyClick(&fixture.window, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(pressed.count(), 1);
    }

    void runKeysFollowTheBottomBar() {
        WindowFixture fixture;
        fixture.show();
        MainWindow& window = fixture.window;
        QSignalSpy start(&window, &MainWindow::startRequested);
        QSignalSpy pause(&window, &MainWindow::pauseRequested);
        QSignalSpy stop(&window, &MainWindow::stopRequested);
        QTest::keyClick(&window, Qt::Key_F7);
        QTest::keyClick(&window, Qt::Key_F5, Qt::ShiftModifier);
        QCOMPARE(pause.count() + stop.count(), 0);
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(start.count(), 1);
        window.bottomBar()->setWork(QStringLiteral("Float training"), 0.4, QStringLiteral("18 600 images/s"));
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(start.count(), 1);
        QTest::keyClick(&window, Qt::Key_F7);
        QCOMPARE(pause.count(), 1);
        window.bottomBar()->setPaused(true);
        QTest::keyClick(&window, Qt::Key_F5);
        QCOMPARE(start.count(), 2);
        QTest::keyClick(&window, Qt::Key_F5, Qt::ShiftModifier);
        QCOMPARE(stop.count(), 1);
    }

    void logOpensForErrorsOnly() {
        WindowFixture fixture;
        fixture.show();
        MainWindow& window = fixture.window;
        window.log()->add(Severity::Warning,
                          "fc3: 0.4 % of outputs hit the edge of the int8 range in epoch 7.",
                          "Show in Quantize", "quantize:fc3");
        QVERIFY(!window.isLogVisible());
        QCOMPARE(window.log()->problemCount(), 1);
        window.log()->add(Severity::Error, "The loss became infinite at step 212.");
        QVERIFY(window.isLogVisible());
        QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
        QVERIFY(!window.isLogVisible());
    }

    void linkOfAProblemIsActivatedByKey() {
        WindowFixture fixture;
        fixture.show();
        MainWindow& window = fixture.window;
        QSignalSpy link(window.log(), &LogDock::linkActivated);
        window.log()->add(Severity::Info, "Converted.");
        window.log()->add(Severity::Warning, "fc3 saturates.", "Show in Quantize", "quantize:fc3");
        QTest::keyClick(&window, Qt::Key_F8);
        QVERIFY(window.isLogVisible());
        QTest::keyClick(window.log()->findChild<QListView*>(), Qt::Key_Return);
        QCOMPARE(link.count(), 1);
        QCOMPARE(link[0][0].toString(), "quantize:fc3");
    }

    void toastIsKeptInTheLog() {
        WindowFixture fixture;
        fixture.show();
        bool undone = false;
        fixture.window.toast(Severity::Warning, "Later steps are out of date.", "Undo",
                             [&] { undone = true; });
        QCOMPARE(fixture.window.log()->messageCount(), 1);
        auto* toast = fixture.window.findChild<Toast*>();
        QVERIFY(toast && toast->isVisible());
        toast->findChild<QPushButton*>()->click();
        QVERIFY(undone);
        QTRY_VERIFY(!fixture.window.findChild<Toast*>());
    }

    void atMostTwoToasts() {
        WindowFixture fixture;
        fixture.show();
        for (const char* text : {"one", "two", "three"}) fixture.window.toast(Severity::Info, text);
        QCOMPARE(fixture.window.findChild<ToastStack*>()->count(), 2);
        QCOMPARE(fixture.window.log()->messageCount(), 3);
    }

    void guardKeepsTheWindowOpen() {
        WindowFixture fixture;
        fixture.show();
        bool may = false;
        fixture.window.setCloseGuard([&] { return may; });
        QVERIFY(!fixture.window.close());
        may = true;
        QVERIFY(fixture.window.close());
    }

    void narrowWindowFoldsTheRail() {
        WindowFixture fixture;
        fixture.show();
        auto* rail = fixture.window.findChild<Rail*>();
        QVERIFY(!rail->isFolded());
        fixture.window.resize(1120, 680);
        QTRY_VERIFY(rail->isFolded());
        QCOMPARE(rail->width(), 64);
    }

    void ringFollowsTheKeyboardOnly() {
        WindowFixture fixture;
        fixture.show();
        fixture.window.activateWindow();
        auto* ring = fixture.window.findChild<FocusRing*>();
        QPushButton* button = fixture.window.currentPage()->primaryButton();
        button->setFocus(Qt::MouseFocusReason);
        QVERIFY(!ring->ringedWidget());
        button->clearFocus();
        button->setFocus(Qt::TabFocusReason);
        QCOMPARE(ring->ringedWidget(), button);
    }

    void presenterEnlargesAndComesBack() {
        WindowFixture fixture;
        fixture.showExample();
        MainWindow& window = fixture.window;
        window.resize(1280, 800);
        window.showStep(Step::Data);
        QTest::qWait(30);
        const auto sizes = [&] {
            QStringList all;
            for (const QWidget* widget : window.currentPage()->findChildren<QWidget*>())
                all += QStringLiteral("%1 %2 %3 %4 %5")
                           .arg(widget->metaObject()->className())
                           .arg(widget->font().pointSizeF(), 0, 'f', 2)
                           .arg(widget->minimumHeight())
                           .arg(widget->maximumHeight())
                           .arg(widget->isVisibleTo(&window));
            return all;
        };
        const QStringList before = sizes();
        const double points = window.currentPage()->primaryButton()->font().pointSizeF();
        QTest::keyClick(&window, Qt::Key_F11, Qt::ControlModifier);
        QVERIFY(Presenter::instance().isOn());
        QTest::qWait(30);
        QVERIFY(std::abs(window.currentPage()->primaryButton()->font().pointSizeF() / points - 1.35) < 0.01);
        QCOMPARE(window.currentPage()->primaryButton()->height(), 48);  // 34 of text room
        QVERIFY(window.findChild<Rail*>()->isFolded());
        const auto presented = [&] { return window.currentPage()->presentedViews().shown(); };
        const Parts first = presented();
        QVERIFY(!first.empty());
        const auto shown = [&] {
            QList<Panel*> panels;
            for (Panel* panel : window.currentPage()->findChildren<Panel*>())
                if (panel->isVisible()) panels.append(panel);
            return panels;
        };
        QCOMPARE(shown(), QList<Panel*>{qobject_cast<Panel*>(first.front())});
        QVERIFY(first.front()->width() > 1000);
        saveScreenshot(window, "window-presenter");
        QTest::keyClick(&window, Qt::Key_F);
        QVERIFY(presented() != first);
        QCOMPARE(shown().size(), 1);
        window.showStep(Step::Network);
        QVERIFY(!presented().empty());
        window.showStep(Step::Data);
        QTest::keyClick(&window, Qt::Key_F11, Qt::ControlModifier);
        QVERIFY(!Presenter::instance().isOn());
        QTest::qWait(30);
        QCOMPARE(sizes(), before);
    }

    void droppedFilesAreOpened() {
        WindowFixture fixture;
        fixture.show();
        QSignalSpy opened(&fixture.window, &MainWindow::openRequested);
        QMimeData one, two;
        one.setUrls({QUrl::fromLocalFile("/tmp/recipe.json")});
        two.setUrls({QUrl::fromLocalFile("/tmp/a"), QUrl::fromLocalFile("/tmp/b")});
        const auto drag = [&](const QMimeData& data) {
            QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            enter.ignore();
            QApplication::sendEvent(&fixture.window, &enter);
            return enter.isAccepted();
        };
        QVERIFY(!drag(two));  // which of them?
        QVERIFY(drag(one));
        QDropEvent drop({50, 50}, Qt::CopyAction, &one, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&fixture.window, &drop);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toString(), QString("/tmp/recipe.json"));
    }

    void aKeyChangesTheTheme() {
        WindowFixture fixture;
        fixture.show();
        QTest::keyClick(&fixture.window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(Theme::instance().mode(), ThemeMode::Dark);
    }

    void settingsShowAtOnce() {
        WindowFixture fixture;
        fixture.show();
        SettingsDialog dialog(&fixture.window);
        const QList<QCheckBox*> switches = dialog.findChildren<QCheckBox*>();
        QCOMPARE(switches.size(), 3);
        QVERIFY(switches[0]->isChecked());
        switches[0]->click();
        QVERIFY(!fixture.window.isCommandLineVisible());
        const bool reduced = fixture.window.reducesMotion();
        switches[1]->click();
        QCOMPARE(fixture.window.reducesMotion(), !reduced);
        const auto continues = [] { return QSettings().value(kAlwaysContinue, false).toBool(); };
        const bool continued = continues();
        switches[2]->click();
        QCOMPARE(continues(), !continued);
        switches[2]->click();
        QCOMPARE(continues(), continued);
        QList<QToolButton*> choices;
        for (const SegmentedControl* control : dialog.findChildren<SegmentedControl*>())
            if (control->accessibleName() == "Colours") choices = control->findChildren<QToolButton*>();
        QCOMPARE(choices.size(), 3);
        choices[2]->click();
        QCOMPARE(Theme::instance().mode(), ThemeMode::Dark);
        choices[1]->click();
        QCOMPARE(Theme::instance().mode(), ThemeMode::Light);
    }

    void screenshots() {
        for (ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            const QString suffix = mode == ThemeMode::Light ? "light" : "dark";
            WindowFixture fixture;
            fixture.window.setThemeMode(mode);
            fixture.showExample();
            saveScreenshot(fixture.window, "data-" + suffix);
            fixture.window.showStep(Step::Network);
            QApplication::processEvents();
            saveScreenshot(fixture.window, "network-" + suffix);
            fixture.window.log()->add(Severity::Info, "Epoch 6: test accuracy 99.08 % (float).");
            fixture.window.log()->add(Severity::Info,
                                      "Converted to quantization-aware: 5 layers, 11 observers.");
            fixture.window.log()->add(Severity::Warning,
                                      "fc3: 0.4 % of outputs hit the edge of the int8 range.",
                                      "Show in Quantize", "quantize");
            fixture.window.bottomBar()->setWork(QStringLiteral("Fine-tuning"), 0.88,
                                                QStringLiteral("18 600 images/s · 3 s left"));
            fixture.window.setLogVisible(true);
            fixture.window.toast(Severity::Success, "Exported, 66.9 kB", "Open folder", [] {});
            fixture.window.toast(Severity::Warning,
                                 "The network changed. Train, Quantize and Export are out of date.", "Undo",
                                 [] {});
            QApplication::processEvents();
            saveScreenshot(fixture.window, "window-log-" + suffix);
            fixture.window.setLogVisible(false);
            fixture.window.resize(1120, 680);
            QApplication::processEvents();
            saveScreenshot(fixture.window, "network-small-" + suffix);
            fixture.window.showStep(Step::Data);
            QApplication::processEvents();
            saveScreenshot(fixture.window, "data-small-" + suffix);
            const Dataset digits = exampleDigits()->test;
            PixelDialog pixels("Test image 0, labelled 7", {28, 28, {digits.image(0), digits.image(1)}},
                               nullptr);
            pixels.show();
            saveScreenshot(pixels, "pixels-" + suffix);
            KeyboardDialog keys(fixture.window.findChildren<QAction*>(), nullptr);
            keys.show();
            saveScreenshot(keys, "keyboard-" + suffix);
            QMenu* menu = fixture.window.findChild<QMenuBar*>()->actions().at(2)->menu();
            menu->popup({});
            saveScreenshot(*menu, "menu-" + suffix);
            menu->close();
            auto* preset = fixture.network->findChild<QComboBox*>();
            fixture.window.showStep(Step::Network);
            preset->showPopup();
            QTest::qWait(30);
            saveScreenshot(*preset->view()->window(), "combo-" + suffix);
            preset->hidePopup();
            fixture.network->findChild<NetworkTable*>()->setFocus(Qt::TabFocusReason);
            QTest::qWait(30);
            saveScreenshot(fixture.window, "network-focus-" + suffix);
            fixture.window.showStep(Step::Data);
            fixture.data->primaryButton()->setFocus(Qt::TabFocusReason);
            fixture.window.resize(1920, 1080);
            QApplication::processEvents();
            saveScreenshot(fixture.window, "data-large-" + suffix);
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"

// What the Draw page shows for answers, missing models and switched-off steps.
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "engine/data/drawing_preparation.h"
#include "tests/support/screenshot.h"
#include "ui/pages/draw_page.h"
#include "ui/style.h"
#include "ui/widgets/activation_view.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/digit_sheet.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/inside_panel.h"
#include "ui/widgets/own_set_dialog.h"
#include "ui/widgets/own_set_view.h"
#include "ui/widgets/preparation_tile.h"
#include "ui/widgets/segmented_control.h"

using namespace quantelier;

namespace {

Prediction reads(int digit, float probability, int second) {
    Prediction prediction;
    prediction.label = digit;
    prediction.microseconds = 6.8;
    const float rest = 1.0f - probability;
    prediction.probability.fill(rest * 0.1f / 8.0f);
    prediction.probability[std::size_t(second)] = rest * 0.9f;
    prediction.probability[std::size_t(digit)] = probability;
    return prediction;
}

// Stands in for the engine's resize: a frame of two pixels of paper.
GreyImage padded(const GreyImage& image) {
    GreyImage large{32, 32, std::vector<std::uint8_t>(32 * 32)};
    for (int y = 0; y < 28; ++y)
        for (int x = 0; x < 28; ++x)
            large.ink[std::size_t((y + 2) * 32 + x + 2)] = image.ink[std::size_t(y * 28 + x)];
    return large;
}

// Layers of a LeNet with a diagonal of ink in each map.
Activations someLayers() {
    Activations inside;
    inside.integer = true;
    const LayerMaps shapes[] = {
        {"conv1", 6, 28, 28, {}}, {"conv2", 16, 10, 10, {}}, {"fc1", 120, 1, 1, {}}, {"fc2", 84, 1, 1, {}}};
    for (LayerMaps maps : shapes) {
        maps.ink.resize(std::size_t(maps.channels * maps.height * maps.width));
        for (int map = 0; map < maps.channels; ++map)
            for (int y = 0; y < maps.height; ++y)
                maps.ink[std::size_t((map * maps.height + y) * maps.width + y)] =
                    std::uint8_t((map * 37 + 40) % 256);
        inside.layers.push_back(maps);
    }
    return inside;
}

std::shared_ptr<const Dataset> someDrawings(int count) {
    auto set = std::make_shared<Dataset>();
    for (int i = 0; i < count; ++i) {
        std::vector<std::uint8_t> image(784);
        for (int y = 4; y < 24; ++y) image[std::size_t(y * 28 + 4 + i % 20)] = 255;
        set->images.insert(set->images.end(), image.begin(), image.end());
        set->labels.push_back(std::uint8_t(i % 10));
    }
    return set;
}

void pull(QWidget& canvas, std::initializer_list<QPointF> parts) {
    const double side = std::min(canvas.width(), canvas.height());
    const auto send = [&](QEvent::Type type, QPointF part) {
        const QPointF at(part * side);
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, canvas.mapToGlobal(at), button, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&canvas, &event);
    };
    send(QEvent::MouseButtonPress, *parts.begin());
    for (const QPointF& part : parts) send(QEvent::MouseMove, part);
    send(QEvent::MouseButtonRelease, *(parts.end() - 1));
}

void drawSeven(QWidget& canvas) {
    pull(canvas, {{0.25, 0.24},
                  {0.4, 0.2},
                  {0.55, 0.22},
                  {0.7, 0.19},
                  {0.72, 0.24},
                  {0.6, 0.45},
                  {0.53, 0.62},
                  {0.49, 0.8}});
    pull(canvas, {{0.42, 0.51}, {0.55, 0.48}, {0.69, 0.47}});
}

}  // namespace

class TestDrawPage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }

    void init() {
        m_page = std::make_unique<DrawPage>();
        m_page->resize(1072, 724);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_canvas = m_page->findChild<DigitCanvas*>();
        QVERIFY(m_canvas);
        for (AnswerPanel* panel : m_page->findChildren<AnswerPanel*>())
            m_panels[std::size_t(m_page->findChildren<AnswerPanel*>().indexOf(panel))] = panel;
    }
    void cleanup() { m_page.reset(); }

    void noModelSaysWhatToDo() {
        auto* empty = m_page->findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QSignalSpy train(m_page.get(), &DrawPage::trainRequested);
        QSignalSpy open(m_page.get(), &DrawPage::openModelRequested);
        empty->findChildren<QPushButton*>().first()->click();
        QCOMPARE(train.count(), 1);
        empty->findChildren<QPushButton*>().last()->click();
        QCOMPARE(open.count(), 1);
        saveScreenshot(*m_page, "draw-empty");
    }

    void aMissingModelIsNamed() {
        m_page->setModelsAvailable(true, false, false);
        QVERIFY(!m_page->findChild<EmptyState*>()->isVisible());
        QCOMPARE(m_panels[0]->verdict(), "Nothing drawn");
        QVERIFY(m_panels[1]->verdict().contains("QAT"));
        QCOMPARE(m_panels[2]->digitText(), "–");
    }

    void drawingTellsTheImageAndTheSwitches() {
        QSignalSpy drawn(m_page.get(), &DrawPage::drawingChanged);
        drawSeven(*m_canvas);
        QVERIFY(drawn.count() >= 1);
        QVERIFY(!drawn.last().at(0).value<GreyImage>().empty());
        QVERIFY(drawn.last().at(1).value<PreparationSwitches>().crop);
        drawn.clear();
        const auto boxes = m_page->findChildren<QCheckBox*>();
        QCOMPARE(boxes.size(), 5);  // all but the drawing and the codes
        for (int step = 0; step < boxes.size(); ++step) {
            boxes[step]->click();
            const auto switches = drawn.last().at(1).value<PreparationSwitches>();
            const bool on[] = {switches.crop, switches.fit, switches.centreMass, switches.inkAsMnist,
                               switches.resize};
            for (int other = 0; other < boxes.size(); ++other) QCOMPARE(on[other], other != step);
            boxes[step]->click();
        }
        QCOMPARE(drawn.count(), 2 * boxes.size());
    }

    void tilesTellTheirPicture() {
        const auto tiles = m_page->findChildren<PreparationTile*>();
        QCOMPARE(tiles.size(), 7);
        QCOMPARE(tiles[5]->accessibleDescription(), "Nothing drawn");
        QCOMPARE(tiles[5]->focusPolicy(), Qt::NoFocus);
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        QTRY_VERIFY(tiles[3]->accessibleDescription() != "Nothing drawn");  // once the drawing rests
        QVERIFY2(tiles[3]->accessibleDescription().contains("28 by 28 pixels") &&
                     tiles[3]->accessibleDescription().endsWith("centre of mass at column 14, row 14"),
                 qPrintable(tiles[3]->accessibleDescription()));
        QCOMPARE(tiles[0]->focusPolicy(), Qt::NoFocus);  // too large for numbers
        QTest::keyClick(tiles[6], Qt::Key_Return);
        QPointer<QDialog> numbers;
        for (QWidget* top : QApplication::topLevelWidgets())
            if (auto* dialog = qobject_cast<QDialog*>(top); dialog && dialog->isVisible()) numbers = dialog;
        QVERIFY(numbers);
        QCOMPARE(numbers->windowTitle(), "Int8 codes");
        saveScreenshot(*numbers, "draw-codes");
        numbers->close();
    }

    void answersAreShown() {
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        QCOMPARE(m_panels[2]->digitText(), "7");
        QCOMPARE(m_panels[2]->verdict(), "sure");
        QVERIFY(!m_page->findChild<Chip*>()->isVisible());
        saveScreenshot(*m_page, "draw-light");
        Theme::instance().setMode(ThemeMode::Dark);
        saveScreenshot(*m_page, "draw-dark");
        Theme::instance().setMode(ThemeMode::Light);
    }

    void doubtAndDisagreementAreNamed() {
        showSeven(reads(9, 0.55f, 4), reads(9, 0.8f, 4), reads(4, 0.6f, 9));
        QCOMPARE(m_panels[0]->verdict(), QStringLiteral("Not sure: 4\u00A0or\u00A09"));
        QCOMPARE(m_panels[1]->verdict(), "sure");
        QVERIFY(m_page->findChild<Chip*>()->isVisible());
        saveScreenshot(*m_page, "draw-doubt");
        m_page->resize(1712, 1004);
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "draw-large");
        m_page->resize(1056, 604);
        m_page->setSentenceVisible(false);
        m_page->setCommandLineVisible(false);
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "draw-small");
    }

    void marginUnder20IsNotSure() {
        Prediction close;
        close.label = 4;
        close.probability[4] = 0.595f;
        close.probability[9] = 0.405f;
        QVERIFY(!rankAnswers(close).isSure());
        close.probability[4] = 0.61f;
        close.probability[9] = 0.39f;
        QVERIFY(rankAnswers(close).isSure());
        QCOMPARE(rankAnswers(close).second, 9);
    }

    void clearEmptiesTheAnswers() {
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        QSignalSpy drawn(m_page.get(), &DrawPage::drawingChanged);
        m_canvas->setFocus();
        QTest::keyClick(m_canvas, Qt::Key_Delete);
        QCOMPARE(drawn.count(), 1);
        QVERIFY(drawn.last().at(0).value<GreyImage>().empty());
        QCOMPARE(m_panels[2]->digitText(), "–");
        QTest::keyClick(m_canvas, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_canvas->isBlank());
        QTest::keyClick(m_canvas, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_canvas, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_canvas->isBlank());
    }

    void altDigitAsksForATestDigit() {
        QSignalSpy asked(m_page.get(), &DrawPage::testDigitRequested);
        m_canvas->setFocus();
        QTest::keyClick(m_canvas, Qt::Key_4, Qt::AltModifier);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toInt(), 4);
        GreyImage digit{28, 28, std::vector<std::uint8_t>(784, 0)};
        for (int y = 4; y < 24; ++y) digit.ink[std::size_t(y * 28 + 14)] = 255;
        m_page->showTestDigit(digit, 4);
        QVERIFY(!m_canvas->isBlank());
        QCOMPARE(label()->currentText(), "4");
    }

    void theLabelFollowsInt8UntilChosen() {
        QCOMPARE(label()->currentIndex(), -1);
        showSeven(reads(1, 0.9f, 7), reads(1, 0.9f, 7), reads(7, 0.987f, 9));
        QCOMPARE(label()->currentText(), "7");
        label()->setCurrentIndex(2);
        emit label()->activated(2);
        m_page->showAnswers(prepareDrawing(m_canvas->drawing(), {}, padded),
                            {reads(1, 0.9f, 7), {}, reads(1, 0.9f, 7)});
        QCOMPARE(label()->currentText(), "2");
        m_canvas->clear();
        QCOMPARE(label()->currentIndex(), -1);
        m_page->showAnswers({}, {});
        m_page->setModelsAvailable(true, false, false);
        drawSeven(*m_canvas);
        m_page->showAnswers(prepareDrawing(m_canvas->drawing(), {}, padded), {reads(1, 0.9f, 7), {}, {}});
        QCOMPARE(label()->currentText(), "1");  // the float model alone
    }

    void savingTellsDrawingAndLabel() {
        QPushButton* const save = m_page->primaryButton();
        QVERIFY(!save->isEnabled());
        QSignalSpy saved(m_page.get(), &DrawPage::saveRequested);
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        QVERIFY(save->isEnabled());
        save->click();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.first().at(0).value<GreyImage>().ink, m_canvas->drawing().ink);
        QCOMPARE(saved.first().at(1).toInt(), 7);
        QVERIFY(save->isEnabled());  // it may have failed
        m_page->drawingSaved();
        QVERIFY(!save->isEnabled());
        pull(*m_canvas, {{0.1, 0.1}, {0.2, 0.1}});
        QVERIFY(save->isEnabled());
    }

    void strokesAreSavedAndShown() {
        QSignalSpy saved(m_page.get(), &DrawPage::strokesSaveRequested);
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        const GreyImage before = m_canvas->drawing();
        m_canvas->setFocus();
        QTest::keyClick(m_canvas, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(saved.count(), 1);
        const auto strokes = saved.first().first().value<DrawnStrokes>();
        QCOMPARE(strokes.label, 7);
        QCOMPARE(strokes.strokes.size(), std::size_t(2));
        m_canvas->clear();
        m_page->showStrokes(strokes);
        QCOMPARE(m_canvas->drawing().ink, before.ink);
        QCOMPARE(label()->currentText(), "7");
    }

    void layersLightUp() {
        auto* view = m_page->findChild<ActivationView*>();
        QCOMPARE(view->accessibleDescription(), "Nothing drawn");
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        QCOMPARE(view->describe(0, 2),
                 QStringLiteral("conv1, map 3 of 6: 28 of 784 inked, up to 45\u00A0%"));  // 114 of 255
        QCOMPARE(view->describe(2, 0), QStringLiteral("fc1, unit 1 of 120: 16\u00A0% ink"));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentMap(), 1);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentLayer(), 1);
        QCOMPARE(view->currentMap(), 15);
        QVERIFY(view->accessibleDescription().startsWith("conv2, map 16 of 16"));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentMap(), 15);
        m_canvas->clear();
        QCOMPARE(view->accessibleDescription(), "Nothing drawn");
    }

    void ownSetCountsWhatIsRight() {
        InsidePanel* const inside = m_page->inside();
        auto* view = m_page->findChild<OwnSetView*>();
        QVERIFY(view->sentence().startsWith("Nothing saved yet"));
        const auto set = someDrawings(24);
        OwnSetReadings readings;
        readings.floatModel = set->labels;
        readings.int8Model = set->labels;
        readings.int8Model[3] = 8;
        readings.int8Model[13] = 8;
        inside->showOwnSet(set, readings);
        QCOMPARE(view->sentence(),
                 QStringLiteral("24 drawings. Float: 24 of 24 right, 100.0\u00A0%; Fake-quant: no "
                                "model yet; Int8: 22 of 24 right, 91.7\u00A0%."));
        auto* choice = inside->findChild<SegmentedControl*>();
        choice->setCurrentIndex(1);
        emit choice->chosen(1);
        QVERIFY(view->isVisible());
        m_page->setOwnSetFolder("/home/me/my-test-set");
        QCOMPARE(m_page->commandLine(),
                 "quantelier eval --ckpt_path lenet_int8.onnx --data_path /home/me/my-test-set");
        m_page->setModelPath("run/checkpoint_lenet_quant-3_937.ckpt");
        QVERIFY(m_page->commandLine().startsWith(
            "quantelier eval-quant --ckpt_path run/checkpoint_lenet_quant-"));
        m_page->setModelsAvailable(true, true, true);
        saveScreenshot(*m_page, "draw-own-set");
        inside->showOwnSetProblem("labels-idx1-ubyte: 3 labels for 2 images");
        QCOMPARE(view->sentence(), "labels-idx1-ubyte: 3 labels for 2 images");
        saveScreenshot(*m_page, "draw-own-set-damaged");
    }

    void ownSetIsLookedThrough() {
        InsidePanel* const inside = m_page->inside();
        const auto set = someDrawings(130);
        OwnSetReadings readings;
        readings.int8Model = set->labels;
        readings.int8Model[100] = 7;
        inside->showOwnSet(set, readings);
        inside->openOwnSet();
        auto* dialog = inside->findChild<OwnSetDialog*>();
        auto* sheet = dialog->findChild<DigitSheet*>();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCOMPARE(dialog->describe(2), "Drawing 3, labelled 2. Read as: Int8 2.");
        saveScreenshot(*dialog, "draw-own-set-dialog");
        QSignalSpy removed(inside, &InsidePanel::removeRequested);
        sheet->setFocus();
        QTest::keyClick(sheet, Qt::Key_Right);
        QTest::keyClick(sheet, Qt::Key_Delete);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.first().first().toLongLong(), 1);
        QSignalSpy undone(inside, &InsidePanel::undoRequested);
        QTest::keyClick(sheet, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.count(), 0);  // nothing to take back
        inside->setCanUndo(true);
        QTest::keyClick(sheet, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.count(), 1);
        auto* filter = dialog->findChild<SegmentedControl*>();
        filter->setCurrentIndex(1);
        emit filter->chosen(1);
        QCOMPARE(sheet->currentDigit(), 100);
        filter->setCurrentIndex(0);
        emit filter->chosen(0);
        QCOMPARE(sheet->currentDigit(), 0);
        const auto buttons = dialog->findChildren<QToolButton*>();
        for (QToolButton* button : buttons)
            if (button->accessibleName() == "Later drawings") button->click();
        QCOMPARE(sheet->currentDigit(), sheet->capacity());
        dialog->close();
    }

    void answersAreReadOutAfterARest() {
        QSignalSpy announced(m_page.get(), &DrawPage::announced);
        showSeven(reads(7, 0.991f, 9), reads(7, 0.988f, 9), reads(7, 0.987f, 9));
        QVERIFY(announced.wait(2000));
        QCOMPARE(announced.first().first().toString(), "Int8 reads 7, 98.7 percent. Float 7. Fake-quant 7.");
    }

  private:
    void showSeven(const Prediction& f, const Prediction& q, const Prediction& i) {
        m_page->setModelsAvailable(true, true, true);
        QCoreApplication::processEvents();
        drawSeven(*m_canvas);
        const PreparedDrawing prepared = prepareDrawing(m_canvas->drawing(), {}, padded);
        m_page->showAnswers(prepared, {f, q, i});
        m_page->showSteps(prepared);
        m_page->showInside(someLayers());
    }
    QComboBox* label() const {
        for (auto* box : m_page->findChildren<QComboBox*>())
            if (box->accessibleName() == "This is a") return box;
        return nullptr;
    }

    std::unique_ptr<DrawPage> m_page;
    DigitCanvas* m_canvas = nullptr;
    std::array<AnswerPanel*, 3> m_panels{};
};

QTEST_MAIN(TestDrawPage)
#include "test_draw_page.moc"

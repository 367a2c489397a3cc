// What the Draw page shows for answers, missing models and switched-off steps.
#include <QAction>
#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "engine/data/drawing_preparation.h"
#include "tests/support/screenshot.h"
#include "ui/pages/draw_page.h"
#include "ui/style.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/digit_canvas.h"
#include "ui/widgets/empty_state.h"

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
        empty->findChild<QPushButton*>()->click();
        QCOMPARE(train.count(), 1);
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
        QCOMPARE(boxes.size(),
                 4);  // crop, fit, centre, ink: the network takes no other size, so no switch for it
        boxes[2]->click();
        QCOMPARE(drawn.count(), 1);
        QVERIFY(!drawn.last().at(1).value<PreparationSwitches>().centreMass);
        QVERIFY(drawn.last().at(1).value<PreparationSwitches>().inkAsMnist);
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
        m_page->showTestDigit(digit);
        QVERIFY(!m_canvas->isBlank());
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
        m_page->showAnswers(prepareDrawing(m_canvas->drawing(), {}, padded), {f, q, i});
    }

    std::unique_ptr<DrawPage> m_page;
    DigitCanvas* m_canvas = nullptr;
    std::array<AnswerPanel*, 3> m_panels{};
};

QTEST_MAIN(TestDrawPage)
#include "test_draw_page.moc"

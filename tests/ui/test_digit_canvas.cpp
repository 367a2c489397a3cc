// The canvas gives ink where the pen went, and takes it back.
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

#include "ui/widgets/digit_canvas.h"

using namespace quantelier;

namespace {

// Ink at a place told in 28ths of the page, where the keyboard's pen stands too.
int inkAt(const GreyImage& image, int column, int row) {
    const int step = DigitCanvas::kDrawingSide / 28;
    return image.ink[std::size_t(row * step * image.width + column * step)];
}

void pull(QWidget& canvas, QPoint from, QPoint to) {
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 10; ++i) QTest::mouseMove(&canvas, from + (to - from) * i / 10);
    QMouseEvent move(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&canvas, &move);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
}

}  // namespace

class TestDigitCanvas : public QObject {
    Q_OBJECT
  private slots:
    void init() {
        m_canvas = std::make_unique<DigitCanvas>();
        m_canvas->resize(280, 280);
        m_canvas->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    }
    void cleanup() { m_canvas.reset(); }

    void blankGivesAnEmptyImage() {
        QVERIFY(m_canvas->isBlank());
        QVERIFY(m_canvas->drawing().empty());
        m_canvas->clear();
        QVERIFY(!m_canvas->canUndo());
    }

    void inkLiesWhereThePenWent() {
        QSignalSpy drawn(m_canvas.get(), &DigitCanvas::drawingChanged);
        pull(*m_canvas, {60, 140}, {220, 140});
        QVERIFY(drawn.count() >= 1);
        const auto image = drawn.last().at(0).value<GreyImage>();
        QCOMPARE(image.width, DigitCanvas::kDrawingSide);
        QCOMPARE(inkAt(image, 14, 14), 255);
        QCOMPARE(inkAt(image, 7, 14), 255);
        QCOMPARE(inkAt(image, 14, 7), 0);
        QCOMPARE(inkAt(image, 3, 14), 0);
    }

    // What is told while the pen moves grows piece by piece; what a file gives is inked at once.
    void pictureDoesNotDependOnWhenItWasInked() {
        QSignalSpy drawn(m_canvas.get(), &DigitCanvas::drawingChanged);
        for (const int y : {60, 140, 200}) {
            pull(*m_canvas, {60, y}, {220, 260 - y});
            QCOMPARE(drawn.last().at(0).value<GreyImage>().ink, m_canvas->sheet().picture().ink);
        }
        m_canvas->undo();
        QCOMPARE(m_canvas->drawing().ink, m_canvas->sheet().picture().ink);
        pull(*m_canvas, {20, 20}, {40, 240});
        QCOMPARE(m_canvas->drawing().ink, m_canvas->sheet().picture().ink);
    }

    void aClickIsADot() {
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {140, 70});
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 7), 255);
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 10), 0);
    }

    void penWidthCounts() {
        m_canvas->setPenWidth(8);
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {140, 140});
        const GreyImage thin = m_canvas->drawing();
        m_canvas->clear();
        m_canvas->setPenWidth(48);
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {140, 140});
        QCOMPARE(inkAt(thin, 15, 14), 0);
        QCOMPARE(inkAt(m_canvas->drawing(), 15, 14), 255);
    }

    void undoTakesBackStrokesAndAClear() {
        pull(*m_canvas, {60, 60}, {220, 60});
        const GreyImage one = m_canvas->drawing();
        pull(*m_canvas, {60, 200}, {220, 200});
        const GreyImage two = m_canvas->drawing();
        m_canvas->clear();
        QVERIFY(m_canvas->drawing().empty());
        m_canvas->undo();
        QCOMPARE(m_canvas->drawing().ink, two.ink);
        m_canvas->undo();
        QCOMPARE(m_canvas->drawing().ink, one.ink);
        m_canvas->undo();
        QVERIFY(m_canvas->isBlank());
        QVERIFY(!m_canvas->canUndo());
    }

    void drawingIsToldAtMostFourTimesAFrame() {
        QSignalSpy drawn(m_canvas.get(), &DigitCanvas::drawingChanged);
        QElapsedTimer clock;
        clock.start();
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {20, 20});
        for (int i = 0; i < 200; ++i) {
            const QPointF at(20 + i, 20 + i % 50);
            QMouseEvent move(QEvent::MouseMove, at, m_canvas->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             {});
            QCoreApplication::sendEvent(m_canvas.get(), &move);
            QCoreApplication::processEvents();
        }
        QVERIFY(drawn.count() <= clock.elapsed() / (DigitCanvas::kSpacingMilliseconds - 1) + 1);
    }

    void keyboardDraws() {
        QTest::keyClick(m_canvas.get(), Qt::Key_Up);
        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        for (int i = 0; i < 5; ++i) QTest::keyClick(m_canvas.get(), Qt::Key_Right);
        QTest::keyClick(m_canvas.get(), Qt::Key_Space);
        for (int i = 0; i < 5; ++i) QTest::keyClick(m_canvas.get(), Qt::Key_Right);
        const GreyImage image = m_canvas->drawing();
        QCOMPARE(inkAt(image, 14, 13), 255);
        QCOMPARE(inkAt(image, 19, 13), 255);
        QCOMPARE(inkAt(image, 23, 13), 0);
    }

    void pressureWidensThePen() {
        QPointingDevice pen;
        const auto send = [&](QEvent::Type type, QPointF at, double pressure) {
            QTabletEvent event(type, &pen, at, m_canvas->mapToGlobal(at), pressure, 0, 0, 0, 0, 0, {},
                               Qt::LeftButton, Qt::LeftButton);
            QCoreApplication::sendEvent(m_canvas.get(), &event);
            QVERIFY(event.isAccepted());
        };
        send(QEvent::TabletPress, {50, 70}, 0.0);
        send(QEvent::TabletMove, {230, 70}, 0.0);
        send(QEvent::TabletRelease, {230, 70}, 0.0);
        send(QEvent::TabletPress, {50, 210}, 1.0);
        send(QEvent::TabletMove, {230, 210}, 1.0);
        send(QEvent::TabletRelease, {230, 210}, 1.0);
        const GreyImage image = m_canvas->drawing();
        const auto thickness = [&](int fromRow, int toRow) {
            double ink = 0;
            for (int y = fromRow; y < toRow; ++y)
                ink += image.ink[std::size_t(y * image.width + image.width / 2)];
            return ink / 255.0;
        };
        const double ratio = thickness(196, 392) / thickness(0, 196);
        QVERIFY2(std::abs(ratio - 1.3 / 0.7) < 0.1, qPrintable(QString::number(ratio)));
    }

    void aFingerDraws() {
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(m_canvas.get(), screen.get()).press(0, {60, 140});
        for (int x = 80; x <= 220; x += 20) QTest::touchEvent(m_canvas.get(), screen.get()).move(0, {x, 140});
        QTest::touchEvent(m_canvas.get(), screen.get()).release(0, {220, 140});
        const GreyImage image = m_canvas->drawing();
        QCOMPARE(inkAt(image, 14, 14), 255);
        QCOMPARE(inkAt(image, 14, 7), 0);
        QCOMPARE(m_canvas->sheet().strokes.size(), std::size_t(1));
    }

    void aSecondFingerDrawsNothing() {
        const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
        QTest::touchEvent(m_canvas.get(), screen.get()).press(0, {60, 60});
        QTest::touchEvent(m_canvas.get(), screen.get()).move(0, {100, 60}).press(1, {60, 200});
        QTest::touchEvent(m_canvas.get(), screen.get()).move(0, {140, 60}).move(1, {140, 200});
        QTest::touchEvent(m_canvas.get(), screen.get()).release(0, {140, 60}).release(1, {140, 200});
        const GreyImage image = m_canvas->drawing();
        QCOMPARE(inkAt(image, 10, 6), 255);
        QCOMPARE(inkAt(image, 10, 20), 0);
        QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {140, 200});  // and the mouse goes on
        QCOMPARE(m_canvas->sheet().strokes.size(), std::size_t(2));
    }

    void theFirstPointIsToldAtOnce() {
        QSignalSpy drawn(m_canvas.get(), &DigitCanvas::drawingChanged);
        QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {140, 140});
        QCOMPARE(drawn.count(), 0);  // the event itself is not held up
        QCoreApplication::processEvents();
        QCOMPARE(drawn.count(), 1);
        QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {140, 140});
    }

    void strokesOfAFileAreDrawn() {
        DrawnStrokes strokes;
        strokes.strokes = {{{0.25, 0.5, 0}, {0.5, 0.5, 100}, {0.75, 0.5, 200}}};
        m_canvas->showStrokes(strokes);
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 14), 255);
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 7), 0);
        m_canvas->undo();
        QVERIFY(m_canvas->isBlank());
    }

    void theWheelStaysHere() {
        QWheelEvent wheel({10, 10}, m_canvas->mapToGlobal(QPointF(10, 10)), {}, {0, 120}, {}, {},
                          Qt::NoScrollPhase, false);
        wheel.ignore();
        QCoreApplication::sendEvent(m_canvas.get(), &wheel);
        QVERIFY(wheel.isAccepted());
    }

    void aTestDigitLiesPixelForPixel() {
        GreyImage digit{28, 28, std::vector<std::uint8_t>(784)};
        digit.ink[10 * 28 + 5] = 200;
        m_canvas->showDigit(digit);
        const GreyImage image = m_canvas->drawing();
        for (int y = 0; y < image.height; ++y)
            for (int x = 0; x < image.width; ++x)
                QCOMPARE(image.ink[std::size_t(y * image.width + x)],
                         digit.ink[std::size_t((y / 14) * 28 + x / 14)]);
        m_canvas->undo();
        QVERIFY(m_canvas->isBlank());
    }

    void replayEndsWithTheWholeDrawing() {
        pull(*m_canvas, {60, 60}, {220, 60});
        pull(*m_canvas, {60, 200}, {220, 200});
        const GreyImage whole = m_canvas->drawing();
        QSignalSpy drawn(m_canvas.get(), &DigitCanvas::drawingChanged);
        m_canvas->replay();
        QTRY_VERIFY(drawn.count() >= 2);
        QTRY_COMPARE(m_canvas->drawing().ink, whole.ink);
    }

    void replayWaitsForKeysWhereMotionIsReduced() {
        pull(*m_canvas, {60, 60}, {220, 60});
        pull(*m_canvas, {60, 200}, {220, 200});
        const GreyImage whole = m_canvas->drawing();
        m_canvas->setMotionReduced(true);
        m_canvas->replay();
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 6), 255);
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 20), 0);
        QTest::qWait(50);
        QCOMPARE(inkAt(m_canvas->drawing(), 14, 20), 0);
        m_canvas->replay();
        QCOMPARE(m_canvas->drawing().ink, whole.ink);
    }

  private:
    std::unique_ptr<DigitCanvas> m_canvas;
};

QTEST_MAIN(TestDigitCanvas)
#include "test_digit_canvas.moc"

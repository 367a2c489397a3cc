// A drawing must reach the network as MNIST's own digits did.
#include <QtTest>

#include "engine/data/drawing_preparation.h"

using namespace quantelier;

namespace {

GreyImage page(int side) {
    return {side, side, std::vector<std::uint8_t>(std::size_t(side) * std::size_t(side))};
}

void fill(GreyImage& image, int left, int top, int width, int height, std::uint8_t ink) {
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x) image.ink[std::size_t(y * image.width + x)] = ink;
}

GreyImage same(const GreyImage& image) {
    return image;
}

PreparedDrawing prepared(const GreyImage& drawing, PreparationSwitches switches = {}) {
    return prepareDrawing(drawing, switches, same);
}

QRect inkRect(const GreyImage& image) {
    QRect rect;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (image.ink[std::size_t(y * image.width + x)]) rect |= QRect(x, y, 1, 1);
    return rect;
}

QPointF massCentre(const GreyImage& image) {
    double mass = 0, x = 0, y = 0;
    for (int i = 0; i < image.width * image.height; ++i) {
        mass += image.ink[std::size_t(i)];
        x += image.ink[std::size_t(i)] * double(i % image.width);
        y += image.ink[std::size_t(i)] * double(i / image.width);
    }
    return {x / mass, y / mass};
}

// Enlarged to whole pixels, as the canvas shows a test digit.
GreyImage enlarged(const GreyImage& image, int factor) {
    GreyImage large = page(image.width * factor);
    for (int y = 0; y < large.height; ++y)
        for (int x = 0; x < large.width; ++x)
            large.ink[std::size_t(y * large.width + x)] =
                image.ink[std::size_t((y / factor) * image.width + x / factor)];
    return large;
}

}  // namespace

class TestDrawingPreparation : public QObject {
    Q_OBJECT
  private slots:
    void nothingDrawnIsEmpty() {
        QVERIFY(prepared({}).empty());
        QVERIFY(prepared(page(384)).empty());
        QVERIFY(prepared(page(384)).resized.empty());
    }

    void cropIsTheInk() {
        GreyImage drawing = page(384);
        fill(drawing, 100, 40, 30, 200, 255);
        const PreparedDrawing result = prepared(drawing);
        QCOMPARE(result.cropX, 100);
        QCOMPARE(result.cropY, 40);
        QCOMPARE(result.cropWidth, 30);
        QCOMPARE(result.cropHeight, 200);
        QCOMPARE(result.cropped.width, 30);
        QCOMPARE(result.cropped.ink, std::vector<std::uint8_t>(30 * 200, 255));
    }

    void fitKeepsTheShapeWithin20() {
        GreyImage drawing = page(384);
        fill(drawing, 10, 300, 50, 40, 255);
        QCOMPARE(inkRect(prepared(drawing).fitted).size(), QSize(20, 16));
        QCOMPARE(inkRect(prepared(drawing).fitted).topLeft(), QPoint(4, 6));
    }

    void averagingKeepsTheInk() {
        GreyImage drawing = page(384);
        fill(drawing, 50, 50, 173, 173, 255);
        fill(drawing, 80, 90, 60, 60, 0);
        const PreparedDrawing result = prepared(drawing);
        double ink = 0;
        for (const std::uint8_t v : result.fitted.ink) ink += v;
        const double expected = 255.0 * (173 * 173 - 60 * 60) * (20.0 / 173) * (20.0 / 173);
        QVERIFY(std::abs(ink - expected) < 0.002 * expected);
    }

    void massIsCentred_data() {
        QTest::addColumn<QPoint>("corner");
        QTest::newRow("top left") << QPoint(0, 0);
        QTest::newRow("bottom right") << QPoint(180, 190);
    }

    void massIsCentred() {
        QFETCH(QPoint, corner);
        GreyImage drawing = page(384);
        fill(drawing, corner.x(), corner.y(), 170, 40, 255);
        fill(drawing, corner.x(), corner.y(), 40, 190, 255);
        const QPointF centre = massCentre(prepared(drawing).centred);
        QVERIFY(std::abs(centre.x() - 14) <= 0.5);
        QVERIFY(std::abs(centre.y() - 14) <= 0.5);
    }

    void strokesReachFullInk() {
        GreyImage drawing = page(384);
        fill(drawing, 60, 20, 4, 300, 255);
        fill(drawing, 60, 20, 200, 4, 255);
        const PreparedDrawing result = prepared(drawing);
        QVERIFY(*std::max_element(result.centred.ink.begin(), result.centred.ink.end()) < 255);
        QCOMPARE(*std::max_element(result.inked.ink.begin(), result.inked.ink.end()), std::uint8_t(255));
    }

    void eachSwitchLeavesItsStepOut() {
        GreyImage drawing = page(384);
        fill(drawing, 60, 20, 40, 100, 200);
        QCOMPARE(prepared(drawing, {false, true, true, true}).cropped.width, 384);
        QCOMPARE(inkRect(prepared(drawing, {true, false, true, true}).fitted), QRect(0, 0, 28, 28));
        const PreparedDrawing still = prepared(drawing, {true, true, false, true});
        QCOMPARE(still.centred.ink, still.fitted.ink);
        const PreparedDrawing pale = prepared(drawing, {true, true, true, false});
        QCOMPARE(pale.inked.ink, pale.centred.ink);
        const PreparedDrawing small = prepared(drawing, {true, true, true, true, false});
        QCOMPARE(small.resized.width, 32);
        QCOMPARE(inkRect(small.resized), inkRect(small.inked).translated(2, 2));
        QCOMPARE(prepared(drawing).resized.ink, small.inked.ink);  // `same` stands for the resize
        const PreparedDrawing off = prepared(drawing, {false, false, false, false, false});
        QCOMPARE(off.inked.width, 28);
        QVERIFY(!off.empty());
    }

    void anMnistDigitComesBackAsItWas() {
        GreyImage digit = page(28);
        fill(digit, 9, 5, 12, 2, 255);
        fill(digit, 9, 7, 3, 18, 180);
        fill(digit, 18, 7, 2, 9, 90);
        const GreyImage centred = prepared(digit).inked;
        QCOMPARE(prepared(enlarged(centred, 14)).inked.ink, centred.ink);
        QCOMPARE(prepared(enlarged(centred, 14)).resized.ink, centred.ink);
    }

    void aDotIsNoDivisionByZero() {
        GreyImage drawing = page(384);
        fill(drawing, 383, 383, 1, 1, 1);
        const PreparedDrawing result = prepared(drawing);
        QVERIFY(!result.empty());
        QCOMPARE(result.cropWidth, 1);
    }

    void isFastEnoughForEveryFrame() {
        GreyImage drawing = page(384);
        fill(drawing, 0, 0, 384, 384, 255);
        QBENCHMARK {
            prepared(drawing);
        }
    }
};

QTEST_APPLESS_MAIN(TestDrawingPreparation)
#include "test_drawing_preparation.moc"

// The resize to 32 x 32, against a bilinear of its own in double precision.
#include <QtTest>
#include <cmath>
#include <random>

#include "engine/data/resize.h"

using namespace quantelier;

namespace {

using Image = std::vector<std::uint8_t>;

// Half-pixel centres, clamped edges. All weights are multiples of 1/256, so that doubles hold every sum
// exactly.
double sample(const Image& image, double y, double x) {
    const auto at = [&](double row, double column) {
        const int r = int(std::clamp(row, 0.0, 27.0)), c = int(std::clamp(column, 0.0, 27.0));
        return double(image[std::size_t(28 * r + c)]);
    };
    const double top = std::floor(y), left = std::floor(x), dy = y - top, dx = x - left;
    return (1 - dy) * ((1 - dx) * at(top, left) + dx * at(top, left + 1)) +
           dy * ((1 - dx) * at(top + 1, left) + dx * at(top + 1, left + 1));
}

// Half to even, without the processor's rounding mode.
int halfToEven(double value) {
    const double down = std::floor(value), rest = value - down;
    if (rest != 0.5) return int(down) + (rest > 0.5);
    return int(down) % 2 == 0 ? int(down) : int(down) + 1;
}

Image expected(const Image& image, int* ties = nullptr) {
    Image out;
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 32; ++x) {
            const double value = sample(image, (y + 0.5) * 28 / 32 - 0.5, (x + 0.5) * 28 / 32 - 0.5);
            if (ties) *ties += value - std::floor(value) == 0.5;
            out.push_back(std::uint8_t(halfToEven(value)));
        }
    return out;
}

Image resized(const Image& image) {
    Image out(32 * 32);
    resizeTo32(image.data(), out.data());
    return out;
}

}  // namespace

class TestResize : public QObject {
    Q_OBJECT

  private slots:
    void randomImages() {
        std::mt19937 random(1);
        Image image(28 * 28);
        for (int trial = 0; trial < 300; ++trial) {
            for (std::uint8_t& pixel : image) pixel = std::uint8_t(random() % 256);
            QVERIFY(resized(image) == expected(image));
        }
    }

    // Pixels that are multiples of 8 give many sums that end in exactly one half.
    void ties() {
        std::mt19937 random(2);
        Image image(28 * 28);
        int ties = 0;
        for (int trial = 0; trial < 300; ++trial) {
            for (std::uint8_t& pixel : image)
                pixel = std::uint8_t(random() % 2 ? 8 * (random() % 32) : 128 * (random() % 2));
            QVERIFY(resized(image) == expected(image, &ties));
        }
        QVERIFY2(ties > 1000, qPrintable(QString::number(ties)));
    }

    void oneStripe_data() {
        QTest::addColumn<int>("place");
        for (const int place : {0, 1, 13, 26, 27}) QTest::addRow("%d", place) << place;
    }

    void oneStripe() {
        QFETCH(int, place);
        Image row(28 * 28), column(28 * 28);
        for (int i = 0; i < 28; ++i)
            row[std::size_t(28 * place + i)] = column[std::size_t(28 * i + place)] = 255;
        const Image a = resized(row), b = resized(column);
        QVERIFY(a == expected(row));
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x)
                QCOMPARE(a[std::size_t(32 * y + x)], b[std::size_t(32 * x + y)]);  // no axis is special
    }

    void aConstantImageStaysConstant() {
        for (int value = 0; value < 256; ++value)
            QVERIFY(resized(Image(28 * 28, std::uint8_t(value))) == Image(32 * 32, std::uint8_t(value)));
    }

    void cornersKeepTheirValue() {
        Image image(28 * 28);
        image[0] = 10;
        image[27] = 20;
        image[27 * 28] = 30;
        image[27 * 28 + 27] = 255;
        const Image out = resized(image);
        QCOMPARE(int(out[0]), 10);
        QCOMPARE(int(out[31]), 20);
        QCOMPARE(int(out[31 * 32]), 30);
        QCOMPARE(int(out[31 * 32 + 31]), 255);
    }

    void wholeDataSets() {
        Dataset data;
        std::mt19937 random(3);
        data.labels = {4, 7, 1};
        data.images.resize(3 * 784);
        for (std::uint8_t& pixel : data.images) pixel = std::uint8_t(random() % 256);
        const Dataset out = resizedTo32(data);
        QCOMPARE(out.side, 32);
        QCOMPARE(out.labels, data.labels);
        QCOMPARE(out.images.size(), std::size_t(3 * 1024));
        for (int i = 0; i < 3; ++i) {
            const Image one(data.image(i), data.image(i) + 784);
            QVERIFY(Image(out.image(i), out.image(i) + 1024) == expected(one));
            const GreyImage grey = resizeTo32(GreyImage{28, 28, one});
            QCOMPARE(grey.width, 32);
            QCOMPARE(grey.height, 32);
            QVERIFY(grey.ink == expected(one));
        }
        QCOMPARE(qint64(resizedTo32(Dataset{}).count()), qint64(0));
    }
};

QTEST_APPLESS_MAIN(TestResize)
#include "test_resize.moc"

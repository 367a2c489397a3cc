// The built-in digits: reproducible, balanced, and framed as MNIST frames its digits.
#include <QtTest>
#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "engine/data/digit_skeletons.h"
#include "engine/data/pen_stroke.h"
#include "engine/data/sketched_digits.h"
#include "engine/data/stroke_renderer.h"

using namespace quantelier;

namespace {

/// What the pixels say about one image; positions are pixel indices.
struct Ink {
    double massX = 0.0, massY = 0.0;  ///< centre of mass
    int width = 0, height = 0;        ///< of the box around all ink
    int inked = 0;                    ///< pixels that are not paper
    double share = 0.0;               ///< of a wholly black image's ink
    int darkest = 0;
    bool borderIsPaper = true;
};

Ink measure(const Dataset& dataset, std::int64_t index) {
    const std::uint8_t* image = dataset.image(index);
    const int side = dataset.side;
    Ink ink;
    double mass = 0.0;
    int left = side, right = -1, top = side, bottom = -1;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int value = image[y * side + x];
            if (value == 0) continue;
            mass += value;
            ink.massX += value * x;
            ink.massY += value * y;
            ++ink.inked;
            ink.darkest = std::max(ink.darkest, value);
            left = std::min(left, x), right = std::max(right, x);
            top = std::min(top, y), bottom = std::max(bottom, y);
        }
    }
    ink.massX /= mass, ink.massY /= mass;
    ink.width = right - left + 1, ink.height = bottom - top + 1;
    ink.share = mass / (255.0 * static_cast<double>(dataset.pixels()));
    ink.borderIsPaper = left > 0 && top > 0 && right < side - 1 && bottom < side - 1;
    return ink;
}

}  // namespace

class TestSketchedDigits : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        m_dataset = sketchDigits(kCount, 1);
        for (std::int64_t i = 0; i < kCount; ++i) m_ink.push_back(measure(m_dataset, i));
    }

    void hasTheShapeOfMnist() {
        QCOMPARE(m_dataset.side, 28);
        QCOMPARE(m_dataset.count(), kCount);
        QCOMPARE(m_dataset.images.size(), static_cast<std::size_t>(kCount) * 28 * 28);
        QCOMPARE(sketchDigits(0, 1).count(), std::int64_t{0});
    }

    void sameSeedGivesSameBytes() {
        const Dataset again = sketchDigits(kCount, 1);
        QVERIFY(again.images == m_dataset.images);
        QVERIFY(again.labels == m_dataset.labels);
    }

    void shorterSetIsTheBeginning_data() {
        QTest::addColumn<int>("count");
        for (const int count : {1, 9, 10, 11, 137}) QTest::addRow("%d", count) << count;
    }

    void shorterSetIsTheBeginning() {
        QFETCH(int, count);
        const Dataset shorter = sketchDigits(count, 1);
        QCOMPARE(shorter.count(), std::int64_t{count});
        QVERIFY(std::equal(shorter.images.begin(), shorter.images.end(), m_dataset.images.begin()));
        QVERIFY(std::equal(shorter.labels.begin(), shorter.labels.end(), m_dataset.labels.begin()));
    }

    void otherSeedGivesOtherImages() {
        const Dataset other = sketchDigits(kCount, 2);
        QVERIFY(other.labels != m_dataset.labels);
        std::int64_t same = 0;
        for (std::int64_t i = 0; i < kCount; ++i)
            same += std::equal(other.image(i), other.image(i) + other.pixels(), m_dataset.image(i));
        QCOMPARE(same, std::int64_t{0});
    }

    void everyBlockOfTenHoldsEveryDigit() {
        for (std::int64_t block = 0; block < kCount / 10; ++block) {
            std::array<int, 10> seen{};
            for (std::int64_t i = 0; i < 10; ++i)
                ++seen.at(m_dataset.labels[static_cast<std::size_t>(block * 10 + i)]);
            QVERIFY(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 1; }));
        }
    }

    void labelsAreNotInOneFixedOrder() {
        const auto& labels = m_dataset.labels;
        QVERIFY(!std::equal(labels.begin(), labels.begin() + 10, labels.begin() + 10));
    }

    void inkIsCentredByMass() {
        for (const Ink& ink : m_ink) {
            QVERIFY2(std::abs(ink.massX - 14.0) <= 1.5, qPrintable(QString::number(ink.massX)));
            QVERIFY2(std::abs(ink.massY - 14.0) <= 1.5, qPrintable(QString::number(ink.massY)));
        }
    }

    void inkFillsTheBoxOfTwenty() {
        std::int64_t full = 0;
        for (const Ink& ink : m_ink) {
            const int longer = std::max(ink.width, ink.height);
            QVERIFY2(longer >= 18 && longer <= 22, qPrintable(QString::number(longer)));
            full += longer >= 19 && longer <= 21;
        }
        QVERIFY2(full * 100 >= kCount * 98, qPrintable(QString::number(full)));
    }

    void borderIsPaper() {
        for (const Ink& ink : m_ink) QVERIFY(ink.borderIsPaper);
    }

    /// MNIST's training images: 4.3 % to 51 % of the pixels inked, 2 % to 39 % of a black image's ink,
    /// mean 13.1 %.
    void inkIsPlausible() {
        double total = 0.0;
        for (const Ink& ink : m_ink) {
            QVERIFY2(ink.inked >= 28 && ink.inked <= 420, qPrintable(QString::number(ink.inked)));
            QVERIFY2(ink.share >= 0.015 && ink.share <= 0.45, qPrintable(QString::number(ink.share)));
            total += ink.share;
        }
        const double mean = total / static_cast<double>(kCount);
        QVERIFY2(mean > 0.10 && mean < 0.16, qPrintable(QString::number(mean)));
    }

    /// Every image has truly dark ink and soft edges; no two are alike.
    void nothingIsDegenerate() {
        for (const Ink& ink : m_ink) QVERIFY2(ink.darkest >= 160, qPrintable(QString::number(ink.darkest)));
        std::vector<std::vector<std::uint8_t>> sorted;
        for (std::int64_t i = 0; i < kCount; ++i)
            sorted.emplace_back(m_dataset.image(i), m_dataset.image(i) + m_dataset.pixels());
        std::sort(sorted.begin(), sorted.end());
        QVERIFY(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
    }

    void formsOfAWayHaveTheSameKnots() {
        for (int digit = 0; digit < 10; ++digit) {
            QVERIFY(!writingWays(digit).empty());
            for (const WritingWay& way : writingWays(digit)) {
                QVERIFY(way.share > 0.0 && way.wobble > 0.0);
                QVERIFY(!way.forms.empty());
                for (const Skeleton& form : way.forms) {
                    QCOMPARE(form.size(), way.forms[0].size());
                    for (std::size_t s = 0; s < form.size(); ++s) {
                        QVERIFY(form[s].size() >= 2);
                        QCOMPARE(form[s].size(), way.forms[0][s].size());
                    }
                }
            }
        }
    }

    void skeletonsAreReadFromText() {
        const Skeleton skeleton = parseSkeleton("14,-4 6,58^ 72,54 | 56,0 50,100");
        QCOMPARE(skeleton.size(), std::size_t{2});
        QCOMPARE(skeleton[0].size(), std::size_t{3});
        QCOMPARE(skeleton[0][0].x, 14.0);
        QCOMPARE(skeleton[0][0].y, -4.0);
        QCOMPARE(skeleton[0][0].corner, 0.0);
        QCOMPARE(skeleton[0][1].corner, 1.0);
        QCOMPARE(skeleton[1][1].y, 100.0);
    }

    void smoothLinePassesItsKnots() {
        const Stroke bent = {{0, 0}, {10, 0, 1.0}, {10, 10}};
        const std::vector<Knot> line = smoothLine(bent);
        QCOMPARE(line.size() % 2, std::size_t{1});
        QCOMPARE(line.front().x, 0.0);
        QCOMPARE(line[line.size() / 2].x, 10.0);
        QCOMPARE(line[line.size() / 2].y, 0.0);
        QCOMPARE(line.back().y, 10.0);
    }

    void inkedLineIsDarkInsideAndPaperOutside() {
        const SketchImage image = inkStrokes({{{5.5, 14.5, 1.5}, {22.5, 14.5, 1.5}}}, 1.0);
        const auto at = [&](int x, int y) {
            return int{image[static_cast<std::size_t>(y * kSketchSide + x)]};
        };
        QCOMPARE(at(14, 14), 255);
        QCOMPARE(at(14, 13), 255);
        QCOMPARE(at(14, 16), 0);
        QCOMPARE(at(14, 12), 0);
        QCOMPARE(at(2, 14), 0);
        QCOMPARE(at(25, 14), 0);
    }

    void centringMovesAnOffCentreDotAndRefusesAnEmptyImage() {
        SketchImage dot{};
        dot[5 * kSketchSide + 4] = 200;
        QVERIFY(centreByMass(dot));
        QCOMPARE(int{dot[14 * kSketchSide + 14]}, 200);
        QCOMPARE(int{dot[5 * kSketchSide + 4]}, 0);
        SketchImage empty{};
        QVERIFY(!centreByMass(empty));
    }

  private:
    static constexpr std::int64_t kCount = 5000;
    Dataset m_dataset;
    std::vector<Ink> m_ink;
};

QTEST_APPLESS_MAIN(TestSketchedDigits)
#include "test_sketched_digits.moc"

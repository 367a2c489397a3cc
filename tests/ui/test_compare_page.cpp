// The Compare page and the steps through the integers, before, while and after counting.
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "engine/int8/step_through.h"
#include "tests/support/digits_fixture.h"
#include "tests/support/random_networks.h"
#include "tests/support/screenshot.h"
#include "ui/models/compare_words.h"
#include "ui/models/confusion_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/style.h"
#include "ui/widgets/activation_dialog.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/confidence_chart.h"
#include "ui/widgets/confusion_table.h"
#include "ui/widgets/digit_gallery.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/factor_grids.h"
#include "ui/widgets/gallery_panel.h"
#include "ui/widgets/map_view.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/verdict_panel.h"

using namespace quantelier;

namespace {

constexpr int kImages = 2000;

Logits sure(int label, double confidence) {
    Logits logits{};
    logits[std::size_t(label)] = float(std::log(confidence / ((1.0 - confidence) / 9.0)));
    return logits;
}

// Made-up digits, image i is an i % 10. Float misreads 11 of them, int8 12: 3 that float reads, among them
// two fours as nines, and not 2 that float misreads.
struct Example {
    std::shared_ptr<Dataset> digits = std::make_shared<Dataset>(madeUpDigits(kImages));
    std::shared_ptr<Comparison> comparison = std::make_shared<Comparison>();

    explicit Example(int counted = kImages) {
        std::vector<Logits> floats, int8;
        for (int i = 0; i < counted; ++i) {
            const int digit = i % 10;
            const bool bothWrong = i >= 100 && i < 190 && digit == 7;  // 9 sevens, read as 1
            const bool onlyInt8 = i == 30 || i == 41;                  // wrong in float
            const bool onlyFloat = i == 4 || i == 54 || i == 68;       // wrong in int8
            floats.push_back(bothWrong ? sure(1, 0.62) : onlyInt8 ? sure(8, 0.55) : sure(digit, 0.97));
            int8.push_back(bothWrong   ? sure(1, 0.93)
                           : onlyFloat ? sure(digit == 4 ? 9 : 3, i == 54 ? 0.82 : 0.52)
                                       : sure(digit, 0.96));
        }
        comparison->total = kImages;
        comparison->truth.assign(digits->labels.begin(), digits->labels.begin() + counted);
        comparison->readings = {readingsFromLogits(floats, comparison->truth),
                                readingsFromLogits(floats, comparison->truth),
                                readingsFromLogits(int8, comparison->truth)};
    }
};

struct Network {
    int8::Network integer;
    FloatNetwork floats;
    ImageActivations image;

    Network() {
        std::mt19937 random(2);
        test::IntegerOptions options;
        options.outputs = test::kLeNet;
        integer = test::randomIntegerNetwork(random, options);
        test::NetworkOptions floatOptions;
        floatOptions.outputs = test::kLeNet;
        floats = test::randomFloatNetwork(random, floatOptions);
        std::vector<std::uint8_t> pixels(32 * 32);
        for (std::uint8_t& pixel : pixels) pixel = std::uint8_t(random() % 256);
        image = int8::activations(integer, floats, pixels.data());
    }
};

PairedDifference verdictOf(int onlyFloat, int onlyInt8, int others) {
    Evaluation a, b;
    std::vector<std::uint8_t> truth;
    const auto add = [&](int count, int first, int second) {
        for (int i = 0; i < count; ++i) {
            truth.push_back(1);
            a.labels.push_back(std::uint8_t(first));
            b.labels.push_back(std::uint8_t(second));
        }
    };
    add(onlyFloat, 1, 2);
    add(onlyInt8, 2, 1);
    add(others, 1, 1);
    a.total = b.total = std::int64_t(truth.size());
    a.correct = onlyFloat + others;
    b.correct = onlyInt8 + others;
    return pairedDifference(a, b, truth);
}

}  // namespace

class TestComparePage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }
    void init() {
        m_page = std::make_unique<ComparePage>();
        show(*m_page);
    }
    void cleanup() {
        m_steps.reset();
        m_page.reset();
    }

    void nothingToCompare() {
        QVERIFY(m_page->findChild<EmptyState*>()->isVisible());
        QCOMPARE(m_page->findChild<EmptyState*>()->accessibleName(),
                 "Nothing to compare yet: convert the network first");
        QVERIFY(!m_page->primaryButton()->isVisible());
        QSignalSpy asked(m_page.get(), &ComparePage::quantizeRequested);
        m_page->findChild<EmptyState*>()->findChild<QPushButton*>()->click();
        QCOMPARE(asked.count(), 1);
        saveScreenshot(*m_page, "compare-empty");
    }

    void cellsFillAsImagesAreCounted() {
        const Example part(1000);
        m_page->setComparison(part.comparison, part.digits);
        QCOMPARE(m_page->verdict().title(), "Counting");
        QVERIFY(m_page->verdict().detail().contains(QStringLiteral("1\u00A0000 of 2\u00A0000")));
        QCOMPARE(count(4, 4).toInt(), 98);
        QVERIFY(!m_page->primaryButton()->isVisible());
        QSignalSpy announced(m_page.get(), &ComparePage::announced);
        compare();
        QCOMPARE(count(4, 4).toInt(), 198);
        QCOMPARE(m_page->primaryButton()->text(), "Next: Export");
        QCOMPARE(announced.last().first().toString(), m_page->verdict().title());  // read out first
        QVERIFY(m_page->accessibleDescription().startsWith(m_page->verdict().title()));
    }

    void verdicts_data() {
        QTest::addColumn<int>("onlyFloat");
        QTest::addColumn<int>("onlyInt8");
        QTest::addColumn<int>("others");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("detail");
        QTest::newRow("none")
            << 9 << 7 << 9984 << "No real difference between float and int8"
            << "9 digits got worse, 7 got better; so small a gap is chance (McNemar p = 0.80). "
               "95 % intervals from 10 000 images.";
        QTest::newRow("worse")
            << 61 << 20 << 9919 << "int8 is worse, by 0.41 points (0.23 to 0.59)"
            << "61 digits got worse, 20 got better; chance alone would rarely split them so "
               "(McNemar p < 0.01). 95 % intervals from 10 000 images.";
        QTest::newRow("better")
            << 20 << 61 << 9919 << "int8 is better, by 0.41 points (0.23 to 0.59)"
            << "20 digits got worse, 61 got better; chance alone would rarely split them so "
               "(McNemar p < 0.01). 95 % intervals from 10 000 images.";
        QTest::newRow("few") << 1 << 1 << 98 << "Too few images to tell"
                             << "1 digit got worse, 1 got better; the true gap may lie between −3.33 pp and "
                                "+3.33 pp (McNemar p = 1.00). 95 % intervals from 100 images.";
    }
    void verdicts() {
        QFETCH(int, onlyFloat);
        QFETCH(int, onlyInt8);
        QFETCH(int, others);
        const PairedDifference found = verdictOf(onlyFloat, onlyInt8, others);
        QTEST(verdictTitle(found), "title");
        QTEST(verdictDetail(found, onlyFloat + onlyInt8 + others).replace(QChar(0xA0), u' '), "detail");
        QCOMPARE(verdictTitle(found), QString::fromStdString(verdictSentence(found, "float", "int8")));
    }

    void aCellFiltersTheGallery() {
        compare();
        QCOMPARE(rows(), 3);  // right in float, wrong in int8
        click(counts(), 7, 1);
        QCOMPARE(rows(), 9);
        QVERIFY(button("true 7, read as 1")->isVisible());
        QCOMPARE(m_page->gallery().filter(), DigitFilter::All);
        QTest::keyClick(gallery(), Qt::Key_Escape);
        QCOMPARE(rows(), 3);
        QVERIFY(!button("true 7, read as 1")->isVisible());
        QCOMPARE(m_page->gallery().filter(), DigitFilter::OnlyFloatRight);
        click(differences(), 4, 9);
        QCOMPARE(rows(), 2);
        QVERIFY(button("true 4, read as 9, changed")->isVisible());
        click(differences(), 4, 9);  // the same once more: all again
        QCOMPARE(rows(), 3);
        click(differences(), 4, 9);
        filter(DigitFilter::OnlyInt8Right);  // narrows the cell
        QCOMPARE(rows(), 0);
        QVERIFY(label("No such digit."));
    }

    void filtersAndTheirOrder() {
        compare();
        auto* combo = m_page->findChild<QComboBox*>();
        QCOMPARE(combo->itemText(0), "Right in float, wrong in int8 (3)");
        QCOMPARE(combo->itemText(1), "Wrong in float, right in int8 (2)");
        QCOMPARE(combo->itemText(2), "All wrong in int8 (12)");
        QCOMPARE(combo->itemText(3), "Sure but wrong in int8 (9)");
        QCOMPARE(m_page->gallery().currentDigit(), 54);  // the surest
        filter(DigitFilter::OnlyInt8Right);
        QCOMPARE(rows(), 2);
        QCOMPARE(m_page->gallery().currentDigit(), 30);
        filter(DigitFilter::WrongInInt8);
        QCOMPARE(rows(), 12);
        QVERIFY(label("Image 107") && label("labelled 7") && label("1, 93\u00A0%") && label("1, 62\u00A0%"));
    }

    void modelsAgree() {
        Example example;
        example.comparison->readings[2] = example.comparison->readings[0];
        m_page->setComparison(example.comparison, example.digits);
        QCOMPARE(rows(), 0);
        QVERIFY(label(QStringLiteral("No such digit. Float and int8 agree on all 2\u00A0000.")));
        QVERIFY(!button("Step through integers")->isEnabled());
        saveScreenshot(*m_page, "compare-agree");
    }

    void keysWalkTheMatrices() {
        compare();
        counts()->setFocus();
        counts()->setCurrentIndex(counts()->model()->index(6, 1));
        QTest::keyClick(counts(), Qt::Key_Down);
        QCOMPARE(counts()->currentIndex().row(), 7);
        QCOMPARE(counts()->currentIndex().data(Qt::AccessibleTextRole).toString(),
                 "true 7, read as 1: 9 images, as many as float");
        QTest::keyClick(counts(), Qt::Key_Return);
        QCOMPARE(rows(), 9);
        QTest::keyClick(counts(), Qt::Key_D);
        QVERIFY(differences()->hasFocus());
        QTest::keyClick(differences(), Qt::Key_D);
        QVERIFY(counts()->hasFocus());
    }

    void otherModelsHaveTheirMatrix() {
        compare();
        QCOMPARE(count(4, 9).toInt(), 2);
        QCOMPARE(differences()->model()->index(4, 9).data().toString(), "+2");
        QCOMPARE(differences()->model()->index(4, 4).data().toString(), QStringLiteral("−2"));
        m_page->findChild<SegmentedControl*>()->findChildren<QToolButton*>()[0]->click();
        QCOMPARE(count(4, 9).toInt(), 0);
        click(counts(), 0, 8);
        QCOMPARE(rows(), 1);  // float's error, int8 reads it right
        QCOMPARE(m_page->gallery().currentDigit(), 30);
    }

    void oneDigitFromTheInside() {
        QSignalSpy wanted(m_page.get(), &ComparePage::digitChanged);
        compare();
        QCOMPARE(wanted.last().first().toLongLong(), 54);
        QVERIFY(!button("Step through integers")->isEnabled());
        const Network network;
        m_page->setActivations(4, network.image);  // too late: another digit is shown
        QVERIFY(!button("Step through integers")->isEnabled());
        m_page->setActivations(54, network.image);
        QVERIFY(button("Step through integers")->isEnabled());
        QVERIFY(label(partingSentence(network.image)));
        QSignalSpy steps(m_page.get(), &ComparePage::stepRequested);
        button("Step through integers")->click();
        QCOMPARE(steps.first().first().toLongLong(), 54);
        QTest::keyClick(gallery(), Qt::Key_Return);
        auto* dialog = m_page->findChild<ActivationDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        saveScreenshot(*dialog, "compare-maps");
        dialog->accept();
        QTest::keyClick(gallery(), Qt::Key_Right);
        QVERIFY(m_page->gallery().currentDigit() != 54);
        QVERIFY(!button("Step through integers")->isEnabled());  // its numbers are still to come
    }

    void mapsTellTheirNumbers() {
        const Network network;
        ActivationDialog dialog("Image 54", network.image);
        dialog.show();
        dialog.showLayer(2);
        const auto maps = dialog.findChildren<MapView*>();
        QCOMPARE(maps.size(), 3);
        const LayerActivations& conv2 = network.image.layers[2];
        QCOMPARE(maps[0]->current(), int(conv2.largestError()));
        QTest::mouseClick(maps[1], Qt::LeftButton, {}, maps[1]->cellRect({12, 1}).center());
        QVERIFY2(dialog.readout().startsWith("Channel 1, row 1, column 1: float "),
                 qPrintable(dialog.readout()));
        QTest::keyClick(maps[1], Qt::Key_Right);
        QVERIFY(dialog.readout().startsWith("Channel 1, row 1, column 2: float "));
        QVERIFY(dialog.readout().contains(
            QStringLiteral("code %1 is").arg(format(conv2.codes[conv2.at(1, 1, 2)]))));
        QCOMPARE(maps[2]->current(), maps[0]->current());
        dialog.findChild<SegmentedControl*>()->findChildren<QToolButton*>()[4]->click();
        QCOMPARE(dialog.layer(), 5);
        QVERIFY(dialog.readout().startsWith("Unit "));
    }

    void staleAndFailed() {
        compare();
        auto* chip = m_page->findChild<Chip*>();
        QVERIFY(!chip->isVisible());
        m_page->setStale(QStringLiteral("the network changed"));
        QVERIFY(chip->isVisible());
        QCOMPARE(chip->text(), "Out of date: the network changed");
        QCOMPARE(rows(), 3);  // what was found stays
        m_page->setStale({});
        m_page->comparisonFailed("There is no float model to compare with.");
        QCOMPARE(m_page->verdict().title(), "Not compared");
        QCOMPARE(m_page->verdict().detail(), "There is no float model to compare with.");
        m_page->clear();
        QVERIFY(m_page->findChild<EmptyState*>()->isVisible());
        QCOMPARE(rows(), 0);
    }

    void confidenceInWords() {
        compare();
        auto* chart = m_page->findChild<ConfidenceChart*>();
        QVERIFY2(chart->readout(9).contains(QStringLiteral("Int8: 1\u00A0988 of 1\u00A0997 right")),
                 qPrintable(chart->readout(9)));
        QVERIFY(chart->readout(6).contains("Float: only 9 images."));
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->currentBin(), 9);
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(chart->accessibleDescription(), chart->readout(8));
    }

    void pictures() {
        compare();
        m_page->setActivations(54, Network().image);
        click(differences(), 4, 9);
        m_page->setActivations(m_page->gallery().currentDigit(), Network().image);
        shoot(*m_page, "compare");
    }

    void stepsLeadThroughOneOutput() {
        openSteps();
        const OutputPlace first = m_steps->place();
        QCOMPARE(first.layer, 1);
        StepList& list = m_steps->steps();
        QCOMPARE(list.current(), 0);
        QTest::mouseClick(m_steps->primaryButton(), Qt::LeftButton);
        QCOMPARE(list.current(), 1);
        QTest::keyClick(&list, Qt::Key_Space);
        QTest::keyClick(&list, Qt::Key_Right);
        QCOMPARE(list.current(), 3);
        QVERIFY2(list.sentence().startsWith("Step 4, round: "), qPrintable(list.sentence()));
        QTest::keyClick(&list, Qt::Key_Left);
        QCOMPARE(list.current(), 2);
        for (int i = 0; i < 9; ++i) QTest::keyClick(&list, Qt::Key_Right);
        QCOMPARE(list.current(), 6);
        QVERIFY(!m_steps->primaryButton()->isEnabled());
        QTest::keyClick(&list, Qt::Key_Home);
        QCOMPARE(list.current(), 0);
        QSignalSpy back(m_steps.get(), &StepThroughPage::backRequested);
        QTest::keyClick(&list, Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }

    void arrowsMoveThePixel() {
        openSteps();
        auto* output = m_steps->findChildren<MapView*>()[1];
        output->setFocus();
        QTest::mouseClick(output, Qt::LeftButton, {}, output->cellRect({3, 5}).center());
        QCOMPARE(m_steps->place().row, 5);
        QCOMPARE(m_steps->place().column, 3);
        QTest::keyClick(output, Qt::Key_Down);
        QTest::keyClick(output, Qt::Key_Left);
        QCOMPARE(m_steps->place().row, 6);
        QCOMPARE(m_steps->place().column, 2);
        QVERIFY(m_steps->commandLine().endsWith("--row 6 --column 2"));
        QVERIFY(label(*m_steps, "Row 6, column 2"));
        auto* channel = m_steps->findChildren<NumberBox*>()[0];
        channel->setValue(4);
        QCOMPARE(m_steps->place().channel, 4);
        QVERIFY(m_steps->commandLine().contains("--layer conv1 --channel 4 --row 6"));
    }

    void everyLayerHasItsProducts() {
        openSteps();
        auto* layers = m_steps->findChild<QComboBox*>();
        auto* grids = m_steps->findChild<FactorGrids*>();
        QCOMPARE(grids->shown().size(), std::size_t(25));
        choose(layers, 1);  // conv2: one input channel at a time
        auto* inputChannel = m_steps->findChildren<NumberBox*>()[1];
        QVERIFY(inputChannel->isVisible());
        inputChannel->setValue(2);
        QCOMPARE(grids->shown().front(), std::size_t(50));
        choose(layers, 3);  // fc2 reads 120
        QVERIFY(!inputChannel->isVisible());
        QCOMPARE(grids->shown().size(), FactorGrids::kLargest);
        QVERIFY(label(*m_steps, "the 108 others to"));
        choose(layers, 4);  // fc3: the logits
        QVERIFY(label(*m_steps, "Logit"));
        QVERIFY(m_steps->commandLine().endsWith(
            QStringLiteral("--layer fc3 --channel %1").arg(m_steps->place().channel)));
        auto* output = m_steps->findChildren<MapView*>()[1];
        QTest::mouseClick(output, Qt::LeftButton, {}, output->cellRect({2, 1}).center());
        QCOMPARE(m_steps->place().channel, 7);
        shoot(*m_steps, "steps-dense");
    }

    void oneProductAndItsFactors() {
        openSteps();
        auto* grids = m_steps->findChild<FactorGrids*>();
        grids->setFocus(Qt::TabFocusReason);
        QCOMPARE(grids->current(), 0);
        QTest::keyClick(grids, Qt::Key_Down);
        QTest::keyClick(grids, Qt::Key_Right);
        QCOMPARE(grids->current(), 6);
        QVERIFY(label(*m_steps, productSentence(m_lastStep, 6)));
        QTest::keyClick(grids, Qt::Key_Left);
        QTest::keyClick(grids, Qt::Key_Up);
        QTest::keyClick(grids, Qt::Key_Up);
        QCOMPARE(grids->current(), 0);
    }

    // Every number of a small example, as it is printed.
    void numbersInPlace() {
        StepThrough step;
        step.layer = "conv1";
        step.convolution = true;
        step.kernel = 5;
        step.inChannels = 1;
        step.activation = Activation::Relu;
        step.products.resize(25);
        step.products[3] = {0, 2, 7, 5, 83, 8300, 0.7846f, 0.2573f};
        step.input = {0.012728f, -95};
        step.weightScale = 0.0031f;
        step.productSum = 148138;
        step.hasBias = true;
        step.bias = 4643;
        step.accumulator = 152781;
        step.multiplier = 0.001473f;
        step.scaled = 225.069f;
        step.rounded = 225.0f;
        step.output = {0.026784f, -128};
        step.shifted = 97.0f;
        step.code = 97;
        step.codeValue = 6.0264;
        step.floatProducts = 5.8399;
        step.floatSum = 6.0231;
        step.floatOutput = 6.0231;
        const auto lines = stepLines(step);
        const auto plain = [](QString text) { return text.replace(QChar(0xA0), u' '); };
        QCOMPARE(plain(lines[0].title), "Add the 25 products");
        QCOMPARE(plain(lines[0].integer), "148 138");
        QCOMPARE(lines[0].floating, "5.8399");
        QCOMPARE(plain(lines[1].detail), "4 643, which stands for 0.1832");
        QCOMPARE(plain(lines[1].integer), "152 781");
        QCOMPARE(lines[2].detail, QStringLiteral("m = 0.01273 × 0.003100 ÷ 0.02678 = 0.001473"));
        QCOMPARE(lines[2].integer, "225.069");
        QCOMPARE(lines[3].integer, "225");
        QCOMPARE(lines[4].detail, QStringLiteral("−128"));
        QCOMPARE(lines[5].detail, QStringLiteral("−128 … 127; this is also the ReLU"));
        QCOMPARE(lines[6].detail, QStringLiteral("0.02678 × (97 + 128)"));
        QCOMPARE(lines[6].integer, "6.0264");
        QCOMPARE(stepSentence(lines, 3), "Step 4, round: 225.069 becomes 225");
        QCOMPARE(stepResult(step), "The two answers are 0.0033 apart: 0.12 of one int8 step.");
        QCOMPARE(productFormula(step), QStringLiteral("(input + 95) × weight"));
        QCOMPARE(
            plain(productSentence(step, 3)),
            QStringLiteral("Row 2, column 7: (5 + 95) × 83 = 8 300. In float 0.7846 × 0.2573 = 0.2019."));
        step.weightZeroPoint = 3;
        QCOMPARE(productFormula(step), QStringLiteral("(input + 95) × (weight − 3)"));
    }

    void stepPictures() {
        openSteps();
        m_steps->steps().setCurrent(3);
        shoot(*m_steps, "steps");
        choose(m_steps->findChild<QComboBox*>(), 1);
        shoot(*m_steps, "steps-conv2");
    }

    void layoutsFindTheirCells() {
        LayerActivations conv, dense;
        conv.channels = 6;
        conv.height = conv.width = 28;
        dense.channels = 84;
        for (const LayerActivations& layer : {conv, dense}) {
            const MapLayout layout(layer);
            for (int i = 0; i < layout.count(); ++i) QCOMPARE(layout.indexAt(layout.cellOf(i)), i);
        }
        const MapLayout maps(conv), units(dense);
        QCOMPARE(maps.columns(), 3 * 28 + 2);
        QCOMPARE(maps.indexAt({28, 0}), -1);  // the gap
        QCOMPARE(maps.neighbour(27, {1, 0}), 28 * 28);
        QCOMPARE(maps.neighbour(0, {-1, 0}), 0);
        QCOMPARE(units.columns(), 12);
        QCOMPARE(units.rows(), 7);
        QCOMPARE(units.neighbour(12, {0, 1}), 24);
    }

  private:
    static QString format(int code) {
        return code < 0 ? QStringLiteral("−%1").arg(-code) : QString::number(code);
    }
    static void show(Page& page) {
        page.resize(1072, 724);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    static void shoot(Page& page, const QString& name) {
        for (const auto& [size, suffix] : {std::pair{QSize(1712, 1004), "large"},
                                           {QSize(1056, 604), "small"},
                                           {QSize(1072, 724), "light"}}) {
            page.setSentenceVisible(size.height() > 700);
            page.setCommandLineVisible(size.height() > 700);
            for (int i = 0; i < 2; ++i) {  // what a low page hides gives way at the second
                page.resize(size);
                QTest::qWait(20);
            }
            QCOMPARE(page.size(), size);
            saveScreenshot(page, name + '-' + suffix);
        }
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        saveScreenshot(page, name + "-dark");
        Theme::instance().setMode(ThemeMode::Light);
    }
    void compare() {
        const Example example;
        m_page->setComparison(example.comparison, example.digits);
    }
    void openSteps() {
        m_steps = std::make_unique<StepThroughPage>();
        connect(m_steps.get(), &StepThroughPage::placeChosen, this, [this](const OutputPlace& place) {
            m_lastStep = int8::stepThrough(m_network.integer, m_network.floats, m_network.image, place);
            m_steps->showStep(m_lastStep);
        });
        m_steps->setImage(247, 4, m_network.image);
        show(*m_steps);
    }
    QTableView* counts() const { return m_page->findChildren<ConfusionTable*>()[0]->view(); }
    QTableView* differences() const { return m_page->findChildren<ConfusionTable*>()[1]->view(); }
    QVariant count(int truth, int read) const {
        return counts()->model()->index(truth, read).data(ConfusionModel::CountRole);
    }
    DigitGallery* gallery() const { return m_page->findChild<DigitGallery*>(); }
    int rows() const { return gallery()->model()->rowCount(); }
    static void click(QTableView* view, int truth, int read) {
        const QRect cell = view->visualRect(view->model()->index(truth, read));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cell.center());
    }
    static void choose(QComboBox* combo, int index) {
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
    void filter(DigitFilter wanted) { choose(m_page->findChild<QComboBox*>(), int(wanted)); }
    QPushButton* button(const QString& text) const {
        for (auto* candidate : m_page->findChildren<QPushButton*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }
    bool label(const QString& text) const { return label(*m_page, text); }
    static bool label(const QWidget& page, const QString& text) {
        for (const auto* candidate : page.findChildren<QLabel*>())
            if (candidate->isVisible() && candidate->text().contains(text)) return true;
        return false;
    }

    std::unique_ptr<ComparePage> m_page;
    std::unique_ptr<StepThroughPage> m_steps;
    Network m_network;
    StepThrough m_lastStep;
};

QTEST_MAIN(TestComparePage)
#include "test_compare_page.moc"

// What holds for every page: a name for every control and a sentence for every picture, a size that can be
// hit, and words that fit.
#include <QtTest>

#include "tests/support/digits_fixture.h"
#include "tests/support/page_rules.h"
#include "ui/language.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/network_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/style.h"

using namespace quantelier;

namespace {

// A hundred digits, all read right but one.
std::shared_ptr<const Comparison> comparison(const std::vector<std::uint8_t>& truth) {
    auto made = std::make_shared<Comparison>();
    made->total = std::int64_t(truth.size());
    made->truth = truth;
    std::vector<Logits> logits(truth.size());
    for (std::size_t i = 0; i < logits.size(); ++i) logits[i][truth[i]] = 5.0f;
    made->readings = {readingsFromLogits(logits, truth), readingsFromLogits(logits, truth), {}};
    logits[3] = Logits{0.0f, 4.0f};
    made->readings[2] = readingsFromLogits(logits, truth);
    return made;
}

// Layers of LeNet's shapes whose codes mean nothing.
ImageActivations activations() {
    const int shapes[][3] = {{1, 32, 32}, {6, 28, 28}, {16, 10, 10}, {120, 1, 1}, {84, 1, 1}, {10, 1, 1}};
    const char* const names[] = {"input", "conv1", "conv2", "fc1", "fc2", "fc3"};
    ImageActivations image;
    for (std::size_t i = 0; i < image.layers.size(); ++i) {
        LayerActivations& layer = image.layers[i];
        layer.name = names[i];
        layer.channels = shapes[i][0];
        layer.height = shapes[i][1];
        layer.width = shapes[i][2];
        const int size = layer.channels * layer.height * layer.width;
        for (int k = 0; k < size; ++k) layer.codes.push_back(std::int8_t(k % 200 - 100));
        layer.floats.assign(std::size_t(size), 40.0f);
    }
    return image;
}

std::unique_ptr<Page> comparePage() {
    auto made = std::make_unique<ComparePage>();
    auto digits = std::make_shared<Dataset>(madeUpDigits(100));
    made->setComparison(comparison(digits->labels), digits);
    made->setActivations(3, activations());
    return made;
}

std::unique_ptr<Page> stepPage() {
    auto made = std::make_unique<StepThroughPage>();
    made->setImage(3, 3, activations());
    StepThrough step;
    step.place = made->place();
    step.convolution = true;
    step.kernel = 5;
    step.inChannels = 6;
    step.products.assign(150, {0, 0, 0, -128, -127, -65025, 0.5f, 0.25f});
    made->showStep(step);
    return made;
}

}  // namespace

class TestPageRules : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        installStyle(*qApp);
        m_recipe = std::make_unique<RecipeModel>(presetRecipe("recommended"));
    }
    void everyPage_data() {
        QTest::addColumn<int>("page");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        const char* const names[] = {"train",   "quantize", "export", "draw",   "runs",
                                     "compare", "steps",    "data",   "network"};
        for (int page = 0; page < 9; ++page)
            for (const QSize size : {QSize(1056, 604), QSize(1072, 724), QSize(1712, 1004)})
                for (const QString& language : languageCodes())
                    QTest::addRow("%s %d %s", names[page], size.width(), qPrintable(language))
                        << page << size << language;
    }
    void everyPage() {
        QFETCH(int, page);
        QFETCH(QSize, size);
        QFETCH(QString, language);
        setLanguage(QStringLiteral("en"));
        const std::unique_ptr<Page> shown = make(page);
        setLanguage(language);  // while the page is there
        shown->setSentenceVisible(size.height() > 700);
        shown->setCommandLineVisible(size.height() > 700);
        shown->resize(size);
        shown->show();
        QVERIFY(QTest::qWaitForWindowExposed(shown.get()));
        QTest::qWait(50);
        QCOMPARE(shown->size(), size);  // a page that needs more room would widen the window
        QVERIFY(!shown->commandLine().isEmpty());
        const QStringList broken = test::brokenRules(*shown);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }

  private:
    std::unique_ptr<Page> make(int page) {
        if (page == 0) return std::make_unique<TrainPage>(m_recipe.get());
        if (page == 1) return std::make_unique<QuantizePage>(m_recipe.get());
        if (page == 2) {
            auto made = std::make_unique<ExportPage>(m_recipe.get());
            made->setFormats({{"onnx", ".onnx", 66900, ""},
                              {"onnx-float", ".onnx", 248900, ""},
                              {"mindspore", ".ckpt", 0,
                               "There is no quantization-aware model yet: convert the network first."}});
            return made;
        }
        if (page == 4) {
            auto made = std::make_unique<RunsPage>();
            made->setRoot(QStringLiteral("/runs"));
            made->setRuns(std::vector<RunSummary>(3));
            return made;
        }
        if (page == 5) return comparePage();
        if (page == 6) return stepPage();
        if (page == 7) {
            auto made = std::make_unique<DataPage>(m_recipe.get());
            made->showDataset(exampleDigits());
            return made;
        }
        if (page == 8) return std::make_unique<NetworkPage>(m_recipe.get());
        auto made = std::make_unique<DrawPage>();
        made->setModelsAvailable(true, false, true);
        return made;
    }

    std::unique_ptr<RecipeModel> m_recipe;
};

QTEST_MAIN(TestPageRules)
#include "test_page_rules.moc"

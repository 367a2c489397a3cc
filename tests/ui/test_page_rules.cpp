// What holds for every page: a name for every control and a sentence for every picture, a size that can be
// hit, and words that fit.
#include <QtTest>

#include "tests/support/digits_fixture.h"
#include "tests/support/example_results.h"
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
    made->showStep(stepAt(made->place()));
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
            for (const QSize size : {QSize(752, 724), QSize(1056, 604), QSize(1072, 724), QSize(1712, 1004)})
                for (const QString& language : languageCodes())
                    QTest::addRow("%s %d %s", names[page], size.width(), qPrintable(language))
                        << page << size << language;
    }
    void everyPage() {
        QFETCH(int, page);
        QFETCH(QSize, size);
        QFETCH(QString, language);
        setLanguage(QStringLiteral("en"));
        QWidget window;
        const std::unique_ptr<Page> shown = make(page);
        setLanguage(language);  // while the page is there
        shown->setSentenceVisible(size.height() > 700);
        shown->setCommandLineVisible(size.height() > 700);
        window.resize(size);
        shown->setParent(&window);
        shown->resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::qWait(50);
        const QSize needed = shown->layout()->minimumSize();  // a page that needs more would widen the window
        QVERIFY2(needed.width() <= size.width() && needed.height() <= size.height(),
                 qPrintable(QStringLiteral("it needs %1 x %2").arg(needed.width()).arg(needed.height())));
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

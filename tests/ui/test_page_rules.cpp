// What holds for every control of the pages Train to Draw: a name, a size that can be hit, and words that
// fit.
#include <QtTest>

#include "tests/support/page_rules.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/train_page.h"
#include "ui/style.h"

using namespace quantelier;

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
        const char* const names[] = {"train", "quantize", "export", "draw", "runs"};
        for (int page = 0; page < 5; ++page)
            for (const QSize size : {QSize(1056, 604), QSize(1072, 724), QSize(1712, 1004)})
                QTest::addRow("%s %d", names[page], size.width()) << page << size;
    }
    void everyPage() {
        QFETCH(int, page);
        QFETCH(QSize, size);
        const std::unique_ptr<Page> shown = make(page);
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
        auto made = std::make_unique<DrawPage>();
        made->setModelsAvailable(true, false, true);
        return made;
    }

    std::unique_ptr<RecipeModel> m_recipe;
};

QTEST_MAIN(TestPageRules)
#include "test_page_rules.moc"

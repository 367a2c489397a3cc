// The whole window with something on every page, switched from English to Chinese and back while it is open.
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/digits_fixture.h"
#include "tests/support/example_results.h"
#include "tests/support/screenshot.h"
#include "tests/support/shown_texts.h"
#include "ui/bottom_bar.h"
#include "ui/language.h"
#include "ui/models/rail_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/data_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/settings.h"
#include "ui/settings_dialog.h"
#include "ui/style.h"
#include "ui/widgets/segmented_control.h"
#include "ui/workbench.h"

using namespace quantelier;

namespace {

// Names that stay as they are: of things, of keys, of units, and of the layers and presets.
QSet<QString> names() {
    QSet<QString> known{"Quantelier",
                        "input",
                        "LeNet",
                        "LeNet-5",
                        "MNIST",
                        "Fashion-MNIST",
                        "SHA-256",
                        "CPU",
                        "GPU",
                        "Ascend",
                        "ONNX",
                        "Runtime",
                        "TFLite",
                        "Micro",
                        "PyTorch",
                        "MindSpore",
                        "ATC",
                        "AMCT",
                        "QDQ",
                        "Opset",
                        "LibTorch",
                        "QuantizeLinear",
                        "DequantizeLinear",
                        "AscendQuant",
                        "AscendDequant",
                        "int",
                        "uint",
                        "Int",
                        "float",
                        "state",
                        "dict",
                        "QAT",
                        "PTQ",
                        "BN",
                        "MAC",
                        "EMA",
                        "MSE",
                        "KL",
                        "LSQ",
                        "PACT",
                        "SQNR",
                        "ReLU",
                        "Kaiming",
                        "McNemar",
                        "Logit",
                        "logits",
                        "pp",
                        "Ctrl",
                        "Alt",
                        "Shift",
                        "Return",
                        "Enter",
                        "Esc",
                        "Home",
                        "Del",
                        "Delete",
                        "kB",
                        "dB",
                        "ms",
                        "min",
                        "PNG",
                        "SVG",
                        "PDF",
                        "CSV",
                        "fused",
                        "avx",
                        "portable",
                        "auto",
                        "English",
                        "Cortex-M",
                        "Tab",
                        "PgUp",
                        "PgDown",
                        "Left",
                        "Right",
                        "Ins",
                        "Space",
                        "COM"};
    for (const std::string& preset : presetNames()) known << QString::fromStdString(preset);
    return known;
}

}  // namespace

class TestWindowLanguage : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        installStyle(*qApp);
        QVERIFY(m_dir.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
        setLanguage(QStringLiteral("en"));
        m_workbench = std::make_unique<Workbench>();
        window().resize(1280, 800);
        window().show();
    }

    void emptyWindow() { switchesThereAndBack("empty"); }

    void windowWithResults() {
        auto digits = std::make_shared<Dataset>(madeUpDigits(100));
        Workbench& bench = *m_workbench;
        bench.data->setResize(enlargedTo32);
        bench.data->showDataset(exampleDigits());
        train(*bench.train);
        bench.quantize->setFloatAvailable(true);
        bench.compare->setComparison(comparison(digits->labels), digits);
        bench.compare->setActivations(3, activations());
        bench.steps->setImage(3, 3, activations());
        bench.steps->showStep(stepAt(bench.steps->place()));
        bench.exports->setFormats(
            {{"onnx", ".onnx", 66900, ""}, {"c", ".c", 62000, ""}, {"tflite", ".tflite", 64000, ""}});
        bench.exports->setCanCertify(true);
        bench.exports->showCertificate(certificate());
        bench.exports->exportFinished(QStringLiteral("/models/lenet_int8.onnx"), 66900);
        bench.draw->setModelsAvailable(true, true, true);
        bench.runs->setRoot(QStringLiteral("/runs_1"));
        bench.runs->setRuns(std::vector<RunSummary>(3));
        switchesThereAndBack("results");
    }

    void theDialogSwitchesAndRemembers() {
        SettingsDialog dialog(&window());
        auto* const choice = dialog.findChild<SegmentedControl*>();
        QCOMPARE(choice->count(), 3);
        QCOMPARE(choice->currentIndex(), 0);
        emit choice->chosen(2);
        QCOMPARE(languageCode(), QStringLiteral("zh_CN"));
        QCOMPARE(QSettings().value(kLanguage).toString(), QStringLiteral("zh_CN"));
        QCOMPARE(dialog.windowTitle(), QStringLiteral("设置"));
        QCOMPARE(english(test::shownTexts(dialog)), QStringList());
        saveScreenshot(dialog, QStringLiteral("zh-settings"));
        setLanguage(QStringLiteral("en"));
        restoreLanguage();
        QCOMPARE(languageCode(), QStringLiteral("zh_CN"));
        emit choice->chosen(1);
        QCOMPARE(dialog.windowTitle(), QStringLiteral("Settings"));
    }

    void anUnknownLanguageIsEnglish() {
        setLanguage(QStringLiteral("tlh"));
        QCOMPARE(languageCode(), QStringLiteral("en"));
    }

  private:
    MainWindow& window() { return m_workbench->window; }

    // Through both stages, and finished.
    static void train(TrainPage& page) {
        page.begin(1, 1);
        for (const Stage stage : {Stage::Float, Stage::Quant}) {
            StepEvent step;
            step.stage = stage;
            step.epoch = step.epochs = 1;
            step.step = step.steps = 10;
            step.loss = step.averageLoss = 0.5;
            page.addStep(step);
            EpochEvent epoch;
            epoch.stage = stage;
            epoch.epoch = 1;
            epoch.testLoss = 0.25;
            epoch.testAccuracyPercent = 97.5;
            epoch.testImages = 1000;
            page.addEpoch(epoch);
            if (stage == Stage::Float) page.markConverted();
        }
        page.setRunState(RunState::Finished);
    }

    void visitPages(const QString& name) {
        for (int step = 0; step < kStepCount; ++step) {
            window().showStep(Step(step));
            QTest::qWait(50);
            saveScreenshot(window(), QStringLiteral("%1-%2").arg(name).arg(step + 1));
        }
        window().showSubpage(m_workbench->steps);
        QTest::qWait(50);
        saveScreenshot(window(), name + QStringLiteral("-steps"));
        window().showStep(Step::Data);
    }

    void switchesThereAndBack(const QString& name) {
        visitPages(QStringLiteral("en-") + name);
        setLanguage(QStringLiteral("en"));  // names of panels that took another title since
        const QStringList before = test::shownTexts(window());
        QVERIFY(!english(before).isEmpty());
        setLanguage(QStringLiteral("zh_CN"));
        visitPages(QStringLiteral("zh-") + name);
        const QStringList left = english(test::shownTexts(window()));
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        setLanguage(QStringLiteral("en"));
        visitPages(QStringLiteral("again-") + name);
        compare(test::shownTexts(window()), before);
    }

    // Says which texts came and went, not that two long lists differ.
    void compare(QStringList now, QStringList before) {
        for (const QString& text : QStringList(now))
            if (before.removeOne(text)) now.removeOne(text);
        QVERIFY2(now.isEmpty() && before.isEmpty(),
                 qPrintable(QStringLiteral("now: %1\nbefore: %2")
                                .arg(now.join(QStringLiteral(" | ")), before.join(QStringLiteral(" | ")))));
    }

    QStringList english(const QStringList& texts) const {
        QStringList found;
        for (const QString& text : texts)
            if (const QStringList words = test::englishWords(text, m_names); !words.isEmpty())
                found << QStringLiteral("%1: %2").arg(words.join(QLatin1Char(' ')), text);
        return found;
    }

    QTemporaryDir m_dir;
    QSet<QString> m_names = names();
    std::unique_ptr<Workbench> m_workbench;
};

QTEST_MAIN(TestWindowLanguage)
#include "test_window_language.moc"

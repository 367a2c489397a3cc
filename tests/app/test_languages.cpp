// The whole window with a small run in it, switched from English to Chinese and back while it is open.
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/studio.h"
#include "tests/support/screenshot.h"
#include "tests/support/shown_texts.h"
#include "ui/language.h"
#include "ui/models/rail_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/runs_page.h"
#include "ui/pages/train_page.h"
#include "ui/settings.h"
#include "ui/settings_dialog.h"
#include "ui/style.h"
#include "ui/widgets/segmented_control.h"

using namespace quantelier;

namespace {

constexpr int kLongMs = 240'000;  // a sanitizer build on a busy machine

// Names that stay as they are: of things, of keys, of units, and of the layers and presets.
QSet<QString> names() {
    QSet<QString> known{"Quantelier",
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

class TestLanguages : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        installStyle(*qApp);
        QVERIFY(m_dir.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_dir.path());
        qputenv("XDG_DATA_HOME", m_dir.filePath("data").toUtf8());
        setLanguage(QStringLiteral("en"));
        m_workbench = std::make_unique<Workbench>();
        m_studio = std::make_unique<Studio>(*m_workbench, RunStore(m_dir.filePath("runs")));
        m_studio->recipe().edit("test", [](Recipe& recipe) {
            recipe.data.source = DataSource::Sketched;
            recipe.data.trainImages = 640;
            recipe.data.testImages = 60;
            recipe.train.epochs = 1;
            recipe.quantTrain.epochs = 1;
        });
        window().resize(1280, 800);
        window().show();
        m_studio->start();
        QTRY_COMPARE_WITH_TIMEOUT(state(Step::Data), StepState::Done, kLongMs);
    }

    void emptyWindow() { switchesThereAndBack("empty"); }

    // Everything that a page can show, at once.
    void windowWithARun() {
        emit m_workbench->train->startRequested();
        QTRY_COMPARE_WITH_TIMEOUT(state(Step::Train), StepState::Done, kLongMs);
        emit m_workbench->quantize->convertRequested();
        QTRY_COMPARE_WITH_TIMEOUT(state(Step::Quantize), StepState::Done, kLongMs);
        window().showStep(Step::Compare);
        QTRY_COMPARE_WITH_TIMEOUT(state(Step::Compare), StepState::Done, kLongMs);
        m_workbench->exports->showCertificate(certificate());
        emit m_workbench->draw->testDigitRequested(7);
        QTRY_COMPARE_WITH_TIMEOUT(state(Step::Draw), StepState::Done, kLongMs);
        QTest::qWait(1000);  // what is measured beside training
        switchesThereAndBack("run");
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
        QVERIFY(english(test::shownTexts(dialog)).isEmpty());
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
    StepState state(Step step) { return window().rail()->state(step); }

    void switchesThereAndBack(const QString& name) {
        const QStringList before = test::shownTexts(window());
        QVERIFY(!english(before).isEmpty());
        setLanguage(QStringLiteral("zh_CN"));
        const QStringList left = english(test::shownTexts(window()));
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        for (int step = 0; step < kStepCount; ++step) {
            window().showStep(Step(step));
            QTest::qWait(50);
            saveScreenshot(window(), QStringLiteral("zh-%1-%2").arg(name).arg(step + 1));
        }
        setLanguage(QStringLiteral("en"));
        window().showStep(Step::Data);
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

    static Certificate certificate() {
        Certificate made;
        made.images = 60;
        made.seconds = 1.5;
        made.pairs = {{engines::kFakeQuant, engines::kInteger, 0, 12, 1.0, false, 0, {}},
                      {engines::kInteger, engines::kOnnxFile, 0, 0, 0.0, false, 0, {}},
                      {engines::kInteger, engines::kCFixed, 0, 0, 0.0, false, 0, {}},
                      {engines::kFloat, engines::kInteger, 1, -1, 0.0, true, 0, {}}};
        return made;
    }

    QTemporaryDir m_dir;
    QSet<QString> m_names = names();
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Studio> m_studio;
};

QTEST_MAIN(TestLanguages)
#include "test_languages.moc"

// The Export page: formats, certificate, dialog, outcome.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "tests/support/screenshot.h"
#include "ui/models/certificate_model.h"
#include "ui/pages/export_page.h"
#include "ui/style.h"
#include "ui/widgets/certificate_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/format_button.h"
#include "ui/widgets/segmented_control.h"

using namespace quantelier;

namespace {

std::vector<ExportFormat> formats() {
    return {
        {"onnx", ".onnx", 66900, ""},
        {"onnx-float", ".onnx", 248900, ""},
        {"ascend-onnx", ".onnx", 0,
         "Ascend's dense layers have one scale, but fc1 has one a channel: train with the preset ascend."},
        {"c", "", 191200, ""},
        {"tflite", ".tflite", 71200, ""},
        {"mindspore", ".ckpt", 251300, ""},
        {"torch", ".pt", 253000, ""}};
}

Certificate certificate() {
    Certificate made;
    made.images = 10000;
    made.seconds = 0.9;
    made.pairs = {{"Float", "Fake-quant", 17, -1, 0, true, 0, {}},
                  {"Fake-quant", "Integer engine", 1, 3, 1, false, 5, {}},
                  {"Integer engine", "ONNX file, read back", 0, 0, 0, false, 0, {}}};
    return made;
}

}  // namespace

class TestExportPage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }
    void init() {
        m_recipe = std::make_unique<RecipeModel>(presetRecipe("recommended"));
        m_page = std::make_unique<ExportPage>(m_recipe.get());
        m_page->resize(1072, 724);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() {
        m_page.reset();
        m_recipe.reset();
    }

    void withoutAModelNothingCanBeWritten() {
        const std::string reason = "There is no int8 model yet: convert the network first.";
        m_page->setFormats(
            {{"onnx", ".onnx", 0, reason},
             {"onnx-float", ".onnx", 0, "There is no float model here: train one, or open its checkpoint."},
             {"mindspore", ".ckpt", 0, reason}});
        QVERIFY(!m_page->primaryButton()->isEnabled());
        const auto buttons = m_page->findChildren<FormatButton*>();
        QVERIFY(buttons[0]->accessibleName().contains("not available"));
        QVERIFY(!button("Run certificate")->isEnabled());
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "export-empty");
    }

    void thePrimaryNamesTheFormat() {
        m_page->setFormats(formats());
        QCOMPARE(m_page->primaryButton()->text(), "Export ONNX, int8…");
        QVERIFY(m_page->commandLine().contains("--format onnx --output lenet_int8.onnx"));
        m_page->findChildren<FormatButton*>()[5]->click();
        QCOMPARE(m_page->primaryButton()->text(), "Export MindSpore .ckpt…");
        QVERIFY(m_page->commandLine().contains("--format mindspore --output lenet_quant.ckpt"));
        m_page->setFormats(formats());  // the choice stays
        QCOMPARE(m_page->primaryButton()->text(), "Export MindSpore .ckpt…");
    }

    void theCertificateIsShown() {
        m_page->setFormats(formats());
        m_page->setCanCertify(true);
        QSignalSpy asked(m_page.get(), &ExportPage::certificateRequested);
        button("Run certificate")->click();
        button("Run certificate")->click();  // busy: once is enough
        QCOMPARE(asked.count(), 1);
        m_page->showCertificate(certificate());
        QVERIFY(button("Run certificate again"));
        auto* chip = m_page->findChild<CertificatePanel*>()->findChild<Chip*>();
        QCOMPARE(chip->kind(), ChipKind::Passed);
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "export-light");
        Theme::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "export-dark");
        Theme::instance().setMode(ThemeMode::Light);
        m_page->setStale(QStringLiteral("The network was trained again."));
        QCOMPARE(chip->kind(), ChipKind::Stale);
        m_page->resize(1712, 1004);
        QTest::qWait(50);
        saveScreenshot(*m_page, "export-large");
        m_page->resize(1056, 604);
        m_page->setSentenceVisible(false);
        m_page->setCommandLineVisible(false);
        QTest::qWait(50);
        saveScreenshot(*m_page, "export-small");
    }

    // Rows come one by one; of a certificate that is stopped only the reason is left.
    void halfACertificateProvesNothing() {
        auto* panel = m_page->findChild<CertificatePanel*>();
        auto* chip = panel->findChild<Chip*>();
        Certificate half = certificate();
        half.pairs.resize(1);
        m_page->showCertificateSoFar(half);
        QVERIFY(!panel->hasCertificate());
        QCOMPARE(chip->text(), "Running");
        m_page->certificateFailed(QStringLiteral("Stopped."));
        QVERIFY(!panel->hasCertificate());
        QCOMPARE(chip->kind(), ChipKind::Failed);
        const QList<QLabel*> labels = panel->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text() == "Stopped." && !label->isHidden();
        }));
    }

    void whatCounts() {
        QVERIFY(isPassed(certificate()));
        Certificate bad = certificate();
        bad.pairs[2].logits = 1;
        QVERIFY(!isPassed(bad));
        bad = certificate();
        bad.pairs[1].labels = bad.pairs[1].labelsAllowed + 1;
        QVERIFY(!isPassed(bad));
        Certificate inFloat = certificate();
        inFloat.pairs.push_back(
            {"Integer engine", "ONNX Runtime", 5, -1, 0, false, 5, "It computes in float."});
        QVERIFY(isPassed(inFloat));
        inFloat.pairs.back().labels = 6;
        QVERIFY(!isPassed(inFloat));
        QVERIFY(!isPassed({}));
    }

    void enginesThatDidNotRunAreRowsWithTheirReason() {
        Certificate made = certificate();
        made.notRun = {{"ONNX Runtime", "node is not in PATH", false}};
        CertificateModel model;
        model.setCertificate(made);
        QCOMPARE(model.rowCount(), 4);
        const auto cell = [&](int column) { return model.index(3, column); };
        QCOMPARE(cell(CertificateModel::AgainstColumn).data().toString(), "ONNX Runtime");
        QCOMPARE(cell(CertificateModel::LogitsColumn).data().toString(), "–");
        QCOMPARE(cell(CertificateModel::CheckColumn).data().toString(), "not run");
        QCOMPARE(cell(CertificateModel::CheckColumn).data(Qt::ToolTipRole).toString(), "node is not in PATH");
        QVERIFY(model.meaning().endsWith("ONNX Runtime did not run: node is not in PATH"));
        QVERIFY(isPassed(made));
        made.notRun[0].failed = true;
        QVERIFY(!isPassed(made));
    }

    void theDialogAsksForWhatIsWritten() {
        QTemporaryDir folder;
        m_page->setFormats(formats());
        m_page->setExportFolder(folder.path());
        QSignalSpy requested(m_page.get(), &ExportPage::exportRequested);
        m_page->primaryButton()->click();
        auto* dialog = m_page->findChild<ExportDialog*>();
        QVERIFY(dialog);
        saveScreenshot(*dialog, "export-dialog");
        dialog->accept();
        QCOMPARE(requested.count(), 1);
        const auto request = requested.first().first().value<ExportRequest>();
        QCOMPARE(request.format, std::string("onnx"));
        QCOMPARE(QString::fromStdString(request.path), folder.filePath("lenet_int8.onnx"));
        QVERIFY(request.gateDrop && request.checkWritten);
        m_page->exportFinished(folder.filePath("lenet_int8.onnx"), 66900);
        QVERIFY(labelWith("lenet_int8.onnx is written"));
        m_page->exportFailed(
            QStringLiteral("int8 is 0.31 points below QAT, more than 0.05. Nothing is written."));
        QVERIFY(labelWith("Nothing is written"));
        QCoreApplication::processEvents();
        saveScreenshot(*m_page, "export-failed");
    }

    void impossiblePathsAreNamed() {
        QTemporaryDir folder;
        ExportDialog dialog(formats()[1], 0, folder.path(), {});
        QCOMPARE(dialog.findChildren<QCheckBox*>().size(), 1);  // no gate for a float file
        auto* path = dialog.findChild<QLineEdit*>();
        auto* write = dialog.findChildren<QPushButton*>().last();
        QVERIFY(write->isEnabled());
        path->setText(folder.filePath("missing/a.onnx"));
        QVERIFY(!write->isEnabled());
        path->setText(folder.path());
        QVERIFY(!write->isEnabled());
        path->setText("");
        QVERIFY(!write->isEnabled());
    }

    void choicesOfTheFormatReachTheRequestAndTheCommand() {
        QTemporaryDir folder;
        m_page->setFormats(formats());
        m_page->setExportFolder(folder.path());
        QSignalSpy requested(m_page.get(), &ExportPage::exportRequested);
        m_page->openExportDialog();
        auto* dialog = m_page->findChild<ExportDialog*>();
        for (auto* box : dialog->findChildren<QCheckBox*>())
            if (box->text().startsWith("Takes raw pixels")) box->click();
        QVERIFY(m_page->commandLine().contains("--format onnx --raw_input --output"));
        saveScreenshot(*dialog, "export-dialog-raw");
        dialog->accept();
        QVERIFY(requested.takeFirst().first().value<ExportRequest>().choices.rawInput);
        QTRY_VERIFY(!m_page->findChild<ExportDialog*>());
        m_page->exportFinished(folder.filePath("lenet_int8.onnx"), 66900);

        m_page->findChildren<FormatButton*>()[3]->click();
        QVERIFY(m_page->commandLine().endsWith("--format c --output lenet_c"));
        m_page->openExportDialog();
        dialog = m_page->findChild<ExportDialog*>();
        dialog->findChild<SegmentedControl*>()->findChildren<QToolButton*>()[1]->click();
        QVERIFY(m_page->commandLine().endsWith("--format c --requant fixed --output lenet_c"));
        saveScreenshot(*dialog, "export-dialog-c");
        dialog->accept();
        const auto request = requested.takeFirst().first().value<ExportRequest>();
        QCOMPARE(request.choices.requantization, Requantization::Fixed);
        QVERIFY(!request.choices.rawInput);  // it belongs to another format
        QCOMPARE(QString::fromStdString(request.path), folder.filePath("lenet_c"));
    }

    void whatNothingHereReadsIsNotCheckable() {
        for (const ExportFormat& format : formats()) {
            ExportDialog dialog(format, 248900, QDir::tempPath(), {});
            const bool isForeign = format.id == "ascend-onnx" || format.id == "torch";
            QCOMPARE(dialog.request().checkWritten, !isForeign);
            QCOMPARE(dialog.findChildren<QCheckBox*>().last()->isEnabled(), !isForeign);
            QCOMPARE(dialog.findChildren<QCheckBox*>().last()->accessibleDescription().isEmpty(), !isForeign);
        }
    }

    void sizesOfOtherChoicesAreNotInvented() {
        ExportChoices raw;
        raw.rawInput = true;
        ExportDialog dialog(formats()[0], 248900, QDir::tempPath(), raw);
        QVERIFY(dialog.request().choices.rawInput);
        bool isSaid = false;
        for (const auto* label : dialog.findChildren<QLabel*>())
            isSaid = isSaid || label->text().contains("without this choice");
        QVERIFY(isSaid);
    }

    void formatsThatCannotBeWrittenSayWhy() {
        m_page->setFormats(formats());
        auto* ascend = m_page->findChildren<FormatButton*>()[2];
        QVERIFY(ascend->accessibleName().startsWith("ONNX for Ascend, not available: Ascend's dense layers"));
        ascend->click();
        QVERIFY(!m_page->primaryButton()->isEnabled());
        m_page->openExportDialog();
        QVERIFY(!m_page->findChild<ExportDialog*>());
    }

  private:
    QPushButton* button(const QString& text) const {
        for (auto* candidate : m_page->findChildren<QPushButton*>())
            if (candidate->text() == text) return candidate;
        return nullptr;
    }
    bool labelWith(const QString& text) const {
        for (const auto* label : m_page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text)) return true;
        return false;
    }

    std::unique_ptr<RecipeModel> m_recipe;
    std::unique_ptr<ExportPage> m_page;
};

QTEST_MAIN(TestExportPage)
#include "test_export_page.moc"

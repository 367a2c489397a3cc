// A report says what was measured, nothing else, and is one safe file whatever is in it.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include "engine/report/axis.h"
#include "engine/report/svg.h"
#include "tests/support/reported_runs.h"

using namespace quantelier;
using namespace quantelier::test;

class TestReport : public QObject {
    Q_OBJECT

  private:
    static QString htmlOf(const std::vector<ReportRun>& runs) {
        return QString::fromStdString(reportHtml(reportDocument(runs, plainLanguage())));
    }

    // The text of a well-formed file, with a space between elements.
    static QString textOf(const QString& html) {
        QXmlStreamReader xml(html);
        QString text;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::Characters) text += xml.text().toString() + u' ';
        return xml.hasError() ? xml.errorString() + QString(" in line %1").arg(xml.lineNumber())
                              : text.simplified();
    }

    static QStringList attributesOf(const QString& html) {
        QXmlStreamReader xml(html);
        QStringList all;
        while (!xml.atEnd())
            if (xml.readNextStartElement() || xml.isStartElement())
                for (const QXmlStreamAttribute& each : xml.attributes())
                    all << each.name().toString() + u'=' + each.value().toString();
        return all;
    }

    // Rows of all tables, cells parted by a bar.
    static QStringList rowsOf(const QString& html) {
        QStringList rows;
        QXmlStreamReader xml(html);
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement()) continue;
            if (xml.name() == QLatin1String("tr")) rows << QString();
            if (xml.name() == QLatin1String("th") || xml.name() == QLatin1String("td"))
                rows.last() +=
                    (rows.last().isEmpty() ? "" : "|") +
                    xml.readElementText(QXmlStreamReader::IncludeChildElements).replace(QChar(0xA0), u' ');
        }
        return rows;
    }

  private slots:
    void numbersAreThoseOfTheRun() {
        const QString html = htmlOf({reportedRun("mnist-07")});
        const QStringList rows = rowsOf(html);
        QVERIFY2(rows.contains("Float|99.00|98.46 to 99.35|1 980|2 000|0.0625"), qPrintable(rows.join('\n')));
        QVERIFY(rows.contains("Fake-quant|98.80|98.22 to 99.19|1 976|2 000|0.0625"));
        QVERIFY(rows.contains("Int8|98.70|98.10 to 99.11|1 974|2 000|0.0625"));
        QVERIFY(rows.contains("Int8 without fine-tuning|97.95|97.23 to 98.49|1 959|2 000|0.0625"));
        QVERIFY(rows.contains("Float ONNX file|247 586 B"));
        QVERIFY(rows.contains("Int8 ONNX file|67 528 B"));
        QVERIFY(rows.contains("Ratio of the files|3.67×"));
        QVERIFY(rows.contains("Total|61 706|246 824|61 470|944|1 180|63 594|3.88×"));
        QVERIFY(rows.contains("Training images|60 000"));
        QVERIFY(rows.contains("SHA-256|" + QString(64, 'a')));
        QVERIFY(rows.contains("Fake-quant|Integer engine|0|17|1|✓ agrees"));
        QVERIFY(rows.contains("Float|Fake-quant|4|–|–|a difference is expected"));
        QVERIFY(rows.contains("Integer engine|ONNX Runtime|–|–|–|not run"));
        const QString text = textOf(html).replace(QChar(0xA0), u' ');
        QVERIFY2(text.contains("int8 reads worse than float"), qPrintable(text));
        QVERIFY(text.contains("only float reads right: 6; only int8: 0. McNemar's exact test: p = 0.03."));
        QVERIFY(text.contains("node is not on this machine"));
        QVERIFY(
            text.contains("quantelier tutorial --preset recommended --epochs 6 --quant_epochs 3 --seed 1 "
                          "--device_target CPU --executor fused"));
        QVERIFY(text.contains("All settings are those of the preset recommended."));
    }

    void confusionIsCountedImageByImage() {
        const QStringList rows = rowsOf(htmlOf({reportedRun("a")}));
        QVERIFY(rows.contains("0|198|2|0|0|0|0|0|0|0|0"));  // float
        QVERIFY(rows.contains("0|197|3|0|0|0|0|0|0|0|0"));  // int8
        QVERIFY(rows.contains("9|2|0|0|0|0|0|0|0|0|198"));
    }

    void changesOfThePresetAreListed() {
        ReportRun run = reportedRun("a");
        run.run.recipe.train.learningRate = 0.02;
        run.run.recipe.quant.layers[2].weights.bits = 4;
        const QStringList rows = rowsOf(htmlOf({run}));
        QVERIFY(rows.contains("learning rate|0.05|0.02"));
        QVERIFY(rows.contains("fc1: weight bits|8|4"));
        QVERIFY(rows.contains("Preset|recommended, settings changed: 2"));
        QVERIFY(
            rows.contains("Quantization|weights 8, 8, 4, 8, 8 bit, per channel, symmetric; outputs 8 bit; "
                          "input 8 bit"));
    }

    // What people typed, and what a folder from elsewhere may hold.
    void namesAreTextAndNothingElse() {
        ReportRun run = reportedRun("x");
        const std::string hostile = "</title><script>alert(1)</script>\"'&\x01\xff\xed\xa0\x80 %1";
        run.run.labels = {hostile, hostile + "\nsecond line", {hostile}};
        run.run.provenance.datasetSource = run.run.provenance.device = run.run.recipe.preset = hostile;
        run.whyNotRead = hostile;
        run.certificate->notRun = {{hostile, hostile, true}};
        run.certificate->differing = {{1, 2, 3, 4, hostile}};
        const QString html = htmlOf({run, run});
        const QString text = textOf(html);
        QVERIFY2(text.contains("</title><script>alert(1)</script>\"'&"), qPrintable(text.left(400)));
        QVERIFY(!html.contains("<script"));
        QVERIFY(text.contains("second line"));
        QVERIFY(text.contains("%1 and </title>"));
    }

    void itNeedsNothingElse() {
        const QString html = htmlOf({reportedRun("a"), reportedRun("b", "tutorial")});
        for (const QString& attribute : attributesOf(html)) {
            const QString name = attribute.section('=', 0, 0);
            QVERIFY2(name != "src" && name != "href" && !name.startsWith("on"), qPrintable(attribute));
            QVERIFY2(!attribute.contains("url("), qPrintable(attribute));
        }
        QVERIFY(!html.contains("@import") && !html.contains("url("));
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(
            html.startsWith("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">"));
    }

    void everyPictureIsToldInWords() {
        const QString html = htmlOf({reportedRun("a")});
        QXmlStreamReader xml(html);
        int pictures = 0;
        while (!xml.atEnd()) {
            if (!xml.readNextStartElement() && !xml.isStartElement()) continue;
            if (xml.name() != QLatin1String("svg")) continue;
            if (xml.attributes().value("aria-hidden") == QLatin1String("true")) continue;
            ++pictures;
            QCOMPARE(xml.attributes().value("role"), QLatin1String("img"));
            QVERIFY(xml.readNextStartElement());
            QCOMPARE(xml.name(), QLatin1String("title"));
            QVERIFY(!xml.readElementText().isEmpty());
            QVERIFY(xml.readNextStartElement());
            QCOMPARE(xml.name(), QLatin1String("desc"));
            QVERIFY(!xml.readElementText().isEmpty());
        }
        QCOMPARE(pictures, 3);  // accuracy, loss, sizes
        QVERIFY(textOf(html).contains("Float: 96.00 at first, 98.50 at the end."));
    }

    void whatIsNotKnownIsSaid() {
        const QString text = textOf(htmlOf({stoppedRun()}));
        QVERIFY2(text.contains("Which digits stopped takes for which is not known"), qPrintable(text));
        QVERIFY(text.contains("The images of stopped were not read for this report: /data: no such folder"));
        QVERIFY(text.contains("stopped was not quantized, so there is nothing to certify."));
        QVERIFY(text.contains("Fine-tuning not trained"));
        QVERIFY(text.contains("epochs: 2 of 6"));
        QVERIFY(text.contains("As measured when training ended."));
        QVERIFY(text.contains("quantelier train --preset recommended"));
        QVERIFY(!text.contains("McNemar"));
    }

    void anEmptyRunHasAReport() {
        ReportRun run;
        run.run.folder = "/runs/empty";
        run.run.recipe = presetRecipe("recommended");
        const QString text = textOf(htmlOf({run}));
        QVERIFY2(text.contains("No epoch was finished."), qPrintable(text));
        QVERIFY(text.contains("No accuracy of empty was measured."));
    }

    void twoRunsStandSideBySide() {
        ReportRun second = reportedRun("second", "tutorial");
        second.readings->models[int(Arithmetic::Int8)] = misread(second.readings->truth, 0, 66);
        const QString html = htmlOf({reportedRun("first"), second});
        const QStringList rows = rowsOf(html);
        QVERIFY(rows.contains("learning rate|0.05|0.01"));
        QVERIFY(rows.contains("Int8 payload|63 594 B|62 351 B"));
        QVERIFY2(rows.contains("Int8|−2.00|−2.62 to −1.38|40|0|p < 0.01|B is worse"),
                 qPrintable(rows.filter("Int8").join('\n')));
        const QString text = textOf(html);
        QVERIFY(text.contains("int8 B reads worse than int8 A: more than chance explains."));
        QVERIFY(text.contains("first and second"));
    }

    void runsOverOtherImagesAreNotCompared() {
        ReportRun second = reportedRun("second");
        second.data.sha256 = std::string(64, 'b');
        const QString text = textOf(htmlOf({reportedRun("first"), second}));
        QVERIFY(text.contains("Whether the two runs differ by more than chance is not known"));
        QVERIFY(!text.contains("B against A"));
        QVERIFY(text.contains("The recipes of both runs are the same."));
    }

    void aLanguageIsThatOfTheReader() {
        ReportLanguage language = plainLanguage();
        language.code = "zh-CN";
        language.translate = [](const char* context, const char* text) {
            return std::string(context) + ":" + text;
        };
        const QString html = QString::fromStdString(reportHtml(reportDocument({reportedRun("a")}, language)));
        QVERIFY(html.contains("lang=\"zh-CN\""));
        QVERIFY(textOf(html).contains("Report:What was trained"));
        QVERIFY(!textOf(html).contains(" Accuracy "));
    }

    // Hostile numbers of metrics.csv reach the axes.
    void axesHaveFewTicks_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("usual") << 97.5 << 100.0;
        QTest::newRow("equal") << 5.0 << 5.0;
        QTest::newRow("huge") << 1.0 << 1e30;
        QTest::newRow("tiny") << 1e-30 << 2e-30;
    }
    void axesHaveFewTicks() {
        QFETCH(double, low);
        QFETCH(double, high);
        for (const report::Axis& axis : {report::linearAxis(low, high, 6), report::logAxis(low, high)}) {
            QVERIFY(axis.ticks.size() >= 1 && axis.ticks.size() <= 70);
            QVERIFY(axis.low < axis.high);
        }
    }

    void ticksAreRound() {
        const auto labels = [](const report::Axis& axis) {
            QStringList all;
            for (const report::Tick& tick : axis.ticks) all << QString::fromStdString(tick.label);
            return all;
        };
        QCOMPARE(labels(report::linearAxis(98.0, 100.0, 6)),
                 (QStringList{"98.0", "98.5", "99.0", "99.5", "100.0"}));
        QCOMPARE(labels(report::linearAxis(0.0, 9.0, 9)).size(), 10);
        QCOMPARE(labels(report::logAxis(0.03, 0.9)), (QStringList{"0.02", "0.05", "0.1", "0.2", "0.5", "1"}));
    }

    void tintsOnWhite() {
        QCOMPARE(report::tint("#0B5A50", 0.0), "#FFFFFF");
        QCOMPARE(report::tint("#0B5A50", 1.0), "#0B5A50");
        QCOMPARE(report::tint("#000000", 0.5), "#808080");
    }

    // As a browser reads and prints it.
    void aBrowserPrintsIt() {
        const QString browser = QStandardPaths::findExecutable("chromium");
        const QString reader = QStandardPaths::findExecutable("pdftotext");
        if (browser.isEmpty() || reader.isEmpty()) QSKIP("chromium or pdftotext is not here");
        QTemporaryDir dir;
        QFile file(dir.filePath("report.html"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(htmlOf({reportedRun("mnist-07")}).toUtf8());
        file.close();
        QProcess process;
        process.start(browser,
                      {"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                       "--disable-background-networking", "--disable-component-update", "--disable-sync",
                       "--user-data-dir=" + dir.filePath("profile"), "--no-pdf-header-footer",
                       "--print-to-pdf=" + dir.filePath("report.pdf"), "file://" + file.fileName()});
        QVERIFY2(process.waitForFinished(120'000), qPrintable(process.errorString()));
        process.start(reader, {"-layout", dir.filePath("report.pdf"), "-"});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput()).replace(QChar(0xA0), u' ');
        for (const char* const accuracy : {"99.00 %", "98.80 %", "98.70 %"})
            QVERIFY2(text.contains(accuracy), qPrintable(text));
        QVERIFY(text.contains("How to repeat it"));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "test_report.moc"

// The report on paper: numbered pages with the text and the drawings of the HTML.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "engine/core/error.h"
#include "tests/support/reported_runs.h"
#include "ui/language.h"
#include "ui/report_pdf.h"
#include "ui/translation.h"

using namespace quantelier;
using namespace quantelier::test;

class TestReportPdf : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_dir;

    QString pdfOf(const std::vector<ReportRun>& runs, const char* name,
                  const ReportLanguage& language = plainLanguage()) {
        const QString path = m_dir.filePath(name);
        // As the window does it: beside the thread of the window.
        std::thread([&] { writeReportPdf(reportDocument(runs, language), path); }).join();
        const QString kept = qEnvironmentVariable("QUANTELIER_SCREENSHOTS");  // for people to look at
        if (!kept.isEmpty()) QFile::copy(path, QDir(kept).filePath(name));
        return path;
    }

    // Page by page.
    static QStringList textOf(const QString& path) {
        QProcess process;
        process.start("pdftotext", {"-layout", path, "-"});
        if (!process.waitForFinished()) return {};
        QStringList pages =
            QString::fromUtf8(process.readAllStandardOutput()).replace(QChar(0xA0), u' ').split('\f');
        pages.removeLast();
        return pages;
    }

  private slots:
    void initTestCase() {
        if (QStandardPaths::findExecutable("pdftotext").isEmpty()) QSKIP("pdftotext is not here");
    }

    void pagesSayWhatTheRunMeasured() {
        const QStringList pages = textOf(pdfOf({reportedRun("mnist-07")}, "one.pdf"));
        QVERIFY2(pages.size() >= 3 && pages.size() <= 9, qPrintable(QString::number(pages.size())));
        for (const char* const accuracy : {"99.00 %", "98.80 %", "98.70 %"})
            QVERIFY2(pages[0].contains(accuracy), qPrintable(pages[0]));
        for (int i = 0; i < pages.size(); ++i) {
            QVERIFY(pages[i].contains(QString("Page %1 of %2").arg(i + 1).arg(pages.size())));
            QVERIFY(pages[i].contains("mnist-07"));
        }
        const QString all = pages.join(' ');
        QVERIFY(all.contains("61 706") && all.contains("63 594") && all.contains("--preset recommended"));
        QVERIFY(all.contains(
            "Loss over training and test images"));  // (Qt draws the words in a chart as outlines)
    }

    void inChinese() {
        setLanguage("zh_CN");
        ReportLanguage language = plainLanguage();
        language.code = "zh-CN";
        language.translate = windowTranslation;
        const QStringList pages = textOf(pdfOf({reportedRun("mnist-07")}, "chinese.pdf", language));
        setLanguage("en");
        QVERIFY(pages[0].contains("99.00 %"));
        const QString all = pages.join(' ');
        for (const QString& words :
             {QStringLiteral("浮点"), QStringLiteral("准确率"), QStringLiteral("混淆")})
            QVERIFY2(all.contains(words), qPrintable(words));
        for (const char* const english : {"Accuracy", "Sizes", "Certificate", "How to repeat it", "Page 1"})
            QVERIFY2(!all.contains(english), english);
    }

    // A heading is on the page of what it heads.
    void headingsAreKeptWithTheirTables() {
        const QStringList pages = textOf(pdfOf({reportedRun("a"), reportedRun("b", "tutorial")}, "two.pdf"));
        const auto together = [&](const QString& heading, const QString& first) {
            for (const QString& page : pages)
                if (page.contains(heading) && page.contains(first)) return true;
            return false;
        };
        QVERIFY(together("What was trained", "The recipe in words"));
        QVERIFY(together("Sizes", "Ratio of the payloads"));
        QVERIFY(together("Layers of B", "3.96×"));
        QVERIFY(together("How to repeat it", "LibTorch"));
    }

    void aStoppedRunAndHostileNames() {
        ReportRun run = stoppedRun();
        run.run.labels.name = "<b>bold</b> & \"quoted\"";
        const QStringList pages = textOf(pdfOf({run}, "stopped.pdf"));
        QVERIFY(pages[0].contains("<b>bold</b> & \"quoted\""));
        QVERIFY(pages.join(' ').contains("not quantized"));
    }

    void whatCannotBeWrittenIsSaid() {
        try {
            writeReportPdf(reportDocument({stoppedRun()}, plainLanguage()),
                           m_dir.filePath("none/report.pdf"));
            QFAIL("written");
        } catch (const WriteError& e) {
            QVERIFY2(QString(e.what()).contains("none/report.pdf"), e.what());
        }
    }
};

QTEST_MAIN(TestReportPdf)
#include "test_report_pdf.moc"

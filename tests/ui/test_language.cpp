// Texts that follow the language, and those that do not any more.
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QtTest>

#include "ui/language.h"
#include "ui/step.h"

using namespace quantelier;

namespace {

const QString kChinese = QStringLiteral("zh_CN");

Words name() {
    return [] { return stepName(Step::Data); };
}

}  // namespace

class TestLanguage : public QObject {
    Q_OBJECT

  private slots:
    void init() { setLanguage(QStringLiteral("en")); }

    void aTextFollows() {
        QLabel label;
        setWords(&label, "text", name());
        QCOMPARE(label.text(), QStringLiteral("Data"));
        setLanguage(kChinese);
        QCOMPARE(label.text(), QStringLiteral("数据"));
        setLanguage(QStringLiteral("en"));
        QCOMPARE(label.text(), QStringLiteral("Data"));
    }

    void whatWasSetLaterStays() {
        QLabel label;
        setWords(&label, "text", name());
        setWords(&label, "toolTip", name());
        label.setText(QStringLiteral("42"));
        setLanguage(kChinese);
        QCOMPARE(label.text(), QStringLiteral("42"));
        QCOMPARE(label.toolTip(), QStringLiteral("数据"));
        setWords(&label, "toolTip", QStringLiteral("fixed"));
        setLanguage(QStringLiteral("en"));
        QCOMPARE(label.toolTip(), QStringLiteral("fixed"));
    }

    // Dialogs come and go: nothing of them is called again.
    void whoIsGoneIsForgotten() {
        int calls = 0;
        {
            QObject owner;
            followLanguage(&owner, [&calls] { ++calls; });
            setLanguage(kChinese);
            QCOMPARE(calls, 2);
        }
        setLanguage(QStringLiteral("en"));
        QCOMPARE(calls, 2);
    }

    void aFollowerMayEndAnother() {
        QLabel* label = nullptr;
        QObject owner;
        followLanguage(&owner, [&label] { delete std::exchange(label, nullptr); });
        label = worded(new QLabel, name());
        setLanguage(kChinese);
        QVERIFY(!label);
    }

    void datesFollowAndNumbersHaveAPoint() {
        setLanguage(kChinese);
        QCOMPARE(QLocale().language(), QLocale::Chinese);
        QCOMPARE(QLocale().toString(QDate(2026, 3, 5), QStringLiteral("MMM")), QStringLiteral("3月"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral("."));
    }
};

QTEST_MAIN(TestLanguage)
#include "test_language.moc"

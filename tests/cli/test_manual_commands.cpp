// The manual describes every verb and every option that the program's own --help lists.
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using namespace quantelier::test;

class TestManualCommands : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QFile file(QStringLiteral(PROJECT_SOURCE_DIR "/resources/manual/command-line.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_manual = spelled(QString::fromUtf8(file.readAll()));
    }

    void everyVerbAndOptionIsDescribed_data() {
        QTest::addColumn<QStringList>("verb");
        for (const QString& name : verbsBelow(helpOn({})))
            QTest::addRow("%s", qPrintable(name)) << QStringList{name};
    }
    void everyVerbAndOptionIsDescribed() {
        QFETCH(QStringList, verb);
        QStringList seen, missing;
        check(verb, seen, missing);
        QVERIFY(seen.contains(QStringLiteral("--help")));
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
    }

  private:
    // Hyphens and underscores are the same to the program.
    static QString spelled(QString text) { return text.replace(QLatin1Char('-'), QLatin1Char('_')); }

    QString helpOn(const QStringList& verb) {
        return runProgram(verb + QStringList{QStringLiteral("--help")}, m_folder.path()).out;
    }

    static QStringList verbsBelow(const QString& help) {
        static const QRegularExpression line(QStringLiteral("^  ([\\w-]+)(?: {2,}|$)"),
                                             QRegularExpression::MultilineOption);
        QStringList names;
        for (auto all = line.globalMatch(help.section(QStringLiteral("Subcommands:"), 1)); all.hasNext();)
            names << all.next().captured(1);
        return names;
    }

    // The verb, its options, and the verbs below it.
    void check(const QStringList& verb, QStringList& seen, QStringList& missing) {
        static const QRegularExpression option(QStringLiteral("^  (?:-\\w,)?(--\\w+)"),
                                               QRegularExpression::MultilineOption);
        const QString help = helpOn(verb);
        QStringList words{verb.last()};
        for (auto all = option.globalMatch(help); all.hasNext();) words << all.next().captured(1);
        for (const QString& word : words) {
            const QRegularExpression whole(QStringLiteral("(?<!\\w)%1(?!\\w)").arg(spelled(word)));
            if (!m_manual.contains(whole)) missing << word;
        }
        seen << words;
        for (const QString& name : verbsBelow(help)) check(verb + QStringList{name}, seen, missing);
    }

    QTemporaryDir m_folder;
    QString m_manual;
};

QTEST_GUILESS_MAIN(TestManualCommands)
#include "test_manual_commands.moc"

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

    void everyVerbAndOptionIsDescribed() {
        QStringList seen;
        check({}, seen);
        QVERIFY(seen.contains(QStringLiteral("tutorial")) && seen.contains(QStringLiteral("--max_bytes")));
        QVERIFY2(m_missing.isEmpty(), qPrintable(m_missing.join(QStringLiteral(", "))));
    }

  private:
    // Hyphens and underscores are the same to the program.
    static QString spelled(QString text) { return text.replace(QLatin1Char('-'), QLatin1Char('_')); }

    // Of the verb and of the verbs below it.
    void check(const QStringList& verb, QStringList& seen) {
        static const QRegularExpression option(QStringLiteral("^  (?:-\\w,)?(--\\w+)"),
                                               QRegularExpression::MultilineOption);
        static const QRegularExpression below(QStringLiteral("^  ([\\w-]+)(?: {2,}|$)"),
                                              QRegularExpression::MultilineOption);
        const ProgramResult help = runProgram(verb + QStringList{QStringLiteral("--help")}, m_folder.path());
        QCOMPARE(help.code, 0);
        for (auto all = option.globalMatch(help.out); all.hasNext();)
            describe(verb, all.next().captured(1), seen);
        const QString verbs = help.out.section(QStringLiteral("Subcommands:"), 1);
        for (auto all = below.globalMatch(verbs); all.hasNext();) {
            const QString name = all.next().captured(1);
            describe(verb, name, seen);
            check(verb + QStringList{name}, seen);
        }
    }

    void describe(const QStringList& verb, const QString& word, QStringList& seen) {
        seen << word;
        const QRegularExpression whole(QStringLiteral("(?<!\\w)%1(?!\\w)").arg(spelled(word)));
        if (!m_manual.contains(whole)) m_missing << (verb + QStringList{word}).join(QLatin1Char(' '));
    }

    QTemporaryDir m_folder;
    QString m_manual;
    QStringList m_missing;
};

QTEST_GUILESS_MAIN(TestManualCommands)
#include "test_manual_commands.moc"

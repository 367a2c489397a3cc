// The man page and the completions: complete, accepted by their readers, and used by a shell.
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using quantelier::test::runProgram;

namespace {

struct Result {
    int code = -1;
    QString out, err;
};

Result run(const QString& program, const QStringList& arguments, const QString& folder) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForFinished(60000)) return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

bool isMissing(const char* program) {
    return QStandardPaths::findExecutable(program).isEmpty();
}

// The names below a heading of --help.
QStringList listed(const QString& help, const QString& heading, const QString& name) {
    const QString block = help.section(heading + ":\n", 1).section("\n\n", 0, 0);
    QStringList names;
    auto matches = QRegularExpression("^  " + name, QRegularExpression::MultilineOption).globalMatch(block);
    while (matches.hasNext()) names << matches.next().captured(1);
    return names;
}

QStringList optionsOf(const QString& help) {
    return listed(help, "Options", "(?:-\\w,)?(--\\w+)");
}

QStringList verbsOf(const QString& help) {
    return listed(help, "Subcommands", "([\\w-]+)");
}

// The lines of a verb in a generated file, and how the file spells an option there.
QString partOf(const QString& kind, const QString& text, const QString& verb) {
    if (kind == "man")
        return text.section(".SS " + QString(verb).replace("-", "\\-") + "\n", 1).section("\n.S", 0, 0);
    if (kind == "bash")
        return text.section("        \"" + verb + "\")\n            options=", 1)
            .section(";;\n        \"", 0, 0);
    if (kind == "zsh")
        return text.section("\n_quantelier_" + QString(verb).replace(' ', '_') + "() {", 1)
            .section("\n}", 0, 0);
    const QString condition = "'__fish_seen_subcommand_from " +
                              QString(verb).replace(" ", "; and __fish_seen_subcommand_from ") + "' ";
    return text.split('\n').filter(condition).join('\n') + "\n";
}

QRegularExpression optionIn(const QString& kind, const QString& option) {
    const QString name = option.mid(2);
    if (kind == "man") return QRegularExpression("\\\\fB\\\\-\\\\-" + name + "\\\\fR");
    if (kind == "bash") return QRegularExpression("--" + name + "[ \"]");
    if (kind == "zsh") return QRegularExpression("'--" + name + "\\[");
    return QRegularExpression(" -l " + name + " ");
}

}  // namespace

class TestGeneratedFiles : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        for (const char* kind : {"man", "bash", "zsh", "fish"}) {
            const auto result = runProgram({"--generate", kind}, m_folder.path());
            QCOMPARE(result.code, 0);
            QCOMPARE(result.err, QString());
            m_texts[kind] = result.out;
            QFile file(m_folder.filePath(kind));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(result.out.toUtf8());
        }
        for (const QString& verb : verbsOf(help({}))) {
            const QStringList inner = verbsOf(help({verb}));
            for (const QString& name : inner) m_options[verb + " " + name] = optionsOf(help({verb, name}));
            if (inner.isEmpty()) m_options[verb] = optionsOf(help({verb}));
        }
        QVERIFY(m_options.contains("train-quant"));
        QVERIFY(m_options.contains("dataset verify"));
        QVERIFY(m_options["tutorial"].size() > 30);
    }

    void everyVerbAndOptionIsThere_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"man", "bash", "zsh", "fish"}) QTest::newRow(kind) << kind;
    }

    void everyVerbAndOptionIsThere() {
        QFETCH(QString, kind);
        for (const QString& verb : m_options.keys()) {
            const QString part = partOf(kind, m_texts[kind], verb);
            QVERIFY2(!part.trimmed().isEmpty(), qPrintable(verb));
            for (const QString& option : m_options[verb])
                QVERIFY2(part.contains(optionIn(kind, option)), qPrintable(verb + " " + option));
        }
    }

    void manAcceptsThePage() {
        if (isMissing("man")) QSKIP("no man here (Debian: man-db)");
        const Result result = run("man", {"--warnings", "-l", m_folder.filePath("man")}, m_folder.path());
        QCOMPARE(result.code, 0);
        QCOMPARE(result.err, QString());
        QVERIFY(result.out.contains("EXIT STATUS"));
    }

    void mandocFindsNothing() {
        if (isMissing("mandoc")) QSKIP("no mandoc here");
        const Result result =
            run("mandoc", {"-Tlint", "-Wwarning", m_folder.filePath("man")}, m_folder.path());
        QCOMPARE(result.out, QString());
        QCOMPARE(result.code, 0);
    }

    void shellsAcceptTheirFile_data() {
        QTest::addColumn<QString>("shell");
        for (const char* shell : {"bash", "zsh", "fish"}) QTest::newRow(shell) << shell;
    }

    void shellsAcceptTheirFile() {
        QFETCH(QString, shell);
        if (isMissing(qPrintable(shell))) QSKIP("the shell is not here");
        const Result result = run(shell, {"-n", m_folder.filePath(shell)}, m_folder.path());
        QCOMPARE(result.err, QString());
        QCOMPARE(result.code, 0);
    }

    void bashCompletes_data() {
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<QString>("offered");
        QTest::newRow("verb") << QStringList{"tra"} << "train train-quant";
        QTest::newRow("inner verb") << QStringList{"dataset", "v"} << "verify";
        QTest::newRow("option") << QStringList{"certify", "--ck"} << "--ckpt_path";
        QTest::newRow("option with hyphens") << QStringList{"eval-quant", "--data-p"} << "--data_path";
        QTest::newRow("verb with an underscore") << QStringList{"eval_quant", "--ck"} << "--ckpt_path";
        QTest::newRow("choice") << QStringList{"export", "--format", "on"} << "onnx onnx-float";
        QTest::newRow("choice after =") << QStringList{"export", "--format", "=", "tf"} << "tflite";
        QTest::newRow("all of a choice") << QStringList{"export", "--requant", ""} << "float fixed";
        QTest::newRow("boolean") << QStringList{"train", "--bn-fold", "t"} << "true";
        QTest::newRow("file") << QStringList{"eval", "--ckpt_path", "a"} << "a file.ckpt";
        QTest::newRow("folder") << QStringList{"eval", "--data_path", ""} << "data";
        QTest::newRow("positional file") << QStringList{"inspect", "a"} << "a file.ckpt";
        QTest::newRow("number") << QStringList{"train", "--seed", ""} << "";
    }

    void bashCompletes() {
        QFETCH(QStringList, typed);
        QFETCH(QString, offered);
        // compopt, which only a completion may call, is not what is tested.
        const QString script =
            "compopt() { :; }; source \"$1\"; shift; COMP_WORDS=(quantelier \"$@\"); COMP_CWORD=$#; "
            "_quantelier; echo \"${COMPREPLY[*]}\"";
        const Result result =
            run("bash", QStringList{"-c", script, "bash", m_folder.filePath("bash")} + typed, filesFolder());
        QCOMPARE(result.err, QString());
        QCOMPARE(result.out.trimmed(), offered);
    }

    void fishCompletes_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("offered");
        QTest::newRow("verb") << "quantelier tra"
                              << "train train-quant";
        QTest::newRow("inner verb") << "quantelier dataset v"
                                    << "verify";
        QTest::newRow("choice") << "quantelier export --format on"
                                << "onnx onnx-float";
        QTest::newRow("file") << "quantelier eval --ckpt_path a"
                              << "a file.ckpt";
        QTest::newRow("folder") << "quantelier eval --data_path "
                                << "data/";
    }

    void fishCompletes() {
        if (isMissing("fish")) QSKIP("no fish here");
        QFETCH(QString, typed);
        QFETCH(QString, offered);
        const Result result = run(
            "fish",
            {"--no-config", "-c", "source $argv[1]; complete -C $argv[2]", m_folder.filePath("fish"), typed},
            filesFolder());
        QCOMPARE(result.err, QString());
        QStringList names;
        for (const QString& line : result.out.split('\n', Qt::SkipEmptyParts))
            names << line.section('\t', 0, 0);
        QCOMPARE(names.join(' '), offered);
    }

    void unknownKindIsRefused() {
        const auto result = runProgram({"--generate", "tcsh"}, m_folder.path());
        QCOMPARE(result.code, 2);
        QVERIFY(result.err.contains("--generate is 'tcsh', expected man, bash, zsh or fish"));
    }

    void versionNamesWhatComputes() {
        const auto result = runProgram({"--version"}, m_folder.path());
        QCOMPARE(result.code, 0);
        const QStringList lines = result.out.split('\n');
        QVERIFY2(QRegularExpression("^quantelier \\d+\\.\\d+\\.\\d+$").match(lines[0]).hasMatch(),
                 qPrintable(lines[0]));
        for (const char* name :
             {"Qt ", "LibTorch ", "oneDNN ", "BLAS ", "Instructions ", "CPU ", "GPU ", "Ascend "})
            QVERIFY2(!lines.filter(QRegularExpression(QString("^") + name + " *\\S")).isEmpty(), name);
    }

  private:
    QString help(const QStringList& verb) {
        return runProgram(verb + QStringList{"--help"}, m_folder.path()).out;
    }

    // With "a file.ckpt" and the folder "data".
    QString filesFolder() {
        QDir(m_folder.path()).mkpath("files/data");
        QFile file(m_folder.filePath("files/a file.ckpt"));
        if (!file.open(QIODevice::WriteOnly)) qFatal("%s", qPrintable(file.errorString()));
        return m_folder.filePath("files");
    }

    QTemporaryDir m_folder;
    QMap<QString, QString> m_texts;
    QMap<QString, QStringList> m_options;  ///< of each verb that does something
};

QTEST_GUILESS_MAIN(TestGeneratedFiles)
#include "test_generated_files.moc"

// The exported C code: it compiles without a warning, and answers as the integer network does.
#include <QRegularExpression>
#include <QTest>
#include <set>

#include "engine/core/files.h"
#include "engine/formats/c_source.h"
#include "engine/int8/inference.h"
#include "engine/peers/c_engine.h"
#include "engine/peers/process.h"
#include "tests/support/c_networks.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;
using peers::CTarget;
using peers::ProcessResult;
using peers::TemporaryFolder;

namespace {

constexpr int kImages = 12;
const std::string kStrict = " -Wall -Wextra -Wpedantic -Wconversion -Werror";

void write(const TemporaryFolder& folder, const std::vector<ExportedFile>& files) {
    for (const ExportedFile& file : files) writeFileWhole(folder.file(file.name), file.bytes);
}

std::string& bytesOf(std::vector<ExportedFile>& files, const std::string& name) {
    for (ExportedFile& file : files)
        if (file.name == name) return file.bytes;
    throw std::runtime_error(name + " is missing");
}

}  // namespace

class TestCSource : public QObject {
    Q_OBJECT

  private slots:
    void selfTestPasses_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("fixed");
        QTest::addColumn<QString>("compiler");
        QTest::addColumn<QString>("flags");
        const QStringList compilers = {"gcc", "clang"}, levels = {"-O0", "-O1", "-O2", "-O3"};
        const bool all = qEnvironmentVariableIsSet("QUANTELIER_SLOW");
        int row = 0;
        for (int kind = 0; kind < int(cNetworks().size()); ++kind)
            for (const bool fixed : {false, true}) {
                const int first = row++ + kind;  // each kind and variant with another choice
                for (int choice = first; choice < first + (all ? 8 : 1); ++choice) {
                    const QString &compiler = compilers[choice % 2], &level = levels[choice / 2 % 4];
                    QTest::addRow("%s, %s, %s %s", cNetworks()[std::size_t(kind)].name,
                                  fixed ? "fixed" : "float", qPrintable(compiler), qPrintable(level))
                        << kind << fixed << compiler << level;
                }
            }
        for (const int kind : {1, 5, 8})
            QTest::addRow("%s, sanitized", cNetworks()[std::size_t(kind)].name)
                << kind << true << "gcc"
                << "-O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined";
    }

    void selfTestPasses() {
        QFETCH(int, kind);
        QFETCH(bool, fixed);
        QFETCH(QString, compiler);
        QFETCH(QString, flags);
        if (peers::findProgram(compiler.toStdString()).empty())
            QSKIP(qPrintable(compiler + " is not installed"));
        const TemporaryFolder folder;
        write(folder, encode(kind, fixed));
        const ProcessResult result = make(folder, compiler.toStdString(), flags.toStdString());
        QVERIFY2(result.exitCode == 0, (result.errors + result.output).c_str());
        QVERIFY(result.output.find("self-test passed") != std::string::npos);
    }

    // The networks answer different images differently: a test on constant logits would show nothing.
    void networksAnswer() {
        for (const CNetwork& kind : cNetworks()) {
            const int8::Network network = makeCNetwork(kind, kSeed);
            const Dataset images = cImages(kImages, kSeed);
            int8::Inference inference(network);
            std::set<int8::Codes> answers;
            for (int i = 0; i < kImages; ++i) answers.insert(inference.run(images.image(i)));
            QVERIFY2(answers.size() > 2, kind.name);
        }
    }

    void selfTestFindsDamage() {
        std::vector<ExportedFile> files = encode(1, true);
        std::string& tables = bytesOf(files, "lenet_tables.c");
        const std::size_t at = tables.find("{\n    ", tables.find("weights_5[")) + 6;
        tables.replace(at, tables.find(',', at) - at, std::stoi(tables.substr(at)) < 128 ? "128" : "127");
        const TemporaryFolder folder;
        write(folder, files);
        const ProcessResult result = make(folder, "cc", "-O1");
        QVERIFY(result.exitCode != 0);
        QVERIFY(result.errors.find("warning") == std::string::npos);
        QVERIFY(result.output.find("self-test passed") == std::string::npos);
    }

    void runsOnThisMachine() {
        if (const std::string missing = peers::missingFor(CTarget::Host); !missing.empty())
            QSKIP(missing.c_str());
        const Dataset images = cImages(300, 8);
        const int8::Network network = makeCNetwork(cNetworks()[1], kSeed);
        int8::Inference inference(network);
        const std::vector<int8::Codes> codes =
            peers::runCSource(encode(1, false), CTarget::Host, images, m_never);
        QCOMPARE(codes.size(), std::size_t(300));
        for (std::size_t i = 0; i < codes.size(); ++i)
            QVERIFY(codes[i] == inference.run(images.image(std::int64_t(i))));
    }

    void networkNeedsNoLibrary() {
        for (const bool fixed : {false, true})
            for (const ExportedFile& file : encode(2, fixed)) {
                if (file.name.compare(0, 5, "lenet") != 0) continue;
                const QString text = QString::fromStdString(file.bytes);
                const bool arm = file.name == "lenet_dot_arm.h";  // arm_acle.h is the compiler's own
                QRegularExpression include("#include <([^>]*)>");
                for (auto i = include.globalMatch(text); i.hasNext();)
                    if (const QString header = i.next().captured(1); !arm || header != "arm_acle.h")
                        QCOMPARE(header, QString("stdint.h"));
                QVERIFY(!text.contains(QRegularExpression("\\b(malloc|free|printf|double)\\b")));
            }
    }

    // x86-64's instructions for floats, and Cortex-M3's calls in their place.
    void fixedHasNoFloats() {
        const QString arithmetic =
            "\\sv?(add|sub|mul|div|sqrt|min|max|u?comi|cvt[a-z0-9]*|fn?m(add|sub)[0-9]*)(ss|sd|ps|pd)\\s"
            "|\\scvt|\\sf(ild|ld|st|mul|add)";
        checkCode({"gcc"}, {"objdump", "-d"}, arithmetic);
        const QString calls = "__aeabi_(f|d|c[fd]|u?i2|u?l2)|__[a-z]*[sd]f[23s]?";
        checkCode({"arm-none-eabi-gcc", "-mcpu=cortex-m3", "-mthumb", "-ffreestanding"},
                  {"arm-none-eabi-nm", "-u"}, calls);
    }

    void refusals() {
        const int8::Network network = makeCNetwork(cNetworks()[3], kSeed);
        Dataset small;
        small.images.resize(28 * 28);
        small.labels.resize(1);
        QCOMPARE(refusal(ErrorCode::Failed, [&] { encodeCSource(network, Requantization::Float, small); }),
                 QString("the self-test of a C export needs images of 32 pixels a side, found 1 of 28"));
    }

  private:
    static constexpr unsigned kSeed = 3;

    static std::vector<ExportedFile> encode(int kind, bool fixed) {
        return encodeCSource(makeCNetwork(cNetworks()[std::size_t(kind)], kSeed),
                             fixed ? Requantization::Fixed : Requantization::Float, cImages(kImages, kSeed));
    }

    ProcessResult make(const TemporaryFolder& folder, const std::string& compiler, const std::string& flags) {
        return peers::runProcess({"make", "-s", "test", "CC=" + compiler, "CFLAGS=" + flags + kStrict},
                                 folder.path(), "", 120, m_never);
    }

    // The pattern must show up in the code with floats, else it would find nothing anywhere.
    void checkCode(const std::vector<std::string>& compiler, const std::vector<std::string>& lister,
                   const QString& pattern) {
        if (peers::findProgram(compiler[0]).empty() || peers::findProgram(lister[0]).empty()) {
            qInfo("%s is not installed", compiler[0].c_str());
            return;
        }
        for (const bool fixed : {false, true})
            for (const char* level : {"-Os", "-O3"}) {
                const TemporaryFolder folder;
                write(folder, encode(1, fixed));
                std::vector<std::string> command = compiler;
                command.insert(command.end(), {"-std=c99", level, "-c", "lenet.c", "lenet_layers.c",
                                               "lenet_requantize.c", "lenet_tables.c"});
                peers::requireOutput(command, folder.path(), "", 120, m_never);
                command = lister;
                command.insert(command.end(), {"lenet.o", "lenet_layers.o", "lenet_requantize.o"});
                const QString listing =
                    QString::fromStdString(peers::requireOutput(command, folder.path(), "", 120, m_never));
                const auto match = QRegularExpression(pattern).match(listing);
                QVERIFY2(match.hasMatch() != fixed, qPrintable(match.captured()));
            }
    }

    CancelToken m_never;
};

QTEST_GUILESS_MAIN(TestCSource)
#include "test_c_source.moc"

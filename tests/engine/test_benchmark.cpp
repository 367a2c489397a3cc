// Figures and their spread; with $QUANTELIER_SLOW the measurements themselves.
#include <QTest>

#include "engine/benchmark.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using namespace quantelier::test;

class TestBenchmark : public QObject {
    Q_OBJECT

  private slots:
    void medianAndSpread() {
        std::vector<double> samples;
        for (int i = 100; i >= 0; --i) samples.push_back(i);
        const BenchmarkResult result = summarized({"name", "us", 0, 0, 0, 1, 5, "avx2"}, samples);
        QCOMPARE(result.value, 50.0);
        QCOMPARE(result.low, 10.0);
        QCOMPARE(result.high, 90.0);
        QCOMPARE(result.batch, 5);
        QCOMPARE(summarized({}, {7.0}).high, 7.0);
        QVERIFY(refusal(ErrorCode::Failed, [] { summarized({}, {}); }).contains("samples"));
    }

    void everyFigureIsMeasured() {
        if (!qEnvironmentVariableIsSet("QUANTELIER_SLOW")) QSKIP("slow: set QUANTELIER_SLOW");
        QStringList names;
        benchmark(
            [&](const BenchmarkResult& result) {
                names << QString::fromStdString(result.name);
                QVERIFY2(result.low > 0.0 && result.low <= result.value && result.value <= result.high,
                         result.name.c_str());
                QVERIFY(!result.instructions.empty() && result.batch > 0);
            },
            CancelToken());
        for (const char* name : {"float training", "quantization-aware training", "float inference",
                                 "int8 inference", "int8 evaluation with lowering"})
            QVERIFY2(names.contains(name), name);
    }

    void stops() {
        CancelToken token;
        token.cancel();
        int results = 0;
        QCOMPARE(refusal(ErrorCode::Interrupted,
                         [&] { benchmark([&](const BenchmarkResult&) { ++results; }, token); }),
                 "Stopped.");
        QCOMPARE(results, 0);
    }
};

QTEST_GUILESS_MAIN(TestBenchmark)
#include "test_benchmark.moc"

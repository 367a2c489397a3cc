// Pausing, resuming and stopping a run from another thread.
#include <QtTest>
#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "engine/core/cancel_token.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 20s;    // nothing that works takes this long
constexpr auto kShort = 50ms;  // what waits still waits after this

bool finished(std::future<QString>& future, std::chrono::milliseconds wait) {
    return future.wait_for(wait) == std::future_status::ready;
}

std::future<QString> checkpointElsewhere(const CancelToken& token) {
    return std::async(std::launch::async,
                      [&token] { return refusal(ErrorCode::Interrupted, [&] { token.checkpoint(); }); });
}

const QString kPassed = "[nothing was refused]";

}  // namespace

class TestCancelToken : public QObject {
    Q_OBJECT

  private slots:
    void aFreshTokenLetsPass() {
        const CancelToken token;
        token.checkpoint();
        QVERIFY(!token.isCancelled());
        QVERIFY(!token.isFinishing());
    }

    void aCancelledTokenStopsForGood() {
        CancelToken token;
        token.cancel();
        QVERIFY(token.isCancelled());
        for (int i = 0; i < 2; ++i)
            QCOMPARE(refusal(ErrorCode::Interrupted, [&] { token.checkpoint(); }), "Stopped.");
        token.setPaused(true);
        token.setPaused(false);
        QCOMPARE(refusal(ErrorCode::Interrupted, [&] { token.checkpoint(); }), "Stopped.");
    }

    void pauseHoldsUntilResumed() {
        CancelToken token;
        token.setPaused(true);
        std::future<QString> run = checkpointElsewhere(token);
        QVERIFY(!finished(run, kShort));
        token.setPaused(false);
        QVERIFY(finished(run, kLong));
        QCOMPARE(run.get(), kPassed);
    }

    void cancelWakesAPausedRun() {
        CancelToken token;
        token.setPaused(true);
        std::future<QString> run = checkpointElsewhere(token);
        QVERIFY(!finished(run, kShort));
        token.cancel();
        QVERIFY(finished(run, kLong));
        QCOMPARE(run.get(), QString("Stopped."));
    }

    void everyWaitingThreadWakes() {
        CancelToken token;
        token.setPaused(true);
        std::vector<std::future<QString>> runs;
        for (int i = 0; i < 4; ++i) runs.push_back(checkpointElsewhere(token));
        for (std::future<QString>& run : runs) QVERIFY(!finished(run, 10ms));
        token.setPaused(false);
        for (std::future<QString>& run : runs) {
            QVERIFY(finished(run, kLong));
            QCOMPARE(run.get(), kPassed);
        }
    }

    void finishingNeitherStopsNorResumes() {
        CancelToken token;
        token.finishAfterEpoch();
        QVERIFY(token.isFinishing());
        QVERIFY(!token.isCancelled());
        token.checkpoint();
        token.setPaused(true);
        std::future<QString> run = checkpointElsewhere(token);
        QVERIFY(!finished(run, kShort));
        token.setPaused(false);
        QVERIFY(finished(run, kLong));
    }

    // A loop that checks all the time, paused and resumed at random moments: it moves, halts, and ends when
    // asked.
    void aBusyLoopFollows() {
        CancelToken token;
        std::atomic<long> steps{0};
        std::future<QString> run = std::async(std::launch::async, [&] {
            return refusal(ErrorCode::Interrupted, [&] {
                for (;;) {
                    token.checkpoint();
                    ++steps;
                }
            });
        });
        for (int i = 0; i < 20; ++i) {
            token.setPaused(true);
            std::this_thread::sleep_for(2ms);  // a step may be under way
            const long halted = steps;
            std::this_thread::sleep_for(2ms);
            QVERIFY(steps - halted <= 1);
            token.setPaused(false);
            QTRY_VERIFY(steps > halted + 1);
        }
        token.cancel();
        QVERIFY(finished(run, kLong));
        QCOMPARE(run.get(), QString("Stopped."));
    }
};

QTEST_APPLESS_MAIN(TestCancelToken)
#include "test_cancel_token.moc"

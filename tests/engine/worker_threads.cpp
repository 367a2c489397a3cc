// What the studio's threads do to each other, for ThreadSanitizer to watch: one trains and publishes what it
// has, one draws with it and pauses, resumes, switches and stops the first, one measures it until something
// newer comes. No Qt and no torch: it works on neither.
#include <atomic>
#include <cstdio>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/core/cancel_token.h"
#include "engine/core/quant_switches.h"
#include "engine/int8/fast_inference.h"
#include "engine/kernels/fused_network.h"
#include "tests/support/plain_network.h"

using namespace quantelier;

namespace {

constexpr int kCycles = 20, kTeam = 2;

using Published = std::shared_ptr<const int8::Network>;

/// In place of Qt's queue of events.
class Mailbox {
  public:
    void put(Published network) {
        const std::lock_guard<std::mutex> lock(m_mutex);
        m_network = std::move(network);
        ++m_count;
    }
    Published take(int& count) const {
        const std::lock_guard<std::mutex> lock(m_mutex);
        count = m_count;
        return m_network;
    }

  private:
    mutable std::mutex m_mutex;
    Published m_network;
    int m_count = 0;
};

Dataset randomImages(std::mt19937& random, int count) {
    Dataset data;
    data.side = kInputSize;
    data.images.resize(static_cast<std::size_t>(count) * kernels::kInputValues);
    data.labels.resize(static_cast<std::size_t>(count));
    for (std::uint8_t& byte : data.images) byte = static_cast<std::uint8_t>(random());
    for (std::uint8_t& label : data.labels) label = static_cast<std::uint8_t>(random() % 10);
    return data;
}

void train(int cycle, Mailbox& mailbox, const CancelToken& token, const QuantSwitches& switches) {
    std::mt19937 random(static_cast<unsigned>(cycle));
    const test::TrainingChoice choice = test::randomChoice(cycle);
    const Dataset data = randomImages(random, choice.images);
    test::PlainNetwork network(choice, random);
    kernels::FusedNetwork fused(network.view, choice.images);
    try {
        for (int step = 0;; ++step) {
            token.checkpoint();
            const kernels::Mode mode{false, choice.rounding && switches.fakeQuant,
                                     choice.observing && switches.observers, choice.frozenBn};
            fused.trainStep({data.images.data(), data.labels.data(), nullptr, choice.images}, mode,
                            {0.01f, 0.9f, 0.0f}, kTeam);
            if (step % 3 == 0)
                mailbox.put(std::make_shared<int8::Network>(
                    test::randomIntegerNetwork(random, {test::kLeNet, true})));
        }
    } catch (const Error&) {  // stopped
    }
}

void measure(const Mailbox& mailbox, const Dataset& data, const std::atomic<bool>& isOver) {
    int seen = 0;
    while (!isOver) {
        int count = 0;
        const Published network = mailbox.take(count);
        if (!network || count == seen) continue;
        seen = count;
        CancelToken token;
        std::thread newer([&] {
            if (count % 2 == 0) token.cancel();
        });
        try {
            int8::fastCodes(*network, data, token);
        } catch (const Error&) {
        }
        newer.join();
    }
}

// The GUI's thread: reads with what is published, and uses every control.
void draw(const Mailbox& mailbox, const Dataset& data, CancelToken& token, QuantSwitches& switches) {
    for (int event = 0; event < 12; ++event) {
        int count = 0;
        Published network;
        while (!(network = mailbox.take(count))) std::this_thread::yield();
        int8::Codes codes;
        int8::FastInference(*network).run(data.image(0), 1, &codes);
        switches.fakeQuant = event % 2 == 0;
        switches.observers = event % 3 == 0;
        token.setPaused(event % 4 == 1);
        if (token.isPaused()) std::this_thread::yield();
    }
    token.finishAfterEpoch();
    token.cancel();
}

}  // namespace

int main() {
    std::mt19937 random(1);
    const Dataset data = randomImages(random, 64);
    for (int cycle = 0; cycle < kCycles; ++cycle) {
        Mailbox mailbox;
        CancelToken token;
        QuantSwitches switches;
        std::atomic<bool> isOver{false};
        std::thread worker([&] { train(cycle, mailbox, token, switches); });
        std::thread insight([&] { measure(mailbox, data, isOver); });
        draw(mailbox, data, token, switches);
        worker.join();
        isOver = true;
        insight.join();
    }
    std::printf("%d trainings with three threads around each: no race\n", kCycles);
}

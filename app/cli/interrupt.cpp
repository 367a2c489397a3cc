// Ctrl-C as a cancelled token. The handler may not take a lock, so it only writes to a pipe; a thread that
// reads the pipe cancels. (Waiting with sigwait would need the signals blocked in every thread, and OpenBLAS
// starts its own before main.)
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "app/cli/options.h"

namespace quantelier::cli {

namespace {

int g_wakeUp[2];  // ends of the pipe: read, write

void onSignal(int) {
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(g_wakeUp[1], &byte, 1);
}

void listen(CancelToken& token) {
    if (pipe2(g_wakeUp, O_CLOEXEC) != 0) return;  // Ctrl-C then ends the program at once, as without us
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART | SA_RESETHAND;  // a second Ctrl-C ends the program at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::thread([&token] {
        char byte;
        if (read(g_wakeUp[0], &byte, 1) == 1) token.cancel();
    }).detach();
}

QuantSwitches g_switches;

void turn(std::atomic<bool>& value) {
    value = !value;  // lock-free: allowed in a signal handler
}

}  // namespace

QuantSwitches& signalSwitches() {
    std::signal(SIGUSR1, [](int) { turn(g_switches.fakeQuant); });
    std::signal(SIGUSR2, [](int) { turn(g_switches.observers); });
    return g_switches;
}

CancelToken& interruptToken() {
    static CancelToken token;
    static const bool listening = [] {
        listen(token);
        return true;
    }();
    (void)listening;
    return token;
}

}  // namespace quantelier::cli

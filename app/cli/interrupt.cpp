// Ctrl-C as a cancelled token. A thread waits for the signal, because a signal handler may not take a lock.
#include <unistd.h>

#include <csignal>
#include <thread>

#include "app/cli/options.h"

namespace quantelier::cli {

CancelToken& interruptToken() {
    static CancelToken token;
    static const bool started = [] {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // threads started from here on inherit it
        std::thread([signals] {
            int signal = 0;
            sigwait(&signals, &signal);
            token.cancel();
            pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // a second Ctrl-C ends the program at once
            pause();
        }).detach();
        return true;
    }();
    (void)started;
    return token;
}

}  // namespace quantelier::cli

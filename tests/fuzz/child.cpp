#include "tests/fuzz/child.hpp"

#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>

// There where the sanitizers are.
extern "C" int __lsan_do_recoverable_leak_check() __attribute__((weak));  // NOLINT

namespace biaochi::test {

namespace {

constexpr int patience = 30;  // seconds

// Seconds of this thread on the processor: other processes do not count. (The clock of the process is coarse
// while a timer runs on it.)
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// Counted in processor time; ends the process.
void be_patient() {
    itimerval timer{};
    timer.it_value.tv_sec = patience;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

Board& board() {
    static Board* const own = shared<Board>();
    return *own;
}

double cost(const Input& input) {
    be_patient();
    const double begin = now();
    const Reached reached = run(input);
    const double end = now();
    ++board().reached[static_cast<std::size_t>(reached)];
    return end - begin;
}

bool in_child(const std::function<void()>& work) {
    board() = {};
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
#ifndef __SANITIZE_ADDRESS__
        const rlimit memory{std::size_t{6} << 30U, std::size_t{6} << 30U};
        setrlimit(RLIMIT_AS, &memory);
#endif
        const rlimit no_core{0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        work();
        if (__lsan_do_recoverable_leak_check != nullptr && __lsan_do_recoverable_leak_check() != 0) _exit(2);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF)
        std::printf("no end after %d s of work\n", patience);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace biaochi::test

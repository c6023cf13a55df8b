// fuzz_parse [--runs N] [--seed S] [--first I] [--shapes TEXT] [--replay FILE]
//
// --first: the number of the first input; --shapes: only the shapes with TEXT in their name (and no inputs,
// unless
// --runs is given too); --replay: only the input in this file.
//
// N random and mutated inputs through the readers, then inputs of many shapes at two sizes: twice the input
// may cost 2.3 times as much. Everything runs in child processes, so that a crash or a hang is counted, its
// input kept in a file beside the program, and the rest still tried. The closing line is `N passed, M
// failed`.
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>

#include "tests/fuzz/input.hpp"

// There where the sanitizers are.
extern "C" int __lsan_do_recoverable_leak_check() __attribute__((weak));  // NOLINT

namespace {

using namespace biaochi::test;

constexpr double slowest = 2;  // seconds for one input
constexpr int patience = 30;   // seconds until a child is taken to hang
constexpr double most_growth = 2.3;
constexpr std::size_t batch = 2000;  // inputs a child
constexpr std::size_t most_failures = 40;

// Seconds of this thread on the processor: other processes do not count. (The clock of the process is coarse
// while a timer runs on it.)
double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// What a child tells its parent, also when it dies.
struct Board {
    std::size_t index, size;
    bool slow, done;
    double seconds, growth;
    std::size_t sizes[2];
    std::size_t reached[3];  // inputs, by how far they could be read
};
Board& board() {
    static auto* const shared = static_cast<Board*>(
        mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    return *shared;
}

double cost(const Input& input) {
    const double begin = now();
    const Reached reached = run(input);
    const double end = now();
    ++board().reached[static_cast<std::size_t>(reached)];
    return end - begin;
}

// Counted in processor time; ends the process.
void be_patient() {
    itimerval timer{};
    timer.it_value.tv_sec = patience;
    setitimer(ITIMER_PROF, &timer, nullptr);
}

template <typename Work>
bool in_child(Work work) {
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
#ifndef __SANITIZE_ADDRESS__
        const rlimit memory{std::size_t{6} << 30U, std::size_t{6} << 30U};
        setrlimit(RLIMIT_AS, &memory);
#endif
        const rlimit no_core{0, 0};
        setrlimit(RLIMIT_CORE, &no_core);
        be_patient();
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

struct Options {
    std::size_t runs = 1000, first = 0;
    std::uint64_t seed = 1;
    std::string folder, shapes, replay;
};

void keep(const Options& options, const Input& input, const std::string& name) {
    const std::string path = options.folder + "fuzz-" + name + ending(input.target);
    std::ofstream(path, std::ios::binary) << input.text;
    std::printf("kept as %s (%zu bytes)\n", path.c_str(), input.text.size());
}

std::size_t try_inputs(const Options& options, const Corpus& corpus) {
    std::size_t failed = 0;
    double longest = 0;
    std::size_t reached[3] = {};
    const std::size_t last = options.first + options.runs;
    for (std::size_t next = options.first; next < last && failed < most_failures;) {
        const std::size_t stop = std::min(last, next + batch);
        board() = {};
        board().index = next;
        const bool alive = in_child([&] {
            for (std::size_t i = next; i < stop; ++i) {
                board().index = i;
                be_patient();
                const double seconds = cost(make_input(corpus, options.seed, i));
                board().seconds = std::max(board().seconds, seconds);
                board().slow = seconds > slowest;
                if (board().slow) _exit(3);
            }
            board().index = stop;
        });
        longest = std::max(longest, board().seconds);
        for (std::size_t i = 0; i < 3; ++i) reached[i] += board().reached[i];
        next = alive ? stop : board().index + 1;
        if (alive) continue;
        ++failed;
        const std::size_t index = std::min(board().index, stop - 1);
        std::printf("FAILED: input %zu %s\n", index,
                    board().slow            ? "is slow"
                    : board().index == stop ? "or one before it leaks"
                                            : "ends the program");
        keep(options, make_input(corpus, options.seed, index),
             std::to_string(options.seed) + "-" + std::to_string(index));
        std::fflush(stdout);
    }
    std::printf(
        "inputs: %zu, failed %zu; of them with mistakes in their syntax %zu, only elsewhere %zu, without "
        "%zu; the slowest took %.3f s\n",
        options.runs, failed, reached[0], reached[1], reached[2], longest);
    return failed;
}

double median_of(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

// How much the time grows when the input doubles, at a size that is large enough to measure.
void measure(const Shape& shape) {
    // Memory that was once fetched from the system is kept: fetching it is the system's cost, not the
    // program's.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    constexpr double enough = 0.02;
    constexpr std::size_t largest = std::size_t{3} << 19U;  // bytes; twice that is still read
    std::size_t n = 37;                                     // no power of two: containers grow there
    double seconds = 0;
    while (true) {
        const Input input = shape.make(n);
        board().sizes[0] = n;
        board().sizes[1] = input.text.size();
        seconds = cost(input);
        if (seconds >= enough || input.text.size() >= largest) break;
        n *= 2;
    }
    board().growth = 100;
    for (int attempt = 0; attempt < 3 && board().growth > most_growth; ++attempt) {
        const Input once = shape.make(n);
        const Input twice = shape.make(2 * n);
        std::vector<double> small;
        std::vector<double> large;
        cost(twice);
        for (int i = 0; i < 5; ++i) {
            small.push_back(cost(once));
            large.push_back(cost(twice));
            board().seconds = large.back();
            if (large.back() > 5) break;
        }
        board().growth = std::min(board().growth, median_of(large) / median_of(small));
    }
    board().done = true;
}

std::size_t try_shapes(const Options& options, std::size_t& passed) {
    std::size_t failed = 0;
    for (const auto* shapes : {&standard_shapes(), &row_shapes(), &model_shapes(), &facts_shapes()})
        for (const Shape& shape : *shapes) {
            if (shape.name.find(options.shapes) == std::string::npos) continue;
            board() = {};
            const bool alive = in_child([&] { measure(shape); });
            const bool good =
                alive && board().done && board().growth <= most_growth && board().seconds < 2 * slowest;
            ++(good ? passed : failed);
            if (good) {
                const double rate = board().seconds / 2 / static_cast<double>(board().sizes[1]) * (1 << 20U);
                std::printf("  %-52s %8zu bytes, doubled: %.2f times; %.2f s/MB\n", shape.name.c_str(),
                            board().sizes[1], board().growth, rate);
                continue;
            }
            std::printf("FAILED: %-46s %8zu bytes", shape.name.c_str(), board().sizes[1]);
            if (board().done && alive)
                std::printf(", doubled: %.2f times, %.3f s\n", board().growth, board().seconds);
            else
                std::printf(": %s\n", alive ? "" : "crash, hang or leak at this size or at twice it");
            std::fflush(stdout);
        }
    return failed;
}

int replay(const std::string& path, const Corpus& corpus) {
    std::ifstream file(path, std::ios::binary);
    const auto ends = [&](const std::string& end) {
        return path.size() > end.size() && path.substr(path.size() - end.size()) == end;
    };
    Input input;
    input.text.assign(std::istreambuf_iterator<char>(file), {});
    for (const Target target : {Target::facts, Target::csv, Target::json})
        if (ends(ending(target))) input.target = target;
    for (const auto& schema : {corpus.community_schema, corpus.village_schema}) {
        input.schema = schema;
        std::printf("%.3f s\n", cost(input));
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    Options options;
    const std::string program = arguments[0];
    const std::size_t slash = program.find_last_of('/');
    options.folder = slash == std::string::npos ? "" : program.substr(0, slash + 1);
    bool given = false;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string option = arguments[i];
        const std::string value = arguments[i + 1];
        if (option == "--runs") options.runs = std::stoul(value), given = true;
        if (option == "--seed") options.seed = std::stoul(value);
        if (option == "--first") options.first = std::stoul(value);
        if (option == "--shapes") options.shapes = value;
        if (option == "--replay") options.replay = value;
    }
    const Corpus corpus;
    if (!options.replay.empty()) return replay(options.replay, corpus);
    std::size_t passed = 0;
    std::size_t failed = 0;
    if (given || options.shapes.empty()) {
        failed = try_inputs(options, corpus);
        passed = options.runs - failed;
    }
    failed += try_shapes(options, passed);
    std::printf("%zu passed, %zu failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}

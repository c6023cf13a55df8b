// fuzz_parse [--runs N] [--seed S] [--first I] [--shapes TEXT] [--replay FILE]
//
// --first: the number of the first input; --shapes: only the shapes with TEXT in their name (and no inputs,
// unless --runs is given too); --replay: only the input in this file.
//
// N random and mutated inputs through the readers, then inputs of many shapes, small and large (growth.hpp).
// As many processes share the work as there are processors. The input of a crash or of a hang is kept in a
// file beside the program. The closing line is `N passed, M failed`.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <thread>

#include "tests/fuzz/child.hpp"
#include "tests/fuzz/growth.hpp"
#include "tests/fuzz/shapes.hpp"

namespace {

using namespace biaochi::test;

constexpr std::size_t batch = 2000;  // inputs a child
constexpr std::size_t most_failures = 40;

struct Options {
    std::size_t runs = 1000, first = 0;
    std::uint64_t seed = 1;
    std::string folder, shapes, replay;
    bool inputs = true;
};

// What one of the processes that share the work has done.
struct Done {
    std::size_t passed, failed;
    std::size_t reached[3];  // inputs, by how far they could be read
    double longest;          // seconds
    bool ended;
};

void keep(const Options& options, const Input& input, const std::string& name) {
    const std::string path = options.folder + "fuzz-" + name + ending(input.target);
    std::ofstream(path, std::ios::binary) << input.text;
    std::printf("kept as %s (%zu bytes)\n", path.c_str(), input.text.size());
}

// The inputs from `next` to `stop`; after one that ends the child, another child goes on.
void try_batch(const Options& options, const Corpus& corpus, std::size_t next, std::size_t stop, Done& done) {
    while (next < stop && done.failed < most_failures) {
        const std::size_t begin = next;
        const bool alive = in_child([&] {
            for (std::size_t i = begin; i < stop; ++i) {
                board().index = i;
                const double seconds = cost(make_input(corpus, options.seed, i));
                board().seconds = std::max(board().seconds, seconds);
                board().slow = seconds > slowest;
                if (board().slow) _exit(3);
            }
            board().index = stop;
        });
        done.longest = std::max(done.longest, board().seconds);
        for (std::size_t i = 0; i < 3; ++i) done.reached[i] += board().reached[i];
        const std::size_t index = std::min(std::max(board().index, begin), stop - 1);
        next = alive ? stop : index + 1;
        done.passed += next - begin - (alive ? 0 : 1);
        if (alive) continue;
        ++done.failed;
        std::printf("FAILED: input %zu %s\n", index,
                    board().slow            ? "is slow"
                    : board().index == stop ? "or one before it leaks"
                                            : "ends the program");
        keep(options, make_input(corpus, options.seed, index),
             std::to_string(options.seed) + "-" + std::to_string(index));
    }
}

// The share of one of so many processes.
void work(const Options& options, const Corpus& corpus, std::size_t process, std::size_t processes,
          Done& done) {
    std::size_t turn = 0;
    const auto mine = [&] { return turn++ % processes == process; };
    const std::size_t last = options.first + options.runs;
    for (std::size_t next = options.first; options.inputs && next < last; next += batch)
        if (mine()) try_batch(options, corpus, next, std::min(last, next + batch), done);
    for (const auto* shapes : {&standard_shapes(), &row_shapes(), &model_shapes(), &facts_shapes()})
        for (const Shape& shape : *shapes)
            if (shape.name.find(options.shapes) != std::string::npos && mine())
                ++(grows_in_proportion(shape) ? done.passed : done.failed);
    done.ended = true;
}

Done work_together(const Options& options, const Corpus& corpus) {
    const std::size_t processes = std::max(1U, std::thread::hardware_concurrency());
    auto* const shares = shared<Done>(processes);
    std::fflush(nullptr);
    for (std::size_t i = 0; i < processes; ++i)
        if (fork() == 0) {
            work(options, corpus, i, processes, shares[i]);
            std::fflush(nullptr);
            _exit(0);
        }
    while (wait(nullptr) > 0) {
    }
    Done all{};
    for (std::size_t i = 0; i < processes; ++i) {
        all.passed += shares[i].passed;
        all.failed += shares[i].failed + (shares[i].ended ? 0 : 1);
        for (std::size_t k = 0; k < 3; ++k) all.reached[k] += shares[i].reached[k];
        all.longest = std::max(all.longest, shares[i].longest);
    }
    return all;
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
    options.inputs = given || options.shapes.empty();
    const Done all = work_together(options, corpus);
    if (options.inputs)
        std::printf(
            "inputs: %zu; of them with mistakes in their syntax %zu, only elsewhere %zu, without %zu; "
            "the slowest took %.3f s\n",
            options.runs, all.reached[0], all.reached[1], all.reached[2], all.longest);
    std::printf("%zu passed, %zu failed\n", all.passed, all.failed);
    return all.failed == 0 ? 0 : 1;
}

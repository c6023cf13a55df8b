#include "tests/fuzz/growth.hpp"

#include <malloc.h>

#include <algorithm>
#include <cstdio>

#include "tests/fuzz/child.hpp"

namespace biaochi::test {

namespace {

// Eight times the input may take sixteen times as long. Where the cost is in proportion, caches and other
// processes leave it far below; where a part of it grows with the square, that part is soon the most of it.
constexpr std::size_t times = 8;
constexpr double most_growth = 16;
constexpr double enough = 0.01;                                   // seconds, to be measured
constexpr std::size_t largest = (std::size_t{3} << 20U) / times;  // bytes, of the smaller input
constexpr int repeats = 3;

double median_of(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

void measure(const Shape& shape) {
    // Memory that was once fetched from the system is kept: fetching it is the system's cost, not the
    // program's.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    std::size_t n = 37;  // no power of two: containers grow there
    while (true) {
        const Input input = shape.make(n);
        board().size = input.text.size();
        if (cost(input) >= enough || input.text.size() >= largest) break;
        n *= 2;
    }
    const Input small = shape.make(n);
    const Input large = shape.make(times * n);
    board().growth = 100;
    for (int attempt = 0; attempt < 3 && board().growth > most_growth; ++attempt) {
        std::vector<double> of_small;
        std::vector<double> of_large;
        cost(large);
        for (int i = 0; i < repeats; ++i) {
            of_small.push_back(cost(small));
            of_large.push_back(cost(large));
        }
        board().seconds = median_of(of_large);
        board().growth = std::min(board().growth, board().seconds / median_of(of_small));
    }
    board().done = true;
}

}  // namespace

bool grows_in_proportion(const Shape& shape) {
    const bool alive = in_child([&] { measure(shape); });
    const Board& found = board();
    const bool good = alive && found.done && found.growth <= most_growth && found.seconds < times * slowest;
    std::printf("%s %-52s %8zu bytes", good ? " " : "FAILED:", shape.name.c_str(), found.size);
    if (alive && found.done)
        std::printf(", %zu of them: %.2f times, %.3f s\n", times, found.growth, found.seconds);
    else
        std::printf(": crash, hang or leak at this size or a larger one\n");
    return good;
}

}  // namespace biaochi::test

// Work in processes of its own, so that a crash or a hang is counted and the rest still tried.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <functional>
#include <new>

#include "tests/fuzz/input.hpp"

namespace biaochi::test {

constexpr double slowest = 2;  // seconds for one input

// What a process and its children both see.
template <typename T>
T* shared(std::size_t count = 1) {
    void* memory =
        mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    return static_cast<T*>(memory);
}

// What a child tells its parent, also when it dies.
struct Board {
    std::size_t index, size;  // of the input; bytes
    bool slow, done;
    double seconds, growth;
    std::size_t reached[3];  // inputs, by how far they could be read
};
// One for each process that has children.
Board& board();

// Seconds of the processor that one input takes. One that takes far too many is taken to hang and ends the
// process.
double cost(const Input& input);

// Whether the work came to its end, in the time and memory that it may use and without a leak.
bool in_child(const std::function<void()>& work);

}  // namespace biaochi::test

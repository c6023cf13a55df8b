// What is known of a subject that lacks facts, beside the ranges of its scores.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lang/base/number.hpp"

namespace biaochi::score {

// A fact that is not given.
struct Missing {
    std::uint32_t fact = 0;
    Number moves;  // by so much the total changes at the most while the other facts stay as they are
    std::vector<std::size_t> rows;  // that read it, the innermost ones
};

// A value for a fact that is not given.
struct Filled {
    std::uint32_t fact = 0;
    Number value;
    bool does_not_apply = false;
};

// Whether the program has scored facts that reach the ends of a range.
struct Reached {
    bool least = false, most = false;
};

struct Ranges {
    std::vector<Missing> missing;        // what could move the total most comes first
    std::vector<Reached> rows, results;  // by row of the model, by result
    Reached total;
    std::vector<Filled> least, most;  // with these the total is at its ends, where they are reached
};

}  // namespace biaochi::score

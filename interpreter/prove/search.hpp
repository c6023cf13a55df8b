// Branch and bound: facts that answer a question, or the proof that there are none.
#pragma once

#include <optional>

#include "interpreter/prove/engine.hpp"
#include "interpreter/prove/region.hpp"
#include "interpreter/prove/sample.hpp"

namespace biaochi::prove {

struct Question {
    enum Kind {
        highest,  // of the number `a`; what is not applicable does not count
        lowest,
        holds,   // whether the truth `a` can hold
        differ,  // whether `a` and `b` can differ
    } kind = holds;
    Id a = no_id, b = no_id;
    bool ends = false;  // highest, lowest: where `a` is a range, its end counts; else only exact numbers do
};

struct Answer {
    std::size_t length = 0;       // of facts
    std::optional<Point> facts;   // the best that were found: they break no check
    std::optional<Number> value;  // highest, lowest: of `a` there
    bool proven = false;          // nothing better exists; for holds and differ: nothing at all
    std::optional<Number> bound;  // highest, lowest: where not proven, what it cannot pass
    bool shown() const { return facts.has_value(); }
};

// How much of it there is to read: facts that are not 0 count, and long ones more.
std::size_t length_of(const Point& facts);
// Whether a point is better than the answer so far; then it is taken. Of equally good ones the shortest
// stays.
bool improve(const Question& question, Answer& answer, const Point& facts, const Value& a, const Value& b,
             std::size_t length);

struct Effort {
    unsigned regions = 400;
    std::size_t* steps = nullptr;  // what may be spent, and is taken from it; none: no other limit
};

// Starts from what sampling found.
void search(const Local& local, Sampler& sampler, const Question& question, Answer& answer,
            Effort effort = {});

}  // namespace biaochi::prove

// Rows share facts: whether one set of facts brings them all to their extremes together.
#pragma once

#include <vector>

#include "interpreter/prove/prove.hpp"
#include "interpreter/prove/search.hpp"

namespace biaochi::prove {

// What is kept of a row after its proof.
struct Part {
    std::size_t row = 0;
    std::vector<std::uint32_t> facts;  // of its cut
    std::vector<bool> read;
    std::vector<Point> highest, lowest;  // points of its cut
};

// The whole standard on one subject.
class Whole {
public:
    explicit Whole(const model::Model& model);
    // Scores of all rows (by row; the total last); empty where a check is broken.
    std::vector<Value> scores(const Point& facts);

private:
    const model::Model& model_;
    plan::Plan plan_;
    facts::Table table_;
    score::Runner runner_;
};

// Facts with which as many of the parts as can be found are at their highest (lowest) together.
Point join(Cutter& cutter, const std::vector<const Part*>& parts, bool high, Whole& whole);

// Fills in what rows without sentences of their own and the total can reach.
void find_groups(Cutter& cutter, const std::vector<Part>& parts, Report& report);

}  // namespace biaochi::prove

// Facts put through the engine itself: what a witness is worth is what `score` would say of it.
#pragma once

#include <vector>

#include "interpreter/facts/table.hpp"
#include "interpreter/plan/plan.hpp"
#include "interpreter/prove/local.hpp"
#include "interpreter/score/run.hpp"

namespace biaochi::prove {

// A table of nameless subjects, to be filled.
facts::Table blank_table(std::size_t facts, std::size_t subjects);

// Values of some expressions for points of a cut.
class Engine {
public:
    Engine(const Local& local, std::vector<Id> wanted);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Puts the points through; what was there before is gone.
    void run(const std::vector<Point>& points) { run(points, 0, points.size()); }
    void run(const std::vector<Point>& points, std::size_t first, std::size_t count);
    // Steps that a point takes.
    std::size_t cost() const { return plan_.steps.size(); }
    // Whether the point of the last run breaks no check.
    bool valid(std::size_t point) const { return valid_[point]; }
    // The value of wanted[index].
    const Value& value(std::size_t index, std::size_t point) const { return values_[index][point]; }

private:
    const Local& local_;
    std::vector<Id> wanted_;
    plan::Plan plan_;
    std::size_t width_;  // points at a time: fewer where each takes many steps
    facts::Table table_;
    score::Runner runner_;
    std::vector<std::vector<Value>> values_;
    std::vector<bool> valid_;
};

}  // namespace biaochi::prove

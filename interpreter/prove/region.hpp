// A set of facts, as a box and linear constraints, and what is certain of every expression inside it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "interpreter/prove/linear.hpp"
#include "interpreter/prove/simplex.hpp"

namespace biaochi::prove {

struct Region {
    std::vector<Value> box;               // by fact
    std::vector<Constraint> constraints;  // the checks' and those of the branches taken
    std::map<Id, Value> known;            // what branches decided of expressions
    unsigned halvings = 0;
};

// How a region is split: each part alone or all together cover it.
struct Split {
    std::vector<Region> parts;
    bool halves = false;  // of a fact's range: nothing else was left to decide
};

// Everything about the expressions that a question speaks of, inside regions.
class Regions {
public:
    // Stands for no bound: larger than any value that an expression can have.
    static const Number& infinity();

    // The expressions, their parts, and the checks.
    Regions(const Local& local, const std::vector<Id>& asked);

    // All facts that break no check, as far as linear constraints can say.
    const Region& all() const { return all_; }
    // Computes what is certain inside a region; false: no facts lie in it.
    bool enter(const Region& region);
    // Of the region that was entered.
    const Value& value(Id id) const { return values_[id]; }
    // Whether two expressions are certainly equal there.
    bool same(Id a, Id b) const;
    // About what entering a region costs, in steps.
    std::size_t cost() const { return cone_.size(); }
    // A split of the entered region by something that these expressions depend on; nullopt: nothing is left.
    std::optional<Split> split(const std::vector<Id>& asked);
    // Facts of the entered region, not yet whole where they must be.
    const Point& inside() const { return inside_; }

private:
    Value evaluate(Id id) const;
    Value quotient(const Value& a, const Value& b) const;
    Value compared(Id id, const Value& rough) const;
    void measure();
    Value added_up(Id id, const Value& rough) const;
    std::optional<Linear> difference(Id comparison) const;  // left - right, times something positive
    int sign(const Linear& form) const;                     // 1, -1 where certain, 0 where not
    Value range_of(const Linear& form) const;
    bool contract();
    std::optional<Split> split_at(Id id);
    bool same(Id a, Id b, unsigned& work, unsigned depth) const;
    std::optional<Split> visit(Id id, std::vector<bool>& seen, unsigned depth = 0);
    std::optional<Split> by_sign(Id divisor);
    std::optional<Split> by_comparison(Id id);
    std::optional<Split> by_halves(const std::vector<Id>& asked);
    int decided(Id condition) const;
    void constrain(Id check, Region& region);

    const Local& local_;
    std::vector<Id> cone_;  // ascending
    std::vector<bool> in_cone_;
    std::vector<bool> whole_sum_;  // by id: a sum that is not only a part of another one
    struct Digits {
        std::uint32_t whole = 1, fraction = 0;
    };
    std::vector<Digits> digits_;  // by id
    std::vector<Value> values_;
    Region all_, here_;
    Point inside_;
};

// A constraint over whole facts alone, as tight as whole numbers make it.
Constraint tightened(Constraint constraint, const std::vector<Domain>& domains);

}  // namespace biaochi::prove

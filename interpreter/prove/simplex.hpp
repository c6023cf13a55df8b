// Whether linear constraints can hold together, exactly.
#pragma once

#include <optional>
#include <vector>

#include "interpreter/prove/linear.hpp"

namespace biaochi::prove {

// form <= 0, or < 0.
struct Constraint {
    Linear form;
    bool strict = false;
};

// Numbers within the box (low … high of each fact) that satisfy all constraints; nullopt: there are none. The
// numbers of facts that no constraint names stay where they are in `point`.
std::optional<Point> feasible(const std::vector<Constraint>& constraints, const std::vector<Value>& box,
                              Point point);

}  // namespace biaochi::prove

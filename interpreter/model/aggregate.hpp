// What the aggregates make of the values of many places: the records of a ledger, the parts of a row, the
// subjects of a batch. Beside value.hpp the only place that knows.
#pragma once

#include <cstdint>
#include <vector>

#include "interpreter/model/value.hpp"

namespace biaochi::model {

// Where the places of each group begin, and one more for the end.
using Groups = std::vector<std::uint32_t>;

// parts[0]: a value for each place; of Op::group_highest also parts[1]; of Op::trimmed parts[1] and parts[2]
// have one for each group. The result has one for each group, from Op::above on one for each place. Not
// applicable values are left out; a range gives a range.
std::vector<Value> aggregate(Op op, const std::vector<std::vector<Value>>& parts, const Groups& groups);

}  // namespace biaochi::model

// Thresholds that depend on conditions (若 类型 为 村 则 80% 否则 60%): one case after the other, so that in
// each the thresholds are fixed numbers.
#pragma once

#include <vector>

#include "interpreter/model/expression.hpp"

namespace biaochi::model {

// The condition of the first 若 in these expressions; no_id where there is none.
Id first_condition(const Pool& pool, const std::vector<Id>& expressions);

// The expression where the condition holds, or does not.
Id where(Pool& pool, Id expression, Id condition, bool holds);

}  // namespace biaochi::model

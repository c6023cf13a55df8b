// Which rulings made a difference to one subject.
#pragma once

#include <string>
#include <vector>

#include "interpreter/report/explanation.hpp"

namespace biaochi::report {

// The number of a row, or of the nearest one above that has one (an item often has none); else its title.
const std::string& number_of(const model::Model& model, const model::Row& row);

// Whether a use of a ruling made a difference; while a value is only a range it may, and is named.
bool mattered(const std::vector<Value>& values, const model::RulingUse& use);

// Adds a use to the marks, once per ruling and option. `row`: the number of the row that it stands in, "" for
// none.
void note(std::vector<RulingMark>& marks, const model::Model& model, const model::RulingUse& use,
          const std::string& row);

}  // namespace biaochi::report

// What a row makes of the rows and items below it: their sum, or what 各项… says.
#pragma once

#include "interpreter/model/model.hpp"

namespace biaochi::model {

// The children's part of the row's score; not applicable where all of them are.
Id combined(Model& model, const Row& row);

// The most that it can be when every child has its full points; nullopt: some child has none.
std::optional<Number> combined_points(Model& model, const Row& row);

}  // namespace biaochi::model

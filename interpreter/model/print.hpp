// The model as text, for --dump model and its golden tests.
#pragma once

#include <string>

#include "interpreter/model/model.hpp"

namespace biaochi::model {

// Facts, rulings, definitions, rows with their rules: forms, phases, tiers, and each effect as an expression.
std::string print(const Model& model, const Sources& sources);

// An expression in prefix form: (add a (divide b c)). Shared and long parts are cut to their id: #12.
std::string print(const Pool& pool, const facts::Schema& schema, Id id);

// The name of a primitive ("less_equal").
std::string_view op_id(Op op);

}  // namespace biaochi::model

// The phases that make a row's score of its sentences; docs/language.md, "What a row is worth".
#pragma once

#include "interpreter/model/model.hpp"

namespace biaochi::model {

// gate > not applicable > exemption > clamp(base + alternative + additions - deductions). The parts of it.
struct Phases {
    Id raw = no_id;  // sum of the effects and of the children, before gate, exemption and bounds
    Id gate = no_id, out = no_id, exempt = no_id;  // truths
    Id score = no_id;
};

// The phases of a row, as if the rule `without` were not there.
Phases phases_of(Model& model, const Row& row, std::size_t without = Row::npos);

// Puts them into the row.
void finish(Model& model, Row& row);

}  // namespace biaochi::model

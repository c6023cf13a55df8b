// Checks as formulas of a spreadsheet. They only show while filling in what the program will refuse: a
// spreadsheet's numbers are not exact, and the program decides.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "interpreter/model/model.hpp"

namespace biaochi::forms {

// The cell of a fact, "$E7"; "" if the sheet has none.
using CellOf = std::function<std::string(std::uint32_t fact)>;

// Holds where all facts of the check are given and contradict each other. nullopt if a formula cannot say it.
std::optional<std::string> contradiction(const model::Model& model, const model::Check& check,
                                         const CellOf& cell, Language language);

}  // namespace biaochi::forms

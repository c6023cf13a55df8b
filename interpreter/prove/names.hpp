// Names that nothing uses, and names that are easily taken for each other.
#pragma once

#include "interpreter/model/load.hpp"

namespace biaochi::prove {

// Warnings about the standard's own file: fact-unused, definition-unused, names-near.
Diagnostics name_findings(const Sources& sources, const model::Program& program, const model::Model& model);

// Only names of one kind of value: between others the units tell a slip.
Diagnostics near_names(const model::Model& model, std::uint32_t source);

// What two names that are easily misread differ by; empty if they are not. They are, where they differ by one
//   - of 的 之 者 员 数 量 率, or a digit, more or less (登记失业人数, 登记失业人员数);
//   - character for another of the same sound or form (登记, 登计);
//   - pair of neighbours in the other order;
//   - letter, in English names (household, households).
// 登记失业人数 and 登记就业人数 are not: a character that carries a meaning tells them apart.
Text misread(const std::string& a, const std::string& b);

}  // namespace biaochi::prove

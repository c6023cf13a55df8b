// What the official text says against what the sentences say, number by number and tier by tier.
#pragma once

#include "interpreter/model/load.hpp"

namespace biaochi::prove {

// Warnings, in the order of the file: text-number-unused, rule-number-untold, rule-pair-differs.
Diagnostics text_findings(const Sources& sources, const model::Program& program, const model::Model& model);

}  // namespace biaochi::prove

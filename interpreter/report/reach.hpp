// What `check` proved of the scores: a line for the whole standard, and a table of its rows.
#pragma once

#include <string>

#include "interpreter/prove/prove.hpp"
#include "interpreter/report/style.hpp"

namespace biaochi::report {

// "proved: …; not proven: …".
std::string reach_line(const model::Model& model, const prove::Report& report, Language language);

// Whether nothing was left open.
bool all_proven(const model::Model& model, const prove::Report& report);

// A line per row: from which score to which, how that is known, its sentences and tiers.
std::string reach_table(const model::Model& model, const prove::Report& report, const Style& style);

}  // namespace biaochi::report

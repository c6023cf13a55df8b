// The scores of subjects that lack facts: from which to which, whatever the facts turn out to be.
#pragma once

#include "interpreter/score/scorecard.hpp"

namespace biaochi::prove {

// Fills in the scores, totals and results of the subjects that lack facts, as ranges, and what is known of
// them (Scorecard::ranges). Sound: whatever values the facts take that no check forbids, scoring them gives
// values in the ranges. Where an end is called reached, the standard itself has scored facts that reach it.
// A subject becomes refused, with a message, where its facts break a check, where no values of what it lacks
// were found that break none, and where nothing can be proven of it. For a standard that does not compare
// subjects; after score::score().
Diagnostics find_ranges(const model::Model& model, const plan::Plan& plan, facts::Table& table,
                        score::Scorecard& scorecard);

}  // namespace biaochi::prove
